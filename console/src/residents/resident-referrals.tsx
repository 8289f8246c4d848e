import { Badge, Text } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { ResidentReferralsDocument, type ResidentReferralsQuery } from '../generated/operations'
import { useSection } from '../graph/use-section'
import { UrgencyBadge } from '../referrals/urgency-badge'
import { type Column, DataTable } from '../ui/data-table'
import { Section } from '../ui/section'
import { TimeLeft } from '../ui/time-left'

type Row = NonNullable<ResidentReferralsQuery['referralsOf']>['nodes'][number]

/** Every referral of the person that the viewer may see, the newest first. */
export function ResidentReferrals({ id }: { readonly id: string }) {
  const { t } = useTranslation('resident')
  const { t: code } = useTranslation('codes')
  const state = useSection(ResidentReferralsDocument, { id, first: 100 })
  const columns = useMemo(
    (): Column<Row>[] => [
      { id: 'to', header: t('referrals.to'), cell: ({ toFacility }) => toFacility.name },
      { id: 'kind', header: t('referrals.kind'), cell: ({ kind }) => code(`referralKind.${kind}`) },
      { id: 'urgency', header: t('referrals.urgency'), cell: ({ urgency }) => <UrgencyBadge urgency={urgency} /> },
      { id: 'status', header: t('referrals.status'), cell: ({ status }) => <Badge color="sea">{code(`status.${status}`)}</Badge> },
      { id: 'time', header: t('referrals.time'), cell: ({ dueBy, nextMove }) => (nextMove === 'NOBODY' ? code('nextMove.NOBODY') : <TimeLeft dueBy={dueBy} />) },
      { id: 'paper', header: t('referrals.paper'), cell: ({ paperNumber }) => paperNumber ?? '–' },
    ],
    [t, code],
  )
  return (
    <Section state={state} of={data => data.referralsOf} lines={4}>
      {({ nodes }) =>
        nodes.length === 0 ? <Text c="dimmed">{t('referrals.none')}</Text> : <DataTable label={t('referrals.list')} columns={columns} rows={nodes} linkOf={row => `/referrals/${row.id}`} />
      }
    </Section>
  )
}
