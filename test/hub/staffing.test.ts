import { describe, expect, test } from 'vitest'
import type { TokenClaims } from '../../kit/demo-keys.js'
import { toGlobalId } from '../../kit/id.js'
import { type Answer, field, signedIn } from '../support/client.js'
import { facilityOf } from '../support/world.js'
import { admit, anAdmission, freshKey } from '../support/writes.js'

const home = 'GL-CT'
const facility = toGlobalId('Facility', facilityOf(home).id)
const head: TokenClaims = { role: 'head', facility: home }
const officer: TokenClaims = { role: 'programme-officer', province: '52' }

const member = 'id version fullName position contract from to endReason'
const refusals = 'userErrors { code path currentVersion }'
const mutation = (name: string, fields: string) => {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`
  return `mutation Change($input: ${type}!) { ${name}(input: $input) { ${fields} ${refusals} } }`
}
const recordStaff = mutation('recordStaff', `staffMember { ${member} }`)
const endStaff = mutation('endStaff', `staffMember { ${member} }`)
const correctStaff = mutation('correctStaff', `staffMember { ${member} corrections { version reason byRole fields { field before } } }`)
const recordCertificate = mutation('recordCertificate', 'certificate { id kind number isExpired staffMember { fullName certificates { number withdrawReason } } }')
const recordTraining = mutation('recordTraining', 'training { id course hours }')

const staffOn = 'query Staff($facility: ID!, $on: LocalDate) { facility(id: $facility) { staff(first: 100, on: $on) { totalCount nodes { fullName facility { code } } } } }'

const anEmployment = (fullName: string, more: Record<string, unknown> = {}) => ({
  idempotencyKey: freshKey('staff'), facility, fullName, position: 'NURSE', contract: 'LABOUR_CONTRACT', from: '2026-01-05', ...more,
})

interface Recorded {
  staffMember: { id: string; version: number }
}

async function hired(fullName: string, more: Record<string, unknown> = {}): Promise<{ id: string; version: number }> {
  const ask = await signedIn(head)
  return field<Recorded>(await ask(recordStaff, { input: anEmployment(fullName, more) }), 'recordStaff').staffMember
}

const codesOf = (answer: Answer, name: string) => field<{ userErrors: { code: string; path: string[] }[] }>(answer, name).userErrors.map(({ code, path }) => `${code} ${path.join('.')}`)
const errorsOf = ({ errors }: Answer) => errors?.map(({ extensions }) => extensions?.code)

interface StaffList {
  staff: { totalCount: number; nodes: { fullName: string }[] }
}

async function namesOn(claims: TokenClaims, on?: string): Promise<string[]> {
  const ask = await signedIn(claims)
  const { staff } = field<StaffList>(await ask(staffOn, { facility, on }), 'facility')
  expect(staff.totalCount).toBe(staff.nodes.length)
  return staff.nodes.map(({ fullName }) => fullName)
}

describe('the staff of a facility', () => {
  test('is recorded by its head, shown from the first day to the last, and counted for everybody', async () => {
    const counts = `query Counts($facility: ID!, $on: LocalDate) { facility(id: $facility) { staffCounts(on: $on) { position count } } }`
    const nursesOn = async (on: string) => {
      const ask = await signedIn({ role: 'insurance-officer', province: '48' })
      const { staffCounts } = field<{ staffCounts: { position: string; count: number }[] }>(await ask(counts, { facility, on }), 'facility')
      return staffCounts.find(({ position }) => position === 'TEACHER')?.count ?? 0
    }
    const before = await nursesOn('2026-06-01')
    const ask = await signedIn(head)
    const input = anEmployment('  Trần  Thị Giáo Viên ', { position: 'TEACHER', from: '2026-02-01', to: '2026-08-31' })
    expect(await ask(recordStaff, { input })).toEqual({
      data: {
        recordStaff: {
          staffMember: {
            id: expect.any(String), version: 1, fullName: 'Trần Thị Giáo Viên', position: 'TEACHER', contract: 'LABOUR_CONTRACT', from: '2026-02-01', to: '2026-08-31', endReason: null,
          },
          userErrors: [],
        },
      },
    })
    const days = ['2026-01-31', '2026-02-01', '2026-08-31', '2026-09-01']
    const shown = await Promise.all(days.map(async on => (await namesOn(head, on)).includes('Trần Thị Giáo Viên')))
    expect(shown).toEqual([false, true, true, false])
    expect([await nursesOn('2026-06-01'), await nursesOn('2026-09-01')]).toEqual([before + 1, before])
  })

  test('is named to its own staff and its province, and to nobody else', async () => {
    await hired('Hồ Thị Riêng Tư')
    const seen = async (claims: TokenClaims) => (await namesOn(claims)).includes('Hồ Thị Riêng Tư')
    const own = await Promise.all((['nurse', 'clinician', 'signer', 'head', 'coordinator'] as const).map(role => seen({ role, facility: home })))
    expect(own).toEqual([true, true, true, true, true])
    expect([await seen(officer), await seen({ role: 'coordinator', province: '52' })]).toEqual([true, true])
    const strangers: TokenClaims[] = [
      { role: 'nurse', facility: 'BD-KT' },
      { role: 'head', facility: 'BD-KT' },
      { role: 'head', hospital: '52001' },
      { role: 'coordinator', province: '48' },
      { role: 'programme-officer', province: '48' },
      { role: 'insurance-officer', province: '52' },
      { role: 'insurance-head', province: '52' },
      { role: 'auditor', province: '52' },
      { role: 'admin' },
    ]
    for (const claims of strangers) expect(await namesOn(claims), JSON.stringify(claims)).toEqual([])
  })

  test('of a drug-rehabilitation centre is named to its own staff only', async () => {
    const ask = async (claims: TokenClaims) => (await signedIn(claims))(staffOn, { facility: toGlobalId('Facility', facilityOf('BD-CNMT').id) })
    const count = async (claims: TokenClaims) => field<StaffList>(await ask(claims), 'facility').staff.totalCount
    expect(await count({ role: 'nurse', facility: 'BD-CNMT' })).toBeGreaterThan(5)
    expect([await count(officer), await count({ role: 'head', scope: 'country' })]).toEqual([0, 0])
  })

  test('is refused with everything that is wrong at once', async () => {
    const ask = await signedIn(head)
    const input = anEmployment('\u202E', { from: '2026-11-03', to: '2026-11-02' })
    expect(codesOf(await ask(recordStaff, { input }), 'recordStaff')).toEqual(['NAME_INVALID input.fullName', 'DATE_IN_FUTURE input.from', 'ENDS_BEFORE_START input.to'])
  })

  test('the same request twice at once records one person', async () => {
    const ask = await signedIn(head)
    const input = anEmployment('Bùi Thị Một Lần')
    const [one, two] = await Promise.all([ask(recordStaff, { input }), ask(recordStaff, { input })])
    expect(one).toEqual(two)
    expect((await namesOn(head)).filter(name => name === 'Bùi Thị Một Lần')).toHaveLength(1)
  })

  test('two who end one employment at once: one does, the other is told the version of now', async () => {
    const { id, version } = await hired('Đỗ Văn Thôi Việc')
    const end = async (on: string) => (await signedIn(head))(endStaff, { input: { idempotencyKey: freshKey('end'), staffMember: id, expectedVersion: version, on, reason: 'RESIGNED' } })
    const answers = await Promise.all([end('2026-10-30'), end('2026-10-31')])
    expect(answers.flatMap(answer => codesOf(answer, 'endStaff'))).toEqual(['CONFLICT input.expectedVersion'])
    expect(await namesOn(head, '2026-11-01')).not.toContain('Đỗ Văn Thôi Việc')
    const ask = await signedIn(head)
    const again = { idempotencyKey: freshKey('end'), staffMember: id, expectedVersion: version + 1, on: '2026-11-01', reason: 'OTHER' }
    expect(codesOf(await ask(endStaff, { input: again }), 'endStaff')).toEqual(['ALREADY_ENDED input.staffMember'])
  })

  test('a correction keeps what the record said, why and by whom', async () => {
    const { id } = await hired('Lê Thị Sai Tên', { to: '2026-10-01' })
    const ask = await signedIn(head)
    const input = { idempotencyKey: freshKey('correct'), staffMember: id, expectedVersion: 1, reason: 'Ghi nhầm tên đệm', fullName: 'Lê Thị Đúng Tên', isStillHere: true }
    expect(await ask(correctStaff, { input })).toEqual({
      data: {
        correctStaff: {
          staffMember: {
            id, version: 2, fullName: 'Lê Thị Đúng Tên', position: 'NURSE', contract: 'LABOUR_CONTRACT', from: '2026-01-05', to: null, endReason: null,
            corrections: [{ version: 2, reason: 'Ghi nhầm tên đệm', byRole: 'head', fields: expect.toSatisfy(sameSet(['fullName Lê Thị Sai Tên', 'to 2026-10-01'])) }],
          },
          userErrors: [],
        },
      },
    })
    const nothing = { ...input, idempotencyKey: freshKey('correct'), expectedVersion: 2 }
    expect(codesOf(await ask(correctStaff, { input: nothing }), 'correctStaff')).toEqual(['NOTHING_CHANGED input'])
    const wrong = { ...nothing, idempotencyKey: freshKey('correct'), reason: 'x', to: '2020-01-01' }
    expect(codesOf(await ask(correctStaff, { input: wrong }), 'correctStaff')).toEqual(['INVALID_VALUE input.reason', 'INVALID_VALUE input.isStillHere'])
  })

  const sameSet = (wanted: string[]) => (fields: { field: string; before: string }[]) =>
    JSON.stringify(fields.map(({ field: name, before }) => `${name} ${before}`).toSorted()) === JSON.stringify(wanted.toSorted())

  test('is changed by nobody but the head of the place; to strangers a member of it is not there', async () => {
    const { id } = await hired('Vũ Thị Người Khác')
    const end = { idempotencyKey: freshKey('end'), staffMember: id, expectedVersion: 1, on: '2026-11-01', reason: 'OTHER' }
    for (const role of ['nurse', 'clinician', 'signer', 'coordinator', 'programme-officer', 'insurance-head', 'auditor', 'admin'] as const) {
      const ask = await signedIn({ role, facility: home, province: '52' })
      expect(errorsOf(await ask(recordStaff, { input: anEmployment('Không Được Ghi') })), role).toEqual(['FORBIDDEN'])
      expect(errorsOf(await ask(endStaff, { input: end })), role).toEqual(['FORBIDDEN'])
    }
    const neighbour = await signedIn({ role: 'head', facility: 'BD-KT' })
    expect(errorsOf(await neighbour(recordStaff, { input: anEmployment('Không Được Ghi') }))).toEqual(['FORBIDDEN'])
    expect(codesOf(await neighbour(endStaff, { input: end }), 'endStaff')).toEqual(['NOT_FOUND input.staffMember'])
    expect(await namesOn(head)).toContain('Vũ Thị Người Khác')
    expect(await namesOn(head)).not.toContain('Không Được Ghi')
  })
})

describe('certificates and courses', () => {
  const certificate = (staffMember: string, number: string, more: Record<string, unknown> = {}) => ({
    idempotencyKey: freshKey('certificate'), staffMember, kind: 'PRACTICE_LICENCE', number, scope: 'Điều dưỡng', issuedOn: '2021-12-01', expiresOn: '2026-12-01', ...more,
  })
  const expiring = 'query Soon($facility: ID, $days: Int!, $after: String) { certificatesExpiring(facility: $facility, days: $days, first: 100, after: $after) { totalCount nodes { number isExpired staffMember { fullName } } } }'
  interface Soon {
    totalCount: number
    nodes: { number: string; isExpired: boolean; staffMember: { fullName: string } }[]
  }
  const soon = async (claims: TokenClaims, days: number) => {
    const ask = await signedIn(claims)
    const page = field<Soon>(await ask(expiring, { facility, days }), 'certificatesExpiring')
    expect(page.totalCount).toBe(page.nodes.length)
    return page.nodes.map(({ number }) => number).filter(number => number.startsWith('TEST-'))
  }

  test('one that ends soon is listed until another of its kind follows, and one that ended is listed first', async () => {
    const ask = await signedIn(head)
    const [first, second] = [await hired('Mai Thị Chứng Chỉ'), await hired('Mai Văn Hết Hạn')]
    await ask(recordCertificate, { input: certificate(first.id, 'TEST-1') })
    await ask(recordCertificate, { input: certificate(second.id, 'TEST-2', { issuedOn: '2021-10-31', expiresOn: '2026-11-01' }) })
    expect([await soon(head, 28), await soon(head, 29), await soon(officer, 60)]).toEqual([['TEST-2'], ['TEST-2', 'TEST-1'], ['TEST-2', 'TEST-1']])
    await ask(recordCertificate, { input: certificate(second.id, 'TEST-3', { issuedOn: '2026-11-01', expiresOn: '2031-11-01' }) })
    expect(await soon(head, 60)).toEqual(['TEST-1'])
    const end = { idempotencyKey: freshKey('end'), staffMember: first.id, expectedVersion: 1, on: '2026-11-01', reason: 'RETIRED' }
    await ask(endStaff, { input: end })
    expect(await soon(head, 60)).toEqual([])
    for (const claims of [{ role: 'nurse', facility: 'BD-KT' }, { role: 'coordinator', province: '48' }, { role: 'admin' }] as const) {
      const stranger = await signedIn(claims)
      expect(await stranger(expiring, { facility, days: 1000 })).toEqual({ data: { certificatesExpiring: { totalCount: 0, nodes: [] } } })
    }
    expect(errorsOf(await ask(expiring, { facility, days: 1001 }))).toEqual(['BAD_USER_INPUT'])
  })

  test('a number is recorded once for a person; one recorded by mistake stays, and another takes its place', async () => {
    const ask = await signedIn(head)
    const { id } = await hired('Cao Thị Nhầm Số')
    const made = field<{ certificate: { id: string } }>(await ask(recordCertificate, { input: certificate(id, '000111/BĐ') }), 'recordCertificate')
    expect(codesOf(await ask(recordCertificate, { input: certificate(id, '000111/BĐ') }), 'recordCertificate')).toEqual(['CERTIFICATE_KNOWN input.number'])
    const replacing = certificate(id, '000112/BĐ', { replaces: made.certificate.id })
    expect(codesOf(await ask(recordCertificate, { input: replacing }), 'recordCertificate')).toEqual(['INVALID_VALUE input.reason'])
    const input = { ...replacing, reason: 'Gõ nhầm số cuối' }
    expect(await ask(recordCertificate, { input })).toEqual({
      data: {
        recordCertificate: {
          certificate: {
            id: expect.any(String), kind: 'PRACTICE_LICENCE', number: '000112/BĐ', isExpired: false,
            staffMember: { fullName: 'Cao Thị Nhầm Số', certificates: [{ number: '000112/BĐ', withdrawReason: null }, { number: '000111/BĐ', withdrawReason: 'Gõ nhầm số cuối' }] },
          },
          userErrors: [],
        },
      },
    })
    const again = { ...input, idempotencyKey: freshKey('certificate') }
    expect(codesOf(await ask(recordCertificate, { input: again }), 'recordCertificate')).toEqual(['NOT_FOUND input.replaces'])
  })

  test('a course is recorded, and replaced when it was a mistake', async () => {
    const ask = await signedIn(head)
    const { id } = await hired('Tạ Thị Đi Học')
    const course = { idempotencyKey: freshKey('course'), staffMember: id, course: 'Chăm sóc giảm nhẹ', provider: 'Sở Y tế', beganOn: '2026-03-02', hours: 24 }
    const made = field<{ training: { id: string } }>(await ask(recordTraining, { input: course }), 'recordTraining')
    const input = { ...course, idempotencyKey: freshKey('course'), hours: 40, replaces: made.training.id, reason: 'Ghi nhầm số tiết' }
    expect(await ask(recordTraining, { input })).toEqual({ data: { recordTraining: { training: { id: expect.any(String), course: 'Chăm sóc giảm nhẹ', hours: 40 }, userErrors: [] } } })
    const trainings = field<{ staff: { nodes: { fullName: string; trainings: unknown[] }[] } }>(
      await ask('query ($facility: ID!) { facility(id: $facility) { staff(first: 100, position: NURSE) { nodes { fullName trainings { hours withdrawReason } } } } }', { facility }),
      'facility',
    ).staff.nodes.find(({ fullName }) => fullName === 'Tạ Thị Đi Học')?.trainings
    expect(trainings).toEqual([{ hours: 40, withdrawReason: null }, { hours: 24, withdrawReason: 'Ghi nhầm số tiết' }])
  })
})

describe('staff against the norm', () => {
  const lines = `query Norm($facility: ID!, $on: LocalDate) { facility(id: $facility) { staffing(on: $on) { hasNorm lines {
    position have need needAtMost gap basis { group personsPerWorker legalBasis confidence } assumptions { code text } } } } }`
  interface Norm {
    staffing: { hasNorm: boolean; lines: { position: string; have: number; need: number | null; needAtMost: number | null; gap: number | null; basis: unknown[]; assumptions: { code: string; text: string }[] }[] }
  }
  const normOf = async (of: string, on?: string) => {
    const ask = await signedIn({ role: 'admin' })
    return field<Norm>(await ask(lines, { facility: of, on }, { 'accept-language': 'en' }), 'facility').staffing
  }
  const careOf = async (on?: string) => (await normOf(facility, on)).lines.find(({ position }) => position === 'CARE_WORKER')

  test('an infant who is admitted needs one care worker more, from that day on', async () => {
    const [before, past] = [await careOf(), await careOf('2026-10-15')]
    const nurse = await signedIn({ role: 'nurse', facility: home })
    const input = anAdmission(home, { admittedOn: '2026-11-01' }, { fullName: 'Đinh Bé Sơ Sinh', birthDate: '2026-09', categories: [{ kind: 'CHILD' }] })
    expect(field<object>(await nurse(admit, { input }), 'admitResident')).toMatchObject({ userErrors: [] })
    const after = await careOf()
    expect([after?.need, after?.needAtMost, after?.gap]).toEqual([(before?.need ?? 0) + 1, (before?.needAtMost ?? 0) + 1, Math.max(0, (before?.need ?? 0) + 1 - (after?.have ?? 0))])
    expect(await careOf('2026-10-15')).toEqual(past)
  })

  test('every position says on which rows and assumptions it rests', async () => {
    const { hasNorm, lines: all } = await normOf(facility)
    expect(hasNorm).toBe(true)
    expect(all.find(({ position }) => position === 'MEDICAL')).toMatchObject({
      basis: [{ group: 'EVERYBODY', personsPerWorker: 50, legalBasis: 'TT 33/2017/TT-BLĐTBXH Đ5', confidence: 'high' }],
      assumptions: [{ code: 'MEDICAL_TOGETHER', text: 'Doctors, physician assistants and nurses are counted together.' }],
    })
    expect(all.find(({ position }) => position === 'CARE_WORKER')?.assumptions.map(({ code }) => code)).toEqual([
      'SELF_CARE_UNKNOWN', 'MENTAL_SEVERITY_UNKNOWN', 'BIRTH_DATE_PARTLY_KNOWN', 'EMERGENCY_AS_STREET', 'OTHER_ADULT_AS_SELF_CARING',
    ])
  })

  test('for homes of other kinds, and before the norm, no need is told', async () => {
    const merit = toGlobalId('Facility', facilityOf('BD-NCC').id)
    for (const { hasNorm, lines: all } of [await normOf(merit), await normOf(facility, '2017-12-31')]) {
      expect([hasNorm, all.length, all.filter(({ need, basis }) => need !== null || basis.length > 0)]).toEqual([false, 10, []])
    }
  })
})
