import { z } from 'zod'
import { type Connection, connectionOf, type CursorKey, type PageArgs, pageRequest } from '../../../kit/page.js'

const rowKey: CursorKey = z.tuple([z.guid()])

/** A page of rows that a loader has read already, in their order. */
export function pageOfRecords<Row extends { readonly id: string }, Node>(
  rows: readonly Row[],
  args: PageArgs,
  nodeOf: (row: Row) => Node,
): Connection<Node> {
  const page = pageRequest(args, rowKey)
  const inOrder = page.backward ? rows.toReversed() : [...rows]
  const start = page.from ? inOrder.findIndex(({ id }) => id === page.from?.[0]) + 1 : 0
  return connectionOf(inOrder.slice(start, start + page.limit + 1), page, ({ id }) => [id], nodeOf, () => Promise.resolve(rows.length))
}
