import { Group, Stack, Text } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { EntitledPeopleDocument, type EntitledRowFragment } from '../generated/operations'
import { useSection } from '../graph/use-section'
import { formatDay } from '../i18n/format'
import { useViewer } from '../session/session-context'
import { worksInHome } from '../session/viewer'
import type { Column } from '../ui/data-table'
import { ListOf, pageSize } from '../ui/list-of'
import { PersonCell } from '../ui/person-cell'
import { pageOf, usePlace } from '../ui/place'
import { FacilityFilter } from './facility-filter'

/** Who has a right to a card by their group and holds none that is good. */
export function EntitledPage() {
  const { t: coverage } = useTranslation('coverage')
  const viewer = useViewer()
  const { filters, go } = usePlace()
  const facility = filters.get('facility') ?? undefined
  const state = useSection(EntitledPeopleDocument, { facility, ...pageOf(filters, pageSize) })
  const columns = useColumns()
  return (
    <Stack gap="sm">
      {!worksInHome(viewer) && (
        <Group align="flex-end" className="no-print">
          <FacilityFilter value={facility} onChoose={id => go({ facility: id })} />
        </Group>
      )}
      <ListOf
        label={coverage('tabs.entitled')}
        state={state}
        of={data => data.entitledWithoutCard}
        columns={columns}
        linkOf={({ id }) => `/coverage?resident=${id}`}
        onClear={facility === undefined ? undefined : () => go({ facility: undefined })}
      />
    </Stack>
  )
}

function useColumns(): readonly Column<EntitledRowFragment>[] {
  const { t } = useTranslation('coverageList')
  const { t: code } = useTranslation('codes')
  return useMemo(
    () => [
      { id: 'person', header: t('columns.person'), cell: row => <PersonCell name={row.resident?.fullName} birthDate={row.resident?.birthDate} /> },
      { id: 'facility', header: t('columns.facility'), cell: row => <Text size="sm">{row.resident?.currentStay?.facility.name ?? '–'}</Text> },
      { id: 'group', header: t('columns.group'), cell: row => <Text size="sm">{code(`category.${row.category}`)}</Text> },
      {
        id: 'rights',
        header: t('columns.rights'),
        cell: row => (
          <Stack gap={0}>
            {row.rights.map(({ objectCode, onlyFor, legalBasis }) => (
              <Text key={`${objectCode} ${onlyFor}`} size="sm">
                {onlyFor ? t('rightFor', { code: objectCode, who: onlyFor }) : t('right', { code: objectCode })}{' '}
                <Text component="span" size="xs" c="dimmed">
                  {legalBasis}
                </Text>
              </Text>
            ))}
          </Stack>
        ),
      },
      { id: 'ended', header: t('columns.ended'), cell: row => <Text size="sm">{row.lastCardEndedOn ? formatDay(row.lastCardEndedOn) : t('neverHeld')}</Text> },
    ],
    [t, code],
  )
}
