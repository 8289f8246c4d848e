import { useState } from 'react'
import { type Column, DataTable } from '../ui/data-table'
import { Pager } from '../ui/pager'

const pageSize = 10

interface PagedTableProps<Row> {
  readonly label: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
}

/** Rows that are here already, some at a time. */
export function PagedTable<Row extends { readonly id: string }>({ label, columns, rows }: PagedTableProps<Row>) {
  const [asked, setPage] = useState(0)
  const last = Math.max(0, Math.ceil(rows.length / pageSize) - 1)
  // Rows may become fewer while they are looked at: another import, or one that goes on.
  const page = Math.min(asked, last)
  const pageInfo = { hasPreviousPage: page > 0, hasNextPage: page < last, startCursor: String(page), endCursor: String(page) }
  return (
    <>
      <DataTable label={label} columns={columns} rows={rows.slice(page * pageSize, (page + 1) * pageSize)} />
      {last > 0 && <Pager pageInfo={pageInfo} totalCount={rows.length} onPage={({ after }) => setPage(after === undefined ? page - 1 : page + 1)} />}
    </>
  )
}
