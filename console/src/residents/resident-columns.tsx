import { Text } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ResidentRowFragment } from '../generated/operations'
import { formatDay } from '../i18n/format'
import type { Column } from '../ui/data-table'
import { PersonCell } from '../ui/person-cell'
import { CategoryBadges } from './category-badges'

/** What is told of somebody in care where people are found. */
export function useResidentColumns(): readonly Column<ResidentRowFragment>[] {
  const { t } = useTranslation('residents')
  return useMemo(
    () => [
      {
        id: 'name',
        header: t('columns.name'),
        cell: row => <PersonCell name={row.fullName} birthDate={row.birthDate} sex={row.sex} />,
      },
      { id: 'code', header: t('columns.code'), cell: row => <Text size="sm">{row.code}</Text> },
      { id: 'category', header: t('columns.category'), cell: row => <CategoryBadges categories={row.categories} /> },
      {
        id: 'home',
        header: t('columns.home'),
        cell: row => (
          <Text size="sm">
            {row.currentStay?.facility.name ?? t('notInCare')}
            {row.absentSince && ` · ${t('away', { day: formatDay(row.absentSince) })}`}
          </Text>
        ),
      },
    ],
    [t],
  )
}
