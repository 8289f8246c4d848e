import { describe, expect, test } from 'vitest'
import type { TokenClaims } from '../../kit/demo-keys.js'
import { toGlobalId } from '../../kit/id.js'
import { field, signedIn } from '../support/client.js'
import { change, type Changed, codesOf, idOf, officer, versionOf } from '../support/facility-changes.js'
import { following, step } from '../support/moves.js'
import { facilityOf, world } from '../support/world.js'
import { admit, anAdmission, freshKey } from '../support/writes.js'

const anyId = expect.any(String)

describe('a facility from before 2025-07-01, as it was and as it is now', () => {
  const then = '2024-06-03'
  const between = '2025-04-01'
  const query = `query ($id: ID!) { facility(id: $id) {
    registeredIn { code name }
    provinceThen: province(on: "${then}") { code name } province { code name }
    authorityThen: managingAuthority(on: "${then}") { agency source confidence }
    authorityBetween: managingAuthority(on: "${between}") { agency }
    authority: managingAuthority { agency source confidence validFrom validTo }
    ministryThen: managingAuthority(on: "${then}", level: MINISTRY) { agency }
    ministry: managingAuthority(level: MINISTRY) { agency legalBasis }
    addressThen: address(on: "${then}") { street province { name } commune { name } validTo }
    address { street province { name } commune { name } validFrom }
  } }`
  const before = 'Lao động – Thương binh và Xã hội'

  test.each([
    {
      code: 'QN-BTXH', old: ['49', 'Tỉnh Quảng Nam'], now: ['48', 'Thành phố Đà Nẵng'], agencies: ['Sở Y tế tỉnh Quảng Nam', 'Sở Y tế thành phố Đà Nẵng'],
      since: '2025-07-01', confidence: 'UNCONFIRMED', ministry: ['Bộ Y tế', 'NQ 176/2025/QH15; NĐ 42/2025/NĐ-CP (nay NĐ 313/2026/NĐ-CP)'],
      street: ['Số 45 đường Lý Thường Kiệt', 'phường An Sơn, thành phố Tam Kỳ', 'Phường Tam Kỳ'],
    },
    {
      code: 'BD-NCC', old: ['52', 'Tỉnh Bình Định'], now: ['52', 'Tỉnh Gia Lai'], agencies: ['Sở Nội vụ tỉnh Bình Định', 'Sở Nội vụ tỉnh Gia Lai'],
      since: '2025-07-01', confidence: 'UNCONFIRMED', ministry: ['Bộ Nội vụ', 'NQ 176/2025/QH15'],
      street: ['Số 3 đường Trần Hưng Đạo', 'phường Nhơn Hưng, thị xã An Nhơn', 'Phường An Nhơn'],
    },
    {
      code: 'HY-CNMT', old: ['33', 'Tỉnh Hưng Yên'], now: ['33', 'Tỉnh Hưng Yên'], agencies: ['Công an tỉnh Hưng Yên', 'Công an tỉnh Hưng Yên'],
      since: '2025-03-01', confidence: 'HIGH', ministry: ['Bộ Công an', 'NQ 176/2025/QH15'],
      street: ['Thôn Kim Thượng', 'xã Hiệp Cường, huyện Kim Động', 'Xã Hiệp Cường'],
    },
  ])('$code', async ({ code, old, now, agencies, since, confidence, ministry, street }) => {
    const ask = await signedIn({ role: 'resident' })
    const named = ([unit, name]: string[]) => ({ code: unit, name })
    expect(await ask(query, { id: idOf(code) })).toEqual({
      data: {
        facility: {
          registeredIn: named(old),
          provinceThen: named(old),
          province: named(now),
          authorityThen: { agency: `Sở ${before} ${old[1]?.replace('Tỉnh', 'tỉnh')}`, source: 'LAW', confidence: 'HIGH' },
          authorityBetween: { agency: agencies[0] },
          authority: { agency: agencies[1], source: 'LAW', confidence, validFrom: since, validTo: null },
          ministryThen: { agency: `Bộ ${before}` },
          ministry: { agency: ministry[0], legalBasis: ministry[1] },
          addressThen: { street: `${street[0]}, ${street[1]}`, province: { name: old[1] }, commune: null, validTo: '2025-06-30' },
          address: { street: street[0], province: { name: now[1] }, commune: { name: street[2] }, validFrom: '2025-07-01' },
        },
      },
    })
  })

  test('licences, class, packages and rehabilitation are those of the day asked about', async () => {
    const dated = `query ($id: ID!, $on: LocalDate) { facility(id: $id) { healthFacilityCode(on: $on) licences(on: $on) { kind status healthFacilityCode validTo }
      autonomyClass(on: $on) { group } servicePackages(on: $on) { name } rehabilitationModalities(on: $on) { modality } } }`
    const ask = await signedIn({ role: 'auditor' })
    const on = async (code: string, day?: string) => field<object>(await ask(dated, { id: idOf(code), on: day ?? null }), 'facility')
    const licence = { kind: 'EXAMINE_AND_TREAT', status: 'IN_FORCE', healthFacilityCode: '52902', validTo: '2024-12-31' }
    const packages = { servicePackages: [{ name: 'Điều dưỡng tập trung tự túc 7 ngày' }, { name: 'Phục hồi chức năng theo đợt 15 ngày' }] }
    const body = [{ modality: 'PHYSIOTHERAPY' }, { modality: 'EXERCISE_THERAPY' }, { modality: 'ASSISTIVE_DEVICES' }]
    expect(await on('BD-NCC', '2024-12-31')).toEqual({
      healthFacilityCode: '52902', licences: [licence], autonomyClass: { group: 'GROUP_4' }, ...packages, rehabilitationModalities: body,
    })
    expect(await on('BD-NCC')).toMatchObject({ healthFacilityCode: null, licences: [], ...packages })
    expect(await on('BD-NCC', '2015-01-01')).toEqual({
      healthFacilityCode: null, licences: expect.any(Array), autonomyClass: null, servicePackages: [], rehabilitationModalities: [],
    })
    expect(await on('QN-CT')).toMatchObject({ licences: [{ kind: 'OPERATING', status: 'SUSPENDED' }], autonomyClass: null })
    expect(await on('QN-CT', '2026-09-01')).toMatchObject({ licences: [{ kind: 'OPERATING', status: 'IN_FORCE' }] })
    expect(await on('QN-NCC')).toMatchObject({ healthFacilityCode: '49901' })
  })

  test('what was recorded for one facility goes before the law in its days', async () => {
    const ask = await signedIn({ role: 'auditor' })
    const line = 'query ($id: ID!) { facility(id: $id) { managingAuthorities { level agency source validFrom validTo } } }'
    const { managingAuthorities } = field<{ managingAuthorities: { level: string; agency: string; source: string; validFrom: string; validTo: string }[] }>(
      await ask(line, { id: idOf('HY-TT') }), 'facility')
    expect(managingAuthorities.filter(({ level }) => level === 'PROVINCE')).toEqual([
      { level: 'PROVINCE', agency: `Sở ${before} tỉnh Hưng Yên`, source: 'LAW', validFrom: null, validTo: '2017-12-31' },
      { level: 'PROVINCE', agency: 'Ủy ban nhân dân huyện Phù Cừ', source: 'RECORDED', validFrom: '2018-01-01', validTo: '2025-06-30' },
      { level: 'PROVINCE', agency: 'Sở Y tế tỉnh Hưng Yên', source: 'LAW', validFrom: '2025-07-01', validTo: null },
    ])
  })
})

