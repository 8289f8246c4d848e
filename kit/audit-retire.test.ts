import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PGlite } from '@electric-sql/pglite'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createAudit } from './audit.js'
import { auditHead } from './audit-chain.js'
import { type CheckpointBook, openCheckpointBook } from './audit-checkpoint.js'
import { retireAudit } from './audit-retire.js'
import { verifyAudit } from './audit-verify.js'
import { type Database, openEmbedded } from './database.js'
import { eventWorld, type EventWorld } from './events.fixture.js'

const viewer = { subject: 'nurse-1', client: 'demo', role: 'nurse', facility: 'QN-NCC', expiresAt: 0 } as const
const now = new Date('2026-11-02T02:00:00.000Z')
const fiveYears = new Date('2021-11-02T02:00:00.000Z')

let embedded: PGlite
let world: EventWorld
let db: Database
let folder: string
let book: CheckpointBook

/** Two looks of seven years ago, one of six, two of this year. */
beforeEach(async () => {
  embedded = await openEmbedded({})
  world = await eventWorld({ embedded })
  db = world.owner
  folder = await mkdtemp(join(tmpdir(), 'hub-retire-'))
  book = await openCheckpointBook({ HUB_ENV: 'test', HUB_DATA_DIR: folder })
  const audit = createAudit(db)
  for (const day of ['2019-03-01', '2019-03-02', '2020-05-01', '2026-10-01', '2026-11-01']) await audit.recordReads([look(day)])
  await book.add('owner', { ...(await auditHead(db)), at: now.toISOString() })
})
afterEach(async () => {
  await world.close()
  await embedded.close()
  await rm(folder, { recursive: true })
})

const look = (day: string) => ({
  at: new Date(`${day}T03:00:00Z`),
  requestId: `request-${day}`,
  viewer,
  residentId: '00000000-0000-4000-8000-000000000001',
  fields: 'fullName',
  result: 'SHOWN' as const,
})
const places = async () =>
  (await db.read<{ at: number }>('select "position"::int as "at" from owner.audit_entry order by "position"', [])).map(({ at }) => at)

describe('what is older than the policy goes from the front of a log', () => {
  test('and what is left is whole, hangs on a signed word, and goes on', async () => {
    expect(await retireAudit(db, book, fiveYears, now)).toEqual({ sector: 'owner', entries: 3 })
    expect(await places()).toEqual([4, 5])
    await createAudit(db).recordReads([look('2026-11-02')])
    expect(await verifyAudit(db, await book.read('owner'))).toEqual({ sector: 'owner', retired: 3, entries: 3, checkpoints: 1, vouchedFor: 5, fault: undefined })
  })

  test('and doing it again takes nothing more', async () => {
    await retireAudit(db, book, fiveYears, now)
    expect(await retireAudit(db, book, fiveYears, now)).toEqual({ sector: 'owner', entries: 0 })
    expect(await places()).toEqual([4, 5])
  })

  test('and a young entry before an old one keeps it: only the front goes', async () => {
    await createAudit(db).recordReads([look('2018-01-01')])
    await retireAudit(db, book, fiveYears, now)
    expect(await places()).toEqual([4, 5, 6])
  })

  test('and what goes by hand afterwards is missed', async () => {
    expect(await retireAudit(db, book, new Date('2026-05-01T00:00:00Z'), now)).toEqual({ sector: 'owner', entries: 3 })
    const rest = `set session_replication_role = replica; delete from owner.audit_entry; set session_replication_role = origin`
    await embedded.exec(rest)
    expect((await verifyAudit(db, await book.read('owner'))).fault).toEqual({ kind: 'CUT', position: 3, seen: 5, seenAt: null })
  })
})

describe('nothing goes otherwise', () => {
  test('of a log that is not whole', async () => {
    await embedded.exec(`alter table owner.audit_entry disable trigger user; update owner.audit_entry set actor = 'x' where "position" = 2;
      alter table owner.audit_entry enable trigger user`)
    await expect(retireAudit(db, book, fiveYears, now)).rejects.toThrow('is not whole')
    expect(await places()).toEqual([1, 2, 3, 4, 5])
  })

  test('that is younger than the law allows, whatever the policy says', async () => {
    await expect(embedded.query(`select owner.audit_retire(4, now())`)).rejects.toThrow('kept for 6 months')
    await expect(embedded.query(`select owner.audit_retire(4, timestamptz '2021-11-02')`)).rejects.toThrow('kept for 6 months')
    expect(await places()).toEqual([1, 2, 3, 4, 5])
  })

  test('by hand, before or after', async () => {
    await expect(embedded.exec('delete from owner.audit_entry where "position" = 1')).rejects.toThrow('only ever added to')
    await retireAudit(db, book, fiveYears, now)
    await expect(embedded.exec('delete from owner.audit_entry where "position" = 4')).rejects.toThrow('only ever added to')
  })

  test('without a word: who calls the function past the hub is found', async () => {
    await embedded.query(`select owner.audit_retire(3, timestamptz '2021-11-02')`)
    expect((await verifyAudit(db, await book.read('owner'))).fault).toEqual({ kind: 'RETIRED_UNSIGNED', position: 3 })
  })

  test('with the word of another place', async () => {
    await retireAudit(db, book, new Date('2020-01-01T00:00:00Z'), now)
    await embedded.query(`select owner.audit_retire(3, timestamptz '2021-11-02')`)
    expect((await verifyAudit(db, await book.read('owner'))).fault).toEqual({ kind: 'RETIRED_UNSIGNED', position: 3 })
  })
})
