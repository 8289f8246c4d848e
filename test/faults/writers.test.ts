import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { fromGlobalId, toGlobalId } from '../../kit/id.js'
import type { TokenClaims } from '../../kit/demo-keys.js'
import { changeNames, changesOn, insertReferrals } from '../support/changes.js'
import { type Client, clientWith } from '../support/client.js'
import { type Hub, startHub, tokenFor } from '../support/hub.js'
import { connectSql, type Sql } from '../support/sql.js'
import { facilityOf } from '../support/world.js'
import { admit, anAdmission, freshKey, send, transfer } from '../support/writes.js'

const server = process.env.HUB_TEST_DATABASE_URL
const modes = ['postgres', 'services'] as const
const pairs = 200
const crowds = 20

if (!server) {
  process.stdout.write('Not run here: writers at the same time need PostgreSQL, the embedded database has one session; set HUB_TEST_DATABASE_URL.\n')
}

describe.runIf(server).each(modes)('several write at the same instant, hub as %s', mode => {
  let hub: Hub
  let sql: Sql
  let make: ReturnType<typeof changesOn>

  beforeAll(async () => {
    hub = await startHub(mode)
    sql = await connectSql(hub.settings)
    await insertReferrals(sql, 'ISSUED', 10)
    await insertReferrals(sql, 'SENT', 10)
    make = changesOn(sql)
  })
  afterAll(async () => {
    await sql?.close()
    await hub?.stop()
  })

  const signedIn = async (claims: TokenClaims): Promise<Client> => clientWith(hub.url, await tokenFor(hub.dataDir, claims))
  const nurses = (count: number, facility: string) =>
    Promise.all(Array.from({ length: count }, (_, index) => signedIn({ role: 'nurse', facility, subject: `nurse-${index}` })))

  test.each(changeNames)('%s with the same key five times at once: one change, five equal answers', async name => {
    const change = await make(name)
    const ask = await signedIn(change.claims)
    const answers = await Promise.all(Array.from({ length: 5 }, () => ask(change.query, { input: change.input })))
    expect(answers).toEqual(Array.from({ length: 5 }, () => answers[0]))
    expect(answers[0]).toEqual({ data: { [name]: expect.objectContaining({ userErrors: [] }) } })
    expect(await change.trace()).toEqual(change.done)
  })

  /** Each referral is sent by all at once. One shall do it, and every other be told the version that is there now. */
  async function contest(ids: readonly string[], writers: readonly Client[]) {
    const wrong: unknown[] = []
    for (const [round, key] of ids.entries()) {
      const referral = toGlobalId('Referral', key)
      const input = () => ({ idempotencyKey: freshKey('contest'), referral, expectedVersion: 1 })
      const answers = await Promise.all(writers.map(ask => ask(send, { input: input() })))
      const now = { id: referral, version: 2, status: 'SENT', nextMove: 'RECEIVER' }
      const won = { data: { sendReferral: { referral: now, userErrors: [] } } }
      const conflict = { code: 'CONFLICT', path: ['input', 'expectedVersion'], currentVersion: 2 }
      const lost = { data: { sendReferral: { referral: now, userErrors: [conflict] } } }
      const winners = answers.filter(answer => JSON.stringify(answer) === JSON.stringify(won))
      const losers = answers.filter(answer => JSON.stringify(answer) !== JSON.stringify(won))
      const othersLost = losers.every(answer => JSON.stringify(answer) === JSON.stringify(lost))
      if (winners.length !== 1 || !othersLost) wrong.push({ round, answers })
    }
    const counts = await sql.row(
      'referrals',
      z.object({ sent: z.number(), events: z.number(), audits: z.number() }),
      `select (select count(*)::int from referrals.referral where id = any($1) and version = 2 and status = 'SENT') as sent,
         (select count(*)::int from referrals.outbox where aggregate_id = any($1) and version = 2) as events,
         (select count(*)::int from referrals.audit_entry where action = 'referral.sendReferral'
            and subject in (select 'Referral:' || k from unnest($1) k)) as audits`,
      [ids],
    )
    return { wrong, ...counts }
  }

  test(`two writers ${pairs} times at once: always exactly one winner, the other gets CONFLICT with version 2`, { timeout: 180_000 }, async () => {
    const contested = await contest(await insertReferrals(sql, 'ISSUED', pairs), await nurses(2, 'HY-TT'))
    expect(contested).toEqual({ wrong: [], sent: pairs, events: pairs, audits: pairs })
  })

  test(`ten writers ${crowds} times at once: one winner, nine get CONFLICT`, { timeout: 120_000 }, async () => {
    const contested = await contest(await insertReferrals(sql, 'ISSUED', crowds), await nurses(10, 'HY-TT'))
    expect(contested).toEqual({ wrong: [], sent: crowds, events: crowds, audits: crowds })
  })

  test('two admissions with the same number at once: one person, the other gets IDENTIFIER_TAKEN', async () => {
    const writers = await nurses(2, 'HY-TE')
    for (let round = 0; round < 10; round++) {
      const value = String(910_000_000 + round)
      const person = { fullName: 'Khà Thị Cùng Lúc', identifiers: [{ type: 'OLD_IDENTITY_CARD', value }] }
      const answers = await Promise.all(writers.map(ask => ask(admit, { input: anAdmission('HY-TE', {}, person) })))
      const results = answers.map(({ data, errors }) => ({ errors, ...z.object({ admitResident: admitted }).parse(data).admitResident }))
      const isMade = (each: (typeof results)[number]) => each.resident !== null
      expect(results.toSorted((a, b) => Number(isMade(b)) - Number(isMade(a)))).toEqual([
        { errors: undefined, resident: { version: 1 }, stay: { endedOn: null }, userErrors: [] },
        {
          errors: undefined,
          resident: null,
          stay: null,
          userErrors: [{ code: 'IDENTIFIER_TAKEN', path: ['input', 'person', 'identifiers'], currentVersion: null }],
        },
      ])
      const { n } = await sql.row('facilities', z.object({ n: z.number() }), 'select count(*)::int as n from facilities.resident_identifier where value = $1', [value])
      expect(n).toBe(1)
    }
    const { n } = await sql.row('facilities', z.object({ n: z.number() }), `select count(*)::int as n from facilities.resident where full_name = 'Khà Thị Cùng Lúc'`)
    expect(n).toBe(10)
  })

  test('one resident transferred to two homes at once: one open stay, the other no longer sees the person', async () => {
    const here = await signedIn({ role: 'nurse', facility: 'HY-TE' })
    const others = await nurses(2, 'HY-TE')
    for (let round = 0; round < 10; round++) {
      const made = await here(admit, { input: anAdmission('HY-TE') })
      const { id } = z.object({ admitResident: z.object({ resident: z.object({ id: z.string() }) }) }).parse(made.data).admitResident.resident
      const to = ['HY-KC', 'HY-BTXH']
      const input = (index: number) => ({
        idempotencyKey: freshKey('transfer'),
        expectedVersion: 1,
        resident: id,
        toFacility: toGlobalId('Facility', facilityOf(to[index] ?? '').id),
        on: '2026-11-02',
      })
      const answers = await Promise.all(others.map((ask, index) => ask(transfer, { input: input(index) })))
      const ended = { endedOn: '2026-11-02', endReason: 'TRANSFERRED', facility: { code: 'HY-TE' } }
      const won = { data: { transferResident: { resident: null, endedStay: ended, userErrors: [] } } }
      const gone = { code: 'NOT_FOUND', path: ['input', 'resident'], currentVersion: null }
      const winner = answers.findIndex(answer => JSON.stringify(answer) === JSON.stringify(won))
      expect(answers[1 - winner]).toEqual({ data: { transferResident: { resident: null, endedStay: null, userErrors: [gone] } } })
      const open = await sql.rows(
        'facilities',
        z.object({ code: z.string() }),
        `select f.code from facilities.stay s join facilities.facility f on f.id = s.facility_id
         where s.resident_id = $1 and s.ended_on is null`,
        [fromGlobalId('Resident', id)],
      )
      expect(open).toEqual([{ code: to[winner] }])
    }
    const { n } = await sql.row(
      'facilities',
      z.object({ n: z.number() }),
      'select count(*)::int as n from (select 1 from facilities.stay where ended_on is null group by resident_id having count(*) > 1) t',
    )
    expect(n).toBe(0)
  })
})

const admitted = z.object({
  resident: z.object({ version: z.number() }).nullable(),
  stay: z.object({ endedOn: z.string().nullable() }).nullable(),
  userErrors: z.array(z.object({ code: z.string(), path: z.array(z.string()), currentVersion: z.number().nullable() })),
})
