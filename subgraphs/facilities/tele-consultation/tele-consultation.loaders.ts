import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../../../kit/database.js'
import { toGlobalId } from '../../../kit/id.js'
import { manyByKey, oneByKey } from '../../../kit/loader.js'
import type { LocalDate } from '../../../kit/vn/working-days.js'
import { idsOfOwner, idsOfPerson, joinPerson } from '../resident/person-ids.js'
import { type ConsultationStatus, openStatuses } from './tele-consultation.rules.js'
import type { TeleConsultation, TeleConsultationStep } from './tele-consultation.type.js'

export interface ConsultationRow extends Omit<TeleConsultation, 'overdue'> {
  readonly residentId: string
  readonly status: ConsultationStatus
  readonly alertId: string | null
  readonly checkId: string | null
}

/** The API object, with the keys of what stands around it. */
export interface ConsultationNode extends TeleConsultation {
  readonly key: string
  readonly residentId: string
  readonly alertId: string | null
  readonly checkId: string | null
}

export function toConsultation(row: ConsultationRow, today: LocalDate): ConsultationNode {
  return { ...row, key: row.id, id: toGlobalId('TeleConsultation', row.id), overdue: openStatuses.includes(row.status) && row.wantedBy < today }
}

interface StepRow extends TeleConsultationStep {
  readonly consultationId: string
}

/** What it was asked about is shown while it is of the same person: a merge may have been taken back. */
const ofOwner = (table: string, key: string) => sql`(select e.id from ${sql.table(`facilities.${table}`)} e
  where e.id = ${sql.ref(`t.${key}`)} and e.resident_id = any(${idsOfOwner(sql`t.resident_id`)}))`

export const consultationColumns = sql`t.id, t.version, t.status, t.health_facility_code as "healthFacilityCode", t.question, t.urgency,
  t.wanted_by as "wantedBy", t.requested_on as "requestedOn", t.agreed_for as "agreedFor", t.held_on as "heldOn", t.result, t.advice, t.reason,
  ${ofOwner('alert', 'alert_id')} as "alertId", ${ofOwner('health_check', 'health_check_id')} as "checkId"`

const most = 50

export function teleConsultationLoaders(db: Database, visible: RawBuilder<boolean>) {
  return {
    consultationsOfResident: manyByKey<ConsultationRow>(
      keys =>
        db.query(sql`select k as "residentId", list.* from unnest(${keys}::uuid[]) k cross join lateral
          (select ${consultationColumns} from facilities.tele_consultation t where t.resident_id = any(${idsOfPerson(sql`k`)})
           order by t.requested_on desc, t.id desc limit ${most}) list`),
      row => row.residentId,
    ),
    consultationById: oneByKey<ConsultationRow>(
      keys =>
        db.query(sql`select ${consultationColumns}, r.id as "residentId" from facilities.tele_consultation t ${joinPerson(sql`t.resident_id`)}
          where t.id = any(${keys}::uuid[]) and ${visible}`),
      row => row.id,
    ),
    stepsOfConsultation: manyByKey<StepRow>(
      keys =>
        db.query(sql`select s.tele_consultation_id as "consultationId", s.version, s.status, s."on", s.note, s.source, s.at, s.by_role as "byRole",
            s.by_organisation as "byOrganisation"
          from unnest(${keys}::uuid[]) k cross join lateral
            (select * from facilities.tele_consultation_step s where s.tele_consultation_id = k order by s.version desc limit ${most}) s
          order by s.tele_consultation_id, s.version`),
      row => row.consultationId,
    ),
  }
}
