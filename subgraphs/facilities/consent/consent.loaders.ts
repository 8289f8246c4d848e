import { sql } from 'kysely'
import type { Database } from '../../../kit/database.js'
import { toGlobalId } from '../../../kit/id.js'
import { manyByKey } from '../../../kit/loader.js'
import { idsOfPerson } from '../resident/person-ids.js'
import { consentStatus } from './consent.rules.js'
import type { Consent } from './consent.type.js'

export interface ConsentRow extends Omit<Consent, 'status' | 'guardian'> {
  residentId: string
  guardianId: string | null
}

/** The API object, with the keys of the person and of the guardian. */
export interface ConsentNode extends Omit<Consent, 'guardian'> {
  readonly residentKey: string
  readonly guardianId: string | null
}

export function toConsent({ residentId, ...row }: ConsentRow): ConsentNode {
  return { ...row, id: toGlobalId('Consent', row.id), residentKey: residentId, status: consentStatus(row) }
}

/** The newest this many are shown: nobody changes their mind more often. */
const mostConsents = 50

export function consentLoaders(db: Database) {
  return {
    consentsOfResident: manyByKey<ConsentRow>(
      keys =>
        db.query(sql`select c.* from unnest(${keys}::uuid[]) k cross join lateral
          (select c.id, k as "residentId", c.purpose, c.text_version as "textVersion", c.channel, c.given_on as "givenOn", c.given_by as "givenBy",
             c.guardian_id as "guardianId", c.guardian_for as "guardianFor", c.paper_number as "paperNumber", c.attachment_sha256 as "attachmentSha256",
             c.recorded_at as "recordedAt", c.recorded_role as "recordedRole", c.approved_at as "approvedAt", c.withdrawn_at as "withdrawnAt",
             c.withdrawn_for as "withdrawnFor", c.withdrawn_role as "withdrawnRole", c.withdraw_reason as "withdrawReason"
           from facilities.consent c
           where c.resident_id = any(${idsOfPerson(sql`k`)}) order by c.recorded_at desc, c.id limit ${mostConsents}) c`),
      row => row.residentId,
    ),
  }
}
