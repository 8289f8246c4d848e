import { sql } from 'kysely'
import type { Database } from '../../../kit/database.js'
import { toGlobalId } from '../../../kit/id.js'
import { manyByKey } from '../../../kit/loader.js'
import { idsOfPerson } from '../resident/person-ids.js'
import type { ContactRelation, ContactRole } from './contact.rules.js'
import type { ResidentContact } from './contact.type.js'

export interface ContactRow extends ResidentContact {
  residentId: string
  role: ContactRole
  relation: ContactRelation
}

export function toContact(row: ContactRow): ResidentContact {
  return { ...row, id: toGlobalId('ResidentContact', row.id) }
}

/** Those of now and the newest of before are shown. */
const mostContacts = 50

export function contactLoaders(db: Database) {
  return {
    contactsOfResident: manyByKey<ContactRow>(
      keys =>
        db.query(sql`select c.* from unnest(${keys}::uuid[]) k cross join lateral
          (select c.id, k as "residentId", c.role, c.full_name as "fullName", c.relation, c.phone,
             c.personal_id as "personalId", c.may_decide as "mayDecide", c.legal_basis as "legalBasis", c.subject, c.since,
             c.until, c.end_reason as "endReason" from facilities.resident_contact c
           where c.resident_id = any(${idsOfPerson(sql`k`)}) order by c.until desc nulls first, c.since desc, c.id limit ${mostContacts}) c`),
      row => row.residentId,
    ),
  }
}
