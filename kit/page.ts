import { z } from 'zod'
import { HubError } from './errors.js'

export interface PageArgs {
  first?: number | null
  after?: string | null
  last?: number | null
  before?: string | null
}

/** A checked page request: how many rows, in which direction, from which key. */
export interface PageRequest {
  readonly limit: number
  readonly backward: boolean
  readonly from?: readonly (string | number)[]
}

export interface Connection<Node> {
  readonly nodes: Node[]
  readonly edges: { cursor: string; node: Node }[]
  readonly pageInfo: {
    hasNextPage: boolean
    hasPreviousPage: boolean
    startCursor: string | null
    endCursor: string | null
  }
  /** Runs its own statement, so only when the field is asked for. */
  readonly totalCount: () => Promise<number>
}

export const mostPerPage = 100

/** The shape of a list's cursor key, so that a forged one is refused here and not by the database. */
export type CursorKey = z.ZodType<(string | number)[]>

/** Of lists by a text and then by key. */
export const textKey: CursorKey = z.tuple([z.string().max(500), z.guid()])

/** An instant in a cursor. Tables keep milliseconds, as cursors do, so that no row is skipped or repeated. */
export const cursorInstant = z.iso.datetime({ precision: 3 }).refine(at => at > '1900')

/** Of lists by instant and then by key. */
export const instantKey = z.tuple([cursorInstant, z.guid()])

/** Of lists by day and then by key. */
export const dayKey: CursorKey = z.tuple([z.iso.date(), z.guid()])

/** Of lists by rank, then by a text and by key. */
export const rankedTextKey: CursorKey = z.tuple([z.int32(), z.string().max(500), z.guid()])

/** Exactly one of `first`/`last`, 1–100; the cursor is the caller's word and is checked like any input. */
export function pageRequest(args: PageArgs, cursorKey: CursorKey): PageRequest {
  const { first, last, after, before } = args
  if ((first == null) === (last == null)) throw badPage('Hãy cho đúng một trong first hoặc last / Give exactly one of first or last')
  const limit = first ?? last ?? 0
  if (limit < 1 || limit > mostPerPage) throw badPage(`Chọn từ 1 đến ${mostPerPage} dòng / Ask for 1 to ${mostPerPage} rows`)
  if (after != null && before != null) throw badPage('Chỉ dùng after hoặc before / Use after or before, not both')
  const cursor = first == null ? before : after
  if (first == null ? after != null : before != null) throw badPage('first đi với after, last với before / first goes with after, last with before')
  return { limit, backward: first == null, from: cursor == null ? undefined : decodeCursor(cursor, cursorKey) }
}

function badPage(message: string): HubError {
  return new HubError('BAD_USER_INPUT', { message: `${message}.` })
}

export function encodeCursor(key: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url')
}

function decodeCursor(cursor: string, cursorKey: CursorKey): (string | number)[] {
  try {
    return cursorKey.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
  } catch {
    // falls through to the one refusal
  }
  throw badPage('Con trỏ trang không hợp lệ; hãy tải lại danh sách / The page cursor is not valid; load the list again')
}

/** Builds the answer from up to `limit + 1` rows in the direction of reading. */
export function connectionOf<Row, Node>(
  rows: readonly Row[],
  request: PageRequest,
  keyOf: (row: Row) => readonly (string | number)[],
  nodeOf: (row: Row) => Node,
  totalCount: () => Promise<number>,
): Connection<Node> {
  const more = rows.length > request.limit
  const page = rows.slice(0, request.limit)
  if (request.backward) page.reverse()
  const edges = page.map(row => ({ cursor: encodeCursor(keyOf(row)), node: nodeOf(row) }))
  const moreBehind = request.from !== undefined
  return {
    nodes: edges.map(edge => edge.node),
    edges,
    pageInfo: {
      hasNextPage: request.backward ? moreBehind : more,
      hasPreviousPage: request.backward ? more : moreBehind,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount,
  }
}
