import { Anchor, Badge, Group, NativeSelect, Stack, Text } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { ExpiringCardsDocument, type ExpiringRowFragment } from '../generated/operations'
import { useSection } from '../graph/use-section'
import { formatDay, formatDayOf } from '../i18n/format'
import { useViewer } from '../session/session-context'
import { worksInHome } from '../session/viewer'
import type { Column } from '../ui/data-table'
import { ListOf, pageSize } from '../ui/list-of'
import { PersonCell } from '../ui/person-cell'
import { chosen, pageOf, usePlace } from '../ui/place'
import { FacilityFilter } from './facility-filter'
import { withins } from './withins'

/** Cards that end and that no other follows; which of them end before the paper of an open referral. */
export function ExpiringPage() {
  const { t } = useTranslation('coverageList')
  const { t: coverage } = useTranslation('coverage')
  const { t: code } = useTranslation('codes')
  const viewer = useViewer()
  const { filters, go } = usePlace()
  const within = chosen(filters, 'within', withins) ?? 'DAYS_30'
  const facility = filters.get('facility') ?? undefined
  const state = useSection(ExpiringCardsDocument, { within, facility, ...pageOf(filters, pageSize) })
  const columns = useColumns()
  return (
    <Stack gap="sm">
      <Group align="flex-end" className="no-print">
        <NativeSelect
          label={t('within')}
          value={within}
          data={withins.map(value => ({ value, label: code(`expiringWithin.${value}`) }))}
          onChange={({ currentTarget }) => go({ within: currentTarget.value })}
        />
        {!worksInHome(viewer) && <FacilityFilter value={facility} onChoose={id => go({ facility: id })} />}
      </Group>
      <ListOf
        label={coverage('tabs.expiring')}
        state={state}
        of={data => data.expiringCards}
        columns={columns}
        linkOf={({ resident }) => (resident ? `/coverage?resident=${resident.id}` : '/coverage')}
        onClear={facility === undefined ? undefined : () => go({ facility: undefined })}
      />
    </Stack>
  )
}

function useColumns(): readonly Column<ExpiringRowFragment>[] {
  const { t } = useTranslation('coverageList')
  return useMemo(
    () => [
      { id: 'person', header: t('columns.person'), cell: row => <PersonCell name={row.resident?.fullName ?? row.card.holderName} birthDate={row.resident?.birthDate} /> },
      {
        id: 'ends',
        header: t('columns.ends'),
        cell: row => (
          <Stack gap={0}>
            <Text size="sm">{formatDay(row.card.validTo)}</Text>
            <Text size="xs" c="dimmed">
              {row.daysLeft === 0 ? t('lastDay') : t('days', { count: row.daysLeft })}
            </Text>
          </Stack>
        ),
      },
      { id: 'referral', header: t('columns.referral'), cell: row => <OpenReferral row={row} /> },
      { id: 'facility', header: t('columns.facility'), cell: row => <Text size="sm">{row.resident?.currentStay?.facility.name ?? '–'}</Text> },
      { id: 'card', header: t('columns.card'), cell: row => <Text size="sm">{row.card.cardNumber}</Text> },
    ],
    [t],
  )
}

/** The flag, and the referral that outlives the card; what of it another sector could not say is left out, not the flag. */
function OpenReferral({ row: { endsBeforeReferral, referral } }: { readonly row: ExpiringRowFragment }) {
  const { t } = useTranslation('coverageList')
  if (!endsBeforeReferral && !referral) return '–'
  return (
    <Stack gap={2} align="flex-start">
      {endsBeforeReferral && (
        <Badge color="orange" c="dark" data-flag>
          {t('endsBefore')}
        </Badge>
      )}
      {referral && (
        <Anchor component={Link} to={`/referrals/${referral.id}`} size="sm" underline="always">
          {t('paper', { to: referral.toFacility.name, day: referral.validUntil ? formatDayOf(referral.validUntil) : '–' })}
        </Anchor>
      )}
    </Stack>
  )
}
