import { randomUUID } from 'node:crypto'
import { fromGlobalId } from '../../../kit/id.js'
import { refuse, refuseAll } from '../../../kit/user-errors.js'
import type { Write } from '../../../kit/write.js'
import type { FacilitiesContext } from '../context.js'
import type { Examined } from '../measurement/examined.service.js'
import type { ResidentAction } from '../resident/resident.access.js'
import { doneBy } from '../resident/written-by.js'
import { CarePlanEntity, type CarePlanRecord, CarePlanStepEntity } from './care-plan.entity.js'
import { actionProblems, type GoalStatus, type PlanAction, type PlanMove } from './care-plan.rules.js'
import { holdOwner } from './cared-for.service.js'

export interface HeldPlan extends Examined {
  readonly plan: CarePlanRecord
}

interface Asked {
  readonly name: ResidentAction
  readonly action: PlanAction
  /** Undefined where the caller named nothing that is there. */
  readonly key: string | undefined
  /** The field that names the plan. */
  readonly at: string
  /** Undefined where what is done changes nothing that somebody else could have changed meanwhile. */
  readonly expectedVersion?: number
}

/** The plan with its person, held, if the caller may do this to it as it stands and has seen the newest version. */
export async function holdPlan(ctx: FacilitiesContext, { name, action, key, at, expectedVersion }: Asked, change: Write): Promise<HeldPlan> {
  const { em } = change.tx
  const there = key ? await em.findOne(CarePlanEntity, key) : null
  const examined = await holdOwner(ctx, name, there?.residentId, at, change)
  // Everybody who changes a plan holds its person: from here on nobody else does.
  const plan = there && (await em.refresh(there))
  if (!plan) return refuse('NOT_FOUND', ['input', at])
  if (expectedVersion !== undefined && plan.version !== expectedVersion) refuse('CONFLICT', ['input', 'expectedVersion'], plan.version)
  refuseAll(actionProblems(action, plan, at))
  return { ...examined, plan }
}

export function planKeyOf(id: string): string | undefined {
  return fromGlobalId('CarePlan', id)
}

export interface PlanStep {
  readonly move: PlanMove
  readonly on: string
  readonly note?: string | null
  readonly reviewOn?: string | null
  readonly goal?: { readonly id: string; readonly status: GoalStatus }
}

/** Keeps what was done with a plan; its version grows with it, but for the first. */
export async function keepStep(ctx: FacilitiesContext, plan: CarePlanRecord, { move, on, note, reviewOn, goal }: PlanStep, change: Write): Promise<void> {
  const { em } = change.tx
  if (move !== 'STARTED') plan.version += 1
  // The plan and its goals have to be there before what points at them.
  await em.flush()
  em.create(CarePlanStepEntity, {
    id: randomUUID(),
    carePlanId: plan.id,
    residentId: plan.residentId,
    version: plan.version,
    move,
    on,
    note: note?.trim() || null,
    reviewOn: reviewOn ?? null,
    goalId: goal?.id ?? null,
    goalStatus: goal?.status ?? null,
    ...doneBy(ctx),
  })
}
