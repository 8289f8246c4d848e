import { sql } from 'kysely'
import { fromGlobalId, toGlobalId } from '../../../kit/id.js'
import { refuse, refuseAll } from '../../../kit/user-errors.js'
import type { Write } from '../../../kit/write.js'
import type { FacilitiesContext } from '../context.js'
import { type AsMapped, corrected, correctedText, differences } from '../clinical-change/clinical-change.rules.js'
import { reasonProblems } from '../resident/reason.rules.js'
import { idsOfHeld, keepChange, keepCorrection, newEntry, standingEntry } from '../clinical-change/clinical-change.service.js'
import { textOrNull } from '../resident/dated-part.rules.js'
import { changeRecord, type HeldResident, noteChange, type RecordChanged } from '../resident/record-change.service.js'
import { ConditionEntity } from './condition.entity.js'
import { toCondition } from './condition.loaders.js'
import { codeOf, type ConditionFacts, conditionProblems, statusProblems } from './condition.rules.js'
import type { ChangeConditionStatusInput, Condition, CorrectConditionInput, RecordConditionInput } from './condition.type.js'

export type ConditionChanged = RecordChanged & { readonly condition: Condition | null }

async function withCondition(ctx: FacilitiesContext, changed: RecordChanged): Promise<ConditionChanged> {
  const row = changed.partKey ? await ctx.load.conditionByKey.load(changed.partKey) : undefined
  return { ...changed, condition: row ? toCondition(row) : null }
}

export async function recordCondition(ctx: FacilitiesContext, input: RecordConditionInput): Promise<ConditionChanged> {
  return withCondition(ctx, await changeRecord(ctx, { name: 'recordCondition', input }, (held, change) => record(ctx, input, held, change)))
}

async function record(ctx: FacilitiesContext, input: RecordConditionInput, held: HeldResident, change: Write): Promise<string> {
  const ids = await idsOfHeld(held, change.tx)
  const { resident } = held
  const facts: ConditionFacts = {
    code: codeOf(input.code),
    text: input.text.trim(),
    since: input.since ?? null,
    until: input.until ?? null,
    foundIn: input.foundIn,
    healthCheckId: await checkOf(ids, input.healthCheck, change),
    note: textOrNull(input.note),
  }
  const clinicalStatus = input.clinicalStatus ?? (facts.until ? 'RESOLVED' : 'ACTIVE')
  refuseAll(conditionProblems(facts, clinicalStatus, { born: resident.birthDate, today: ctx.today }))
  if (clinicalStatus !== 'RESOLVED') await refuseTwice(ids, facts.code, null, change)
  const row = change.tx.em.create(ConditionEntity, { ...newEntry(ctx), residentId: resident.id, ...facts, clinicalStatus, statusSince: null })
  await noteChange(held, { action: 'resident.condition-recorded', fields: ['conditions'] }, change)
  return row.id
}

/** The check that is named, if it is one of the person. */
async function checkOf(ids: readonly string[], healthCheck: string | null | undefined, { tx }: Write): Promise<string | null> {
  if (healthCheck == null) return null
  const key = fromGlobalId('HealthCheck', healthCheck)
  const known = key && (await tx.query(sql`select 1 from facilities.health_check where id = ${key}::uuid and resident_id = any(${ids}::uuid[])`)).length > 0
  return known ? key : refuse('NOT_FOUND', ['input', 'healthCheck'])
}

/** Of a code a person has one entry that is not over; who writes holds the person, so no two meet here. */
async function refuseTwice(ids: readonly string[], code: string, self: string | null, { tx: { em } }: Write, at = 'code'): Promise<void> {
  const others = await em.find(ConditionEntity, { residentId: { $in: [...ids] }, code, verificationStatus: 'CONFIRMED', clinicalStatus: { $ne: 'RESOLVED' } })
  if (others.some(({ id }) => id !== self)) refuse('CONDITION_THERE', ['input', at])
}

async function entryOf(ids: readonly string[], condition: string, { tx: { em } }: Write) {
  const id = fromGlobalId('Condition', condition)
  return standingEntry(id ? await em.findOne(ConditionEntity, { id, residentId: { $in: [...ids] } }) : null, 'condition')
}

export async function changeConditionStatus(ctx: FacilitiesContext, input: ChangeConditionStatusInput): Promise<ConditionChanged> {
  return withCondition(ctx, await changeRecord(ctx, { name: 'changeConditionStatus', input }, (held, change) => changeStatus(ctx, input, held, change)))
}

async function changeStatus(ctx: FacilitiesContext, input: ChangeConditionStatusInput, held: HeldResident, change: Write): Promise<string> {
  const ids = await idsOfHeld(held, change.tx)
  const row = await entryOf(ids, input.condition, change)
  const { status, on, reason } = input
  const { clinicalStatus: from, statusSince = null, since = null, until = null } = row
  refuseAll(statusProblems({ from, to: status, on, reason, statusSince, since, today: ctx.today }))
  if (from === 'RESOLVED') await refuseTwice(ids, row.code, row.id, change, 'status')
  const after = { clinicalStatus: status, statusSince: on, until: status === 'RESOLVED' ? on : null }
  const changes = differences({ clinicalStatus: from, statusSince, until }, after)
  Object.assign(row, after)
  await keepChange(ctx, held, { entry: 'CONDITION', row, move: 'STATUS_CHANGED', on, changes, reason: reason.trim() }, change)
  return row.id
}

export async function correctCondition(ctx: FacilitiesContext, input: CorrectConditionInput): Promise<ConditionChanged> {
  return withCondition(ctx, await changeRecord(ctx, { name: 'correctCondition', input }, (held, change) => correct(ctx, input, held, change)))
}

async function correct(ctx: FacilitiesContext, input: CorrectConditionInput, held: HeldResident, change: Write): Promise<string> {
  const ids = await idsOfHeld(held, change.tx)
  const row = await entryOf(ids, input.condition, change)
  const before = factsOf(row)
  const foundIn = input.foundIn ?? before.foundIn
  const check = input.healthCheck === undefined ? before.healthCheckId : await checkOf(ids, input.healthCheck, change)
  const after: ConditionFacts = {
    code: input.code == null ? before.code : codeOf(input.code),
    text: input.text?.trim() ?? before.text,
    since: corrected(input.since, before.since),
    until: corrected(input.until, before.until),
    foundIn,
    // A condition that was not found at a check after all names none.
    healthCheckId: input.healthCheck === undefined && foundIn !== 'HEALTH_CHECK' ? null : check,
    note: correctedText(input.note, before.note),
  }
  const problems = conditionProblems(after, row.clinicalStatus, { born: held.resident.birthDate, today: ctx.today })
  refuseAll([...(input.enteredInError ? [] : problems), ...reasonProblems(input.reason)])
  if (after.code !== before.code && row.clinicalStatus !== 'RESOLVED') await refuseTwice(ids, after.code, row.id, change)
  Object.assign(row, after)
  const changes = differences(told(before), told(after))
  await keepCorrection(ctx, held, { input, entry: 'CONDITION', row, changes }, change)
  return row.id
}

function factsOf({ code, text, since = null, until = null, foundIn, healthCheckId = null, note = null }: AsMapped<ConditionFacts>): ConditionFacts {
  return { code, text, since, until, foundIn, healthCheckId, note }
}

/** By the names of the API. */
function told({ healthCheckId, ...said }: ConditionFacts) {
  return { ...said, healthCheck: healthCheckId && toGlobalId('HealthCheck', healthCheckId) }
}
