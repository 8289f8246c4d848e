import { sql } from 'kysely'
import type { Database } from '../../../kit/database.js'
import { toGlobalId } from '../../../kit/id.js'
import { manyByKey } from '../../../kit/loader.js'
import { idsOfPerson } from '../resident/person-ids.js'
import type { ResidentAddress } from './address.type.js'

export interface AddressRow extends ResidentAddress {
  residentId: string
  communeUnitId: string | null
  provinceUnitId: string
}

export function toAddress(row: AddressRow): AddressRow {
  return { ...row, id: toGlobalId('ResidentAddress', row.id) }
}

/** The address of now and the newest of before are shown. */
const mostAddresses = 50

export function addressLoaders(db: Database) {
  return {
    addressesOfResident: manyByKey<AddressRow>(
      keys =>
        db.query(sql`select a.* from unnest(${keys}::uuid[]) k cross join lateral
          (select a.id, k as "residentId", a.street, a.commune_unit_id as "communeUnitId",
             a.commune_text as "communeText", a.province_unit_id as "provinceUnitId", a.since, a.until, a.end_reason as "endReason"
           from facilities.resident_address a
           where a.resident_id = any(${idsOfPerson(sql`k`)}) order by a.until desc nulls first, a.since desc nulls last, a.id limit ${mostAddresses}) a`),
      row => row.residentId,
    ),
  }
}