const aLicence = (code: string, more: object = {}) => ({
  facility: idOf(code), kind: 'OPERATING', number: '15/GPHĐ', issuedBy: 'Sở Y tế', issuedOn: '2026-10-20', validFrom: '2026-10-20', ...more,
})

describe('a licence', () => {
  const shown = 'licence { id kind status number validFrom validTo endedOn endReason endDecision suspensions { from until decision reason } correction { byRole reason } }'
  const history = 'query ($id: ID!) { facility(id: $id) { licenceHistory { number status correction { byRole reason } } } }'
  const kind = { kind: 'EXAMINE_AND_TREAT', healthFacilityCode: '33903' }
  const home = 'HY-CNMT'
  const by = officer('33')

  test('is recorded, suspended, corrected and ended, and its history shows each', async () => {
    const recorded = await change(by, home, 'recordLicence', aLicence(home, { ...kind, number: '71/HY-GPHĐ' }), shown)
    const version = field<Changed>(recorded, 'recordLicence').facility?.version
    const fresh = {
      id: anyId, kind: 'EXAMINE_AND_TREAT', status: 'IN_FORCE', number: '71/HY-GPHĐ', validFrom: '2026-10-20', validTo: null, endedOn: null,
      endReason: null, endDecision: null, suspensions: [], correction: null,
    }
    expect(recorded).toEqual({ data: { recordLicence: { facility: { version }, licence: fresh, userErrors: [] } } })
    const first = field<{ licence: { id: string } }>(recorded, 'recordLicence').licence.id

    const again = aLicence(home, { ...kind, number: '72/HY-GPHĐ', validFrom: '2026-11-01' })
    expect(codesOf(await change(by, home, 'recordLicence', again), 'recordLicence')).toEqual(['PERIOD_OVERLAPS input.validFrom'])
    const corrects = { ...again, number: '71/HY-GPHĐ', validFrom: '2026-10-21', corrects: first }
    expect(codesOf(await change(by, home, 'recordLicence', corrects), 'recordLicence')).toEqual(['REASON_MISSING input.reason'])
    const corrected = await change(by, home, 'recordLicence', { ...corrects, reason: 'Ghi nhầm ngày hiệu lực' }, shown)
    const right = field<{ licence: { id: string; validFrom: string } }>(corrected, 'recordLicence').licence
    expect(right.validFrom).toBe('2026-10-21')

    const suspension = { licence: right.id, from: '2026-11-02', until: '2026-12-31', decision: '99/QĐ-SYT', reason: 'Thiếu bác sĩ phụ trách' }
    const suspended = await change(by, home, 'suspendLicence', suspension, shown)
    const { licence: _, ...said } = suspension
    const stopped = { ...fresh, validFrom: '2026-10-21', status: 'SUSPENDED', suspensions: [said] }
    expect(suspended).toEqual({ data: { suspendLicence: { facility: { version: (version ?? 0) + 2 }, licence: stopped, userErrors: [] } } })
    const ended = await change(by, home, 'endLicence', { licence: right.id, on: '2026-11-01', because: 'WITHDRAWN', decision: '100/QĐ-SYT' }, shown)
    const gone = { ...stopped, status: 'ENDED', endedOn: '2026-11-01', endReason: 'WITHDRAWN', endDecision: '100/QĐ-SYT' }
    expect(ended).toEqual({ data: { endLicence: { facility: { version: (version ?? 0) + 3 }, licence: gone, userErrors: [] } } })
    expect(codesOf(await change(by, home, 'endLicence', { licence: right.id, on: '2026-11-02', because: 'REPLACED' }), 'endLicence')).toEqual([
      'LICENCE_NOT_IN_FORCE input.on',
    ])
    expect(await (await signedIn({ role: 'nurse' }))(history, { id: idOf(home) })).toEqual({
      data: {
        facility: {
          licenceHistory: [
            { number: '71/HY-GPHĐ', status: 'ENDED', correction: null },
            { number: '71/HY-GPHĐ', status: 'ENDED', correction: { byRole: 'programme-officer', reason: 'Ghi nhầm ngày hiệu lực' } },
          ],
        },
      },
    })
  })

  test('with everything wrong is refused with all reasons at once, in words that help', async () => {
    const ask = await signedIn(by)
    const wrong = aLicence(home, { number: ' ', issuedOn: '2026-11-03', validTo: '2026-10-19', healthFacilityCode: '33903' })
    const text = `mutation ($input: RecordLicenceInput!) { recordLicence(input: $input) { licence { id } userErrors { code message path } } }`
    const input = { idempotencyKey: freshKey('licence'), expectedVersion: await versionOf(home), ...wrong }
    expect(await ask(text, { input }, { 'accept-language': 'en' })).toEqual({
      data: {
        recordLicence: {
          licence: null,
          userErrors: [
            { code: 'PERIOD_INVALID', path: ['input', 'validTo'], message: 'The period is not valid. Enter a last day that is not before the first, within the days in which the record holds.' },
            { code: 'INVALID_VALUE', path: ['input', 'number'], message: 'This value is not valid. Correct it and send it again.' },
            { code: 'DATE_IN_FUTURE', path: ['input', 'issuedOn'], message: 'This day lies in the future. Enter today or a day before.' },
            { code: 'INVALID_VALUE', path: ['input', 'healthFacilityCode'], message: 'This value is not valid. Correct it and send it again.' },
          ],
        },
      },
    })
  })

  test('recorded by two at once is recorded once; who was late is told the newest version', async () => {
    const expectedVersion = await versionOf('HY-KC')
    const licence = (number: string) => aLicence('HY-KC', { kind: 'EXAMINE_AND_TREAT', healthFacilityCode: '33904', number, expectedVersion })
    const both = await Promise.all(['1/GP', '2/GP', '3/GP'].map(number => change(by, 'HY-KC', 'recordLicence', licence(number))))
    const answers = both.map(answer => field<Changed>(answer, 'recordLicence'))
    expect(answers.filter(({ userErrors }) => userErrors.length === 0)).toHaveLength(1)
    const late = answers.flatMap(({ userErrors }) => userErrors)
    expect(late).toEqual(Array.from({ length: 2 }, () => ({ code: 'CONFLICT', path: ['input', 'expectedVersion'], currentVersion: expectedVersion + 1 })))
  })

  test('sent twice with one key is recorded once', async () => {
    const input = aLicence('HY-CNMT', { idempotencyKey: freshKey('twice'), expectedVersion: await versionOf('HY-CNMT') })
    const [one, two] = [await change(by, 'HY-CNMT', 'recordLicence', input), await change(by, 'HY-CNMT', 'recordLicence', input)]
    expect(codesOf(one, 'recordLicence')).toEqual([])
    expect(two).toEqual(one)
  })

  test.each<[string, TokenClaims]>([
    ['the head of the facility', { role: 'head', facility: home }],
    ['the officer of the neighbouring province', officer('48')],
    ['the coordinator of a facility', { role: 'coordinator', facility: home }],
    ['somebody with a reading token of the whole country', { role: 'programme-officer', scope: 'country' }],
    ['an insurance officer of the province', { role: 'insurance-officer', province: '33' }],
    ['who runs the system', { role: 'admin' }],
  ])('is not for %s to record, suspend or end', async (_, claims) => {
    const suspension = { from: '2026-11-01', until: '2026-11-30', decision: 'x', reason: 'xxxxx' }
    const any = world.facilities.records.licences.find(({ facilityId }) => facilityId === facilityOf('HY-TE').id)
    const licence = toGlobalId('FacilityLicence', any?.id ?? '')
    for (const answer of [
      await change(claims, home, 'recordLicence', aLicence(home)),
      await change(claims, home, 'suspendLicence', { licence, ...suspension }),
      await change(claims, home, 'endLicence', { licence, on: '2026-11-01', because: 'WITHDRAWN' }),
    ]) {
      expect(answer.errors?.map(({ extensions }) => extensions?.code)).toEqual(['FORBIDDEN'])
    }
  })
})

