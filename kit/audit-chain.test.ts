import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PGlite } from '@electric-sql/pglite'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createAudit, recordChanges } from './audit.js'
import { auditHead } from './audit-chain.js'
import { type CheckpointBook, openCheckpointBook } from './audit-checkpoint.js'
import { verifyAudit } from './audit-verify.js'
import { type Database, openEmbedded } from './database.js'
import { eventWorld, type EventWorld } from './events.fixture.js'

const at = new Date('2026-11-02T02:00:00.123Z')
const viewer = { subject: 'nurse-1', client: 'demo', role: 'nurse', facility: 'QN-NCC', expiresAt: 0 } as const
const person = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`

let embedded: PGlite
let world: EventWorld
let db: Database
let folder: string
let book: CheckpointBook

/** The log of the owner, which has seven entries before each test: five reads in two groups, two changes. */
beforeAll(async () => {
  embedded = await openEmbedded({})
  world = await eventWorld({ embedded })
  db = world.owner
})
afterAll(async () => {
  await world.close()
  await embedded.close()
})
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hub-audit-'))
  book = await openCheckpointBook({ HUB_ENV: 'test', HUB_DATA_DIR: folder })
  await tamper('truncate owner.audit_entry restart identity')
  await embedded.exec(`update owner.audit_head set "position" = 0, "hash" = sha256(convert_to('an-sinh-hub audit owner', 'UTF8'))`)
  const audit = createAudit(db)
  const read = (n: number) => ({ at, requestId: `request-${n}`, viewer, residentId: person(n), fields: 'fullName birthDate', result: 'SHOWN' as const })
  await Promise.all([audit.recordReads([read(1)]), audit.recordReads([read(2), read(3)]), audit.recordReads([read(4), read(5)])])
  await db.transaction(tx =>
    recordChanges(tx, 'owner', { viewer, now: at, requestId: 'request-6' }, [
      { action: 'thing.named', subject: 'Thing:"Cầu Đỏ"\n\u0001', residentId: person(6), fields: ['name', 'tên'] },
      { action: 'thing.lost', subject: 'Thing:2', residentId: null, fields: [] },
    ]),
  )
  return () => rm(folder, { recursive: true })
})

/** As somebody who owns the database does it. */
async function tamper(text: string): Promise<void> {
  await embedded.exec(`alter table owner.audit_entry disable trigger user; ${text}; alter table owner.audit_entry enable trigger user`)
}
const checkpoint = async (when = '2026-11-02T03:00:00.000Z') => book.add('owner', { ...(await auditHead(db)), at: when })
const verdict = async () => verifyAudit(db, await book.read('owner'))
/** The chain written anew from an entry to another, by who knows how it is made. */
const rehash = (from: number, to: number) => `do $$ declare head bytea; e record; begin
  select "hash" into head from owner.audit_entry where "position" = ${from - 1};
  for e in select * from owner.audit_entry where "position" between ${from} and ${to} order by "position" loop
    head := sha256(head || convert_to(json_build_array(2, e."position", to_char(e."at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), e."request_id",
      e."action", e."actor", e."actor_role", e."actor_organisation", e."client", e."resident_id", e."subject", e."fields", e."purpose", e."result", e."acts_for")::text, 'UTF8'));
    update owner.audit_entry set "hash" = head where "id" = e."id";
  end loop;
  update owner.audit_head set "hash" = head, "position" = (select max("position") from owner.audit_entry);
end $$`

describe('the chain of the log', () => {
  test('a log that nobody touched is whole, whatever its texts hold', async () => {
    expect(await verdict()).toEqual({ sector: 'owner', retired: 0, entries: 7, checkpoints: 0, vouchedFor: 0, fault: undefined })
    await checkpoint()
    expect(await verdict()).toEqual({ sector: 'owner', retired: 0, entries: 7, checkpoints: 1, vouchedFor: 7, fault: undefined })
  })

  test('any text and any instant is hashed the same here and in the database', async () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 30 }).filter(each => !each.includes('\0'))
    await fc.assert(
      fc.asyncProperty(text, text, fc.option(fc.uuid()), fc.date({ noInvalidDate: true, min: new Date('1970-01-01'), max: new Date('2999-01-01') }), async (subject, field, residentId, now) => {
        await db.transaction(tx => recordChanges(tx, 'owner', { viewer, now, requestId: field }, [{ action: 'thing.named', subject, residentId, fields: [field] }]))
        expect((await verdict()).fault).toBeUndefined()
      }),
      { numRuns: 60, seed: 2611 },
    )
  })

  test('an entry is not changed, not taken out, and the log is not emptied: not by its owner either', async () => {
    for (const text of [`update owner.audit_entry set "actor" = 'x'`, 'delete from owner.audit_entry', 'truncate owner.audit_entry']) {
      await expect(embedded.exec(text)).rejects.toThrow('The audit log is only ever added to.')
    }
    expect(await verdict()).toMatchObject({ entries: 7, fault: undefined })
  })
})

describe('who owns the database and goes past it is found', () => {
  const day = '2026-11-02T02:00:00.123000Z'

  test.each([
    ['one byte of a text', `update owner.audit_entry set "fields" = 'fullName birthDatf' where "position" = 3`],
    ['who it was', `update owner.audit_entry set "actor" = 'nurse-2' where "position" = 3`],
    ['when, by a microsecond', `update owner.audit_entry set "at" = "at" + interval '1 microsecond' where "position" = 3`],
    ['whose data it was', `update owner.audit_entry set "resident_id" = null where "position" = 3`],
    ['the hash itself', `update owner.audit_entry set "hash" = sha256('x') where "position" = 3`],
  ])('%s changed', async (_, text) => {
    await tamper(text)
    expect((await verdict()).fault).toEqual({ kind: 'CHANGED', position: 3, at: expect.stringContaining('2026-11-02T02:00:00.12') })
  })

  test('one changed, and its own hash made anew: the next one does not follow from it', async () => {
    const { rows: [head] } = await embedded.query<{ hash: string }>(`select encode("hash", 'hex') as hash from owner.audit_head`)
    await tamper(`update owner.audit_entry set "actor" = 'nurse-2' where "position" = 3; ${rehash(3, 3)}; update owner.audit_head set "hash" = decode('${head?.hash}', 'hex')`)
    expect((await verdict()).fault).toEqual({ kind: 'CHANGED', position: 4, at: day })
  })

  test('an entry removed', async () => {
    await tamper('delete from owner.audit_entry where "position" = 4')
    expect(await verdict()).toMatchObject({ entries: 3, fault: { kind: 'MISSING', position: 4, at: null } })
  })

  test('the first entry removed', async () => {
    await tamper('delete from owner.audit_entry where "position" = 1')
    expect((await verdict()).fault).toEqual({ kind: 'MISSING', position: 1, at: null })
  })

  test('an entry removed and the others moved up', async () => {
    await tamper('delete from owner.audit_entry where "position" = 4; update owner.audit_entry set "position" = "position" - 1 where "position" > 4')
    expect((await verdict()).fault).toEqual({ kind: 'CHANGED', position: 4, at: day })
  })

  test('an entry written past the chain', async () => {
    await tamper(`insert into owner.audit_entry ("at", "request_id", "action", "actor", "actor_role", "client", "fields") values ('2026-11-02T02:00Z', 'r', 'read', 'a', 'nurse', 'c', '')`)
    expect((await verdict()).fault).toEqual({ kind: 'NOT_APPENDED', id: '8', at: '2026-11-02T02:00:00.000Z' })
  })

  test('an entry put between two, the later ones moved on', async () => {
    await tamper(`update owner.audit_entry set "position" = -"position" where "position" > 3; update owner.audit_entry set "position" = 1 - "position" where "position" < 0;
      insert into owner.audit_entry ("position", "hash", "at", "request_id", "action", "actor", "actor_role", "client", "fields")
        values (4, sha256('x'), '2026-11-02T02:00:00.5Z', 'r', 'read', 'a', 'nurse', 'c', '')`)
    expect((await verdict()).fault).toEqual({ kind: 'CHANGED', position: 4, at: '2026-11-02T02:00:00.500000Z' })
  })

  test('a place given twice', async () => {
    await tamper(`drop index owner.audit_entry_position_idx; insert into owner.audit_entry ("position", "hash", "at", "request_id", "action", "actor", "actor_role", "client", "fields")
      select 3, "hash", '2026-11-02T02:00:00.5Z', 'r', 'read', 'a', 'nurse', 'c', '' from owner.audit_entry where "position" = 3`)
    expect((await verdict()).fault).toEqual({ kind: 'INSERTED', position: 3, at: '2026-11-02T02:00:00.500000Z' })
    await tamper('delete from owner.audit_entry where "id" = 8; create unique index "audit_entry_position_idx" on owner.audit_entry ("position")')
    expect((await verdict()).fault).toBeUndefined()
  })

  test('two entries in another order, with or without their hashes', async () => {
    const swap = `update owner.audit_entry set "position" = case "position" when 3 then -4 else -3 end where "position" in (3, 4); update owner.audit_entry set "position" = -"position" where "position" < 0`
    await tamper(swap)
    expect((await verdict()).fault).toEqual({ kind: 'CHANGED', position: 3, at: day })
    await tamper(`${swap}; update owner.audit_entry e set "request_id" = o."request_id", "resident_id" = o."resident_id" from owner.audit_entry o
      where (e."position", o."position") in ((3, 4), (4, 3))`)
    expect((await verdict()).fault).toEqual({ kind: 'CHANGED', position: 3, at: day })
  })

  test('the tail cut', async () => {
    await tamper('delete from owner.audit_entry where "position" > 5')
    expect((await verdict()).fault).toEqual({ kind: 'CUT', position: 5, seen: 7, seenAt: null })
  })

  test('the tail cut and the head set back: a checkpoint remembers it', async () => {
    const { rows: [old] } = await embedded.query<{ hash: string }>(`select encode("hash", 'hex') as hash from owner.audit_entry where "position" = 5`)
    const cut = `delete from owner.audit_entry where "position" > 5; update owner.audit_head set "position" = 5, "hash" = decode('${old?.hash}', 'hex')`
    await checkpoint()
    await tamper(cut)
    expect(await verdict()).toEqual({ sector: 'owner', retired: 0, entries: 5, checkpoints: 1, vouchedFor: 0, fault: { kind: 'CUT', position: 5, seen: 7, seenAt: '2026-11-02T03:00:00.000Z' } })
  })

  test('everything written anew from an entry on: the chain is whole, and a checkpoint knows the one before', async () => {
    await book.add('owner', { position: 2, hash: (await embedded.query<{ hash: string }>(`select encode("hash", 'hex') as hash from owner.audit_entry where "position" = 2`)).rows[0]?.hash ?? '', at: '2026-11-02T02:30:00.000Z' })
    await checkpoint()
    await tamper(`update owner.audit_entry set "actor" = 'nurse-2' where "position" = 3; ${rehash(3, 7)}`)
    expect((await verifyAudit(db, { lines: [], retired: [], forged: [] })).fault).toBeUndefined()
    expect((await verdict()).fault).toEqual({ kind: 'REWRITTEN', since: 2, position: 7, seenAt: '2026-11-02T03:00:00.000Z' })
  })

  test('an old copy put back', async () => {
    await checkpoint('2026-11-02T02:10:00.000Z')
    const copy = await embedded.dumpDataDir('none')
    await createAudit(db).recordReads([{ at, requestId: 'late', viewer, residentId: person(9), fields: 'fullName', result: 'SHOWN' }])
    await checkpoint()
    const old = await openEmbedded({ archive: copy })
    const restored = await eventWorld({ embedded: old })
    expect(await verifyAudit(restored.owner, await book.read('owner'))).toEqual({
      sector: 'owner', retired: 0, entries: 7, checkpoints: 2, vouchedFor: 7, fault: { kind: 'CUT', position: 7, seen: 8, seenAt: '2026-11-02T03:00:00.000Z' },
    })
    // And what it writes from then on is another log than the one that was signed.
    await createAudit(restored.owner).recordReads([{ at, requestId: 'other', viewer, residentId: person(9), fields: 'fullName', result: 'SHOWN' }])
    expect((await verifyAudit(restored.owner, await book.read('owner'))).fault).toEqual({ kind: 'REWRITTEN', since: 7, position: 8, seenAt: '2026-11-02T03:00:00.000Z' })
    await restored.close()
    await old.close()
  })
})

describe('the checkpoints', () => {
  const file = () => join(folder, 'audit', 'owner.jsonl')

  test('one that the hub did not sign is named by its line', async () => {
    await checkpoint()
    await checkpoint()
    await writeFile(file(), (await readFile(file(), 'utf8')).replace('"position":7', '"position":6'))
    expect(await verdict()).toMatchObject({ checkpoints: 1, fault: { kind: 'CHECKPOINT_FORGED', line: 2 } })
  })

  test('one of another sector is not one of this', async () => {
    await book.add('borrower', { ...(await auditHead(db)), at: '2026-11-02T03:00:00.000Z' })
    await writeFile(file(), (await readFile(join(folder, 'audit', 'borrower.jsonl'), 'utf8')).replace('"borrower"', '"owner"'))
    expect((await verdict()).fault).toEqual({ kind: 'CHECKPOINT_FORGED', line: 2 })
  })

  test('a line that a dying process left half written is passed over, and the next one is whole', async () => {
    await checkpoint()
    await writeFile(file(), `${await readFile(file(), 'utf8')}\n{"sector":"owner","posi`)
    await checkpoint()
    expect(await verdict()).toEqual({ sector: 'owner', retired: 0, entries: 7, checkpoints: 2, vouchedFor: 7, fault: undefined })
  })

  test('two openings at once have one key', async () => {
    const other = join(folder, 'other')
    const [one, two] = await Promise.all([1, 2].map(() => openCheckpointBook({ HUB_ENV: 'test', HUB_DATA_DIR: other })))
    await one?.add('owner', { ...(await auditHead(db)), at: '2026-11-02T03:00:00.000Z' })
    expect(await two?.read('owner')).toMatchObject({ lines: [{ position: 7 }], forged: [] })
  })

  test('in production both the place and the key are asked for, and a file without a key is refused', async () => {
    await expect(openCheckpointBook({ HUB_ENV: 'production', HUB_DATA_DIR: folder, HUB_AUDIT_DIR: folder })).rejects.toThrow('Give both, then start again.')
    const HUB_AUDIT_KEY_FILE = join(folder, 'no-key.pem')
    await writeFile(HUB_AUDIT_KEY_FILE, 'secret words')
    const refused = openCheckpointBook({ HUB_ENV: 'production', HUB_DATA_DIR: folder, HUB_AUDIT_DIR: folder, HUB_AUDIT_KEY_FILE })
    await expect(refused).rejects.toThrow(/no-key\.pem holds no Ed25519 private key as PEM/)
    await expect(refused).rejects.not.toThrow('secret words')
  })
})
