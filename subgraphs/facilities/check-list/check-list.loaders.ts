import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../../../kit/database.js'
import { manyByKey, oneByKey, onePerArguments } from '../../../kit/loader.js'
import type { LocalDate } from '../../../kit/vn/working-days.js'
import type { CheckListKind, CriterionAnswer } from './check-list.rules.js'

export interface CriterionRow {
  readonly id: string
  readonly code: string
  readonly kind: CheckListKind
  readonly text: string
  readonly validFrom: string
  readonly validTo: string | null
  readonly legalBasis: string
  readonly confidence: string
}

export interface AnswerRow {
  readonly facilityId: string
  readonly criterionId: string
  readonly answer: CriterionAnswer
  readonly answeredOn: string
  readonly evidence: string
  readonly recordedAt: Date
  readonly byRole: string
}

/** The criteria in force on a day, in the order in which they are shown. */
export function criteriaOn(on: LocalDate): RawBuilder<CriterionRow> {
  return sql`select k.id, k.code, k.kind, k.text, k.valid_from as "validFrom", k.valid_to as "validTo",
      k.legal_basis as "legalBasis", k.confidence
    from facilities.check_list_criterion k
    where k.valid_from <= ${on}::date and (k.valid_to is null or k.valid_to >= ${on}::date)
    order by k.kind, k.place, k.code limit 50`
}

export function checkListLoaders(db: Database) {
  return {
    criteriaOn: onePerArguments((on: LocalDate) => db.query<CriterionRow>(criteriaOn(on))),
    answersOfFacility: onePerArguments((on: LocalDate) =>
      manyByKey<AnswerRow>(
        keys =>
          db.query(sql`select distinct on (a.facility_id, a.criterion_id) a.facility_id as "facilityId", a.criterion_id as "criterionId",
              a.answer, a.answered_on as "answeredOn", a.evidence, a.recorded_at as "recordedAt", a.actor_role as "byRole"
            from facilities.check_list_answer a where a.facility_id = any(${keys}::uuid[]) and a.answered_on <= ${on}::date
            order by a.facility_id, a.criterion_id, a.answered_on desc, a.revision desc`),
        row => row.facilityId,
      ),
    ),
    checkListVersionOfFacility: oneByKey<{ id: string; version: number }>(
      keys =>
        db.query(sql`select r.facility_id as "id", max(r.version)::int as "version" from facilities.facility_revision r
          where r.facility_id = any(${keys}::uuid[]) and r.subject = 'CHECK_LIST' group by r.facility_id`),
      row => row.id,
    ),
  }
}
