import type { Database } from '../kit/database.js'
import { toGlobalId } from '../kit/id.js'
import { demoExampleCode } from './demo/people.js'

/** The id of the resident whose answer shows all three sectors; undefined in a database without the demo. */
export async function demoResident(facilities: Database): Promise<string | undefined> {
  const select = 'select "id" from "facilities"."resident" where "code" = $1'
  const [row] = await facilities.read<{ id: string }>(select, [demoExampleCode])
  return row && toGlobalId('Resident', row.id)
}
