import { sql } from 'kysely'
import { fromGlobalId, toGlobalId } from '../../../kit/id.js'
import { type Connection, connectionOf, instantKey, type PageArgs, pageRequest } from '../../../kit/page.js'
import type { Bilingual } from '../../../kit/vn/types.js'
import type { FacilitiesContext } from '../context.js'
import { openingFilter, seesAllOpenings } from './seal.access.js'
import { type OpeningRow, selectOpenings } from './seal.loaders.js'
import { isOverdue, openingReasons, type OpeningStatus } from './seal.rules.js'
import type { SealedLook, SealedOpening, SealNote } from './seal.type.js'

const note: Bilingual = {
  vi: 'Một phần hồ sơ này được niêm phong nên không hiện ở đây. Nếu cần xem vì lý do luật cho phép, hãy dùng openSealedRecord; việc mở được ghi lại và báo cho nơi giữ hồ sơ.',
  en: 'Something of this record is sealed and not shown here. Where the law gives a reason to read it, use openSealedRecord; the opening is written down and told to who keeps the record.',
}

export async function sealOf(ctx: FacilitiesContext, residentKey: string): Promise<SealNote | null> {
  const seal = await ctx.load.sealOfResident.load(residentKey)
  return seal?.isSealed ? { text: note[ctx.language], openUntil: seal.openUntil } : null
}

/** The API object, with the keys of what stands around it. */
export interface OpeningNode extends SealedOpening {
  readonly key: string
  readonly residentId: string
}

export async function findOpening(ctx: FacilitiesContext, key: string): Promise<OpeningNode | null> {
  const row = await ctx.load.openingById.load(key)
  return row ? read(ctx, row) : null
}

export interface OpeningQuery extends PageArgs {
  status?: OpeningStatus | null
}

/** The openings that a viewer may see, the newest first. */
export async function listOpenings(ctx: FacilitiesContext, query: OpeningQuery): Promise<Connection<OpeningNode>> {
  const page = pageRequest(query, instantKey)
  const [at, id] = page.from ?? []
  const [beyond, order] = page.backward ? [sql`>`, sql`asc`] : [sql`<`, sql`desc`]
  const status = query.status ? sql`and coalesce(v."isReviewed", false) = ${query.status === 'REVIEWED'}` : sql``
  const matching = sql`${selectOpenings(ctx)} where ${openingFilter(ctx.viewer)} ${status}`
  const rows = await ctx.db.query<OpeningRow>(sql`${matching}
    ${page.from ? sql`and (o.opened_at, o.id) ${beyond} (${at}::timestamptz, ${id}::uuid)` : sql``}
    order by o.opened_at ${order}, o.id ${order} limit ${page.limit + 1}`)
  const total = async () => (await ctx.db.query<{ n: number }>(sql`select count(*)::int as n from (${matching}) every_one`))[0]?.n ?? 0
  return connectionOf(rows, page, row => [row.openedAt.toISOString(), row.id], row => read(ctx, row), total)
}

/** That somebody’s record was opened is about that person; an auditor is not told who it was. */
function read(ctx: FacilitiesContext, row: OpeningRow): OpeningNode {
  const unnamed = seesAllOpenings(ctx.viewer)
  if (!unnamed) ctx.noteRead(row.residentId)
  const status: OpeningStatus = row.isReviewed ? 'REVIEWED' : 'UNREVIEWED'
  return {
    ...row,
    key: row.id,
    id: toGlobalId('SealedOpening', row.id),
    legalBasis: openingReasons[row.reason].legalBasis,
    note: unnamed ? null : row.note,
    status,
    isOverdue: isOverdue({ status, dueOn: row.reviewDueOn }, ctx.today),
  }
}

export async function looksOf(ctx: FacilitiesContext, { key }: OpeningNode): Promise<SealedLook[]> {
  const rows = await ctx.load.looksOfOpening.load(key)
  return rows.map(({ at, fields }) => ({ at, fields: fields.split(' ') }))
}

export function openingKeyOf(id: string): string | undefined {
  return fromGlobalId('SealedOpening', id)
}
