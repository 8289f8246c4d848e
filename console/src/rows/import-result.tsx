import { SimpleGrid, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { formatNumber } from '../i18n/format'
import type { Column } from '../ui/data-table'
import { Fact } from '../ui/fact'
import { Panel } from '../ui/panel'
import { useColumnName } from './import-columns'
import type { ImportState, KindName } from './import-kinds'
import { PagedTable } from './paged-table'

interface ResultProps {
  readonly kind: KindName
  readonly one: ImportState
}

/** What it did or would do, in numbers. */
export function ResultPanel({ kind, one }: ResultProps) {
  const { t } = useTranslation('rows')
  const number = (value: number | null | undefined) => (typeof value === 'number' ? formatNumber(value) : undefined)
  const isUndone = one.status === 'UNDOING' || one.status === 'UNDONE'
  return (
    <Panel title={t('told.result')}>
      <Text size="sm" mb="xs" role="status">
        {t(`told.${toldOf(one)}`)}
      </Text>
      <SimpleGrid cols={{ base: 2, sm: 5 }}>
        <Fact name={t('count.rows')}>{number(one.rowsTotal)}</Fact>
        <Fact name={t(`count.added.${kind}`)}>{number(one.added)}</Fact>
        <Fact name={t('count.changed')}>{number(one.changed)}</Fact>
        <Fact name={t(`count.unchanged.${kind}`)}>{number(one.unchanged)}</Fact>
        <Fact name={t('count.refused')}>{number(one.refused)}</Fact>
        {isUndone && <Fact name={t('count.undone')}>{number(one.undone)}</Fact>}
        {isUndone && <Fact name={t('count.kept')}>{number(one.kept)}</Fact>}
      </SimpleGrid>
    </Panel>
  )
}

function toldOf({ status, dryRun }: ImportState) {
  if (status === 'FAILED') return 'failed'
  if (status === 'CANCELLED') return 'cancelled'
  if (status === 'UNDONE') return 'undone'
  if (status === 'DONE') return dryRun ? 'trial' : 'done'
  return 'underWay'
}

interface Entry {
  readonly id: string
  readonly line: number
  readonly change: ImportState['entries'][number]['change']
  readonly columns?: readonly string[]
}

/** The first rows, one by one. */
export function EntriesPanel({ kind, one: { entries, moreEntries, dryRun } }: ResultProps) {
  const { t } = useTranslation('rows')
  const { t: code } = useTranslation('codes')
  const nameOf = useColumnName(kind)
  if (entries.length === 0) return null
  const title = t(dryRun ? 'entries.title.trial' : 'entries.title.real')
  const changed: Column<Entry> = { id: 'columns', header: t('entries.columns'), cell: ({ columns }) => columns?.map(nameOf).join(', ') }
  return (
    <Panel title={title}>
      <PagedTable
        label={title}
        rows={entries.map((entry): Entry => ({ ...entry, id: String(entry.line) }))}
        columns={[
          { id: 'line', header: t('faults.line'), cell: ({ line }) => formatNumber(line) },
          { id: 'change', header: t('entries.change'), cell: ({ change }) => code(`rowChange.${change}`) },
          ...(kind === 'cards' ? [changed] : []),
        ]}
      />
      {moreEntries > 0 && <Text size="sm">{t('entries.more', { number: formatNumber(moreEntries) })}</Text>}
    </Panel>
  )
}

/** Whom undoing left, and why. */
export function KeptPanel({ one: { keptRows = [] } }: { readonly one: ImportState }) {
  const { t } = useTranslation('rows')
  const { t: code } = useTranslation('codes')
  if (keptRows.length === 0) return null
  return (
    <Panel title={t('kept.title')}>
      <PagedTable
        label={t('kept.title')}
        rows={keptRows.map(row => ({ ...row, id: String(row.line) }))}
        columns={[
          { id: 'line', header: t('faults.line'), cell: ({ line }) => formatNumber(line) },
          { id: 'person', header: t('kept.person'), cell: ({ resident }) => (resident ? <Link to={`/residents/${resident.id}`}>{`${resident.fullName} (${resident.code})`}</Link> : t('kept.gone')) },
          { id: 'reason', header: t('kept.reason'), cell: ({ reason }) => code(`keptReason.${reason}`) },
        ]}
      />
    </Panel>
  )
}

/** What each column of the file was taken for. */
export function TakenPanel({ one: { columns = [] } }: { readonly one: ImportState }) {
  const { t } = useTranslation('rows')
  const { t: code } = useTranslation('codes')
  if (columns.length === 0) return null
  return (
    <Panel title={t('taken.title')}>
      <SimpleGrid cols={{ base: 2, sm: 4 }}>
        {columns.map(({ header, field }, at) => (
          <Fact key={`${at} ${header}`} name={header}>
            {field ? code(`residentField.${field}`) : t('taken.out')}
          </Fact>
        ))}
      </SimpleGrid>
    </Panel>
  )
}
