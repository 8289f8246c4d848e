import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../../../kit/database.js'
import { toGlobalId } from '../../../kit/id.js'
import { manyByKey, oneByKey } from '../../../kit/loader.js'
import type { LocalDate } from '../../../kit/vn/working-days.js'
import { idsOfPerson, joinPerson } from '../resident/person-ids.js'
import type { PlanStatus } from './care-plan.rules.js'
import type { CareGoal, CarePlan, CarePlanStep } from './care-plan.type.js'

export interface CarePlanRow extends Omit<CarePlan, 'reviewOverdue'> {
  readonly residentId: string
  readonly status: PlanStatus
}

export interface CareGoalRow extends Omit<CareGoal, 'overdue'> {
  readonly carePlanId: string
}

export interface CarePlanStepRow extends CarePlanStep {
  readonly carePlanId: string
}

/** The API object, with the key under which the loaders know it. */
export interface CarePlanNode extends CarePlan {
  readonly key: string
}

export function toCarePlan(row: CarePlanRow, today: LocalDate): CarePlanNode {
  return { ...row, key: row.id, id: toGlobalId('CarePlan', row.id), reviewOverdue: row.reviewOn !== null && row.reviewOn < today }
}

export function toCareGoal(row: CareGoalRow, today: LocalDate): CareGoal {
  return { ...row, id: toGlobalId('CareGoal', row.id), overdue: row.status === 'OPEN' && row.dueOn < today }
}

export function toCarePlanStep(row: CarePlanStepRow): CarePlanStep {
  return { ...row, id: toGlobalId('CarePlanStep', row.id) }
}

const columns = sql.raw(`c."id", c."version", c."status", c."title", c."needs", c."begun_on" as "begunOn", c."review_on" as "reviewOn",
  c."ended_on" as "endedOn", c."end_reason" as "endReason", c."end_note" as "endNote", c."follow_up_until" as "followUpUntil"`)

/** The newest this many are shown: nobody has more plans in a life in care, nor more than a few steps in a month. */
const mostPlans = 50
const mostSteps = 100

export function carePlanLoaders(db: Database, visible: RawBuilder<boolean>) {
  return {
    /** The one under way first, then the newest. */
    carePlansOfResident: manyByKey<CarePlanRow>(
      keys =>
        db.query(sql`select k as "residentId", list.* from unnest(${keys}::uuid[]) k cross join lateral
          (select ${columns} from facilities.care_plan c where c.resident_id = any(${idsOfPerson(sql`k`)})
           order by (c.status = 'ACTIVE') desc, c.begun_on desc, c.id desc limit ${mostPlans}) list`),
      row => row.residentId,
    ),
    carePlanById: oneByKey<CarePlanRow>(
      keys =>
        db.query(sql`select ${columns}, r.id as "residentId" from facilities.care_plan c ${joinPerson(sql`c.resident_id`)}
          where c.id = any(${keys}::uuid[]) and ${visible}`),
      row => row.id,
    ),
    goalsOfCarePlan: manyByKey<CareGoalRow>(
      keys =>
        db.query(sql`select g.id, g.care_plan_id as "carePlanId", g.target, g.measure, g.due_on as "dueOn", g.status,
            g.settled_on as "settledOn", g.settled_note as "settledNote"
          from facilities.care_goal g where g.care_plan_id = any(${keys}::uuid[]) order by g.care_plan_id, g.position`),
      row => row.carePlanId,
    ),
    stepsOfCarePlan: manyByKey<CarePlanStepRow>(
      keys =>
        db.query(sql`select s.id, s.care_plan_id as "carePlanId", s.version, s.move, s."on", s.note, s.review_on as "reviewOn", g.target as "goal",
            s.goal_status as "goalStatus", s.at, s.by_role as "byRole", s.by_organisation as "byOrganisation"
          from unnest(${keys}::uuid[]) k cross join lateral
            (select * from facilities.care_plan_step s where s.care_plan_id = k order by s.version desc limit ${mostSteps}) s
          left join facilities.care_goal g on g.id = s.goal_id order by s.care_plan_id, s.version`),
      row => row.carePlanId,
    ),
  }
}
