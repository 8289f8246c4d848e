import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import { fromGlobalId } from '../../../kit/id.js'
import { refuse, refuseAll, toUserErrors } from '../../../kit/user-errors.js'
import { readBack, type Write, write } from '../../../kit/write.js'
import type { FacilitiesContext } from '../context.js'
import { cancelPlanned } from '../rehabilitation-session/cancel-planned.service.js'
import { idsOfPerson } from '../resident/person-ids.js'
import { textOrNull } from '../resident/dated-part.rules.js'
import { openStayOf } from '../stay/open-stay.service.js'
import { userErrorTexts } from '../user-errors.js'
import { CareGoalEntity, CarePlanEntity } from './care-plan.entity.js'
import { type CarePlanNode, toCarePlan } from './care-plan.loaders.js'
import { endProblems, followUpUntil, goalProblems, mostGoals, type NewGoal, planProblems, reviewProblems, settleProblems } from './care-plan.rules.js'
import type {
  AddCareGoalInput, EndCarePlanInput, ReviewCarePlanInput, SettleCareGoalInput, StartCarePlanInput, StartCarePlanPayload,
} from './care-plan-change.type.js'
import { type HeldPlan, holdPlan, keepStep, planKeyOf } from './care-plan-step.service.js'
import { holdCaredFor } from './cared-for.service.js'

export async function carePlansOf(ctx: FacilitiesContext, residentKey: string): Promise<CarePlanNode[]> {
  return (await ctx.load.carePlansOfResident.load(residentKey)).map(row => toCarePlan(row, ctx.today))
}

export async function activePlanOf(ctx: FacilitiesContext, residentKey: string): Promise<CarePlanNode | null> {
  const [first] = await carePlansOf(ctx, residentKey)
  return first?.status === 'ACTIVE' ? first : null
}

const outcome = z.object({ residentId: z.guid(), carePlanId: z.guid() })
type PlanMutation = 'startCarePlan' | 'addCareGoal' | 'settleCareGoal' | 'reviewCarePlan' | 'endCarePlan'

async function changePlan(
  ctx: FacilitiesContext,
  name: PlanMutation,
  input: { readonly idempotencyKey: string },
  change: (write: Write) => Promise<z.infer<typeof outcome>>,
): Promise<StartCarePlanPayload> {
  const onUnique = { care_plan_active_idx: { code: 'PLAN_ACTIVE_ALREADY', path: ['input', 'resident'] } }
  const written = await write(ctx, { name, input, outcome, onUnique }, change)
  if ('refused' in written) return { carePlan: null, userErrors: toUserErrors(written.refused, userErrorTexts, ctx.language) }
  const { residentId, carePlanId } = written.outcome
  return readBack(async () => {
    const row = await ctx.load.carePlanById.load(carePlanId)
    if (row) ctx.noteRead(residentId)
    return { carePlan: row ? toCarePlan(row, ctx.today) : null, userErrors: [] }
  })
}

function noted({ plan, resident }: Pick<HeldPlan, 'plan' | 'resident'>, action: string, fields: readonly string[], change: Write) {
  change.record({ action: `care-plan.${action}`, subject: `CarePlan:${plan.id}`, residentId: resident.id, fields })
  return { residentId: resident.id, carePlanId: plan.id }
}

export function startCarePlan(ctx: FacilitiesContext, input: StartCarePlanInput) {
  return changePlan(ctx, 'startCarePlan', input, change => start(ctx, input, change))
}

async function start(ctx: FacilitiesContext, input: StartCarePlanInput, change: Write) {
  const { em } = change.tx
  const { resident, facility } = await holdCaredFor(ctx, 'startCarePlan', input.resident, change)
  const stay = await openStayOf(change, resident.id)
  if (!stay) return refuse('PERSON_NOT_IN_CARE', ['input', 'resident'])
  refuseAll(planProblems(input, stay.facts.admittedOn, ctx.today))
  const [other] = await change.tx.query(sql`select 1 from facilities.care_plan c
    where c.resident_id = any(${idsOfPerson(sql`${resident.id}::uuid`)}) and c.status = 'ACTIVE'`)
  if (other) refuse('PLAN_ACTIVE_ALREADY', ['input', 'resident'])
  const { title, needs, begunOn, reviewOn, goals } = input
  const plan = em.create(CarePlanEntity, {
    id: randomUUID(),
    residentId: resident.id,
    facilityId: facility.id,
    version: 1,
    status: 'ACTIVE',
    title: title.trim(),
    needs: needs.trim(),
    begunOn,
    reviewOn,
  })
  await em.flush()
  for (const [index, goal] of goals.entries()) newGoal({ plan }, goal, index + 1, change)
  await keepStep(ctx, plan, { move: 'STARTED', on: begunOn, reviewOn }, change)
  return noted({ plan, resident }, 'started', ['title', 'needs', 'begunOn', 'reviewOn', 'goals'], change)
}

