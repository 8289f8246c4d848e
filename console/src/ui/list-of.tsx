import { useNavigate } from 'react-router'
import type { SectionState } from '../graph/use-section'
import { type Column, DataTable } from './data-table'
import { Empty } from './empty'
import { Pager } from './pager'
import { usePlace } from './place'
import { useRowKeys } from './row-keys'
import { Section } from './section'

export const pageSize = 25

interface Page<Row> {
  readonly nodes: readonly Row[]
  readonly totalCount: number
  readonly pageInfo: Parameters<typeof Pager>[0]['pageInfo']
}

interface ListOfProps<Data, Row> {
  readonly label: string
  readonly state: SectionState<Data>
  readonly of: (data: Data) => Page<Row>
  readonly columns: readonly Column<Row>[]
  readonly linkOf: (row: Row) => string
  /** Takes the filters away; absent while there are none. */
  readonly onClear?: () => void
}

/** A page of a list, with its pager and keys; where it stands is in the address. */
export function ListOf<Data, Row extends { readonly id: string }>({ label, state, of, columns, linkOf, onClear }: ListOfProps<Data, Row>) {
  const { filters, go } = usePlace()
  const navigate = useNavigate()
  const selected = filters.get('row') ?? undefined
  const rows = state.data === undefined || state.isOld ? [] : of(state.data).nodes
  const open = (id: string) => {
    const row = rows.find(each => each.id === id)
    if (row) void navigate(linkOf(row))
  }
  useRowKeys(rows.map(({ id }) => id), row => go({ row }), open)
  return (
    <Section state={state} of={of} lines={8}>
      {({ nodes, pageInfo, totalCount }) =>
        nodes.length === 0 ? (
          <Empty onClear={onClear} />
        ) : (
          <>
            <DataTable label={label} columns={columns} rows={nodes} selected={selected} isOld={state.isOld} linkOf={linkOf} />
            <Pager pageInfo={pageInfo} totalCount={totalCount} onPage={({ after, before }) => go({ after, before, row: undefined })} />
          </>
        )
      }
    </Section>
  )
}
