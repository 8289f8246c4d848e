import { Badge, type MantineSize } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { formatMoment, formatNumber } from '../i18n/format'

export interface CoverageBrief {
  readonly __typename: 'Covered' | 'NotCovered' | 'CouldNotCheck'
  readonly asOf: string
  readonly percent?: number
}

const colours = { Covered: 'green', PartlyCovered: 'yellow', NotCovered: 'red', CouldNotCheck: 'gray' } as const

/** The four answers, in colour and words. That nothing could be fetched is said as such: it is never "not covered". */
export function CoverageBadge({ coverage, size }: { readonly coverage: CoverageBrief | null | undefined; readonly size?: MantineSize }) {
  const { t } = useTranslation()
  if (!coverage) {
    return (
      <Badge color="gray" variant="outline" c="dark" data-coverage="missing">
        {t('coverage.missing')}
      </Badge>
    )
  }
  const outcome = outcomeOf(coverage)
  const when = t('coverage.asOf', { moment: formatMoment(coverage.asOf) })
  return (
    <Badge color={colours[outcome]} c="dark" size={size} title={when} data-coverage={outcome}>
      {t(`coverage.${outcome}`)}
      {coverage.percent === undefined ? '' : ` ${formatNumber(coverage.percent)} %`}
      <span className="only-spoken"> {when}</span>
    </Badge>
  )
}

/** Below 100 % is an answer of its own. */
export function outcomeOf({ __typename, percent }: CoverageBrief) {
  return __typename === 'Covered' && percent !== undefined && percent < 100 ? 'PartlyCovered' : __typename
}
