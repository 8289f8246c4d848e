import { randomUUID } from 'node:crypto'
import { LockMode } from '@mikro-orm/core'
import { sql } from 'kysely'
import { z } from 'zod'
import { HubError } from '../../../kit/errors.js'
import { fromGlobalId, toGlobalId } from '../../../kit/id.js'
import { refuse, refuseAll, toUserErrors } from '../../../kit/user-errors.js'
import { isPlainText } from '../../../kit/vn/plain-text.js'
import { type Command, readBack, type Write, write } from '../../../kit/write.js'
import type { InsuranceContext } from '../context.js'
import { type RuleRow, ruleRowProblems } from '../rules/rule-change.rules.js'
import { userErrorTexts } from '../user-errors.js'
import { isPerson } from '../../../kit/auth.js'
import { judgeRuleChange, type RuleChangeAction } from './rule-change.access.js'
import { RuleChangeEntity } from './rule-change.entity.js'
import { rulesChanged } from './rule-change.events.js'
import { changeByKey, newestChanges, type RuleChangeRow } from './rule-change.loaders.js'
import type { DraftRuleChangeInput, RuleChangePayload, SettledStatus, SettleRuleChangeInput } from './rule-change.type.js'

const outcome = z.object({ changeId: z.guid() })
const longestNote = 500

export async function draftRuleChange(ctx: InsuranceContext, input: DraftRuleChangeInput): Promise<RuleChangePayload> {
  return changed(ctx, 'draftRuleChange', { name: 'draftRuleChange', input, outcome }, async change => {
    if (input.note.trim() === '' || !isPlainText(input.note, longestNote)) refuse('NOTE_MISSING', ['input', 'note'])
    const rows: RuleRow[] = input.rows.map(({ ruleId, validFrom, value = null, legalBasis }) => ({ ruleId, validFrom, value, legalBasis }))
    refuseAll(ruleRowProblems(rows, ctx.book.rules))
    const id = randomUUID()
    const by = { draftedBy: ctx.viewer.subject, draftedAt: ctx.now }
    change.tx.em.create(RuleChangeEntity, { id, number: null, status: 'DRAFT', note: input.note.trim(), rows, ...by, settledBy: null, settledAt: null })
    change.record({ action: 'rules.drafted', subject: `RuleChange:${id}`, residentId: null, fields: rows.map(({ ruleId }) => ruleId) })
    return { changeId: id }
  })
}

/** Puts a draft into force: never by who drafted it, so that no single person changes what a card pays. */
export function activateRuleChange(ctx: InsuranceContext, input: SettleRuleChangeInput): Promise<RuleChangePayload> {
  return settle(ctx, 'activateRuleChange', 'ACTIVE', input)
}

export function withdrawRuleChange(ctx: InsuranceContext, input: SettleRuleChangeInput): Promise<RuleChangePayload> {
  return settle(ctx, 'withdrawRuleChange', 'WITHDRAWN', input)
}

async function settle(ctx: InsuranceContext, action: RuleChangeAction, status: SettledStatus, input: SettleRuleChangeInput) {
  const payload = await changed(ctx, action, { name: action, input, outcome }, async change => {
    const draft = await heldDraft(input, change)
    if (status === 'ACTIVE' && isPerson(ctx.viewer, draft.draftedBy)) refuse('SECOND_PERSON_NEEDED', ['input', 'change'])
    const number = status === 'ACTIVE' ? await nextNumber(change) : null
    // What was sound when it was drafted may not be any more, beside a change that came into force meanwhile.
    if (status === 'ACTIVE') refuseAll(ruleRowProblems(draft.rows, ctx.book.rules).map(({ code }) => ({ code, path: ['change'] })))
    Object.assign(draft, { status, number, settledBy: ctx.viewer.subject, settledAt: ctx.now })
    await change.tx.em.flush()
    const ids = draft.rows.map(({ ruleId }) => ruleId)
    change.record({ action: status === 'ACTIVE' ? 'rules.activated' : 'rules.withdrawn', subject: `RuleChange:${draft.id}`, residentId: null, fields: ids })
    if (number !== null) change.publish(rulesChanged(draft.id, draft.version, number))
    return { changeId: draft.id }
  })
  if (payload.change?.status === 'ACTIVE') await ctx.refreshRules()
  return payload
}

async function heldDraft({ change: id, expectedVersion }: SettleRuleChangeInput, change: Write) {
  const key = fromGlobalId('RuleChange', id)
  const draft = key ? await change.tx.em.findOne(RuleChangeEntity, key, { lockMode: LockMode.PESSIMISTIC_WRITE }) : null
  if (!draft) return refuse('NOT_FOUND', ['input', 'change'])
  if (draft.version !== expectedVersion) refuse('CONFLICT', ['input', 'expectedVersion'], draft.version)
  if (draft.status !== 'DRAFT') refuse('RULE_CHANGE_SETTLED', ['input', 'change'])
  return draft
}

/** One after the other, so that their order is the same for every process. */
async function nextNumber({ tx }: Write): Promise<number> {
  await tx.query(sql`select pg_advisory_xact_lock(hashtext('an-sinh-hub.rule-set'))`)
  const [last] = await tx.query(sql<{ n: number }>`select coalesce(max(number), 0)::int as n from insurance.rule_change`)
  return (last?.n ?? 0) + 1
}

async function changed(
  ctx: InsuranceContext,
  action: RuleChangeAction,
  command: Command<z.infer<typeof outcome>>,
  work: (change: Write) => Promise<z.infer<typeof outcome>>,
): Promise<RuleChangePayload> {
  if (judgeRuleChange(ctx.viewer, action) !== 'yes') throw new HubError('FORBIDDEN')
  const written = await write(ctx, command, work)
  if ('refused' in written) return { change: null, userErrors: toUserErrors(written.refused, userErrorTexts, ctx.language) }
  const row = await readBack(() => changeByKey(ctx.db, written.outcome.changeId))
  return { change: row ? toRuleChange(row) : null, userErrors: [] }
}

export async function findRuleChange(ctx: InsuranceContext, id: string) {
  const key = fromGlobalId('RuleChange', id)
  const row = key && (await changeByKey(ctx.db, key))
  return row ? toRuleChange(row) : null
}

export async function ruleChanges(ctx: InsuranceContext) {
  return (await newestChanges(ctx.db)).map(toRuleChange)
}

function toRuleChange(row: RuleChangeRow) {
  return { ...row, id: toGlobalId('RuleChange', row.id), rows: [...row.rows] }
}
