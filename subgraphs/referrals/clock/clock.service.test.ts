import { afterAll, beforeAll, expect, test } from 'vitest'
import { insertAll } from '../../../kit/bulk.js'
import { toGlobalId, uuidFrom } from '../../../kit/id.js'
import { createLogger } from '../../../kit/log.js'
import { timeLimits } from '../reference.js'
import { ReferralEntity } from '../referral/referral.entity.js'
import { aReferral, now, referralsSector, type Sector } from '../referrals.fixture.js'
import { sweepReferrals } from './clock.service.js'

const at = (text: string) => new Date(`${text}+07:00`)
const begun = '2026-09-01T03:00:00Z'
const lastFriday = at('2026-10-30T23:59:59.999')

const due = [
  aReferral('ENDED-PAPER', begun, { status: 'ACCEPTED', validUntil: lastFriday, plannedOn: '2026-11-20' }),
  aReferral('NOBODY-CAME', begun, { status: 'ACCEPTED', plannedOn: '2026-10-28' }),
  aReferral('LATE-RECEIVER', begun, { dueBy: at('2026-10-28T23:59:59.999') }),
  aReferral('LATE-SENDER', begun, { status: 'INFO_REQUESTED', dueBy: at('2026-10-28T23:59:59.999'), minutesLeft: 90 }),
]
const notDue = [
  aReferral('EXPECTED', begun, { status: 'ACCEPTED', plannedOn: '2026-10-29' }),
  aReferral('LATE-ONCE', begun, { dueBy: lastFriday }),
  aReferral('IN-HOSPITAL', begun, { status: 'ARRIVED', validUntil: lastFriday, dueBy: null }),
  aReferral('GONE', begun, { status: 'NO_SHOW', validUntil: lastFriday, dueBy: null }),
]
const numbers = [...due, ...notDue].map(({ paperNumber }) => paperNumber)

let sector: Sector
beforeAll(async () => {
  sector = await referralsSector()
  await insertAll(sector.db.orm.em.fork(), ReferralEntity, [...due, ...notDue])
})
afterAll(() => sector.close())

function sweep(clock = now) {
  return sweepReferrals({ db: sector.db, clock: () => clock, log: createLogger('test', 'silent'), limits: timeLimits() })
}

const rows = () =>
  sector.db.read<{ number: string }>(
    `select "paper_number" as "number", "status", "version", "end_reason" as "reason", "escalated_at" as "escalated", "due_by" as "due"
     from "referrals"."referral" where "paper_number" = any($1) order by "paper_number"`,
    [numbers],
  )

const trace = () =>
  sector.db.read(
    `select r."paper_number" as "number", s."move", s."from_status" || '>' || s."to_status" as "way", s."by_role" as "role",
       s."by_side" as "side", s."reason", s."version", o."version" as "told", a."action", a."actor"
     from "referrals"."referral" r
     join "referrals"."referral_step" s on s."referral_id" = r."id"
     left join "referrals"."outbox" o on o."aggregate_id" = r."id"
     left join "referrals"."audit_entry" a on a."subject" = 'Referral:' || r."id"
     where r."paper_number" = any($1) order by r."paper_number"`,
    [numbers],
  )

const hub = { role: 'system', side: 'SYSTEM', reason: null, version: 2, told: 2, actor: 'system' }
const escalated = { ...hub, move: 'escalateReferral', action: 'referral.escalateReferral' }
const traces = [
  { ...hub, number: 'ENDED-PAPER', move: 'expireReferral', way: 'ACCEPTED>EXPIRED', action: 'referral.expireReferral' },
  { ...escalated, number: 'LATE-RECEIVER', way: 'SENT>SENT' },
  { ...escalated, number: 'LATE-SENDER', way: 'INFO_REQUESTED>INFO_REQUESTED' },
  {
    ...hub,
    number: 'NOBODY-CAME',
    move: 'recordNoShow',
    way: 'ACCEPTED>NO_SHOW',
    reason: 'UNREACHABLE',
    action: 'referral.recordNoShow',
  },
]

