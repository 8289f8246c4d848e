import { describe, expect, inject, test } from 'vitest'
import type { TokenClaims } from '../../kit/demo-keys.js'
import { toGlobalId } from '../../kit/id.js'
import { type Answer, field, signedIn } from '../support/client.js'
import { agrees } from '../support/consents.js'
import { aCheck, admitted, correctCheck, recordCheck, withInput } from '../support/health.js'
import { facilityOf } from '../support/world.js'
import { freshKey, transfer } from '../support/writes.js'

const home = 'QN-TT'
const anyId = expect.any(String)
const errorsOf = ({ errors }: Answer) => errors?.map(({ path, extensions }) => [path?.join('.'), extensions?.code])
interface Recorded { healthCheck: { id: string; version: number; alerts: object[] } | null; userErrors: object[]; warnings: object[] }

const start = `mutation Start($input: StartHealthRoundInput!) { startHealthRound(input: $input) {
  round { id name kind startsOn endsOn facility { code } progress { checked of } } userErrors { code path } } }`
const aRound = (facility: string, more: object = {}) => ({
  idempotencyKey: freshKey('round'), facility: toGlobalId('Facility', facilityOf(facility).id), name: 'Khám cuối năm', kind: 'SIX_MONTHLY',
  startsOn: '2026-10-15', endsOn: '2026-11-15', ...more,
})

describe('a check', () => {
  test('is kept whole: numbers, findings, diseases, when the next is due, and the alerts of what is beyond its marks', async () => {
    const { id, ask } = await admitted(home)
    const numbers = { systolicBp: 182, diastolicBp: 85, weightKg: 64.04, heightCm: 160, fastingGlucose: 5.6, pulse: 150 }
    expect(await ask(recordCheck, { input: aCheck(id, {
      class: 4, measurements: numbers, diseases: ['I10'], findings: [{ speciality: 'EYE', text: ' Đục thuỷ tinh thể ' }], conclusion: 'Tăng huyết áp',
    }) })).toEqual({ data: { recordHealthCheck: {
      healthCheck: {
        id: anyId, version: 1, checkedOn: '2026-11-01', class: 4, bmi: 25, nextDueOn: '2027-05-01', electronic: true, examinedBy: 'BS. Lê Thị Hoa',
        diseases: ['I10'], bloodPressureBand: 'HIGH_URGENT', findings: [{ speciality: 'EYE', text: 'Đục thuỷ tinh thể' }], round: null, previous: null,
        alerts: [
          { kind: 'THRESHOLD_HIGH', severity: 'ALERT', measure: 'bmi', value: 25 },
          { kind: 'THRESHOLD_HIGH', severity: 'WARN', measure: 'diastolic_bp', value: 85 },
          { kind: 'THRESHOLD_HIGH', severity: 'WARN', measure: 'fasting_glucose', value: 5.6 },
          { kind: 'THRESHOLD_HIGH', severity: 'URGENT', measure: 'isolated_systolic_htn', value: 182 },
        ],
        corrections: [],
      },
      warnings: [{ measure: 'PULSE', path: ['input', 'measurements', 'pulse'] }],
      userErrors: [],
    } } })
  })

  test('with what cannot be is refused field by field, with what to do, and leaves nothing', async () => {
    const { id, ask } = await admitted(home)
    const input = aCheck(id, { checkedOn: '2026-11-03', class: 7, diseases: ['x'], measurements: { systolicBp: 1200, heightCm: 17 } })
    const query = recordCheck.replace('userErrors { code path currentVersion }', 'userErrors { code message path }')
    expect(await ask(query, { input }, { 'accept-language': 'en' })).toEqual({ data: { recordHealthCheck: { healthCheck: null, warnings: [], userErrors: [
      { code: 'DATE_IN_FUTURE', message: expect.any(String), path: ['input', 'checkedOn'] },
      { code: 'CLASS_INVALID', message: expect.any(String), path: ['input', 'class'] },
      { code: 'ICD_INVALID', message: expect.any(String), path: ['input', 'diseases', '0'] },
      {
        code: 'VALUE_IMPLAUSIBLE', path: ['input', 'measurements', 'systolicBp'],
        message: 'Systolic blood pressure at this age can only be from 40 to 300 mmHg. Look at the digits, the decimal point and the unit, and enter it again.',
      },
      { code: 'VALUE_IMPLAUSIBLE', message: expect.stringContaining('from 60 to 250 cm'), path: ['input', 'measurements', 'heightCm'] },
    ] } } })
    const seen = await ask('query ($id: ID!) { resident(id: $id) { latestHealthCheck { id } healthChecks(first: 5) { totalCount } } }', { id })
    expect(seen).toEqual({ data: { resident: { latestHealthCheck: null, healthChecks: { totalCount: 0 } } } })
  })

  test('sent twice is one check; another of the same day is not taken', async () => {
    const { id, ask } = await admitted(home)
    const input = aCheck(id)
    const first = await withInput<Recorded>(ask, recordCheck, 'recordHealthCheck', input)
    const again = await withInput<Recorded>(ask, recordCheck, 'recordHealthCheck', input)
    expect([again.userErrors, again.healthCheck?.id]).toEqual([[], first.healthCheck?.id])
    const other = await withInput<Recorded>(ask, recordCheck, 'recordHealthCheck', aCheck(id, { class: 2 }))
    expect(other.userErrors).toEqual([{ code: 'CHECK_TWICE', path: ['input', 'checkedOn'], currentVersion: null }])
  })

  test('two nurses with the same paper at once: one check', async ({ skip }) => {
    const { mode } = inject('hub')
    if (mode === 'embedded') skip('the embedded database does one change after the other')
    const { id, ask } = await admitted(home)
    const both = await Promise.all([1, 2].map(() => withInput<Recorded>(ask, recordCheck, 'recordHealthCheck', aCheck(id))))
    expect(both.map(({ userErrors }) => userErrors.length).toSorted()).toEqual([0, 1])
  })

  test('of a child raises nothing by the marks of adults, and knows its own form', async () => {
    const { id, ask } = await admitted(home, {}, { birthDate: '2023-02-10', categories: [{ kind: 'CHILD' }] })
    const made = await withInput<Recorded>(ask, recordCheck, 'recordHealthCheck', aCheck(id, {
      measurements: { systolicBp: 150, diastolicBp: 80, heightCm: 95, weightKg: 14 },
    }))
    expect(made).toMatchObject({ healthCheck: { alerts: [], bloodPressureBand: 'NOT_JUDGED' }, warnings: [{ measure: 'SYSTOLIC_BP' }], userErrors: [] })
  })

  test('beside it stands the one before', async () => {
    const { id, ask } = await admitted(home)
    await ask(recordCheck, { input: aCheck(id, { checkedOn: '2026-05-04', measurements: { weightKg: 60 } }) })
    const made = await withInput<Recorded>(ask, recordCheck, 'recordHealthCheck', aCheck(id, { measurements: { weightKg: 59 } }))
    expect(made.healthCheck).toMatchObject({ previous: { checkedOn: '2026-05-04', weightKg: 60 } })
    const list = 'query ($id: ID!, $after: String) { resident(id: $id) { healthChecks(first: 1, after: $after) { totalCount nodes { checkedOn } pageInfo { endCursor hasNextPage } } } }'
    interface Page { healthChecks: { totalCount: number; nodes: { checkedOn: string }[]; pageInfo: { endCursor: string; hasNextPage: boolean } } }
    const one = field<Page>(await ask(list, { id }), 'resident').healthChecks
    const two = field<Page>(await ask(list, { id, after: one.pageInfo.endCursor }), 'resident').healthChecks
    expect([one.totalCount, one.nodes, one.pageInfo.hasNextPage, two.nodes, two.pageInfo.hasNextPage]).toEqual([
      2, [{ checkedOn: '2026-11-01' }], true, [{ checkedOn: '2026-05-04' }], false,
    ])
  })
})

