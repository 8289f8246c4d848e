import { Button, Group, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { formatNumber } from '../i18n/format'
import { csvFile } from '../ui/csv'
import { saveFile } from '../ui/file'
import { Panel } from '../ui/panel'
import { useColumnName } from './import-columns'
import type { ImportState, KindName, RowFault } from './import-kinds'
import { PagedTable } from './paged-table'

/** What is wrong with the file, by line, in the hub's own words: it says what to do. */
export function FaultsPanel({ kind, one: { fileName, rowErrors, rowErrorCount } }: { readonly kind: KindName; readonly one: ImportState }) {
  const { t } = useTranslation('rows')
  const nameOf = useColumnName(kind)
  if (rowErrors.length === 0) return null
  const columnOf = ({ column }: RowFault) => (column ? nameOf(column) : t('faults.whole'))
  const rows = rowErrors.map((fault, at) => ({ ...fault, id: String(at) }))
  const number = formatNumber(rowErrorCount)
  const save = () => {
    const head = [t('faults.line'), t('faults.column'), t('faults.message')]
    saveFile(csvFile([head, ...rows.map(row => [String(row.line), columnOf(row), row.message])]), `loi-${fileName.replace(/\.\w+$/, '')}.csv`)
  }
  return (
    <Panel title={t('faults.title')}>
      <Group justify="space-between">
        <Text size="sm">{rowErrorCount > rows.length ? t('faults.some', { number, shown: formatNumber(rows.length) }) : t('faults.all', { number })}</Text>
        <Button variant="default" size="compact-sm" onClick={save}>
          {t('faults.file')}
        </Button>
      </Group>
      <PagedTable
        label={t('faults.title')}
        rows={rows}
        columns={[
          { id: 'line', header: t('faults.line'), cell: ({ line }) => formatNumber(line) },
          { id: 'column', header: t('faults.column'), cell: columnOf },
          { id: 'message', header: t('faults.message'), cell: ({ message }) => message },
        ]}
      />
    </Panel>
  )
}
