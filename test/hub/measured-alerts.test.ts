import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fromGlobalId, toGlobalId } from '../../kit/id.js'
import { field } from '../support/client.js'
import { type CountedHub, countedHub } from '../support/in-process.js'
import { aCheck, aReading, recordCheck, recordSigns } from '../support/health.js'
import { facilityOf, residentsOf } from '../support/world.js'
import { admit, anAdmission } from '../support/writes.js'

/** What the hub raises, read in the tables, and what the reading of many costs. */
const home = 'QN-TT'
const nurse = { role: 'nurse', facility: home } as const
let hub: CountedHub
beforeAll(async () => {
  hub = await countedHub()
})
afterAll(() => hub.close())

async function somebody(): Promise<string> {
  const person = { birthDate: '1950', categories: [{ kind: 'ELDERLY' }] }
  const answer = await hub.ask(nurse, admit, { input: anAdmission(home, { admittedOn: '2026-01-05' }, person) })
  return field<{ resident: { id: string } }>(answer, 'admitResident').resident.id
}

async function alertsOf(id: string): Promise<unknown[]> {
  return hub.sql('facilities', `select kind, severity, measure, value::float8 as value, found_in, found_on::text as found_on from facilities.alert
    where resident_id = $1 order by raised_at, kind, measure`, [fromGlobalId('Resident', id)])
}

const sign = (id: string, at: string, measurements: object) => hub.ask(nurse, recordSigns, { input: aReading(id, at, { ...measurements }) })

describe('what readings raise', () => {
  test('the same finding of a day once, the next day once more, a worse one at once', async () => {
    const id = await somebody()
    await sign(id, '2026-11-01T01:00:00Z', { systolicBp: 150, diastolicBp: 95 })
    await sign(id, '2026-11-01T02:00:00Z', { systolicBp: 152, diastolicBp: 80 })
    await sign(id, '2026-11-01T03:00:00Z', { systolicBp: 151, diastolicBp: 96 })
    await sign(id, '2026-11-01T04:00:00Z', { systolicBp: 181, diastolicBp: 96 })
    await sign(id, '2026-11-02T01:00:00Z', { systolicBp: 150, diastolicBp: 95 })
    const raised = (severity: string, measure: string, value: number, on: string) => ({ kind: 'THRESHOLD_HIGH', severity, measure, value, found_in: 'VITAL_SIGN', found_on: on })
    expect(await alertsOf(id)).toEqual(expect.arrayContaining([
      raised('ALERT', 'systolic_bp', 150, '2026-11-01'), raised('ALERT', 'diastolic_bp', 95, '2026-11-01'), raised('ALERT', 'isolated_systolic_htn', 152, '2026-11-01'),
      raised('URGENT', 'systolic_bp', 181, '2026-11-01'), raised('ALERT', 'systolic_bp', 150, '2026-11-02'), raised('ALERT', 'diastolic_bp', 95, '2026-11-02'),
    ]))
    expect(await alertsOf(id)).toHaveLength(6)
  })

  test('weight that is lost: once in a month, from checks and readings together', async () => {
    const id = await somebody()
    await hub.ask(nurse, recordCheck, { input: aCheck(id, { checkedOn: '2026-10-05', measurements: { weightKg: 60 } }) })
    await sign(id, '2026-11-01T01:00:00Z', { weightKg: 57 })
    await sign(id, '2026-11-02T01:00:00Z', { weightKg: 56.5 })
    expect(await alertsOf(id)).toEqual([
      { kind: 'TREND', severity: 'ALERT', measure: 'weight', value: 57, found_in: 'VITAL_SIGN', found_on: '2026-11-01' },
    ])
  })

  test('the other sectors are told what is beyond a mark, and what is a trend', async () => {
    const told = await hub.sql('facilities', `select distinct payload->>'kind' as kind from facilities.outbox where type = 'alert.raised'`)
    expect(told).toEqual(expect.arrayContaining([{ kind: 'TREND' }, { kind: 'THRESHOLD_HIGH' }]))
  })
})

test('a page of 50 with their numbers costs the statements of one', async () => {
  expect(residentsOf('QN-NCC').length).toBeGreaterThan(50)
  const query = `query ($f: ID!, $first: Int!) { residents(facility: $f, first: $first) { nodes { id lastMeasurements { value }
    vitalSigns(first: 2) { nodes { band } totalCount } measurementSeries(measure: WEIGHT, from: "2026-01-01", to: "2026-11-02") { value band }
    healthChecks(first: 2) { totalCount nodes { bloodPressureBand previous { checkedOn } corrections { version } round { name } } } } } }`
  const f = toGlobalId('Facility', facilityOf('QN-NCC').id)
  const cost = async (first: number) => {
    const { counts, errors } = await hub.ask({ role: 'coordinator', scope: 'country' }, query, { f, first })
    expect(errors).toBeUndefined()
    return counts.statements.facilities ?? 0
  }
  // Page · last, signs, their count, series, marks, facilities, checks, their count, residents, before, corrections · audit.
  expect([await cost(5), await cost(50)]).toEqual([13, 13])
})

test('the list of who is due is two statements, and reads its own index', async () => {
  const due = '{ healthChecksDue(within: DAYS_30, first: 50) { nodes { dueOn daysOverdue resident { fullName } } } }'
  const { counts, errors } = await hub.ask({ role: 'coordinator', scope: 'country' }, due)
  expect([errors, counts.statements.facilities]).toEqual([undefined, 2])
  const plan = await hub.sql('facilities', `explain select r.id from facilities.resident r where r.left_on is null
    and r.check_due_on <= '2026-11-02' order by r.check_due_on, r.id limit 50`)
  expect(JSON.stringify(plan)).toContain('resident_check_due_idx')
})
