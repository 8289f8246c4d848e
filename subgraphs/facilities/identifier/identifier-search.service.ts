import { sql } from 'kysely'
import { toGlobalId } from '../../../kit/id.js'
import type { FacilitiesContext } from '../context.js'
import { joinPerson } from '../resident/person-ids.js'
import { residentFilter } from '../resident/resident.access.js'
import { findResident } from '../resident/resident.service.js'
import type { IdentifierMatch } from './identifier.type.js'
import { numberLookedFor } from './recognised-number.rules.js'

/**
 * Who has, or had, a number, within the viewer's rows: a number in force before one that ended, the latest of those.
 * Unknown, foreign and malformed numbers give the same answer.
 */
export async function residentByIdentifier(ctx: FacilitiesContext, identifier: string): Promise<IdentifierMatch | null> {
  const number = numberLookedFor(identifier)
  if (!number) return null
  const [found] = await ctx.db.query<{ residentId: string; validTo: string | null }>(sql`
    select i.resident_id as "residentId", i.valid_to as "validTo" from facilities.resident_identifier i
    ${joinPerson(sql`i.resident_id`)}
    where i.value = ${number.value} and i.type = ${number.type} and ${residentFilter(ctx.viewer, ctx.units)}
      and i.end_reason is distinct from 'ENTERED_IN_ERROR'
    order by i.valid_to desc nulls first, i.id limit 1`)
  const resident = found && (await findResident(ctx, toGlobalId('Resident', found.residentId)))
  if (!resident) return null
  const { validTo } = found
  return { recognisedAs: number.recognisedAs, former: validTo !== null && validTo <= ctx.today, validTo, resident }
}
