import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../../../kit/database.js'
import type { AnyIdentifier } from '../../../kit/vn/any-identifier.js'
import { cardColumns, type CardRow } from '../card/card.loaders.js'

/** A card found by a number, with the resident it belongs to, if one does. */
export type FoundCard = CardRow & { residentId: string | null }

const mostFound = 50

/** The cards under a number, among those that the filter lets the viewer see: all cards of one person share the numbers. */
export function cardsByNumber(db: Database, identifier: AnyIdentifier, visible: RawBuilder<boolean>): Promise<FoundCard[]> {
  return db.query(sql<FoundCard>`select ${cardColumns}, a.person as "residentId"
    from insurance.insurance_card c
    left join insurance.resident_link own on own.resident_id = c.resident_id
    cross join lateral (select c.resident_id as key, coalesce(own.survivor_id, c.resident_id) as person) a
    left join insurance.resident_link l on l.resident_id = a.person
    where ${isUnder(identifier)} and ${visible} order by c.valid_from desc, c.id limit ${mostFound}`)
}

function isUnder(identifier: AnyIdentifier): RawBuilder<boolean> {
  switch (identifier.kind) {
    case 'PERSONAL_ID':
      return sql`c.personal_id = ${identifier.number}`
    case 'SOCIAL_INSURANCE_NUMBER':
      return sql`c.social_insurance_number = ${identifier.number}`
    default:
      // A renewed card keeps the person's number and may begin with another object code.
      return sql`c.social_insurance_number = ${identifier.socialInsuranceNumber}`
  }
}
