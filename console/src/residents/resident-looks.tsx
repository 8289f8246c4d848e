import { Stack, Text } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { type LookFragment, ResidentCareLooksDocument, ResidentCoverageLooksDocument, ResidentReferralLooksDocument } from '../generated/operations'
import { type SectionState, useSection } from '../graph/use-section'
import { formatMoment } from '../i18n/format'
import { type Column, DataTable } from '../ui/data-table'
import { Panel } from '../ui/panel'
import { useRoleName } from '../ui/role-name'
import { Section } from '../ui/section'

const first = 50

/** Who looked at the record, as each sector wrote it down. */
export function ResidentLooks({ id }: { readonly id: string }) {
  const { t } = useTranslation('resident')
  const care = useSection(ResidentCareLooksDocument, { id, first })
  const referrals = useSection(ResidentReferralLooksDocument, { id, first })
  const coverage = useSection(ResidentCoverageLooksDocument, { id, first })
  return (
    <Stack>
      <Looks title={t('looks.facilities')} state={care} of={data => data.resident?.careAccessLog} />
      <Looks title={t('looks.referrals')} state={referrals} of={data => data.resident?.referralAccessLog} />
      <Looks title={t('looks.insurance')} state={coverage} of={data => data.resident?.coverageAccessLog} />
    </Stack>
  )
}

interface LooksProps<Data> {
  readonly title: string
  readonly state: SectionState<Data>
  readonly of: (data: Data) => readonly LookFragment[] | null | undefined
}

function Looks<Data>({ title, state, of }: LooksProps<Data>) {
  const { t } = useTranslation('resident')
  const roleName = useRoleName()
  const columns = useMemo(
    (): Column<LookFragment & { readonly id: string }>[] => [
      { id: 'at', header: t('looks.at'), cell: ({ at }) => formatMoment(at) },
      { id: 'who', header: t('looks.who'), cell: ({ role, organisation, covering }) => [roleName(role), organisation, covering && t('looks.covering')].filter(Boolean).join(', ') },
      { id: 'what', header: t('looks.what'), cell: ({ what }) => what },
      { id: 'why', header: t('looks.why'), cell: ({ purpose }) => purpose ?? '–' },
    ],
    [t, roleName],
  )
  return (
    <Panel title={title}>
      <Section state={state} of={of}>
        {entries => (entries.length === 0 ? <Text size="sm">{t('looks.nobody')}</Text> : <DataTable label={title} columns={columns} rows={entries.map(entry => ({ ...entry, id: entry.cursor }))} />)}
      </Section>
    </Panel>
  )
}