describe('a correction', () => {
  test('keeps what stood before, with the reason and who; alerts of before stay, those of new values come beside them', async () => {
    const { id, ask } = await admitted(home)
    const form = { class: 3, measurements: { systolicBp: 150, diastolicBp: 95, weightKg: 58 } }
    const made = await withInput<Recorded>(ask, recordCheck, 'recordHealthCheck', aCheck(id, form))
    const { resident: _, ...again } = aCheck(id, { ...form, measurements: { systolicBp: 185, diastolicBp: 95, weightKg: 58 } })
    const input = { ...again, healthCheck: made.healthCheck?.id, expectedVersion: 1, reason: 'Nhập nhầm huyết áp' }
    expect(await ask(correctCheck, { input })).toEqual({ data: { correctHealthCheck: {
      healthCheck: {
        version: 2, systolicBp: 185, weightKg: 58,
        alerts: expect.arrayContaining([
          { measure: 'diastolic_bp', severity: 'ALERT', value: 95 },
          { measure: 'systolic_bp', severity: 'ALERT', value: 150 },
          { measure: 'systolic_bp', severity: 'URGENT', value: 185 },
        ]),
        corrections: [{ version: 2, byRole: 'nurse', reason: 'Nhập nhầm huyết áp', before: [{ field: 'systolicBp', value: '150' }] }],
      },
      userErrors: [],
    } } })
    const late = { ...input, idempotencyKey: freshKey('late') }
    expect(await ask(correctCheck, { input: late })).toEqual({ data: { correctHealthCheck: {
      healthCheck: null, userErrors: [{ code: 'CONFLICT', path: ['input', 'expectedVersion'], currentVersion: 2 }],
    } } })
    const same = { ...late, idempotencyKey: freshKey('same'), expectedVersion: 2 }
    expect(await ask(correctCheck, { input: same })).toMatchObject({ data: { correctHealthCheck: { userErrors: [{ code: 'NOTHING_TO_CORRECT' }] } } })
  })
})

