import type { Database } from '../../kit/database.js'
import { seedDemo } from '../../subgraphs/referrals/demo.js'
import { openReferralsDatabase } from '../../subgraphs/referrals/orm.js'
import { testServer } from './hub.js'
import { makeDatabases } from './postgres.js'
import { world } from './world.js'

export interface DemoReferrals {
  readonly db: Database
  drop(): Promise<void>
}

/** The referrals of the demo alone, on PostgreSQL. */
export async function demoReferrals(): Promise<DemoReferrals> {
  const databases = await makeDatabases(testServer())
  const db = await openReferralsDatabase({ url: databases.settings.HUB_REFERRALS_DATABASE_URL ?? '' })
  await db.migrate()
  await seedDemo(db, world.referrals)
  return {
    db,
    drop: async () => {
      await db.close()
      await databases.drop()
    },
  }
}

/** In milliseconds. */
export async function medianOf(ask: () => Promise<unknown>, runs: number): Promise<number> {
  const times: number[] = []
  for (let i = 0; i < runs; i++) {
    const from = performance.now()
    await ask()
    times.push(performance.now() - from)
  }
  return times.toSorted((a, b) => a - b)[runs >> 1] ?? 0
}

const copied: Record<string, Readonly<Record<string, string>>> = {
  referral: {
    id: 'md5(r.id::text || n)::uuid',
    resident_id: 'md5(r.resident_id::text || n)::uuid',
    from_facility_id: 'md5(r.from_facility_id::text || n)::uuid',
    from_facility_code: `r.from_facility_code || '-' || n`,
    parent_id: 'null::uuid',
  },
  referral_step: { id: 'md5(r.id::text || n)::uuid', referral_id: 'md5(r.referral_id::text || n)::uuid' },
}

/** Each copy is of other people and other homes, and goes to the same hospitals, which have all the more to do. */
export async function copyReferrals(db: Database, times: number): Promise<void> {
  for (const [table, changed] of Object.entries(copied)) {
    const columns = await db.read<{ name: string }>(
      `select column_name as name from information_schema.columns
       where table_schema = 'referrals' and table_name = $1 and is_generated = 'NEVER'`, [table])
    const names = columns.map(({ name }) => `"${name}"`).join(', ')
    const values = columns.map(({ name }) => changed[name] ?? `r."${name}"`).join(', ')
    await db.read(`create table "referrals"."copied" as select * from "referrals"."${table}"`, [])
    for (let from = 1; from <= times; from += 10) {
      await db.read(
        `insert into "referrals"."${table}" (${names}) select ${values} from "referrals"."copied" r, generate_series($1::int, $2::int) n`,
        [from, Math.min(times, from + 9)],
      )
    }
    await db.read('drop table "referrals"."copied"', [])
  }
}
