import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Database, openDatabase, openEmbedded } from './database.js'
import { installJobs, type Job, startJobs } from './jobs.js'
import { createLogger } from './log.js'

const log = createLogger('test', 'silent')

describe('the jobs of a sector on the embedded database', () => {
  let db: Database
  beforeAll(async () => {
    db = await openDatabase({ embedded: await openEmbedded({}) }, { schema: 'desk', entities: [], migrations: [] })
  })
  afterAll(() => db.close())

  test('are refused where their tables were not made, and no table is made then', async () => {
    await expect(startJobs(db, [], log)).rejects.toThrow(
      'The database of desk lacks its job tables. Run "npm run migrate", then start again.',
    )
    expect(await db.read(`select 1 from "pg_namespace" where "nspname" = 'desk_jobs'`, [])).toEqual([])
  })

  test('run beside transactions, which they neither enter nor hold up', async () => {
    await installJobs(db)
    await installJobs(db)
    await db.script('create table "public"."seen" ("by" text not null)')
    let runs = 0
    let stopped = false
    const job: Job = {
      name: 'look',
      cron: '* * * * *',
      async run(signal) {
        await db.transaction(tx => tx.query(sql`insert into public.seen values ('job')`))
        runs++
        await new Promise(resolve => signal.addEventListener('abort', resolve))
        stopped = true
      },
    }
    const jobs = await startJobs(db, [job], log)
    const refused = () =>
      db.transaction(async tx => {
        await tx.query(sql`insert into public.seen values ('rolled back')`)
        throw new Error('rolled back')
      })
    while (runs === 0) {
      await expect(refused()).rejects.toThrow('rolled back')
      await sleep(20)
    }
    await jobs.close()
    expect({ runs, stopped, seen: await db.read('select "by" from "public"."seen"', []) }).toEqual({
      runs: 1,
      stopped: true,
      seen: [{ by: 'job' }],
    })
  }, 60_000)

  test('a text of statements that fails in the middle leaves no transaction open', async () => {
    await expect(db.script('BEGIN; select 1; select 1 / 0; COMMIT;')).rejects.toThrow('division by zero')
    expect(await db.script('BEGIN; select 1 as "a"; select 2 as "a"; COMMIT;')).toEqual([{ a: 1 }, { a: 2 }])
  })
})
