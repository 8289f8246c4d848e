import { defineEntity, type InferEntity, p } from '@mikro-orm/core'
import type { StayEndReason } from '../stay/stay.rules.js'
import type { GoalStatus, PlanMove, PlanStatus } from './care-plan.rules.js'

export const CarePlanEntity = defineEntity({
  name: 'CarePlan',
  tableName: 'care_plan',
  properties: {
    id: p.uuid().primary(),
    residentId: p.uuid(),
    /** Where it was made. */
    facilityId: p.uuid(),
    /** Grows with every step. */
    version: p.integer(),
    status: p.text().$type<PlanStatus>(),
    title: p.text(),
    needs: p.text(),
    begunOn: p.date(),
    reviewOn: p.date().nullable(),
    endedOn: p.date().nullable(),
    endReason: p.text().$type<StayEndReason>().nullable(),
    endNote: p.text().nullable(),
    followUpUntil: p.date().nullable(),
  },
})

export type CarePlanRecord = InferEntity<typeof CarePlanEntity>

export const CareGoalEntity = defineEntity({
  name: 'CareGoal',
  tableName: 'care_goal',
  properties: {
    id: p.uuid().primary(),
    carePlanId: p.uuid(),
    residentId: p.uuid(),
    position: p.integer(),
    target: p.text(),
    measure: p.text().nullable(),
    dueOn: p.date(),
    status: p.text().$type<GoalStatus>(),
    settledOn: p.date().nullable(),
    settledNote: p.text().nullable(),
  },
})

/** What was done with a plan; rows are only added, so that what a goal or a review day was before stays. */
export const CarePlanStepEntity = defineEntity({
  name: 'CarePlanStep',
  tableName: 'care_plan_step',
  properties: {
    id: p.uuid().primary(),
    carePlanId: p.uuid(),
    residentId: p.uuid(),
    version: p.integer(),
    move: p.text().$type<PlanMove>(),
    on: p.date(),
    note: p.text().nullable(),
    reviewOn: p.date().nullable(),
    goalId: p.uuid().nullable(),
    goalStatus: p.text().$type<GoalStatus>().nullable(),
    at: p.datetime(),
    bySubject: p.text(),
    byRole: p.text(),
    byOrganisation: p.text().nullable(),
  },
})
