import { describe, expect, test } from 'vitest'
import type { TokenClaims } from '../../kit/demo-keys.js'
import { field, signedIn } from '../support/client.js'
import { agrees } from '../support/consents.js'
import { aCheck, recordCheck } from '../support/health.js'
import { admitted, change, home, nurse, type Payload, read, refused, said } from '../support/record.js'
import { freshKey } from '../support/writes.js'

const clinician: TokenClaims = { role: 'clinician', facility: home }
const all = 'code text clinicalStatus statusSince since until foundIn verificationStatus recordedRole history { move on reason byRole changes { field before after } }'
const idOf = (payload: unknown, part: string) => (payload as Record<string, { id: string }>)[part]?.id ?? ''

describe('the conditions of a person', () => {
  test('are written down as typed, change with a day and a reason, and keep what stood before', async () => {
    const ask = await signedIn(clinician)
    const person = await admitted(await signedIn(nurse), {})
    const made = await change(ask, 'recordCondition', person, { code: ' e11.9 ', text: ' ĐTĐ típ 2 ', since: '2019-03', foundIn: 'TOLD', note: 'Bà kể' })
    expect(made).toEqual({
      resident: { version: 2 },
      condition: { id: expect.any(String), code: 'E11.9', text: 'ĐTĐ típ 2', clinicalStatus: 'ACTIVE', since: '2019-03', until: null, verificationStatus: 'CONFIRMED' },
      warnings: [],
      userErrors: [],
    })
    const condition = idOf(made, 'condition')
    expect(said(await change(ask, 'changeConditionStatus', person, { condition, status: 'REMISSION', on: '2026-05-06', reason: 'Đường huyết ổn định' }))).toBe('')
    expect(said(await change(ask, 'changeConditionStatus', person, { condition, status: 'RESOLVED', on: '2026-05-05', reason: 'Hết bệnh rồi' }))).toBe('DATE_TOO_EARLY')
    expect(await change(ask, 'changeConditionStatus', person, { condition, status: 'RESOLVED', on: '2026-10-01', reason: 'Hết bệnh rồi' })).toMatchObject({
      resident: { version: 4 }, condition: { clinicalStatus: 'RESOLVED', statusSince: '2026-10-01', until: '2026-10-01' },
    })
    expect(said(await change(ask, 'correctCondition', person, { condition, since: '2018', text: 'Đái tháo đường típ 2', reason: 'Có giấy ra viện 2018' }))).toBe('')
    expect(await read(ask, person.id, `conditions { ${all} }`)).toEqual({ conditions: [{
      code: 'E11.9', text: 'Đái tháo đường típ 2', clinicalStatus: 'RESOLVED', statusSince: '2026-10-01', since: '2018', until: '2026-10-01', foundIn: 'TOLD', verificationStatus: 'CONFIRMED',
      recordedRole: 'clinician',
      history: [
        { move: 'CORRECTED', on: null, reason: 'Có giấy ra viện 2018', byRole: 'clinician', changes: [
          { field: 'text', before: 'ĐTĐ típ 2', after: 'Đái tháo đường típ 2' }, { field: 'since', before: '2019-03', after: '2018' },
        ] },
        { move: 'STATUS_CHANGED', on: '2026-10-01', reason: 'Hết bệnh rồi', byRole: 'clinician', changes: [
          { field: 'clinicalStatus', before: 'REMISSION', after: 'RESOLVED' }, { field: 'statusSince', before: '2026-05-06', after: '2026-10-01' }, { field: 'until', before: null, after: '2026-10-01' },
        ] },
        { move: 'STATUS_CHANGED', on: '2026-05-06', reason: 'Đường huyết ổn định', byRole: 'clinician', changes: [
          { field: 'clinicalStatus', before: 'ACTIVE', after: 'REMISSION' }, { field: 'statusSince', before: null, after: '2026-05-06' },
        ] },
      ],
    }] })
    const { careTimeline } = (await read(ask, person.id, 'careTimeline(first: 10) { kind title ref }')) as { careTimeline: { kind: string; title: string; ref: string }[] }
    expect(careTimeline.filter(({ kind }) => kind.startsWith('CONDITION')).map(({ kind, ref }) => [kind, ref])).toEqual([
      ['CONDITION_RECORDED', condition], ['CONDITION_STATUS_CHANGED', condition], ['CONDITION_STATUS_CHANGED', condition],
    ])
    expect(JSON.stringify(careTimeline)).not.toContain('E11')
  })

  test('entered in error they leave the list, and stay in the history', async () => {
    const ask = await signedIn(nurse)
    const person = await admitted(ask, {})
    const condition = idOf(await change(ask, 'recordCondition', person, { code: 'I10', text: 'Tăng huyết áp', foundIn: 'TOLD' }), 'condition')
    expect(said(await change(ask, 'correctCondition', person, { condition, enteredInError: true, code: 'I11', reason: 'Ghi nhầm người' }))).toBe('ERROR_AND_CORRECTION')
    expect(await change(ask, 'correctCondition', person, { condition, enteredInError: true, reason: 'Ghi nhầm người' })).toMatchObject({
      condition: { code: 'I10', verificationStatus: 'ENTERED_IN_ERROR' }, userErrors: [],
    })
    expect(await read(ask, person.id, 'conditions { code } conditionHistory { code verificationStatus history { move reason } } careTimeline(first: 10) { kind }')).toEqual({
      conditions: [],
      conditionHistory: [{ code: 'I10', verificationStatus: 'ENTERED_IN_ERROR', history: [{ move: 'ENTERED_IN_ERROR', reason: 'Ghi nhầm người' }] }],
      careTimeline: [{ kind: 'STAY_BEGAN' }],
    })
    expect(said(await change(ask, 'correctCondition', person, { condition, text: 'Khác', reason: 'Sửa lại lần nữa' }))).toBe('ENTRY_WITHDRAWN')
    expect(said(await change(ask, 'recordCondition', person, { code: 'I10', text: 'Tăng huyết áp', foundIn: 'TOLD' }))).toBe('')
  })

  test('a code of another shape, one that is there already, a check of somebody else: refused', async () => {
    const ask = await signedIn(nurse)
    const [person, other] = [await admitted(ask, {}), await admitted(ask, {})]
    const check = field<{ healthCheck: { id: string } }>(await ask(recordCheck, { input: aCheck(person.id) }), 'recordHealthCheck').healthCheck.id
    const found = { code: 'I10', text: 'Tăng huyết áp', foundIn: 'HEALTH_CHECK', healthCheck: check }
    const none = { condition: null }
    expect(await change(ask, 'recordCondition', person, { ...found, code: 'THA' })).toEqual({ ...refused('ICD_INVALID', 'code'), ...none })
    expect(await change(ask, 'recordCondition', person, { ...found, foundIn: 'TOLD' })).toEqual({ ...refused('INVALID_VALUE', 'healthCheck'), ...none })
    expect(await change(ask, 'recordCondition', other, found)).toEqual({ ...refused('NOT_FOUND', 'healthCheck'), ...none })
    expect(said(await change(ask, 'recordCondition', person, found))).toBe('')
    expect(await change(ask, 'recordCondition', person, { ...found, code: 'i10' })).toEqual({ ...refused('CONDITION_THERE', 'code'), ...none })
    expect(await change(ask, 'recordCondition', person, { ...found, until: '2020' })).toMatchObject({ condition: { clinicalStatus: 'RESOLVED', until: '2020' } })
    expect(await read(ask, person.id, 'conditions { foundIn healthCheck { id } }')).toEqual({
      conditions: [{ foundIn: 'HEALTH_CHECK', healthCheck: { id: check } }, { foundIn: 'HEALTH_CHECK', healthCheck: { id: check } }],
    })
  })

  test('the same request twice is one condition; an old version is a conflict; who may only look is refused', async () => {
    const ask = await signedIn(nurse)
    const person = await admitted(ask, {})
    const once = 'mutation ($input: RecordConditionInput!) { recordCondition(input: $input) { condition { id } userErrors { code currentVersion } } }'
    const input = { idempotencyKey: freshKey('condition'), resident: person.id, expectedVersion: 1, code: 'J45.9', text: 'Hen phế quản', foundIn: 'TOLD' }
    const first = await ask(once, { input })
    expect(await ask(once, { input })).toEqual(first)
    expect(await ask(once, { input: { ...input, idempotencyKey: freshKey('condition') } })).toEqual({ data: { recordCondition: { condition: null, userErrors: [{ code: 'CONFLICT', currentVersion: 2 }] } } })
    expect(await read(ask, person.id, 'conditions { code }')).toEqual({ conditions: [{ code: 'J45.9' }] })
    expect(await change(await signedIn({ role: 'clinician', facility: 'QN-TT' }), 'recordCondition', person, { code: 'I10', text: 'x', foundIn: 'TOLD' })).toMatchObject({ userErrors: [{ code: 'NOT_FOUND' }] })
    expect(await change(await signedIn({ role: 'signer', facility: home }), 'recordCondition', person, { code: 'I10', text: 'x', foundIn: 'TOLD' })).toEqual([['recordCondition', 'FORBIDDEN']])
  })
})

