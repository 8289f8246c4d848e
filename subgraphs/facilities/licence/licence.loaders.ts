import { sql } from 'kysely'
import type { Database } from '../../../kit/database.js'
import { toGlobalId } from '../../../kit/id.js'
import type { Transaction } from '../../../kit/transaction.js'
import type { LocalDate } from '../../../kit/vn/working-days.js'
import { correctionOf, type RecordRow, recordsOfFacility } from '../facility-record/facility-record.loaders.js'
import { type LicenceEndReason, type LicenceFacts, type LicenceKind, licenceStatusOn } from './licence.rules.js'
import type { FacilityLicence, LicenceSuspension } from './licence.type.js'

export interface LicenceRow extends RecordRow {
  readonly kind: LicenceKind
  readonly number: string | null
  readonly issuedBy: string | null
  readonly issuedOn: string | null
  readonly tasks: string | null
  readonly healthFacilityCode: string | null
  readonly endReason: LicenceEndReason | null
  readonly endDecision: string | null
  readonly suspensions: LicenceSuspension[]
}

const plain = ['kind', 'number', 'issuedBy', 'issuedOn', 'tasks', 'healthFacilityCode', 'endReason', 'endDecision']
/** A licence is never judged without its suspensions, so they come along. */
const suspensions = `(select coalesce(json_agg(json_build_object('from', s."from_day", 'until', s."until_day",
  'decision', s."decision", 'reason', s."reason") order by s."from_day"), '[]'::json)
  from "facilities"."licence_suspension" s where s."licence_id" = x."id")`

export function licenceLoaders(db: Database) {
  return { licencesOfFacility: recordsOfFacility<LicenceRow>(db, 'facility_licence', plain, { suspensions }) }
}

/** The licences of facilities as the rules want them, inside a change or a telling. */
export function licenceFacts(tx: Pick<Transaction, 'query'>, facilityIds: readonly string[]): Promise<(LicenceFacts & { facilityId: string })[]> {
  return tx.query<LicenceFacts & { facilityId: string }>(sql`select x.facility_id as "facilityId", x.kind, x.valid_from as "validFrom",
      x.valid_to as "validTo", x.ended_on as "endedOn", x.corrected_at as "correctedAt", x.health_facility_code as "healthFacilityCode",
      ${sql.raw(suspensions)} as "suspensions"
    from facilities.facility_licence x where x.facility_id = any(${facilityIds}::uuid[])`)
}

export function toLicence(row: LicenceRow, day: LocalDate): FacilityLicence {
  return { ...row, id: toGlobalId('FacilityLicence', row.id), status: licenceStatusOn(row, day), correction: correctionOf(row) }
}
