import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { createClock } from '../../kit/clock.js'
import type { TokenClaims } from '../../kit/demo-keys.js'
import { fromGlobalId, toGlobalId } from '../../kit/id.js'
import { subgraphs } from '../../schema/subgraphs.js'
import { clientWith, field } from '../support/client.js'
import { type Hub, startHub, startSubgraph, tokenFor } from '../support/hub.js'
import { run, until } from '../support/processes.js'
import { connectSql, type Sql } from '../support/sql.js'
import { residentsOf, world } from '../support/world.js'
import { freshKey } from '../support/writes.js'

const server = process.env.HUB_TEST_DATABASE_URL
const home = 'BD-TT-HN'
const referred = new Set(world.referrals.referrals.map(({ residentId }) => residentId))
const insured = new Set(world.insurance.cards.filter(card => !card.validTo && card.status === 'ACTIVE').map(({ residentId }) => residentId))
const people = residentsOf(home).filter(({ id, leftOn }) => !referred.has(id) && leftOn === null && insured.has(id))
const hospital = world.referrals.healthFacilities.find(({ onHub, code }) => onHub && code !== '52901')
const later = '2026-11-02T11:00+07:00'

if (!server) process.stdout.write('Not run here: killing a sector needs PostgreSQL; set HUB_TEST_DATABASE_URL.\n')

describe.runIf(server)('a referral is issued while the insurance sector is away', () => {
  let hub: Hub
  let sql: Sql
  let clock = createClock('2026-11-02T09:00:00+07:00')

  beforeAll(async () => {
    hub = await startHub('services')
    sql = await connectSql(hub.settings)
  })
  afterAll(async () => {
    await sql?.close()
    await hub?.stop()
  })

  const ask = async (claims: TokenClaims, query: string, variables: object) =>
    clientWith(hub.url, await tokenFor(hub.dataDir, claims, clock))(query, { ...variables }, { 'accept-language': 'en' })
  const kill = () => hub.processes.get('insurance')?.stop('SIGKILL')
  const start = async (settings = hub.settings) => void hub.processes.set('insurance', await startSubgraph('insurance', settings))

  async function issueFor(index: number): Promise<string> {
    const one = people[index]
    const input = {
      kind: 'CLINICAL_TRANSFER', resident: toGlobalId('Resident', one?.id ?? ''), patient: { name: one?.fullName, birthDate: one?.birthDate, sex: one?.sex },
      toFacility: toGlobalId('HealthFacility', hospital?.id ?? ''), urgency: 'ROUTINE', reason: 'Đau ngực', diagnoses: ['I20.9'], summary: 'Đau ngực',
    }
    const made = await ask({ role: 'nurse', facility: home }, 'mutation ($input: CreateReferralInput!) { createReferral(input: $input) { referral { id } userErrors { code } } }', {
      input: { idempotencyKey: freshKey('outage'), ...input },
    })
    const { referral } = field<{ referral: { id: string } }>(made, 'createReferral')
    const issued = await ask({ role: 'signer', facility: home }, 'mutation ($input: IssueReferralInput!) { issueReferral(input: $input) { referral { status } userErrors { code } } }', {
      input: { idempotencyKey: freshKey('outage'), referral: referral.id, expectedVersion: 1 },
    })
    expect(issued.data).toEqual({ issueReferral: { referral: { status: 'ISSUED' }, userErrors: [] } })
    return referral.id
  }

  const keyOf = (id: string) => fromGlobalId('Referral', id)
  const number = z.object({ n: z.number() })
  const keptOf = async (id: string) =>
    (await sql.row('insurance', number, `select count(*)::int as n from insurance.coverage_check where referral_id = $1 and origin = 'REFERRAL_ISSUED'`, [keyOf(id)])).n
  const waiting = async () => (await sql.row('insurance', number, 'select count(*)::int as n from insurance.issued_referral')).n
  async function eventually(holds: () => Promise<boolean>): Promise<void> {
    for (const end = performance.now() + 20_000; !(await holds()); await new Promise(resolve => setTimeout(resolve, 50))) {
      if (performance.now() > end) throw new Error('It did not come to that')
    }
  }
  const then = `query ($id: ID!) { referral(id: $id) { paperNumber coverageThen { on takenAt answer { __typename ... on Covered { warnings } } } } }`
  const look = async (id: string) => (await ask({ role: 'nurse', facility: home }, then, { id })).data?.referral

  test('once it is back the answer of that day is there, and says that it was caught up and when', { timeout: 120_000 }, async () => {
    await kill()
    const id = await issueFor(0)
    expect(await look(id)).toMatchObject({ paperNumber: expect.any(String), coverageThen: null })
    // Two hours later the others are at work, and insurance comes back.
    const settings = { ...hub.settings, HUB_CLOCK: later }
    clock = createClock('2026-11-02T11:00:00+07:00')
    for (const name of ['gateway', 'facilities', 'referrals']) await hub.processes.get(name)?.stop()
    for (const { name } of subgraphs.filter(each => each.name !== 'insurance')) hub.processes.set(name, await startSubgraph(name, settings))
    const gateway = run('gateway/main.js', { ...settings, PORT: new URL(hub.url).port })
    hub.processes.set('gateway', gateway)
    await until(gateway, async () => ((await fetch(`${hub.url}/readyz`).catch(() => undefined))?.ok ? true : undefined))
    await start(settings)
    await eventually(async () => (await keptOf(id)) === 1)
    const caughtUp = 'Caught up on 2026-11-02 at 11:00 for an issue on 2026-11-02 at 09:00 (Viet Nam): by the cards known when it was taken.'
    expect(await look(id)).toMatchObject({
      coverageThen: { on: '2026-11-02', takenAt: '2026-11-02T04:00:00.000Z', answer: { __typename: 'Covered', warnings: expect.arrayContaining([caughtUp]) } },
    })
  })

  test('killed between taking the event and keeping the check: after the next start it is there once', { timeout: 120_000 }, async () => {
    const settings = { ...hub.settings, HUB_CLOCK: later }
    // Whoever wants to keep a check waits here; taking the event goes on.
    await sql.rows('insurance', z.unknown(), 'begin')
    await sql.rows('insurance', z.unknown(), 'lock table insurance.coverage_check in exclusive mode')
    const id = await issueFor(1)
    await eventually(async () => (await waiting()) === 1)
    await kill()
    await sql.rows('insurance', z.unknown(), 'commit')
    await sql.alone(['insurance'])
    expect([await keptOf(id), await waiting()]).toEqual([0, 1])
    await start(settings)
    await eventually(async () => (await waiting()) === 0)
    expect(await keptOf(id)).toBe(1)
  })

  test('the same event told once more changes nothing', { timeout: 60_000 }, async () => {
    const kept = z.object({ rows: z.string() })
    const all = () => sql.row('insurance', kept, 'select md5(string_agg(c::text, \'\' order by c.id)) as rows from insurance.coverage_check c')
    const before = await all()
    await sql.rows('referrals', z.unknown(), `insert into referrals.outbox (id, type, aggregate, aggregate_id, version, payload, at)
      select gen_random_uuid(), type, aggregate, aggregate_id, version + 1, payload, at from referrals.outbox where type = 'referral.issued' order by position desc limit 3`)
    const head = await sql.row('referrals', number, 'select max(position)::int as n from referrals.outbox')
    await eventually(async () => (await sql.row('insurance', number, `select position::int as n from insurance.inbox where source = 'referrals'`)).n === head.n)
    await eventually(async () => (await waiting()) === 0)
    expect(await all()).toEqual(before)
  })
})