describe('what tells of HIV', () => {
  const fields = 'conditions { code text history { changes { before after } } } conditionHistory { code } medicines { name } allergies { substance } careTimeline(first: 20) { kind }'
  const kinds = ['CONDITION_RECORDED', 'MEDICINE_STARTED', 'ALLERGY_RECORDED']

  test('is there for nurse, clinician, head of the home and the person; to all others it is not there at all', async () => {
    const ask = await signedIn(nurse)
    const person = await admitted(ask, {})
    const open = idOf(await change(ask, 'recordCondition', person, { code: 'B20', text: 'Ghi theo giấy cũ', foundIn: 'TOLD', since: '2012' }), 'condition')
    // Typed wrongly at first: what it is now may be told, what it said may not.
    expect(said(await change(ask, 'correctCondition', person, { condition: open, code: 'I20.9', reason: 'Gõ nhầm mã' }))).toBe('')
    for (const [code, text, since] of [['B24', 'Bệnh do HIV', '2015'], ['z21', 'Theo dõi', '2014'], ['R76.8', 'HIV dương tính', '2013'], ['Z20.5', 'Phơi nhiễm viêm gan', '2011']]) {
      expect(said(await change(ask, 'recordCondition', person, { code, text, since, foundIn: 'TOLD' }))).toBe('')
    }
    expect(said(await change(ask, 'recordMedicine', person, { name: 'TLD', dose: '1 viên', timesPerDay: 1, route: 'ORAL', since: '2019' }))).toBe('')
    expect(said(await change(ask, 'recordMedicine', person, { name: 'Amlodipin', dose: '1 viên', timesPerDay: 1, route: 'ORAL', since: '2018' }))).toBe('')
    expect(said(await change(ask, 'recordAllergy', person, { substance: 'Nevirapin', category: 'MEDICINE', criticality: 'HIGH' }))).toBe('')
    await agrees(home, person.id)
    const sees = async (claims: TokenClaims) => {
      const seen = (await read(await signedIn(claims), person.id, fields)) as { careTimeline: { kind: string }[] }
      const { careTimeline, ...rest } = seen
      return { ...rest, entries: kinds.map(kind => careTimeline.filter(each => each.kind === kind).length) }
    }
    const whole = {
      conditions: [
        { code: 'B24', text: 'Bệnh do HIV', history: [] },
        { code: 'Z21', text: 'Theo dõi', history: [] },
        { code: 'R76.8', text: 'HIV dương tính', history: [] },
        { code: 'I20.9', text: 'Ghi theo giấy cũ', history: [{ changes: [{ before: 'B20', after: 'I20.9' }] }] },
        { code: 'Z20.5', text: 'Phơi nhiễm viêm gan', history: [] },
      ],
      conditionHistory: ['B24', 'Z21', 'R76.8', 'I20.9', 'Z20.5'].map(code => ({ code })),
      medicines: [{ name: 'TLD' }, { name: 'Amlodipin' }],
      allergies: [{ substance: 'Nevirapin' }],
      entries: [5, 2, 1],
    }
    const bare = {
      conditions: [{ code: 'I20.9', text: 'Ghi theo giấy cũ', history: [] }, { code: 'Z20.5', text: 'Phơi nhiễm viêm gan', history: [] }],
      conditionHistory: [{ code: 'I20.9' }, { code: 'Z20.5' }],
      medicines: [{ name: 'Amlodipin' }],
      allergies: [],
      entries: [2, 1, 0],
    }
    for (const role of ['nurse', 'clinician', 'head'] as const) expect(await sees({ role, facility: home }), role).toEqual(whole)
    expect(await sees({ role: 'resident', resident: person.id })).toEqual(whole)
    for (const role of ['signer', 'coordinator'] as const) expect(await sees({ role, facility: home }), role).toEqual(bare)
    for (const role of ['nurse', 'head', 'coordinator'] as const) expect(await sees({ role, scope: 'country' }), role).toEqual(bare)
    expect(await sees({ role: 'coordinator', province: '33' })).toEqual(bare)
    expect(await sees({ role: 'guardian', resident: person.id })).toEqual(bare)
    expect(await read(await signedIn({ role: 'insurance-officer', province: '33' }), person.id, 'conditions { code }')).toEqual([['resident.conditions', 'FORBIDDEN']])
  })
})

