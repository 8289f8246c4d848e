import { randomUUID } from 'node:crypto'
import { LockMode } from '@mikro-orm/core'
import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { fromGlobalId, toGlobalId } from '../../../kit/id.js'
import { type Connection, connectionOf, type PageArgs, pageRequest } from '../../../kit/page.js'
import { isPlainText } from '../../../kit/vn/plain-text.js'
import { refuse, toUserErrors } from '../../../kit/user-errors.js'
import { readBack, type Write, write } from '../../../kit/write.js'
import type { ReferralsContext } from '../context.js'
import { findJudged, longestNote } from '../life-cycle/life-cycle.service.js'
import { referralFilter, referralRights } from '../referral/referral.access.js'
import { userErrorTexts } from '../user-errors.js'
import { sideFilter } from '../worklist/worklist.access.js'
import { FollowUpEntity } from './follow-up.entity.js'
import { type FollowUpNode, type FollowUpRow, selectFollowUps, toFollowUp } from './follow-up.loaders.js'
import type { FollowUpTask } from './follow-up.rules.js'
import type { SettleFollowUpInput, SettleFollowUpPayload } from './follow-up.type.js'

export interface FollowUpQuery extends PageArgs {
  open?: boolean | null
  dueBy?: string | null
}

const dueKey = z.tuple([z.iso.date(), z.guid()])

/** What the caller’s organisation has to do for the people it sent; of who looks on, all they may see. */
export async function listFollowUps(ctx: ReferralsContext, query: FollowUpQuery): Promise<Connection<FollowUpNode>> {
  const page = pageRequest(query, dueKey)
  const where = chosen(ctx, query)
  const [due, id] = page.from ?? []
  const [beyond, order] = page.backward ? [sql`<`, sql`desc`] : [sql`>`, sql`asc`]
  const rows = await ctx.db.query<FollowUpRow>(sql`${selectFollowUps(referralRights(ctx.viewer))} where ${where}
    ${page.from ? sql`and (t.due_on, t.id) ${beyond} (${due}::date, ${id}::uuid)` : sql``}
    order by t.due_on ${order}, t.id ${order} limit ${page.limit + 1}`)
  const total = async () => {
    const counted = await ctx.db.query<{ n: number }>(sql`select count(*)::int as n
      from referrals.follow_up t join referrals.referral r on r.id = t.referral_id where ${where}`)
    return counted[0]?.n ?? 0
  }
  return connectionOf(rows, page, row => [row.dueOn, row.id], row => readFollowUp(ctx, row), total)
}

function chosen({ viewer }: ReferralsContext, { open, dueBy }: FollowUpQuery): RawBuilder<boolean> {
  return sql<boolean>`${sideFilter(viewer, 'SENDER')} and ${referralFilter(viewer, 'clinical')}
    ${open == null ? sql`` : sql`and (t.outcome is null) = ${open}`}
    ${dueBy == null ? sql`` : sql`and t.due_on <= ${dueBy}::date`}`
}

export async function followUpsOf(ctx: ReferralsContext, referralKey: string): Promise<FollowUpNode[]> {
  const rows = await ctx.load.followUpsOfReferral.load(referralKey)
  return rows.map(row => readFollowUp(ctx, row))
}

function readFollowUp(ctx: ReferralsContext, row: FollowUpRow): FollowUpNode {
  ctx.noteRead(row.residentId)
  return toFollowUp(row)
}

/** Notes the tasks of a word that came back, in the transaction that completes the referral. */
export function noteFollowUps(referralId: string, tasks: readonly FollowUpTask[], { tx }: Write): void {
  for (const task of tasks) {
    tx.em.create(FollowUpEntity, { ...task, id: randomUUID(), version: 1, referralId, outcome: null, settledAt: null, note: null })
  }
}

const outcome = z.object({ followUpId: z.guid() })

export async function settleFollowUp(ctx: ReferralsContext, input: SettleFollowUpInput): Promise<SettleFollowUpPayload> {
  const written = await write(ctx, { name: 'settleFollowUp', input, outcome }, change => settle(ctx, input, change))
  const find = async (key: string | undefined) => {
    const row = key && (await ctx.load.followUpById.load(key))
    return row ? readFollowUp(ctx, row) : null
  }
  if ('outcome' in written) return { followUp: await readBack(() => find(written.outcome.followUpId)), userErrors: [] }
  const userErrors = toUserErrors(written.refused, userErrorTexts, ctx.language)
  return { followUp: await find(fromGlobalId('FollowUp', input.followUp)), userErrors }
}

async function settle(ctx: ReferralsContext, input: SettleFollowUpInput, change: Write) {
  const { em } = change.tx
  const key = fromGlobalId('FollowUp', input.followUp)
  const followUp = key ? await em.findOne(FollowUpEntity, key, { lockMode: LockMode.PESSIMISTIC_WRITE }) : null
  if (!followUp) return refuse('NOT_FOUND', ['input', 'followUp'])
  const referralId = toGlobalId('Referral', followUp.referralId)
  const { referral } = await findJudged(ctx, 'settleFollowUp', referralId, change, ['input', 'followUp'])
  if (followUp.version !== input.expectedVersion) refuse('CONFLICT', ['input', 'expectedVersion'], followUp.version)
  if (followUp.outcome) refuse('ALREADY_SETTLED', ['input', 'followUp'])
  const note = input.note?.trim() ?? ''
  if (!isPlainText(note, longestNote)) refuse('INVALID_VALUE', ['input', 'note'])
  if (input.outcome === 'NOT_NEEDED' && note === '') refuse('NOTE_MISSING', ['input', 'note'])
  Object.assign(followUp, { outcome: input.outcome, settledAt: ctx.now, note: note || null })
  await em.flush()
  change.record({
    action: 'followUp.settled',
    subject: `FollowUp:${followUp.id}`,
    residentId: referral.residentId,
    fields: ['outcome', 'settledAt', 'note'],
  })
  return { followUpId: followUp.id }
}