describe('a clinical transfer', () => {
  const home = 'BD-CTXH'
  const nurse: TokenClaims = { role: 'nurse', facility: home }
  const signer: TokenClaims = { role: 'signer', facility: home }
  const hospital = world.referrals.healthFacilities.find(({ code, onHub }) => onHub && code !== '52901')
  const code = '52901'

  async function aDraft(name: string) {
    const admission = anAdmission(home, {}, { fullName: name, birthDate: '1948' })
    const { resident } = field<{ resident: { id: string } }>(await (await signedIn(nurse))(admit, { input: admission }), 'admitResident')
    return {
      kind: 'CLINICAL_TRANSFER', resident: resident.id, patient: { name, birthDate: '1948', sex: 'FEMALE' }, diagnoses: ['I20.9'],
      toFacility: toGlobalId('HealthFacility', hospital?.id ?? ''), urgency: 'ROUTINE', reason: 'Đau ngực', summary: 'Đau ngực khi gắng sức',
    }
  }

  /** What the transfer says, asked until the news of the licence has come, which takes a moment. */
  async function until(wanted: string, ask: () => Promise<string>): Promise<string> {
    const end = performance.now() + 10_000
    for (;;) {
      const said = await ask()
      if (said === wanted || performance.now() > end) return said
      await new Promise(resolve => setTimeout(resolve, 50))
    }
  }

  test('can be begun and signed only while the licence of the home is in force', async () => {
    const [draft, other] = [await aDraft('Siu H Nhung'), await aDraft('Rơ Châm Pyin')]
    const begin = async (input: object) => {
      const moved = await step(nurse, 'createReferral', input)
      return { moved, said: moved.referral?.status ?? moved.userErrors.map(each => each.code).join() }
    }
    expect((await begin(draft)).said).toBe('NO_LICENCE')

    const health = { kind: 'EXAMINE_AND_TREAT', healthFacilityCode: code, number: '8/BĐ-GPHĐ' }
    const recorded = await change(officer('52'), home, 'recordLicence', aLicence(home, health), 'licence { id }')
    const { id } = field<{ licence: { id: string } }>(recorded, 'recordLicence').licence
    let begun = await begin(draft)
    expect(await until('DRAFT', async () => (begun = begun.moved.referral ? begun : await begin(draft)).said)).toBe('DRAFT')

    const suspension = { licence: id, from: '2026-11-02', until: '2026-11-30', decision: '5/QĐ-SYT', reason: 'Thiếu bác sĩ phụ trách' }
    expect(codesOf(await change(officer('52'), home, 'suspendLicence', suspension), 'suspendLicence')).toEqual([])
    expect(await until('NO_LICENCE', async () => (await begin(other)).said)).toBe('NO_LICENCE')
    expect(await following(begun.moved).by(signer, 'issueReferral')).toBe('NO_LICENCE')

    expect(codesOf(await change(officer('52'), home, 'endLicence', { licence: id, on: '2026-11-01', because: 'GIVEN_BACK' }), 'endLicence')).toEqual([])
    const renewed = aLicence(home, { ...health, number: '9/BĐ-GPHĐ', validFrom: '2026-11-02' })
    const again = await change(officer('52'), home, 'recordLicence', renewed, 'licence { id }')
    const second = field<{ licence: { id: string } }>(again, 'recordLicence').licence.id
    const wrong = { ...renewed, corrects: second, reason: 'Ghi nhầm thời hạn', validFrom: '2026-10-01', validTo: '2026-10-19' }
    expect(codesOf(await change(officer('52'), home, 'recordLicence', wrong), 'recordLicence')).toEqual([])
    // A licence that has ended, by whatever way, stops the transfer that was begun while one was in force.
    expect(await until('NO_LICENCE', async () => (await begin(other)).said)).toBe('NO_LICENCE')
    expect(await following(begun.moved).by(signer, 'issueReferral')).toBe('NO_LICENCE')

    const last = await change(officer('52'), home, 'recordLicence', { ...renewed, number: '10/BĐ-GPHĐ' })
    expect(codesOf(last, 'recordLicence')).toEqual([])
    const signed = following(begun.moved)
    expect(await until('ISSUED SENDER', () => signed.by(signer, 'issueReferral'))).toBe('ISSUED SENDER')
  })
})
