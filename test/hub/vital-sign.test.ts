import { describe, expect, test } from 'vitest'
import type { TokenClaims } from '../../kit/demo-keys.js'
import { type Answer, field, signedIn } from '../support/client.js'
import { aCheck, admitted, aReading, recordCheck, recordSigns } from '../support/health.js'
import { freshKey } from '../support/writes.js'

const home = 'QN-TT'
const errorsOf = ({ errors }: Answer) => errors?.map(({ path, extensions }) => [path?.join('.'), extensions?.code])

describe('vital signs', () => {
  test('several a day: newest first, each with its unit and band; and beside the form the newest of each measure', async () => {
    const { id, ask } = await admitted(home)
    await ask(recordCheck, { input: aCheck(id, { measurements: { weightKg: 60.5, systolicBp: 128, diastolicBp: 82 } }) })
    await ask(recordSigns, { input: aReading(id, '2026-11-02T01:00:00Z', { systolicBp: 136, diastolicBp: 84, temperature: 37.2 }) })
    expect(await ask(recordSigns, { input: aReading(id, '2026-11-02T01:30:00Z', { systolicBp: 150, spo2: 80 }, { note: ' Sau khi đi lại ' }) })).toEqual({ data: { recordVitalSigns: {
      vitalSigns: [
        { measure: 'SPO2', value: 80, unit: '%', at: '2026-11-02T01:30:00.000Z', band: 'NOT_JUDGED', note: 'Sau khi đi lại' },
        { measure: 'SYSTOLIC_BP', value: 150, unit: 'mmHg', at: '2026-11-02T01:30:00.000Z', band: 'HIGH_ALERT', note: 'Sau khi đi lại' },
      ],
      warnings: [{ measure: 'SPO2', path: ['input', 'measurements', 'spo2'] }],
      userErrors: [],
    } } })
    const seen = await ask(`query ($id: ID!) { resident(id: $id) {
      vitalSigns(measure: SYSTOLIC_BP, first: 5) { totalCount nodes { value band at } }
      lastMeasurements { measure value unit on }
      measurementSeries(measure: SYSTOLIC_BP, from: "2026-11-01", to: "2026-11-02") { at on value unit band } } }`, { id })
    expect(seen).toEqual({ data: { resident: {
      vitalSigns: { totalCount: 2, nodes: [
        { value: 150, band: 'HIGH_ALERT', at: '2026-11-02T01:30:00.000Z' }, { value: 136, band: 'HIGH_WARN', at: '2026-11-02T01:00:00.000Z' },
      ] },
      lastMeasurements: expect.arrayContaining([
        { measure: 'SYSTOLIC_BP', value: 150, unit: 'mmHg', on: '2026-11-02' },
        { measure: 'DIASTOLIC_BP', value: 84, unit: 'mmHg', on: '2026-11-02' },
        { measure: 'TEMPERATURE', value: 37.2, unit: '°C', on: '2026-11-02' },
        { measure: 'SPO2', value: 80, unit: '%', on: '2026-11-02' },
        { measure: 'WEIGHT', value: 60.5, unit: 'kg', on: '2026-11-01' },
      ]),
      measurementSeries: [
        { at: '2026-10-31T17:00:00.000Z', on: '2026-11-01', value: 128, unit: 'mmHg', band: 'WITHIN' },
        { at: '2026-11-02T01:00:00.000Z', on: '2026-11-02', value: 136, unit: 'mmHg', band: 'HIGH_WARN' },
        { at: '2026-11-02T01:30:00.000Z', on: '2026-11-02', value: 150, unit: 'mmHg', band: 'HIGH_ALERT' },
      ],
    } } })
    const page = 'query ($id: ID!, $before: String) { resident(id: $id) { vitalSigns(last: 1, before: $before) { nodes { measure at } pageInfo { startCursor hasPreviousPage } } } }'
    interface Page { vitalSigns: { nodes: { at: string }[]; pageInfo: { startCursor: string; hasPreviousPage: boolean } } }
    const last = field<Page>(await ask(page, { id }), 'resident').vitalSigns
    const beforeIt = field<Page>(await ask(page, { id, before: last.pageInfo.startCursor }), 'resident').vitalSigns
    expect([last.nodes[0]?.at, beforeIt.nodes[0]?.at, beforeIt.pageInfo.hasPreviousPage]).toEqual(['2026-11-02T01:00:00.000Z', '2026-11-02T01:00:00.000Z', true])
  })

  test('the same moment twice, a moment to come, nothing measured, nonsense: refused', async () => {
    const { id, ask } = await admitted(home)
    const at = '2026-11-02T01:00:00Z'
    const refused = async (input: object) => {
      const payload = field<{ userErrors: { code: string; path: string[] }[] }>(await ask(recordSigns, { input }), 'recordVitalSigns')
      return payload.userErrors.map(({ code, path }) => `${code} ${path.join('.')}`)
    }
    expect(await refused(aReading(id, at, { pulse: 72 }))).toEqual([])
    expect(await refused(aReading(id, at, { pulse: 73 }))).toEqual(['READING_TWICE input.at'])
    expect(await refused(aReading(id, '2026-11-02T03:00:00Z', { pulse: 73 }))).toEqual(['DATE_IN_FUTURE input.at'])
    expect(await refused(aReading(id, at, {}))).toEqual(['VALUE_MISSING input.measurements'])
    expect(await refused(aReading(id, at, { temperature: 366 }))).toEqual(['VALUE_IMPLAUSIBLE input.measurements.temperature'])
  })

  test('the neighbour finds nobody, who may only look is refused', async () => {
    const { id } = await admitted(home)
    const by = async (claims: TokenClaims) => (await signedIn(claims))(recordSigns, { input: aReading(id, '2026-11-02T01:00:00Z', { pulse: 70 }) })
    expect(await by({ role: 'clinician', facility: 'QN-NCC' })).toMatchObject({ data: { recordVitalSigns: { userErrors: [{ code: 'NOT_FOUND' }] } } })
    expect(errorsOf(await by({ role: 'guardian', resident: id }))).toEqual([['recordVitalSigns', 'FORBIDDEN']])
    expect(await by({ role: 'head', facility: home })).toMatchObject({ data: { recordVitalSigns: { userErrors: [] } } })
  })
})

