import { Badge, Text } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { WorklistRowFragment } from '../generated/operations'
import type { Failure } from '../graph/failure'
import { CoverageBadge } from '../ui/coverage-badge'
import { type Column, DataTable } from '../ui/data-table'
import { PersonCell } from '../ui/person-cell'
import { TimeLeft } from '../ui/time-left'
import { UrgencyBadge } from './urgency-badge'

interface ListTableProps {
  readonly rows: readonly WorklistRowFragment[]
  readonly failures: readonly Failure[]
  readonly selected: string | undefined
  readonly isOld: boolean
}

export function ListTable({ rows, failures, selected, isOld }: ListTableProps) {
  const { t } = useTranslation('worklist')
  const { t: code } = useTranslation('codes')
  // A role that may not read it gets nothing and no fault: then there is nothing to say.
  const isCoverageOut = failures.some(({ path }) => path?.includes('coverageNow'))
  const columns = useMemo(
    (): Column<WorklistRowFragment>[] => [
      {
        id: 'patient',
        header: t('columns.patient'),
        cell: row => <PersonCell name={row.patientName} birthDate={row.patientBirthDate} />,
      },
      { id: 'urgency', header: t('columns.urgency'), cell: row => <UrgencyBadge urgency={row.urgency} /> },
      {
        id: 'route',
        header: t('columns.route'),
        cell: row => (
          <Text size="sm">
            {row.fromFacility?.name ?? row.fromHealthFacility?.name ?? '–'} → {row.toFacility.name}
          </Text>
        ),
      },
      { id: 'status', header: t('columns.status'), cell: row => <Badge color="sea">{code(`status.${row.status}`)}</Badge> },
      { id: 'move', header: t('columns.move'), cell: row => <Text size="sm">{code(`nextMove.${row.nextMove}`)}</Text> },
      { id: 'time', header: t('columns.time'), cell: row => <TimeLeft dueBy={row.dueBy} /> },
      {
        id: 'coverage',
        header: t('columns.coverage'),
        cell: row => (row.coverageNow || isCoverageOut ? <CoverageBadge coverage={row.coverageNow} /> : '–'),
      },
      { id: 'paper', header: t('columns.paper'), cell: row => <Text size="sm">{row.paperNumber ?? '–'}</Text> },
    ],
    [t, code, isCoverageOut],
  )
  return <DataTable label={t('title')} columns={columns} rows={rows} selected={selected} isOld={isOld} linkOf={({ id }) => `/referrals/${id}`} />
}
