import type { Clock } from '../kit/clock.js'
import type { Database } from '../kit/database.js'
import { PlainError } from '../kit/errors.js'
import { installJobs } from '../kit/jobs.js'
import { localDateOf } from '../kit/vn/working-days.js'
import { seedDemo as seedFacilities } from '../subgraphs/facilities/demo.js'
import { lookForOverdue } from '../subgraphs/facilities/check-overdue/check-overdue.service.js'
import { countRows, seedDemo as seedInsurance } from '../subgraphs/insurance/demo.js'
import { seedDemo as seedReferrals } from '../subgraphs/referrals/demo.js'
import { demoWorld } from './demo/world.js'
import { tellAndCopy } from './events.js'
import { sectors, type SectorDatabases } from './sectors.js'
import { subgraphs } from '../schema/subgraphs.js'

/** Brings every database to the tables, reference data and copies of this version. Running it again changes nothing. */
export async function migrateAll(databases: SectorDatabases, clock: Clock): Promise<void> {
  for (const { name } of subgraphs) {
    await databases[name].migrate()
    await installJobs(databases[name])
    await sectors[name].seedReference(databases[name])
  }
  await tellAndCopy(databases, clock)
}

export function refuseDemoData(environment: string): void {
  if (environment !== 'production') return
  throw new PlainError('Demo data is refused in production. Leave HUB_ENV=production out, or use another database.')
}

/** Fills empty databases with the fictional people of the demo; leaves filled ones alone. */
export async function fillWithDemo(databases: SectorDatabases, clock: Clock, environment: string): Promise<void> {
  refuseDemoData(environment)
  if (await hasResidents(databases)) return
  const now = clock()
  const world = demoWorld({ today: localDateOf(now), now })
  // Facilities last: its residents are the mark that the filling was finished.
  await seedReferrals(databases.referrals, world.referrals)
  await seedInsurance(databases.insurance, world.insurance)
  await seedFacilities(databases.facilities, world.facilities)
  for (const { name } of subgraphs) await tellPlanner(databases[name])
  await lookForOverdue({ db: databases.facilities, clock })
  await tellAndCopy(databases, clock)
  await countRows(databases.insurance)
}

/** Rows that came in bulk are new to the planner: until it has counted them it may read whole tables a thousand times over. */
async function tellPlanner(db: Database): Promise<void> {
  const [row] = await db.read<{ tables: string }>(
    `select string_agg(format('%I.%I', schemaname, tablename), ', ') as "tables" from pg_tables where schemaname = $1`,
    [db.schema],
  )
  await db.read(`analyze ${row?.tables}`, [])
}

async function hasResidents({ facilities }: SectorDatabases): Promise<boolean> {
  return (await facilities.read('select 1 from "facilities"."resident" limit 1', [])).length > 0
}
