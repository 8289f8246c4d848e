import fc from 'fast-check'
import { sql } from 'kysely'
import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely'
import { expect, test } from 'vitest'
import { openEmbedded } from './database.js'
import { lastTold } from './own-pages.js'
import { remindedOn } from './vn/reminder.js'
import { addDays } from './vn/working-days.js'

const compiler = new Kysely<Record<string, never>>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: db => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
})

test('the statement and the rule say the same day', async () => {
  const day = fc.integer({ min: -60, max: 60 }).map(n => addDays('2026-11-02', n))
  const cases = fc.sample(fc.record({ knownOn: day, dueOn: day, until: day }), { numRuns: 500, seed: 20_261_102 })
  const embedded = await openEmbedded({})
  for (const soonDays of [0, 7, 30]) {
    const told = lastTold({ knownOn: sql`c."knownOn"`, dueOn: sql`c."dueOn"`, soonDays }, sql`c.until`)
    const query = sql`select ${told} as day from jsonb_to_recordset(${JSON.stringify(cases)}::jsonb) as c("knownOn" date, "dueOn" date, until date)`.compile(compiler)
    const { rows } = await embedded.query<{ day: string | null }>(query.sql, [...query.parameters])
    expect(rows.map(row => row.day)).toEqual(cases.map(({ until, ...of }) => remindedOn({ ...of, soonDays }, until)))
  }
  await embedded.close()
})