function newGoal({ plan }: Pick<HeldPlan, 'plan'>, { target, measure, dueOn }: NewGoal, position: number, { tx: { em } }: Write) {
  const of = { id: randomUUID(), carePlanId: plan.id, residentId: plan.residentId, position }
  return em.create(CareGoalEntity, { ...of, target: target.trim(), measure: textOrNull(measure), dueOn, status: 'OPEN' })
}

export function addCareGoal(ctx: FacilitiesContext, input: AddCareGoalInput) {
  return changePlan(ctx, 'addCareGoal', input, async change => {
    const asked = { name: 'addCareGoal', action: 'ADD_GOAL', key: planKeyOf(input.carePlan), at: 'carePlan', expectedVersion: input.expectedVersion } as const
    const held = await holdPlan(ctx, asked, change)
    refuseAll(goalProblems(input.goal, held.plan.begunOn, ['goal']))
    const there = await change.tx.em.count(CareGoalEntity, { carePlanId: held.plan.id })
    if (there >= mostGoals) refuse('TOO_MANY_GOALS', ['input', 'goal'])
    const goal = newGoal(held, input.goal, there + 1, change)
    await keepStep(ctx, held.plan, { move: 'GOAL_ADDED', on: ctx.today, goal }, change)
    return noted(held, 'goal-added', ['goals'], change)
  })
}

export function settleCareGoal(ctx: FacilitiesContext, input: SettleCareGoalInput) {
  return changePlan(ctx, 'settleCareGoal', input, async change => {
    const { em } = change.tx
    const key = fromGlobalId('CareGoal', input.goal)
    const there = key ? await em.findOne(CareGoalEntity, key) : null
    const asked = { name: 'settleCareGoal', action: 'SETTLE_GOAL', key: there?.carePlanId, at: 'goal', expectedVersion: input.expectedVersion } as const
    const held = await holdPlan(ctx, asked, change)
    const goal = there && (await em.refresh(there))
    if (!goal) return refuse('NOT_FOUND', ['input', 'goal'])
    refuseAll(settleProblems(input, goal, held.plan.begunOn, ctx.today))
    const { outcome: status, on, note } = input
    Object.assign(goal, { status, settledOn: on, settledNote: textOrNull(note) })
    await keepStep(ctx, held.plan, { move: 'GOAL_SETTLED', on, note, goal }, change)
    return noted(held, 'goal-settled', ['goals', 'status'], change)
  })
}

export function reviewCarePlan(ctx: FacilitiesContext, input: ReviewCarePlanInput) {
  return changePlan(ctx, 'reviewCarePlan', input, async change => {
    const asked = { name: 'reviewCarePlan', action: 'REVIEW', key: planKeyOf(input.carePlan), at: 'carePlan', expectedVersion: input.expectedVersion } as const
    const held = await holdPlan(ctx, asked, change)
    refuseAll(reviewProblems(input, held.plan, ctx.today))
    const { on, found, nextReviewOn } = input
    held.plan.reviewOn = nextReviewOn ?? null
    await keepStep(ctx, held.plan, { move: 'REVIEWED', on, note: found, reviewOn: nextReviewOn }, change)
    return noted(held, 'reviewed', ['reviewOn', 'steps'], change)
  })
}

export function endCarePlan(ctx: FacilitiesContext, input: EndCarePlanInput) {
  return changePlan(ctx, 'endCarePlan', input, async change => {
    const asked = { name: 'endCarePlan', action: 'END', key: planKeyOf(input.carePlan), at: 'carePlan', expectedVersion: input.expectedVersion } as const
    const held = await holdPlan(ctx, asked, change)
    const { plan } = held
    refuseAll(endProblems(input, await lastEntryOf(plan, change), ctx.today))
    const { on, reason, note } = input
    const until = followUpUntil(reason, on)
    Object.assign(plan, { status: 'ENDED', endedOn: on, endReason: reason, endNote: note.trim(), followUpUntil: until, reviewOn: until })
    // What was still to be reached is given up with the plan, for the same reason.
    for (const goal of await change.tx.em.find(CareGoalEntity, { carePlanId: plan.id, status: 'OPEN' })) {
      Object.assign(goal, { status: 'DROPPED', settledOn: on, settledNote: note.trim() })
    }
    await keepStep(ctx, plan, { move: 'ENDED', on, note, reviewOn: until }, change)
    await cancelPlanned(ctx, { because: 'PLAN_ENDED', after: on, sessions: sql`s.care_plan_id = ${plan.id}::uuid` }, change)
    return noted(held, 'ended', ['status', 'endedOn', 'endReason', 'endNote', 'goals'], change)
  })
}

/** The last day of which something is written down in a plan: a step, or a session that was held or missed. */
async function lastEntryOf({ id, begunOn }: HeldPlan['plan'], { tx }: Write): Promise<string> {
  const [row] = await tx.query<{ last: string | null }>(sql`select max(day)::text as "last" from (
    select s."on" as day from facilities.care_plan_step s where s.care_plan_id = ${id}::uuid
    union all select s.planned_on from facilities.rehabilitation_session s where s.care_plan_id = ${id}::uuid and s.status in ('DONE', 'MISSED')) entries`)
  return row?.last ?? begunOn
}
