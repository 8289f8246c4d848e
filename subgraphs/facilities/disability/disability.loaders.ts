import { sql } from 'kysely'
import type { Database } from '../../../kit/database.js'
import { toGlobalId } from '../../../kit/id.js'
import { manyByKey } from '../../../kit/loader.js'
import { idsOfPerson } from '../resident/person-ids.js'
import type { DisabilityKind, DisabilityLevel, FunctionalLevel } from './disability.rules.js'
import type { Disability, FunctionalAssessment } from './disability.type.js'

export interface DisabilityRow extends Disability {
  residentId: string
  kind: DisabilityKind
  level: DisabilityLevel
}

export interface AssessmentRow extends FunctionalAssessment {
  residentId: string
  level: FunctionalLevel
}

export function toDisability(row: DisabilityRow): Disability {
  return { ...row, id: toGlobalId('Disability', row.id) }
}

export function toAssessment(row: AssessmentRow): FunctionalAssessment {
  return { ...row, id: toGlobalId('FunctionalAssessment', row.id) }
}

/** The newest this many are shown; nobody is looked at more often in years. */
const most = 50

export function disabilityLoaders(db: Database) {
  return {
    disabilitiesOfResident: manyByKey<DisabilityRow>(
      keys =>
        db.query(sql`select d.* from unnest(${keys}::uuid[]) k cross join lateral
          (select d.id, k as "residentId", d.kind, d.level, d.certificate_number as "certificateNumber", d.council,
             d.since, d.until, d.note, d.end_reason as "endReason" from facilities.resident_disability d
           where d.resident_id = any(${idsOfPerson(sql`k`)}) order by d.until desc nulls first, d.since desc, d.id limit ${most}) d`),
      row => row.residentId,
    ),
    functionalLevelsOfResident: manyByKey<AssessmentRow>(
      keys =>
        db.query(sql`select l.* from unnest(${keys}::uuid[]) k cross join lateral
          (select l.id, k as "residentId", l.level, l.assessed_on as "assessedOn", l.note
           from facilities.resident_functional_level l
           where l.resident_id = any(${idsOfPerson(sql`k`)}) order by l.assessed_on desc, l.recorded_at desc, l.id limit ${most}) l`),
      row => row.residentId,
    ),
  }
}