describe('the allergies of a person', () => {
  test('are written down, put right, refuted; each stays in the history', async () => {
    const ask = await signedIn(nurse)
    const person = await admitted(ask, {})
    const made = await change(ask, 'recordAllergy', person, { substance: ' Penicillin ', category: 'MEDICINE', criticality: 'UNKNOWN', reaction: 'Mề đay', since: '2015' })
    expect(made).toEqual({
      resident: { version: 2 },
      allergy: { id: expect.any(String), substance: 'Penicillin', category: 'MEDICINE', criticality: 'UNKNOWN', reaction: 'Mề đay', verificationStatus: 'CONFIRMED' },
      warnings: [],
      userErrors: [],
    })
    const allergy = idOf(made, 'allergy')
    expect(said(await change(ask, 'recordAllergy', person, { substance: 'PENICILLIN', category: 'MEDICINE', criticality: 'LOW' }))).toBe('ALLERGY_THERE')
    expect(said(await change(ask, 'correctAllergy', person, { allergy, reason: 'Không sửa gì cả' }))).toBe('NOTHING_CHANGED')
    expect(said(await change(ask, 'correctAllergy', person, { allergy, criticality: 'HIGH', reaction: null, reason: 'Bác sĩ đánh giá lại' }))).toBe('')
    expect(said(await change(ask, 'refuteAllergy', person, { allergy, on: '2026-11-03', reason: 'Test da âm tính' }))).toBe('DATE_IN_FUTURE')
    expect(await change(ask, 'refuteAllergy', person, { allergy, on: '2026-11-01', reason: 'Test da âm tính' })).toMatchObject({ allergy: { verificationStatus: 'REFUTED' }, userErrors: [] })
    expect(await read(ask, person.id, 'allergies { substance } allergyHistory { substance criticality reaction since verificationStatus history { move on reason changes { field before after } } }')).toEqual({
      allergies: [],
      allergyHistory: [{
        substance: 'Penicillin', criticality: 'HIGH', reaction: null, since: '2015', verificationStatus: 'REFUTED',
        history: [
          { move: 'REFUTED', on: '2026-11-01', reason: 'Test da âm tính', changes: [{ field: 'verificationStatus', before: 'CONFIRMED', after: 'REFUTED' }] },
          { move: 'CORRECTED', on: null, reason: 'Bác sĩ đánh giá lại', changes: [{ field: 'criticality', before: 'UNKNOWN', after: 'HIGH' }, { field: 'reaction', before: 'Mề đay', after: null }] },
        ],
      }],
    })
    expect(said(await change(ask, 'refuteAllergy', person, { allergy, on: '2026-11-01', reason: 'Test da âm tính' }))).toBe('ENTRY_WITHDRAWN')
  })

  test('that there are none is said on a day, and holds until one is recorded', async () => {
    const ask = await signedIn(nurse)
    const person = await admitted(ask, {})
    const none = async () => read(ask, person.id, 'noKnownAllergiesSaidOn allergies { substance }')
    expect(await none()).toEqual({ noKnownAllergiesSaidOn: null, allergies: [] })
    expect(said(await change(ask, 'recordNoKnownAllergies', person, { saidOn: '2026-11-03' }))).toBe('DATE_IN_FUTURE')
    for (const saidOn of ['2026-10-20', '2026-11-02']) expect(said(await change(ask, 'recordNoKnownAllergies', person, { saidOn }))).toBe('')
    expect(await none()).toEqual({ noKnownAllergiesSaidOn: '2026-11-02', allergies: [] })
    const allergy = idOf(await change(ask, 'recordAllergy', person, { substance: 'Tôm', category: 'FOOD', criticality: 'LOW' }), 'allergy')
    expect(await none()).toEqual({ noKnownAllergiesSaidOn: null, allergies: [{ substance: 'Tôm' }] })
    expect(said(await change(ask, 'recordNoKnownAllergies', person, { saidOn: '2026-11-02' }))).toBe('ALLERGY_KNOWN_ALREADY')
    // Refuted, it does not make the old word true again: somebody has to ask anew.
    expect(said(await change(ask, 'refuteAllergy', person, { allergy, on: '2026-11-02', reason: 'Ăn lại không sao' }))).toBe('')
    expect(await none()).toEqual({ noKnownAllergiesSaidOn: null, allergies: [] })
    expect((await change(ask, 'recordNoKnownAllergies', person, { saidOn: '2026-11-02' }) as Payload).userErrors).toEqual([])
    expect(await none()).toEqual({ noKnownAllergiesSaidOn: '2026-11-02', allergies: [] })
  })
})