test('a sweep expires, marks and escalates what is due, each with its line, audit row and event, and nothing else', async () => {
  const before = await rows()
  expect(await sweep()).toEqual({ expireReferral: 1, recordNoShow: 1, escalateReferral: 2, noteDeparture: 0, failed: 0 })
  const changed = { version: 2, reason: null, escalated: null, due: null }
  const dueBy = at('2026-10-28T23:59:59.999')
  expect(await rows()).toEqual([
    { ...changed, number: 'ENDED-PAPER', status: 'EXPIRED' },
    ...before.filter(({ number }) => ['EXPECTED', 'GONE', 'IN-HOSPITAL', 'LATE-ONCE'].includes(number)),
    { ...changed, number: 'LATE-RECEIVER', status: 'SENT', escalated: now, due: dueBy },
    { ...changed, number: 'LATE-SENDER', status: 'INFO_REQUESTED', escalated: now, due: dueBy },
    { ...changed, number: 'NOBODY-CAME', status: 'NO_SHOW', reason: 'UNREACHABLE' },
  ])
  expect(await trace()).toEqual(traces)
})

test('a second sweep finds nothing', async () => {
  expect(await sweep()).toEqual({ expireReferral: 0, recordNoShow: 0, escalateReferral: 0, noteDeparture: 0, failed: 0 })
  expect(await trace()).toEqual(traces)
})

test('both sides read that it was escalated, until the next step', async () => {
  const id = toGlobalId('Referral', uuidFrom('LATE-RECEIVER'))
  const query = `query ($id: ID!) { referral(id: $id) { version escalatedAt steps { move side fromStatus toStatus reason } } }`
  const steps = [{ move: 'escalateReferral', side: 'SYSTEM', fromStatus: 'SENT', toStatus: 'SENT', reason: null }]
  for (const who of [{ facility: 'QN-NCC' }, { hospital: '48001' }]) {
    const { data } = await sector.ask({ role: 'nurse', ...who }, query, { id })
    expect(data).toEqual({ referral: { version: 2, escalatedAt: now.toISOString(), steps } })
  }
  const receive = `mutation ($input: ReceiveReferralInput!) { receiveReferral(input: $input) {
    referral { status version escalatedAt } userErrors { code } } }`
  const input = { idempotencyKey: 'receive-late', referral: id, expectedVersion: 2 }
  const { data } = await sector.ask({ role: 'nurse', hospital: '48001' }, receive, { input })
  expect(data).toEqual({ receiveReferral: { referral: { status: 'RECEIVED', version: 3, escalatedAt: null }, userErrors: [] } })
})

test('a referral that cannot be dealt with does not hold up the others', async () => {
  const broken = aReferral('BEFORE-EVERY-LIMIT', begun, { dueBy: at('2019-05-06T23:59:59.999') })
  const fine = aReferral('ZZ-FINE', begun, { dueBy: at('2026-10-28T23:59:59.999') })
  await insertAll(sector.db.orm.em.fork(), ReferralEntity, [broken, fine])
  expect(await sweep()).toEqual({ expireReferral: 0, recordNoShow: 0, escalateReferral: 1, noteDeparture: 0, failed: 1 })
})

test('while many fall due, whoever asks meanwhile has a turn after every eighth', async () => {
  const many = 80
  const late = Array.from({ length: many }, (_, i) => aReferral(`MANY-${i}`, begun, { dueBy: at('2026-10-28T23:59:59.999') }))
  await insertAll(sector.db.orm.em.fork(), ReferralEntity, late)
  let turns = 0
  const count = () => {
    turns++
    counting = setImmediate(count)
  }
  let counting = setImmediate(count)
  const swept = await sweep()
  clearImmediate(counting)
  expect(swept).toMatchObject({ escalateReferral: many })
  expect(turns).toBeGreaterThanOrEqual(many / 8)
})