describe('who may', () => {
  test('the neighbour’s nurse finds nobody, other roles of the home may not, the person may not', async () => {
    const { id, ask } = await admitted(home)
    const input = () => aCheck(id)
    const by = async (claims: TokenClaims) => (await signedIn(claims))(recordCheck, { input: input() })
    const absent = { data: { recordHealthCheck: { healthCheck: null, warnings: [], userErrors: [{ code: 'NOT_FOUND', path: ['input', 'resident'], currentVersion: null }] } } }
    expect(await by({ role: 'nurse', facility: 'QN-CT' })).toEqual(absent)
    expect(await by({ role: 'head', facility: 'HY-TE' })).toEqual(absent)
    expect(errorsOf(await by({ role: 'insurance-officer', province: '48' }))).toEqual([['recordHealthCheck', 'FORBIDDEN']])
    expect(errorsOf(await by({ role: 'signer', facility: home }))).toEqual([['recordHealthCheck', 'FORBIDDEN']])
    expect(errorsOf(await by({ role: 'coordinator', province: '48' }))).toEqual([['recordHealthCheck', 'FORBIDDEN']])
    expect(errorsOf(await by({ role: 'resident', resident: id }))).toEqual([['recordHealthCheck', 'FORBIDDEN']])
    expect(errorsOf(await by({ role: 'guardian', resident: id }))).toEqual([['recordHealthCheck', 'FORBIDDEN']])
    expect((await withInput<Recorded>(ask, recordCheck, 'recordHealthCheck', input())).userErrors).toEqual([])
    const own = await (await signedIn({ role: 'resident', resident: id }))('query ($id: ID!) { resident(id: $id) { healthChecks(first: 1) { totalCount } } }', { id })
    expect(own).toEqual({ data: { resident: { healthChecks: { totalCount: 1 } } } })
    const officer = await (await signedIn({ role: 'programme-officer', province: '48' }))('query ($id: ID!) { resident(id: $id) { fullName healthChecks(first: 1) { totalCount } } }', { id })
    expect(errorsOf(officer)?.at(0)?.[1]).toBe('FORBIDDEN')
  })
})

describe('a round', () => {
  test('counts who of those in care was checked in it', async () => {
    const { id, ask } = await admitted('QN-TE')
    const begun = await ask(start, { input: aRound('QN-TE') })
    interface Round { round: { id: string; progress: { checked: number; of: number } }; userErrors: object[] }
    const { round, userErrors } = field<Round>(begun, 'startHealthRound')
    expect([userErrors, round]).toEqual([[], {
      id: anyId, name: 'Khám cuối năm', kind: 'SIX_MONTHLY', startsOn: '2026-10-15', endsOn: '2026-11-15', facility: { code: 'QN-TE' },
      progress: { checked: 0, of: expect.any(Number) },
    }])
    expect(round.progress.of).toBeGreaterThan(0)
    const outside = await withInput<Recorded>(ask, recordCheck, 'recordHealthCheck', aCheck(id, { round: round.id, checkedOn: '2026-10-14' }))
    expect(outside.userErrors).toEqual([{ code: 'DATE_OUTSIDE_ROUND', path: ['input', 'checkedOn'], currentVersion: null }])
    const made = await withInput<Recorded>(ask, recordCheck, 'recordHealthCheck', aCheck(id, { round: round.id }))
    expect(made).toMatchObject({ healthCheck: { round: { name: 'Khám cuối năm' } }, userErrors: [] })
    const list = 'query ($f: ID!) { healthRounds(facility: $f, first: 5) { totalCount nodes { id progress { checked of } } } }'
    const facility = { f: toGlobalId('Facility', facilityOf('QN-TE').id) }
    const mine = { id: round.id, progress: { checked: 1, of: round.progress.of } }
    const seenBy = async (claims: TokenClaims) => (await signedIn(claims))(list, facility)
    const nodes = { data: { healthRounds: { totalCount: 1, nodes: [mine] } } }
    const nothing = { data: { healthRounds: { totalCount: 0, nodes: [] } } }
    expect(await seenBy({ role: 'head', facility: 'QN-TE' })).toEqual(nodes)
    expect(await seenBy({ role: 'coordinator', province: '48' })).toEqual(nodes)
    expect(await seenBy({ role: 'coordinator', province: '33' })).toEqual(nothing)
    expect(await seenBy({ role: 'programme-officer', province: '48' })).toEqual(nothing)
    expect(await seenBy({ role: 'resident', resident: id })).toEqual(nothing)
    expect(await ask(start, { input: aRound('QN-TE') })).toMatchObject({ data: { startHealthRound: { round: null, userErrors: [{ code: 'ROUND_TWICE' }] } } })
    expect(errorsOf(await ask(start, { input: aRound('QN-CT') }))).toEqual([['startHealthRound', 'FORBIDDEN']])
  })

  test('of a centre of drug rehabilitation is its own', async () => {
    const ask = await signedIn({ role: 'nurse', facility: 'QN-CNMT' })
    await ask(start, { input: aRound('QN-CNMT') })
    const list = 'query ($f: ID!) { healthRounds(facility: $f, first: 5) { totalCount } }'
    const facility = { f: toGlobalId('Facility', facilityOf('QN-CNMT').id) }
    expect(await ask(list, facility)).toEqual({ data: { healthRounds: { totalCount: 1 } } })
    for (const claims of [{ role: 'coordinator', province: '48' }, { role: 'coordinator', scope: 'country' }] as const) {
      expect(await (await signedIn(claims))(list, facility)).toEqual({ data: { healthRounds: { totalCount: 0 } } })
    }
  })
})

