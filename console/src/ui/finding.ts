import { useTranslation } from 'react-i18next'
import type { Measure } from '../generated/enums'
import type { AlertBriefFragment } from '../generated/operations'
import { codeWords } from '../i18n/code-words'
import { formatNumber } from '../i18n/format'

const isMeasure = (name: string): name is Measure => name in codeWords.vi.measure

/** What an alert found, in one line: what was measured with its value, or the instrument, and what is the matter with it. */
export function useFinding(): (alert: Pick<AlertBriefFragment, 'kind' | 'measure' | 'subject' | 'value'>) => string {
  const { t } = useTranslation('codes')
  return ({ kind, measure, subject, value }) => {
    const what = t(`alertKind.${kind}`)
    // An alert names its measure in small letters.
    const name = measure?.toUpperCase() ?? ''
    const score = value === null ? '' : ` ${formatNumber(value)}`
    if (isMeasure(name)) return `${t(`measure.${name}`)}${score} ${t(`measureUnit.${name}`)} – ${what}`
    return subject === null ? what : `${subject}${score} – ${what}`
  }
}
