import { Anchor, Table } from '@mantine/core'
import { type ColumnDef, tableFeatures, useTable } from '@tanstack/react-table'
import { type ReactNode, useEffect, useMemo, useRef } from 'react'
import { Link } from 'react-router'

const features = tableFeatures({})

export interface Column<Row> {
  readonly id: string
  readonly header: string
  readonly cell: (row: Row) => ReactNode
}

interface DataTableProps<Row> {
  readonly label: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  /** The row the keys are at. */
  readonly selected?: string
  /** Dimmed, and no news: these rows are of another question than the one that was just asked. */
  readonly isOld?: boolean
  /** Where a row leads to: its first cell is the link. */
  readonly linkOf?: (row: Row) => string
}

/** A table that scrolls in a box of its own, so that a narrow page does not. */
export function DataTable<Row extends { readonly id: string }>({ label, columns, rows, selected, isOld = false, linkOf }: DataTableProps<Row>) {
  const definitions = useMemo(
    () => columns.map(({ id, header, cell }): ColumnDef<typeof features, Row> => ({ id, header, cell: ({ row }) => cell(row.original) })),
    [columns],
  )
  const data = useMemo(() => [...rows], [rows])
  const table = useTable({ features, columns: definitions, data, getRowId: row => row.id })
  const marked = useRef<HTMLTableRowElement>(null)
  useEffect(() => {
    // Newer browsers give a promise back, which React would take for a way to clean up.
    marked.current?.scrollIntoView({ block: 'nearest' })
  }, [selected])
  return (
    // Without a link in it the box itself has to be reached by keys, or nobody scrolls it without a mouse.
    <Table.ScrollContainer minWidth={720} scrollAreaProps={{ viewportProps: linkOf ? {} : { tabIndex: 0, role: 'group', 'aria-label': label } }}>
      <Table aria-label={label} aria-busy={isOld || undefined} opacity={isOld ? 0.5 : undefined} highlightOnHover verticalSpacing="xs">
        <Table.Thead>
          {table.getHeaderGroups().map(group => (
            <Table.Tr key={group.id}>
              {group.headers.map(header => (
                <Table.Th key={header.id} scope="col">
                  <table.FlexRender header={header} />
                </Table.Th>
              ))}
            </Table.Tr>
          ))}
        </Table.Thead>
        <Table.Tbody>
          {table.getRowModel().rows.map(row => {
            const isSelected = row.id === selected
            return (
              <Table.Tr key={row.id} ref={isSelected ? marked : undefined} data-row={row.id} aria-selected={isSelected} bg={isSelected ? 'sea.0' : undefined}>
                {row.getAllCells().map((cell, index) => (
                  <Table.Td key={cell.id}>
                    {index === 0 && linkOf ? (
                      <Anchor component={Link} to={linkOf(row.original)} underline="always">
                        <table.FlexRender cell={cell} />
                      </Anchor>
                    ) : (
                      <table.FlexRender cell={cell} />
                    )}
                  </Table.Td>
                ))}
              </Table.Tr>
            )
          })}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}
