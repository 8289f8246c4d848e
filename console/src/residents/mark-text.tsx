import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { AlertSeverity, Measure } from '../generated/enums'
import { formatNumber } from '../i18n/format'
import type { Beyond } from './check-marks'

const colours: Record<AlertSeverity, string> = { URGENT: 'red.9', ALERT: '#a33a00', WARN: '#6b4e00' }

/** Where a number lies, in words and colour; told to who listens too, as it is typed. */
export function MarkText({ mark, measure }: { readonly mark: Beyond | 'within' | undefined; readonly measure: Measure }) {
  const { t } = useTranslation('check')
  const { t: code } = useTranslation('codes')
  return (
    <span aria-live="polite" data-mark={mark === undefined ? undefined : mark === 'within' ? 'WITHIN' : `${mark.side}_${mark.severity}`}>
      {mark === 'within' && code('measuredBand.WITHIN')}
      {typeof mark === 'object' && (
        <Text component="span" size="sm" fw={600} c={colours[mark.severity]}>
          {code(`measuredBand.${mark.side}_${mark.severity}`)} ({t(mark.side === 'HIGH' ? 'from' : 'below', { bound: formatNumber(mark.bound), unit: code(`measureUnit.${measure}`) })})
        </Text>
      )}
    </span>
  )
}
