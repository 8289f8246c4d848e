import { Anchor, Badge, Button, Stack, Text, Timeline } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { type HappenedFragment, ResidentCareTimelineDocument, ResidentCoverageTimelineDocument, ResidentReferralTimelineDocument } from '../generated/operations'
import { type SectionState, useSection } from '../graph/use-section'
import { formatDayOf, formatMoment } from '../i18n/format'
import { FailureNotice } from '../ui/failure-notice'
import { Lines } from '../ui/section'

const page = 20
/** As many as the graph gives of one sector at once. */
const most = 100

type Sector = 'facilities' | 'referrals' | 'insurance'

interface Told {
  readonly sector: Sector
  readonly state: SectionState<unknown>
  readonly entries: readonly HappenedFragment[] | undefined
}

/** What happened in the three sectors, in one order; what one of them cannot tell is said, and the others tell theirs. */
export function ResidentTimeline({ id }: { readonly id: string }) {
  const { t } = useTranslation('resident')
  const [first, setFirst] = useState(page)
  const told = useTold(id, first)
  const entries = merged(told, first)
  const isLoading = told.some(({ state }) => state.isLoading)
  const isAll = told.every(({ entries: each }) => (each?.length ?? 0) < first)
  return (
    <Stack>
      {told.map(({ sector, state }) => (
        <Gap key={sector} sector={sector} state={state} />
      ))}
      {isLoading && <Lines count={3} />}
      {(entries.length > 0 || !isLoading) && <Entries entries={entries} />}
      {!isAll && first < most && (
        <Button variant="default" className="no-print" onClick={() => setFirst(Math.min(first + page, most))}>
          {t('more')}
        </Button>
      )}
      {!isAll && first === most && <Text size="sm">{t('most', { count: most })}</Text>}
    </Stack>
  )
}

function useTold(id: string, first: number): readonly Told[] {
  const care = useSection(ResidentCareTimelineDocument, { id, first })
  const referrals = useSection(ResidentReferralTimelineDocument, { id, first })
  const coverage = useSection(ResidentCoverageTimelineDocument, { id, first })
  return [
    { sector: 'facilities', state: care, entries: care.data?.resident?.careTimeline ?? undefined },
    { sector: 'referrals', state: referrals, entries: referrals.data?.resident?.referralTimeline ?? undefined },
    { sector: 'insurance', state: coverage, entries: coverage.data?.resident?.coverageTimeline ?? undefined },
  ]
}

/** Newest first, as far back as every sector has told: what lies before that may lack what one of them would add. */
function merged(told: readonly Told[], first: number): readonly HappenedFragment[] {
  const ends = told.flatMap(({ entries }) => (entries?.length === first ? [entries.at(-1)?.at ?? ''] : []))
  const horizon = ends.toSorted().at(-1) ?? ''
  const all = told.flatMap(({ entries }) => entries ?? [])
  return all.filter(({ at }) => at >= horizon).toSorted((one, other) => other.at.localeCompare(one.at))
}

function Gap({ sector, state: { failures, refresh } }: Omit<Told, 'entries'>) {
  const { t } = useTranslation()
  const [failure] = failures
  // A sealed record is told of once, above; what a role may not read is no gap.
  if (!failure || failure.kind === 'sealed' || failure.kind === 'forbidden') return null
  return (
    <FailureNotice failure={failure} onRetry={refresh}>
      <Text size="sm">{t('states.partly', { parts: t(`parts.${sector}`) })}</Text>
    </FailureNotice>
  )
}

const names = { FACILITIES: 'facilities', REFERRALS: 'referrals', INSURANCE: 'insurance' } as const

function Entries({ entries }: { readonly entries: readonly HappenedFragment[] }) {
  const { t } = useTranslation('resident')
  const { t: common } = useTranslation()
  if (entries.length === 0) return <Text c="dimmed">{t('nothingHappened')}</Text>
  return (
    <Timeline bulletSize={14} lineWidth={2} active={entries.length}>
      {entries.map(({ at, cursor, dayOnly, sector, kind, ref, title }) => (
        <Timeline.Item key={`${sector} ${cursor}`} data-sector={sector} data-kind={kind} title={kind === 'REFERRAL_STEP' ? <Anchor component={Link} to={`/referrals/${ref}`} underline="always">{title}</Anchor> : title}>
          <Text size="sm" component="div">
            {dayOnly ? formatDayOf(at) : formatMoment(at)} <Badge color="gray" c="dark">{common(`parts.${names[sector]}`)}</Badge>
          </Text>
        </Timeline.Item>
      ))}
    </Timeline>
  )
}