describe('the marks', () => {
  const record = `mutation ($input: RecordThresholdInput!) { recordThreshold(input: $input) {
    threshold { id version measure unit lowUrgent lowWarn provinceCode confidence validFrom validTo } userErrors { code path } } }`
  const end = 'mutation ($input: EndThresholdInput!) { endThreshold(input: $input) { threshold { version validTo } userErrors { code path currentVersion } } }'
  const aMark = (more: object = {}) => ({
    idempotencyKey: freshKey('mark'), measure: 'SPO2', ageFrom: 18, lowUrgent: 90, lowWarn: 94, source: 'Công văn 12/SYT', validFrom: '2026-11-02', ...more,
  })

  test('are a public register of the country, with dates and sources', async () => {
    const ask = await signedIn({ role: 'auditor' })
    const list = `{ thresholds(on: "2026-11-02", measure: SYSTOLIC_BP, first: 10) { totalCount nodes {
      measure unit ageFrom ageTo sex lowWarn highWarn highAlert highUrgent provinceCode validFrom validTo } } }`
    expect(await ask(list)).toEqual({ data: { thresholds: { totalCount: 1, nodes: [{
      measure: 'SYSTOLIC_BP', unit: 'mmHg', ageFrom: 18, ageTo: null, sex: null, lowWarn: 90, highWarn: 130, highAlert: 140, highUrgent: 180,
      provinceCode: null, validFrom: '2010-01-01', validTo: null,
    }] } } })
  })

  test('of a province hold for its own facilities, until they are ended', async () => {
    const officer = await signedIn({ role: 'programme-officer', province: '33' })
    const made = field<{ threshold: { id: string } }>(await officer(record, { input: aMark() }), 'recordThreshold')
    expect(made).toEqual({ userErrors: [], threshold: {
      id: expect.any(String), version: 1, measure: 'SPO2', unit: '%', lowUrgent: 90, lowWarn: 94, provinceCode: '33', confidence: 'province',
      validFrom: '2026-11-02', validTo: null,
    } })
    const bandIn = async (facility: string) => {
      const { id, ask } = await admitted(facility)
      const answer = await ask(recordSigns, { input: aReading(id, '2026-11-02T01:00:00Z', { spo2: 89 }) })
      return field<{ vitalSigns: { band: string }[] }>(answer, 'recordVitalSigns').vitalSigns.map(({ band }) => band)
    }
    expect([await bandIn('HY-TE'), await bandIn(home)]).toEqual([['LOW_URGENT'], ['NOT_JUDGED']])
    const input = { idempotencyKey: freshKey('end'), threshold: made.threshold.id, expectedVersion: 1, on: '2026-11-02', reason: 'Văn bản hết hiệu lực' }
    const other = await signedIn({ role: 'coordinator', province: '48' })
    expect(errorsOf(await other(end, { input }))).toEqual([['endThreshold', 'FORBIDDEN']])
    expect(await officer(end, { input })).toEqual({ data: { endThreshold: { threshold: { version: 2, validTo: '2026-11-02' }, userErrors: [] } } })
    const again = { ...input, idempotencyKey: freshKey('end') }
    expect(await officer(end, { input: again })).toEqual({ data: { endThreshold: {
      threshold: null, userErrors: [{ code: 'CONFLICT', path: ['input', 'expectedVersion'], currentVersion: 2 }],
    } } })
  })

  test('of the country nobody ends, and nobody adds any for another province or without the office', async () => {
    const ask = await signedIn({ role: 'coordinator', province: '48' })
    const national = field<{ nodes: { id: string; version: number }[] }>(await ask('{ thresholds(measure: BMI, first: 1) { nodes { id version } } }'), 'thresholds').nodes[0]
    const input = { idempotencyKey: freshKey('end'), threshold: national?.id, expectedVersion: national?.version, on: '2026-11-02', reason: 'Không dùng nữa' }
    expect(errorsOf(await ask(end, { input }))).toEqual([['endThreshold', 'FORBIDDEN']])
    for (const claims of [{ role: 'nurse', facility: home }, { role: 'coordinator', facility: home }, { role: 'head', facility: home }, { role: 'coordinator', scope: 'country' }] as const) {
      expect(errorsOf(await (await signedIn(claims))(record, { input: aMark() }))).toEqual([['recordThreshold', 'FORBIDDEN']])
    }
    expect(await ask(record, { input: aMark({ lowWarn: 80, source: '', validFrom: '2026-11-01' }) })).toEqual({ data: { recordThreshold: { threshold: null, userErrors: [
      { code: 'SOURCE_MISSING', path: ['input', 'source'] }, { code: 'DATE_PAST', path: ['input', 'validFrom'] }, { code: 'BOUNDS_INVALID', path: ['input', 'highAlert'] },
    ] } } })
  })
})
