import { sql } from 'kysely'
import { fromGlobalId, toGlobalId } from '../../../kit/id.js'
import { type Connection, connectionOf, instantKey, type PageArgs, pageRequest } from '../../../kit/page.js'
import type { ReferralsContext } from '../context.js'
import { referralRights } from './referral.access.js'
import {
  type Choice,
  countReferrals,
  newestFirst,
  type ReferralLists,
  type ReferralRow,
  selectPage,
} from './referral.loaders.js'
import { isLeftOpen, nextMoveOf, type ReferralStatus } from './referral.rules.js'
import type { CoverageFacts, Referral } from './referral.type.js'

/** The API object, with the row that its other fields are read from. */
export interface ReferralNode extends Referral {
  readonly row: ReferralRow
}

export interface ReferralQuery extends PageArgs {
  status?: ReferralStatus[] | null
}

/** Absent, foreign and malformed ids give the same answer. */
export async function findReferral(ctx: ReferralsContext, id: string): Promise<ReferralNode | null> {
  const key = fromGlobalId('Referral', id)
  const row = key && (await ctx.load.referralById.load(key))
  return row ? readReferral(ctx, row) : null
}

/** The referrals that the viewer may see, newest first. */
export async function listReferrals(ctx: ReferralsContext, query: ReferralQuery): Promise<Connection<ReferralNode>> {
  const page = pageRequest(query, instantKey)
  const rights = referralRights(ctx.viewer)
  const condition = query.status ? sql`r.status = any(${query.status}::text[])` : sql`true`
  const rows = await ctx.db.query(selectPage({ rights, today: ctx.today }, page, condition))
  return connectionOf(rows, page, newestFirst, row => readReferral(ctx, row), countReferrals(ctx.db, rights, condition))
}

/** The list of one person or facility, batched with those of the others on the page; empty for a malformed id. */
export async function referralListOf(
  ctx: ReferralsContext,
  lists: ReferralLists,
  key: string | undefined,
  args: PageArgs,
  choice: Choice = 'all',
): Promise<Connection<ReferralNode>> {
  const page = pageRequest(args, instantKey)
  const rows = key ? await lists.page(page, choice).load(key) : []
  const total = async () => (key && (await lists.count(choice).load(key))?.n) || 0
  return connectionOf(rows, page, newestFirst, row => readReferral(ctx, row), total)
}

/** A row as it goes into an answer, its reading noted. */
export function readReferral(ctx: ReferralsContext, row: ReferralRow): ReferralNode {
  // By both, so that a look is found again by the id on the paper and by the one under which the person is shown.
  for (const id of [row.residentId, row.personId]) ctx.noteRead(id)
  return { ...row, id: toGlobalId('Referral', row.id), nextMove: nextMoveOf(row.status, { receiverOnHub: row.receiver.onHub, leftOpen: isLeftOpen(row) }), row }
}

export function coverageFactsOf({ row }: ReferralNode): CoverageFacts {
  return { ...row, residentId: toGlobalId('Resident', row.residentId), toFacilityCode: row.receiver.code }
}
