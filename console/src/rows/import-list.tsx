import { Badge } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useSection } from '../graph/use-section'
import { formatMoment, formatNumber } from '../i18n/format'
import { type Column, DataTable } from '../ui/data-table'
import { Empty } from '../ui/empty'
import { Pager } from '../ui/pager'
import { Panel } from '../ui/panel'
import { pageOf, usePlace } from '../ui/place'
import { useRoleName } from '../ui/role-name'
import { Section } from '../ui/section'
import { type ImportKind, type ImportLine } from './import-kinds'
import { addressOf } from './import-steps'

const pageSize = 20

/** The imports of the home or the province, whoever sent them; each leads to its own address. */
export function ImportList({ kind }: { readonly kind: ImportKind }) {
  const { t } = useTranslation('rows')
  const { t: code } = useTranslation('codes')
  const roleName = useRoleName()
  const { filters, go } = usePlace()
  const state = useSection(kind.list, pageOf(filters, pageSize))
  const columns = useMemo((): Column<ImportLine>[] => {
    const changed: Column<ImportLine> = { id: 'changed', header: t('list.changed'), cell: row => formatNumber(row.changed ?? 0) }
    return [
      { id: 'file', header: t('list.file'), cell: row => row.fileName },
      { id: 'what', header: t('list.what'), cell: row => t(row.dryRun ? 'one.trial' : 'one.real') },
      { id: 'status', header: t('list.status'), cell: row => <Badge color="sea">{code(`importStatus.${row.status}`)}</Badge> },
      { id: 'when', header: t('list.when'), cell: row => formatMoment(row.createdAt) },
      { id: 'by', header: t('list.by'), cell: row => roleName(row.byRole) },
      { id: 'added', header: t('list.added'), cell: row => formatNumber(row.added) },
      ...(kind.name === 'cards' ? [changed] : []),
      { id: 'refused', header: t('list.refused'), cell: row => formatNumber(row.refused) },
    ]
  }, [t, code, roleName, kind])
  return (
    <Panel title={t('list.title')}>
      <Section state={state} of={data => data.imports}>
        {({ nodes, pageInfo, totalCount }) =>
          nodes.length === 0 ? (
            <Empty />
          ) : (
            <>
              <DataTable label={t('list.title')} columns={columns} rows={nodes} linkOf={({ id }) => addressOf(kind, id)} />
              <Pager pageInfo={pageInfo} totalCount={totalCount} onPage={({ after, before }) => go({ after, before })} />
            </>
          )
        }
      </Section>
    </Panel>
  )
}
