import type { PGlite } from '@electric-sql/pglite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createClock } from '../../kit/clock.js'
import { openEmbedded } from '../../kit/database.js'
import { subgraphs } from '../../schema/subgraphs.js'
import { migrateAll } from '../../start/fill.js'
import { forEachSector, type SectorDatabases, sectors } from '../../start/sectors.js'

const ofImports = ['', '_part', '_key', '_entry', '_error', '_refused'].map(name => `row_import${name}`)
/** Written by statements of the kit, in every sector alike; those of imports only where there are some. */
const ofTheKit = ['migration', 'audit_entry', 'audit_head', 'command', 'outbox', 'inbox', 'parked_event', ...ofImports]

describe('the tables and the classes that map them', () => {
  const clock = createClock('2026-11-02T09:00:00+07:00')
  let embedded: PGlite
  let databases: SectorDatabases

  beforeAll(async () => {
    embedded = await openEmbedded({})
    databases = await forEachSector((_, sector) => sector.open({ embedded }))
    await migrateAll(databases, clock)
  })
  afterAll(async () => {
    for (const db of Object.values(databases)) await db.close()
    await embedded.close()
  })

  test.each(subgraphs.map(({ name }) => name))('%s: every entity reads its table, and every table has its entity', async name => {
    const db = databases[name]
    const tables = new Set<string>()
    for (const meta of db.orm.getMetadata().getAll().values()) {
      const rows = await db.orm.em.fork().find(meta.class, {}, { limit: 1 })
      expect(rows.length).toBeLessThanOrEqual(1)
      tables.add(meta.tableName)
    }
    const there = await db.read<{ name: string }>(
      'select "table_name" as "name" from information_schema.tables where "table_schema" = $1',
      [name],
    )
    const copied = sectors[name].copies.map(({ table }) => table)
    const written = there.map(table => table.name).filter(table => ![...ofTheKit, ...copied].includes(table))
    expect([...tables].toSorted()).toEqual(written.toSorted())
  })

  test('migrating and loading the reference data again changes nothing', async () => {
    const counts = async () => {
      const all = await embedded.query<{ t: string }>(
        `select table_schema || '.' || table_name as t from information_schema.tables
         where table_schema = any($1) order by 1`,
        [subgraphs.map(({ name }) => name)],
      )
      const rows: Record<string, unknown> = {}
      for (const { t } of all.rows) {
        const { rows: found } = await embedded.query(`select count(*)::int as n, md5(string_agg(x::text, '|' order by x::text)) as h from ${t} x`)
        rows[t] = found[0]
      }
      return rows
    }
    const before = await counts()
    expect(Object.keys(before).length).toBeGreaterThan(15)
    await migrateAll(databases, clock)
    expect(await counts()).toEqual(before)
  })

  test('the sectors’ tables are in schemas of their own, and no key crosses', async () => {
    const crossing = await embedded.query(
      `select conrelid::regclass::text as "table", confrelid::regclass::text as "to" from pg_constraint
       where contype = 'f' and split_part(conrelid::regclass::text, '.', 1) <> split_part(confrelid::regclass::text, '.', 1)`,
    )
    expect(crossing.rows).toEqual([])
  })
})
