import type { Database } from '../kit/database.js'
import { toGlobalId } from '../kit/id.js'
import { demoExampleCode } from './demo/people.js'

/** The id of the resident whose answer shows all three sectors; undefined in a database without the demo. */
export async function demoResident(facilities: Database): Promise<string | undefined> {
  const select = 'select "id" from "facilities"."resident" where "code" = $1'
  const [row] = await facilities.read<{ id: string }>(select, [demoExampleCode])
  return row && toGlobalId('Resident', row.id)
}

/** Whom of the demo somebody can sign in for, as the person or as the guardian. */
export async function demoFamily(facilities: Database): Promise<{ residentId?: string; wardId?: string }> {
  const [ward] = await facilities.read<{ id: string }>(
    `select r."id" from "facilities"."resident" r join "facilities"."resident_contact" c on c."resident_id" = r."id"
     where c."role" = 'GUARDIAN' and c."until" is null order by r."code" limit 1`,
    [],
  )
  return { residentId: await demoResident(facilities), wardId: ward && toGlobalId('Resident', ward.id) }
}