describe('who is due', () => {
  const due = `query ($within: CheckDueWithin!, $search: String) { healthChecksDue(within: $within, search: $search, first: 5) {
    totalCount nodes { dueOn lastCheckedOn daysOverdue resident { id } } } }`
  const dueOf = async (claims: TokenClaims, search: string, within = 'OVERDUE') => (await signedIn(claims))(due, { within, search })
  const none = { data: { healthChecksDue: { totalCount: 0, nodes: [] } } }
  const one = (node: object) => ({ data: { healthChecksDue: { totalCount: 1, nodes: [node] } } })

  test('never checked, by day too: from the day the stay began; checked, 6 months on', async () => {
    const { id, name, ask, claims } = await admitted(home, { mode: 'EMERGENCY', admittedOn: '2026-10-23' })
    expect(await dueOf(claims, name)).toEqual(one({ dueOn: '2026-10-23', lastCheckedOn: null, daysOverdue: 10, resident: { id } }))
    await ask(recordCheck, { input: aCheck(id, { checkedOn: '2026-10-31', nextDueOn: '2026-12-01' }) })
    expect(await dueOf(claims, name)).toEqual(none)
    expect(await dueOf(claims, name, 'DAYS_30')).toEqual(one({ dueOn: '2026-12-01', lastCheckedOn: '2026-10-31', daysOverdue: 0, resident: { id } }))
    expect(await dueOf({ role: 'coordinator', province: '48' }, name, 'DAYS_30')).toEqual(none)
    await agrees(home, id)
    expect(await dueOf({ role: 'coordinator', province: '48' }, name, 'DAYS_30')).toMatchObject({ data: { healthChecksDue: { totalCount: 1 } } })
    expect(await dueOf({ role: 'coordinator', province: '33' }, name, 'DAYS_30')).toEqual(none)
    expect(await dueOf({ role: 'programme-officer', province: '48' }, name, 'DAYS_30')).toEqual(none)
    expect(await dueOf({ role: 'nurse', facility: 'QN-CT' }, name, 'DAYS_30')).toEqual(none)
  })

  test('goes along to another home, and not to somebody who has left or died', async () => {
    const { id, name, ask, claims } = await admitted(home, { admittedOn: '2026-04-30' })
    await ask(recordCheck, { input: aCheck(id, { checkedOn: '2026-04-30' }) })
    expect(await dueOf(claims, name)).toEqual(one({ dueOn: '2026-10-30', lastCheckedOn: '2026-04-30', daysOverdue: 3, resident: { id } }))
    const move = { idempotencyKey: freshKey('move'), resident: id, expectedVersion: 1, toFacility: toGlobalId('Facility', facilityOf('QN-CT').id), on: '2026-11-02' }
    await ask(transfer, { input: move })
    expect(await dueOf(claims, name)).toEqual(none)
    const there = { role: 'nurse', facility: 'QN-CT' } as const
    expect(await dueOf(there, name)).toMatchObject({ data: { healthChecksDue: { totalCount: 1 } } })
    const discharge = 'mutation ($input: DischargeResidentInput!) { dischargeResident(input: $input) { userErrors { code } } }'
    const end = { idempotencyKey: freshKey('end'), resident: id, expectedVersion: 2, on: '2026-11-02', reason: 'DIED' }
    await (await signedIn(there))(discharge, { input: end })
    expect(await dueOf(there, name)).toEqual(none)
  })
})
