import { describe, expect, test } from 'vitest'
import type { TokenClaims } from '../../kit/demo-keys.js'
import { toGlobalId } from '../../kit/id.js'
import { type Answer, field, signedIn } from '../support/client.js'
import { following, step } from '../support/moves.js'
import { facilityOf, world } from '../support/world.js'
import { admit, anAdmission, freshKey } from '../support/writes.js'

const anyId = expect.any(String)
const idOf = (code: string) => toGlobalId('Facility', facilityOf(code).id)
const officer = (province: string): TokenClaims => ({ role: 'programme-officer', province })

interface Changed {
  facility: { version: number } | null
  userErrors: { code: string; path: string[]; currentVersion: number | null }[]
}

async function versionOf(code: string): Promise<number> {
  const ask = await signedIn({ role: 'auditor' })
  return field<{ version: number }>(await ask('query ($id: ID!) { facility(id: $id) { version } }', { id: idOf(code) }), 'facility').version
}

/** One change as somebody, with what it shows; the version is the newest unless the input says another. */
async function change(claims: TokenClaims, code: string, name: string, input: object, show = ''): Promise<Answer> {
  const ask = await signedIn(claims)
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`
  const text = `mutation ($input: ${type}!) { ${name}(input: $input) { facility { version } ${show} userErrors { code path currentVersion } } }`
  return ask(text, { input: { idempotencyKey: freshKey(name), expectedVersion: await versionOf(code), ...input } })
}

const codesOf = (answer: Answer, name: string) => field<Changed>(answer, name).userErrors.map(({ code, path }) => `${code} ${path.join('.')}`)

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

describe('what a facility offers', () => {
  const home = 'BD-KT'
  const head: TokenClaims = { role: 'head', facility: home }
  const aPackage = { facility: idOf(home), name: 'Tập nói theo tháng', contents: 'Tám buổi với kỹ thuật viên', priceVnd: 1_200_000, validFrom: '2026-10-01' }
  const shown = 'servicePackage { id name contents priceVnd validFrom validTo correction { reason } }'

  test('a package is opened and ended by its head, and a new price begins after', async () => {
    const opened = await change(head, home, 'recordServicePackage', aPackage, shown)
    const { facility: _, ...said } = aPackage
    const now = { id: anyId, ...said, validTo: null, correction: null }
    expect(opened.data?.recordServicePackage).toMatchObject({ servicePackage: now, userErrors: [] })
    const dearer = { ...aPackage, name: 'tập nói theo THÁNG', priceVnd: 1_500_000, validFrom: '2026-11-01' }
    expect(codesOf(await change(head, home, 'recordServicePackage', dearer), 'recordServicePackage')).toEqual(['PERIOD_OVERLAPS input.validFrom'])
    const { id } = field<{ servicePackage: { id: string } }>(opened, 'recordServicePackage').servicePackage
    const end = { servicePackage: id, on: '2026-10-31', reason: 'Đổi giá' }
    const ended = await change(head, home, 'endServicePackage', end, shown)
    expect(ended.data?.endServicePackage).toMatchObject({ servicePackage: { ...now, validTo: '2026-10-31' }, userErrors: [] })
    expect(codesOf(await change(head, home, 'endServicePackage', { ...end, reason: 'x' }), 'endServicePackage')).toEqual([
      'PERIOD_INVALID input.on', 'REASON_MISSING input.reason',
    ])
    expect(codesOf(await change(head, home, 'recordServicePackage', { ...dearer, name: aPackage.name }), 'recordServicePackage')).toEqual([])
    const ask = await signedIn({ role: 'guardian' })
    const prices = `query ($id: ID!) { facility(id: $id) {
      earlier: servicePackages(on: "2026-10-15") { name priceVnd } now: servicePackages { name priceVnd }
      servicePackageHistory(first: 2) { nodes { name priceVnd validFrom } totalCount pageInfo { hasNextPage hasPreviousPage endCursor } } } }`
    const answer = field<{ earlier: object[]; now: object[]; servicePackageHistory: { pageInfo: { endCursor: string } } }>(await ask(prices, { id: idOf(home) }), 'facility')
    const others = world.facilities.records.packages.filter(({ facilityId, validTo }) => facilityId === facilityOf(home).id && !validTo)
    expect(answer.earlier).toHaveLength(others.length + 1)
    expect(answer.earlier).toContainEqual({ name: aPackage.name, priceVnd: 1_200_000 })
    expect(answer.now).toContainEqual({ name: aPackage.name, priceVnd: 1_500_000 })
    const both = [{ name: aPackage.name, priceVnd: 1_500_000, validFrom: '2026-11-01' }, { name: aPackage.name, priceVnd: 1_200_000, validFrom: '2026-10-01' }]
    const endCursor = anyId
    expect(answer.servicePackageHistory).toEqual({ nodes: both, totalCount: 6, pageInfo: { hasNextPage: true, hasPreviousPage: false, endCursor } })
    const next = `query ($id: ID!, $after: String!) { facility(id: $id) { on: servicePackageHistory(first: 4, after: $after) { nodes { validFrom } pageInfo { hasNextPage } }
      back: servicePackageHistory(last: 4) { nodes { validFrom } pageInfo { hasPreviousPage } } } }`
    const rest = field<{ on: { nodes: object[] }; back: { nodes: object[] } }>(await ask(next, { id: idOf(home), after: answer.servicePackageHistory.pageInfo.endCursor }), 'facility')
    expect(rest.on).toEqual({ nodes: expect.any(Array), pageInfo: { hasNextPage: false } })
    expect(rest.back).toEqual({ nodes: rest.on.nodes, pageInfo: { hasPreviousPage: true } })
  })

  test('rehabilitation is opened and ended by its head', async () => {
    const offer = { facility: idOf('BD-CNMT'), modality: 'ASSISTIVE_DEVICES', validFrom: '2026-09-01' }
    const by: TokenClaims = { role: 'head', facility: 'BD-CNMT' }
    const opened = await change(by, 'BD-CNMT', 'recordRehabilitation', offer, 'offer { id modality validFrom validTo }')
    const row = { id: anyId, modality: 'ASSISTIVE_DEVICES', validFrom: '2026-09-01', validTo: null }
    expect(opened.data?.recordRehabilitation).toMatchObject({ offer: row, userErrors: [] })
    const { id } = field<{ offer: { id: string } }>(opened, 'recordRehabilitation').offer
    const ended = await change(by, 'BD-CNMT', 'endRehabilitation', { offer: id, on: '2026-10-31', reason: 'Hết dụng cụ' }, 'offer { id modality validFrom validTo }')
    expect(ended.data?.endRehabilitation).toMatchObject({ offer: { ...row, validTo: '2026-10-31' }, userErrors: [] })
    const ask = await signedIn({ role: 'clinician' })
    const history = 'query ($id: ID!) { facility(id: $id) { rehabilitationHistory { modality } rehabilitationModalities { modality } } }'
    expect(field<object>(await ask(history, { id: idOf('BD-CNMT') }), 'facility')).toEqual({
      rehabilitationHistory: expect.arrayContaining([{ modality: 'ASSISTIVE_DEVICES' }]),
      rehabilitationModalities: [{ modality: 'PSYCHOLOGY' }, { modality: 'SOCIAL_WORK' }],
    })
  })

  test.each<[string, TokenClaims]>([
    ['the head of another facility', { role: 'head', facility: 'BD-NCC' }],
    ['a nurse of the facility', { role: 'nurse', facility: home }],
    ['the officer of the province', officer('52')],
  ])('is not for %s to say', async (_, claims) => {
    const [any] = world.facilities.records.packages.filter(({ facilityId }) => facilityId === facilityOf(home).id)
    const servicePackage = toGlobalId('ServicePackage', any?.id ?? '')
    for (const answer of [
      await change(claims, home, 'recordServicePackage', aPackage),
      await change(claims, home, 'endServicePackage', { servicePackage, on: '2026-10-31', reason: 'xxxxx' }),
      await change(claims, home, 'recordRehabilitation', { facility: idOf(home), modality: 'SPEECH_THERAPY', validFrom: '2026-10-01' }),
    ]) {
      expect(answer.errors?.map(({ extensions }) => extensions?.code)).toEqual(['FORBIDDEN'])
    }
  })
})

describe('what the province decides', () => {
  const home = 'QN-TE'
  const by: TokenClaims = { role: 'coordinator', province: '48' }

  test('an authority of its own, then another: the first ends the day before, and the law has the days before', async () => {
    const authority = { facility: idOf(home), function: 'SOCIAL_PROTECTION', level: 'PROVINCE', legalBasis: '12/QĐ-UBND' }
    const first = { ...authority, agency: 'Ủy ban nhân dân phường Bàn Thạch', validFrom: '2026-01-01' }
    const shown = 'managingAuthority { agency validFrom validTo source confidence legalBasis }'
    const recorded = await change(by, home, 'recordManagingAuthority', first, shown)
    expect(recorded.data?.recordManagingAuthority).toMatchObject({
      managingAuthority: { agency: first.agency, validFrom: '2026-01-01', validTo: null, source: 'RECORDED', confidence: null, legalBasis: '12/QĐ-UBND' },
      userErrors: [],
    })
    const second = { ...authority, agency: 'Ủy ban nhân dân phường Tam Kỳ', validFrom: '2026-07-01' }
    expect(codesOf(await change(by, home, 'recordManagingAuthority', second), 'recordManagingAuthority')).toEqual([])
    expect(codesOf(await change(by, home, 'recordManagingAuthority', { ...first, validFrom: '2026-03-01', validTo: '2026-04-01' }), 'recordManagingAuthority')).toEqual([
      'PERIOD_OVERLAPS input.validFrom',
    ])
    const ask = await signedIn({ role: 'auditor' })
    const on = (day: string) => `a${day.replaceAll('-', '')}: managingAuthority(on: "${day}") { agency }`
    const days = ['2025-12-31', '2026-06-30', '2026-07-01']
    expect(field<object>(await ask(`query ($id: ID!) { facility(id: $id) { ${days.map(on).join(' ')} } }`, { id: idOf(home) }), 'facility')).toEqual({
      a20251231: { agency: 'Sở Y tế thành phố Đà Nẵng' },
      a20260630: { agency: first.agency },
      a20260701: { agency: second.agency },
    })
  })

  test('a class, and an address with its commune; one of another province is refused', async () => {
    const autonomy = { facility: idOf(home), group: 'GROUP_2', decision: '7/QĐ-UBND', validFrom: '2026-05-01' }
    const recorded = await change(by, home, 'recordAutonomyClass', autonomy, 'autonomyClass { group decision validFrom validTo }')
    expect(recorded.data?.recordAutonomyClass).toMatchObject({
      autonomyClass: { group: 'GROUP_2', decision: '7/QĐ-UBND', validFrom: '2026-05-01', validTo: null }, userErrors: [],
    })
    const ask = await signedIn(by)
    const communes = 'query ($province: String!, $search: String!) { administrativeUnits(level: COMMUNE, provinceCode: $province, search: $search, first: 1) { nodes { id } } }'
    const communeOf = async (province: string, search: string) =>
      field<{ nodes: { id: string }[] }>(await ask(communes, { province, search }), 'administrativeUnits').nodes[0]?.id
    const address = { facility: idOf(home), street: 'Số 9 đường Bạch Đằng', validFrom: '2026-08-01', phone: '0235 3851 000' }
    const elsewhere = { ...address, commune: await communeOf('52', 'Pleiku') }
    expect(codesOf(await change(by, home, 'recordAddress', elsewhere), 'recordAddress')).toEqual(['COMMUNE_ELSEWHERE input.commune'])
    const here = { ...address, commune: await communeOf('48', 'Bàn Thạch') }
    const moved = await change(by, home, 'recordAddress', here, 'address { street phone province { name } commune { name } validFrom }')
    expect(moved.data?.recordAddress).toMatchObject({
      address: { street: 'Số 9 đường Bạch Đằng', phone: '0235 3851 000', province: { name: 'Thành phố Đà Nẵng' }, commune: { name: 'Phường Bàn Thạch' } },
      userErrors: [],
    })
    const before = 'query ($id: ID!) { facility(id: $id) { address(on: "2026-07-31") { street validTo } addresses { street } } }'
    expect(field<object>(await ask(before, { id: idOf(home) }), 'facility')).toEqual({
      address: { street: 'Số 7 đường Bạch Đằng', validTo: '2026-07-31' },
      addresses: [{ street: 'Số 9 đường Bạch Đằng' }, { street: 'Số 7 đường Bạch Đằng' }, { street: 'Số 7 đường Bạch Đằng, phường Tân Thạnh, thành phố Tam Kỳ' }],
    })
  })
})
