import { describe, expect, test } from 'vitest'
import type { TokenClaims } from '../../kit/demo-keys.js'
import { type Answer, type Client, field, signedIn } from '../support/client.js'
import { admit, anAdmission, freshKey } from '../support/writes.js'

const home = 'HY-BTXH'
const nurse: TokenClaims = { role: 'nurse', facility: home }

interface Person {
  readonly id: string
  version: number
}

interface Payload {
  readonly resident: { readonly version: number } | null
  readonly userErrors: readonly { readonly code: string }[]
}

/** The codes of one refusal as text; empty when it was done. */
const said = (answer: unknown) => (answer as Payload).userErrors.map(({ code }) => code).join()

async function admitted(ask: Client, person: Record<string, unknown>, facility = home): Promise<Person> {
  const answer = await ask(admit, { input: anAdmission(facility, {}, { fullName: 'Sùng Thị Hồ Sơ', birthDate: '1958', categories: [{ kind: 'DISABLED' }], ...person }) })
  const { resident } = field<{ resident: Person }>(answer, 'admitResident')
  return { id: resident.id, version: resident.version }
}

const one = {
  Identifier: 'identifier { type value issuer issuedOn validFrom validTo endReason replacedBy { value } }',
  Category: 'category { kind detail since until proof proofIssuer endReason }',
  Disability: 'disability { kind level certificateNumber council since until endReason }',
  FunctionalLevel: 'assessment { level assessedOn note }',
  Contact: 'contact { role fullName relation phone mayDecide subject since until endReason }',
  Address: 'address { asWritten communeText commune { name } unitThen { code name validTo } provinceToday { code name } since until }',
  Resident: '',
}

/** Sends a change of the record of a person, as seen now; gives the payload. */
async function change(ask: Client, name: string, person: Person, input: Record<string, unknown>, language = 'en') {
  const thing = Object.entries(one).find(([part]) => name.endsWith(part))?.[1] ?? ''
  const type = name[0]?.toUpperCase() + name.slice(1)
  const query = `mutation Change($input: ${type}Input!) { ${name}(input: $input) {
    resident { version } ${thing} warnings { code message } userErrors { code path currentVersion } } }`
  const variables = { input: { idempotencyKey: freshKey(name), resident: person.id, expectedVersion: person.version, ...input } }
  const answer = await ask(query, variables, { 'accept-language': language })
  const payload = answer.data?.[name] as Payload | null | undefined
  if (payload?.resident) person.version = payload.resident.version
  return payload ?? codes(answer)
}

const codes = ({ errors }: Answer) => errors?.map(({ path, extensions }) => [path?.join('.'), extensions?.code])
const refused = (code: string, ...path: string[]) => ({
  resident: null,
  warnings: [],
  userErrors: [{ code, path: ['input', ...path], currentVersion: null }],
})

async function read(ask: Client, id: string, fields: string): Promise<unknown> {
  const { data, errors } = await ask(`query Read($id: ID!) { resident(id: $id) { ${fields} } }`, { id })
  return errors ? codes({ errors }) : data?.resident
}

const find = 'query Find($number: String!) { residentByIdentifier(identifier: $number) { recognisedAs former validTo resident { id } } }'
const found = async (ask: Client, number: string) => (await ask(find, { number })).data?.residentByIdentifier

let serial = Date.now() % 100_000
const nextSerial = () => String(++serial % 1_000_000).padStart(6, '0')
/** A woman born in 1958, registered in the old province 33. */
const idOf1958 = () => `033158${nextSerial()}`

const allNumbers = 'identifiers { type value validTo endReason replacedBy { value } }'

describe('the numbers of a person', () => {
  test('a person without papers has a temporary code, which is linked when the paper comes, and finds the person still', async () => {
    const ask = await signedIn(nurse)
    const person = await admitted(ask, {})
    const { identifiers } = (await read(ask, person.id, 'identifiers { value }')) as { identifiers: { value: string }[] }
    const temporary = identifiers[0]?.value ?? ''
    const value = idOf1958()
    expect(await change(ask, 'recordIdentifier', person, { type: 'PERSONAL_ID', value, issuer: 'Bộ Công an', issuedOn: '2026-10-30' })).toEqual({
      resident: { version: 2 },
      identifier: {
        type: 'PERSONAL_ID', value, issuer: 'Bộ Công an', issuedOn: '2026-10-30', validFrom: '2026-10-30', validTo: null, endReason: null, replacedBy: null,
      },
      warnings: [],
      userErrors: [],
    })
    expect(await read(ask, person.id, allNumbers)).toEqual({
      identifiers: [
        { type: 'PERSONAL_ID', value, validTo: null, endReason: null, replacedBy: null },
        { type: 'TEMPORARY', value: temporary, validTo: '2026-11-02', endReason: 'LINKED', replacedBy: { value } },
      ],
    })
    const resident = { id: person.id }
    expect(await found(ask, ` ${value.slice(0, 6)} ${value.slice(6)}`)).toEqual({ recognisedAs: 'PERSONAL_ID', former: false, validTo: null, resident })
    expect(await found(ask, temporary)).toEqual({ recognisedAs: 'TEMPORARY', former: true, validTo: '2026-11-02', resident })
  })

  test('a number issued anew because the year was put right ends the old one the day before; both find the person', async () => {
    const ask = await signedIn(nurse)
    const [wrong, right] = [`033157${nextSerial()}`, idOf1958()]
    const person = await admitted(ask, { identifiers: [{ type: 'PERSONAL_ID', value: wrong, issuer: 'Công an tỉnh Hưng Yên', issuedOn: '2021-05-01' }] })
    expect(await change(ask, 'recordIdentifier', person, { type: 'PERSONAL_ID', value: right })).toEqual({ ...refused('IDENTIFIER_IN_FORCE', 'type'), identifier: null })
    const { identifiers } = (await read(ask, person.id, 'identifiers { id }')) as { identifiers: { id: string }[] }
    const again = { type: 'PERSONAL_ID', value: right, issuedOn: '2026-03-10', replaces: identifiers[0]?.id }
    expect(await change(ask, 'recordIdentifier', person, again)).toMatchObject({ userErrors: [], identifier: { value: right, validTo: null } })
    expect(await read(ask, person.id, allNumbers)).toEqual({
      identifiers: [
        { type: 'PERSONAL_ID', value: right, validTo: null, endReason: null, replacedBy: null },
        { type: 'PERSONAL_ID', value: wrong, validTo: '2026-03-09', endReason: 'REISSUED', replacedBy: { value: right } },
      ],
    })
    expect(await found(ask, wrong)).toEqual({ recognisedAs: 'PERSONAL_ID', former: true, validTo: '2026-03-09', resident: { id: person.id } })
    expect(await found(ask, right)).toMatchObject({ former: false })
  })

  test('another sex and year in the number is a warning in the caller’s language, never an error', async () => {
    const ask = await signedIn(nurse)
    const person = await admitted(ask, {})
    const man = `033059${nextSerial()}`
    const warnings = [
      { code: 'BIRTH_YEAR_DIFFERS', message: 'The birth year in the number differs from the recorded one.' },
      { code: 'SEX_DIFFERS', message: 'The sex in the number differs from the recorded one.' },
    ]
    expect(await change(ask, 'recordIdentifier', person, { type: 'PERSONAL_ID', value: man })).toMatchObject({ userErrors: [], warnings })
    const put = { sex: 'MALE', reason: 'PAPER_SEEN', note: 'Theo căn cước' }
    expect(await change(ask, 'correctResident', person, put, 'vi')).toEqual({
      resident: { version: 3 },
      warnings: [{ code: 'BIRTH_YEAR_DIFFERS', message: 'Năm sinh trong số định danh khác năm sinh đã ghi.' }],
      userErrors: [],
    })
  })

  test('a typing error is put right and what stood is kept; a temporary code is never retyped', async () => {
    const ask = await signedIn(nurse)
    const [typed, right] = [idOf1958(), idOf1958()]
    const person = await admitted(ask, { identifiers: [{ type: 'PERSONAL_ID', value: typed }] })
    const { identifiers } = (await read(ask, person.id, 'identifiers { id }')) as { identifiers: { id: string }[] }
    const correction = { identifier: identifiers[0]?.id, value: right, issuer: 'Bộ Công an', reason: 'TYPING_ERROR', note: 'Gõ nhầm hai số cuối' }
    expect(await change(ask, 'correctIdentifier', person, correction)).toMatchObject({ userErrors: [], identifier: { value: right, issuer: 'Bộ Công an' } })
    expect(await change(ask, 'correctIdentifier', person, correction)).toEqual({ ...refused('NOTHING_CHANGED'), identifier: null })
    expect(await read(ask, person.id, 'identifiers { value corrections { version reason note byRole changes { field before after } } } corrections { version }')).toEqual({
      identifiers: [
        {
          value: right,
          corrections: [
            {
              version: 2, reason: 'TYPING_ERROR', note: 'Gõ nhầm hai số cuối', byRole: 'nurse',
              changes: [{ field: 'value', before: typed, after: right }, { field: 'issuer', before: null, after: 'Bộ Công an' }],
            },
          ],
        },
      ],
      corrections: [],
    })
    expect(await found(ask, typed)).toBeNull()
    const other = await admitted(ask, {})
    const temporary = (await read(ask, other.id, 'identifiers { id }')) as { identifiers: { id: string }[] }
    expect(await change(ask, 'correctIdentifier', other, { ...correction, identifier: temporary.identifiers[0]?.id })).toEqual({
      ...refused('IDENTIFIER_INVALID', 'value'), identifier: null,
    })
    // A number of somebody else is not there.
    expect(await change(ask, 'endIdentifier', other, { identifier: identifiers[0]?.id, on: '2026-11-01', reason: 'CANCELLED', note: 'x' })).toEqual({
      ...refused('NOT_FOUND', 'identifier'), identifier: null,
    })
  })

  test('a cancelled number stays in the history, and may then be somebody else’s', async () => {
    const ask = await signedIn(nurse)
    const value = idOf1958()
    const person = await admitted(ask, { identifiers: [{ type: 'PERSONAL_ID', value }] })
    const other = await admitted(ask, {})
    expect(await change(ask, 'recordIdentifier', other, { type: 'PERSONAL_ID', value })).toEqual({ ...refused('IDENTIFIER_TAKEN', 'value'), identifier: null })
    const { identifiers } = (await read(ask, person.id, 'identifiers { id }')) as { identifiers: { id: string }[] }
    const end = { identifier: identifiers[0]?.id, on: '2026-10-31', reason: 'ENTERED_IN_ERROR', note: 'Số của người khác' }
    expect(await change(ask, 'endIdentifier', person, end)).toMatchObject({ userErrors: [], identifier: { value, validTo: '2026-10-31', endReason: 'ENTERED_IN_ERROR' } })
    expect(await change(ask, 'endIdentifier', person, end)).toEqual({ ...refused('ALREADY_ENDED'), identifier: null })
    expect(await change(ask, 'recordIdentifier', other, { type: 'PERSONAL_ID', value })).toMatchObject({ userErrors: [] })
    expect(await found(ask, value)).toMatchObject({ former: false, resident: { id: other.id } })
  })

  test('two who record the same number at once: one does, the other is told', async () => {
    const ask = await signedIn(nurse)
    const people = [await admitted(ask, {}), await admitted(ask, {})]
    const value = idOf1958()
    const answers = await Promise.all(people.map(person => change(ask, 'recordIdentifier', person, { type: 'PERSONAL_ID', value })))
    expect(answers.map(said).toSorted()).toEqual(['', 'IDENTIFIER_TAKEN'])
  })

  test('the same request twice is done once, and a stale version is a conflict', async () => {
    const ask = await signedIn(nurse)
    const person = await admitted(ask, {})
    const input = { idempotencyKey: freshKey('passport'), expectedVersion: 1, type: 'PASSPORT', value: `c${nextSerial()}1` }
    const first = await change(ask, 'recordIdentifier', person, input)
    expect(await change(ask, 'recordIdentifier', person, input)).toEqual(first)
    expect(await change(ask, 'recordIdentifier', person, { ...input, idempotencyKey: freshKey('stale') })).toEqual({
      resident: null, identifier: null, warnings: [], userErrors: [{ code: 'CONFLICT', path: ['input', 'expectedVersion'], currentVersion: 2 }],
    })
  })

  test('a number is looked up by who may read numbers, within their rows; unknown and foreign are the same', async () => {
    const ask = await signedIn(nurse)
    const number = `33${nextSerial()}77`
    const person = await admitted(ask, { identifiers: [{ type: 'SOCIAL_INSURANCE', value: number }] })
    const match = { recognisedAs: 'HEALTH_INSURANCE_CARD', former: false, validTo: null, resident: { id: person.id } }
    expect(await found(ask, `BT2 33 ${number}`)).toEqual(match)
    expect(await found(await signedIn({ role: 'insurance-officer', province: '33' }), number)).toMatchObject({ resident: { id: person.id } })
    expect(await found(await signedIn({ role: 'resident', resident: person.id }), number)).toMatchObject({ former: false })
    for (const stranger of [{ role: 'nurse', facility: 'HY-TE' }, { role: 'insurance-officer', province: '48' }] as const) {
      const other = await signedIn(stranger)
      expect(await other(find, { number })).toEqual({ data: { residentByIdentifier: null } })
      expect(await other(find, { number: '3399999999' })).toEqual({ data: { residentByIdentifier: null } })
    }
    expect(await found(ask, 'không phải số')).toBeNull()
    const programme = await signedIn({ role: 'programme-officer', province: '33' })
    expect(codes(await programme(find, { number }))).toEqual([['residentByIdentifier', 'FORBIDDEN']])
  })
})

describe('who may keep the record', () => {
  test('not who may only look, not the neighbour, not the person and not the guardian', async () => {
    const ask = await signedIn(nurse)
    const person = await admitted(ask, {})
    const input = { level: 'PARTLY', assessedOn: '2026-11-01' }
    const by = async (claims: TokenClaims) => change(await signedIn(claims), 'recordFunctionalLevel', { ...person }, input)
    const forbidden = [['recordFunctionalLevel', 'FORBIDDEN']]
    for (const role of ['clinician', 'coordinator'] as const) expect(await by({ role, facility: home })).toEqual(forbidden)
    expect(await by({ role: 'resident', resident: person.id })).toEqual(forbidden)
    expect(await by({ role: 'guardian', resident: person.id })).toEqual(forbidden)
    expect(await by({ role: 'nurse', facility: 'HY-TE' })).toEqual({ ...refused('NOT_FOUND', 'resident'), assessment: null })
    expect(await by({ role: 'head', facility: home })).toMatchObject({ userErrors: [], assessment: { level: 'PARTLY', assessedOn: '2026-11-01', note: null } })
    expect(await read(await signedIn({ role: 'guardian', resident: person.id }), person.id, 'functionalLevel { level }')).toEqual({ functionalLevel: { level: 'PARTLY' } })
    // The province sees the group, and neither numbers nor health.
    const programme = await signedIn({ role: 'programme-officer', province: '33' })
    expect(await read(programme, person.id, 'categories { kind }')).toEqual({ categories: [{ kind: 'DISABLED' }] })
    expect(await read(programme, person.id, 'disabilities { kind } contacts { phone } address { street }')).toEqual([
      ['resident.disabilities', 'FORBIDDEN'], ['resident.contacts', 'FORBIDDEN'], ['resident.address', 'FORBIDDEN'],
    ])
  })

  test('a person in drug rehabilitation is sealed: found by the centre’s own staff only', async () => {
    const centre = 'HY-CNMT'
    const ask = await signedIn({ role: 'nurse', facility: centre })
    const person = await admitted(ask, { categories: [{ kind: 'DRUG_REHABILITATION' }] }, centre)
    const value = idOf1958()
    expect(await change(ask, 'recordIdentifier', person, { type: 'PERSONAL_ID', value })).toMatchObject({ userErrors: [] })
    expect(await found(ask, value)).toMatchObject({ resident: { id: person.id } })
    for (const claims of [nurse, { role: 'coordinator', province: '33' }, { role: 'insurance-head', province: '33' }] as const) {
      expect(await found(await signedIn(claims), value)).toBeNull()
    }
    const here = await signedIn(nurse)
    const other = await admitted(here, {})
    expect(await change(here, 'recordCategory', other, { kind: 'DRUG_REHABILITATION', since: '2026-11-01' })).toEqual({
      ...refused('CATEGORY_NOT_HERE', 'kind'), category: null,
    })
  })
})

describe('groups, disability, guardians and contacts', () => {
  test('a group has its proof and its days, and the one that ended stays', async () => {
    const ask = await signedIn(nurse)
    const person = await admitted(ask, {})
    const group = { kind: 'MERIT_PERSON', detail: 'MERIT_INVALID', since: '2020-01-01', proof: '12/QĐ', proofIssuer: 'Sở Nội vụ', proofIssuedOn: '2019-12-20' }
    const kept = { kind: 'MERIT_PERSON', detail: 'MERIT_INVALID', since: '2020-01-01', until: null, proof: '12/QĐ', proofIssuer: 'Sở Nội vụ', endReason: null }
    expect(await change(ask, 'recordCategory', person, group)).toEqual({ resident: { version: 2 }, category: kept, warnings: [], userErrors: [] })
    expect(await change(ask, 'recordCategory', person, group)).toEqual({ ...refused('CATEGORY_IN_FORCE', 'kind'), category: null })
    expect(await change(ask, 'recordCategory', person, { ...group, kind: 'ELDERLY' })).toEqual({ ...refused('CATEGORY_NOT_HERE', 'detail'), category: null })
    expect(await change(ask, 'recordCategory', person, { kind: 'ELDERLY', since: '2010-05-05' }, 'vi')).toMatchObject({
      userErrors: [],
      warnings: [{ code: 'TOO_YOUNG_FOR_GROUP', message: 'Chưa đủ 60 tuổi vào ngày bắt đầu thuộc nhóm người cao tuổi (Luật NCT Đ2). Hãy kiểm tra ngày sinh.' }],
    })
    const { categories } = (await read(ask, person.id, 'categories { id kind }')) as { categories: { id: string; kind: string }[] }
    const elderly = categories.find(({ kind }) => kind === 'ELDERLY')?.id
    expect(await change(ask, 'endCategory', person, { residentCategory: elderly, on: '2026-10-31', reason: 'Ghi nhầm' })).toMatchObject({
      category: { kind: 'ELDERLY', until: '2026-10-31', endReason: 'Ghi nhầm' }, userErrors: [],
    })
    expect(await read(ask, person.id, 'categories { kind until }')).toEqual({
      categories: [{ kind: 'ELDERLY', until: '2026-10-31' }, { kind: 'MERIT_PERSON', until: null }, { kind: 'DISABLED', until: null }],
    })
  })

  test('a new finding of a council ends the one before; the history stays', async () => {
    const ask = await signedIn(nurse)
    const person = await admitted(ask, {})
    const finding = { kind: 'MOBILITY', level: 'SEVERE', certificateNumber: '77/GXN-KT', council: 'Hội đồng phường Phố Hiến', since: '2020-02-03' }
    expect(await change(ask, 'recordDisability', person, finding)).toEqual({
      resident: { version: 2 }, disability: { ...finding, until: null, endReason: null }, warnings: [], userErrors: [],
    })
    expect(await change(ask, 'recordDisability', person, finding)).toEqual({ ...refused('DATE_TOO_EARLY', 'since'), disability: null })
    await change(ask, 'recordDisability', person, { kind: 'MOBILITY', level: 'VERY_SEVERE', since: '2026-01-10' })
    const { disabilities } = (await read(ask, person.id, 'disabilities { id level since until }')) as { disabilities: { id: string }[] }
    expect(disabilities).toMatchObject([
      { level: 'VERY_SEVERE', since: '2026-01-10', until: null }, { level: 'SEVERE', since: '2020-02-03', until: '2026-01-09' },
    ])
    expect(await change(ask, 'endDisability', person, { disability: disabilities[0]?.id, on: '2026-11-01', reason: 'Đã hồi phục' })).toMatchObject({
      disability: { until: '2026-11-01', endReason: 'Đã hồi phục' }, userErrors: [],
    })
  })

  test('a guardian may decide and a contact is called; all that is wrong is said at once', async () => {
    const ask = await signedIn(nurse)
    const person = await admitted(ask, {})
    const guardian = { role: 'GUARDIAN', fullName: ' Sùng  A Giám Hộ ', relation: 'SIBLING', phone: '0000 123-456', mayDecide: true, legalBasis: '5/QĐ-TA', subject: 'sung-a-giam-ho', since: '2024-01-01' }
    expect(await change(ask, 'recordContact', person, guardian)).toMatchObject({
      contact: { role: 'GUARDIAN', fullName: 'Sùng A Giám Hộ', phone: '0000123456', mayDecide: true, subject: 'sung-a-giam-ho', until: null }, userErrors: [],
    })
    await change(ask, 'recordContact', person, { ...guardian, role: 'CONTACT', fullName: 'Sùng Thị Gọi', mayDecide: false, subject: null })
    const wrong = { role: 'CONTACT', fullName: ' ', relation: 'OTHER', phone: '12', personalId: '1', mayDecide: false, since: '2026-12-01' }
    expect(await change(ask, 'recordContact', person, wrong)).toMatchObject({
      userErrors: ['DATE_IN_FUTURE since', 'NAME_INVALID fullName', 'PHONE_INVALID phone', 'IDENTIFIER_INVALID personalId'].map(each => {
        const [code, path] = each.split(' ')
        return { code, path: ['input', path] }
      }),
    })
    const { guardians } = (await read(ask, person.id, 'guardians { id fullName }')) as { guardians: { id: string }[] }
    expect(await change(ask, 'endContact', person, { contact: guardians[0]?.id, on: '2026-11-01', reason: 'Qua đời' })).toMatchObject({ userErrors: [] })
    expect(await read(ask, person.id, 'guardians { fullName until endReason } contacts { fullName until mayDecide }')).toEqual({
      guardians: [{ fullName: 'Sùng A Giám Hộ', until: '2026-11-01', endReason: 'Qua đời' }],
      contacts: [{ fullName: 'Sùng Thị Gọi', until: null, mayDecide: false }],
    })
  })
})

const units = `query Units($on: LocalDate!, $level: AdministrativeUnitLevel!, $search: String, $provinceCode: String) {
  administrativeUnits(first: 100, on: $on, level: $level, search: $search, provinceCode: $provinceCode) { nodes { id code } } }`

async function unit(ask: Client, on: string, level: string, code: string, more: Record<string, unknown> = {}): Promise<string> {
  const { nodes } = field<{ nodes: { id: string; code: string }[] }>(await ask(units, { on, level, ...more }), 'administrativeUnits')
  return nodes.find(each => each.code === code)?.id ?? ''
}

describe('an address', () => {
  test.each([
    ['QN-BTXH', '49', 'Tỉnh Quảng Nam', '48', 'Thành phố Đà Nẵng'],
    ['BD-CTXH', '52', 'Tỉnh Bình Định', '52', 'Tỉnh Gia Lai'],
    ['HY-BTXH', '33', 'Tỉnh Hưng Yên', '33', 'Tỉnh Hưng Yên'],
  ])('of before 2025-07-01, at %s, is shown as it was (%s %s) and as it is now (%s %s)', async (facility, code, name, codeNow, nameNow) => {
    const ask = await signedIn({ role: 'nurse', facility })
    const person = await admitted(ask, {}, facility)
    const province = await unit(ask, '2020-01-01', 'PROVINCE', code)
    const input = { street: '12 đường Hoa Ban', communeText: 'xã Cũ, huyện Xưa', province, since: '2001-02-03' }
    expect(await change(ask, 'recordAddress', person, input)).toEqual({
      resident: { version: 2 },
      address: {
        asWritten: `12 đường Hoa Ban, xã Cũ, huyện Xưa, ${name}`, communeText: 'xã Cũ, huyện Xưa', commune: null,
        unitThen: { code, name, validTo: '2025-06-30' }, provinceToday: { code: codeNow, name: nameNow }, since: '2001-02-03', until: null,
      },
      warnings: [],
      userErrors: [],
    })
  })

  test('of since is written in the communes of today; the one before ends the day before and stays', async () => {
    const ask = await signedIn(nurse)
    const person = await admitted(ask, {})
    const old = await unit(ask, '2020-01-01', 'PROVINCE', '33')
    const now = await unit(ask, '2026-01-01', 'PROVINCE', '33')
    const commune = await unit(ask, '2026-01-01', 'COMMUNE', '11953', { search: 'Phố Hiến', provinceCode: '33' })
    await change(ask, 'recordAddress', person, { communeText: 'xã Cũ', province: old, since: '2001-02-03' })
    expect(await change(ask, 'recordAddress', person, { street: 'Số 1', commune, province: now, since: '2025-08-01' })).toMatchObject({
      address: { asWritten: 'Số 1, Phường Phố Hiến, Tỉnh Hưng Yên', commune: { name: 'Phường Phố Hiến' } }, userErrors: [],
    })
    expect(await read(ask, person.id, 'address { asWritten } addresses { asWritten since until }')).toEqual({
      address: { asWritten: 'Số 1, Phường Phố Hiến, Tỉnh Hưng Yên' },
      addresses: [
        { asWritten: 'Số 1, Phường Phố Hiến, Tỉnh Hưng Yên', since: '2025-08-01', until: null },
        { asWritten: 'xã Cũ, Tỉnh Hưng Yên', since: '2001-02-03', until: '2025-07-31' },
      ],
    })
    // The province of before was no more, and a commune of another province is none of this one.
    expect(await change(ask, 'recordAddress', person, { province: old, since: '2025-09-01' })).toEqual({ ...refused('UNIT_NOT_THEN', 'province'), address: null })
    const elsewhere = await unit(ask, '2026-01-01', 'COMMUNE', '20341', { search: 'Tam Kỳ', provinceCode: '48' })
    expect(await change(ask, 'recordAddress', person, { commune: elsewhere, province: now, since: '2025-09-01' })).toEqual({
      ...refused('UNIT_NOT_THEN', 'commune'), address: null,
    })
    const { addresses } = (await read(ask, person.id, 'addresses { id }')) as { addresses: { id: string }[] }
    expect(await change(ask, 'endAddress', person, { address: addresses[0]?.id, on: '2026-10-01', reason: 'Bán nhà' })).toMatchObject({ address: { until: '2026-10-01' }, userErrors: [] })
  })
})

describe('a correction of who somebody is', () => {
  test('keeps what stood before, and the search finds the name that is right, without marks', async () => {
    const ask = await signedIn(nurse)
    const person = await admitted(ask, { fullName: 'Thào Thị Gõ Nhầm', birthDate: '1958' })
    const input = { fullName: 'Thào Thị Gõ Đúng Xyq', birthDate: '1958-07', reason: 'CIVIL_STATUS', note: 'Cải chính hộ tịch số 3' }
    expect(await change(ask, 'correctResident', person, input)).toEqual({ resident: { version: 2 }, warnings: [], userErrors: [] })
    expect(await read(ask, person.id, 'fullName familyName givenName birthDate corrections { version reason note byRole changes { field before after } }')).toEqual({
      fullName: 'Thào Thị Gõ Đúng Xyq', familyName: 'Thào', givenName: 'Xyq', birthDate: '1958-07',
      corrections: [
        {
          version: 2, reason: 'CIVIL_STATUS', note: 'Cải chính hộ tịch số 3', byRole: 'nurse',
          changes: [
            { field: 'fullName', before: 'Thào Thị Gõ Nhầm', after: 'Thào Thị Gõ Đúng Xyq' }, { field: 'birthDate', before: '1958', after: '1958-07' },
          ],
        },
      ],
    })
    const list = 'query List($name: String!) { residents(first: 5, search: $name) { nodes { id } } }'
    expect(await ask(list, { name: 'go dung xyq' })).toEqual({ data: { residents: { nodes: [{ id: person.id }] } } })
  })

  test('is refused for a birth after the first admission, an unreadable name, no reason, or nothing new', async () => {
    const ask = await signedIn(nurse)
    const person = await admitted(ask, {})
    const wrong = { fullName: 'Bị\u202ELộn', birthDate: '2026-11-02', reason: 'TYPING_ERROR', note: ' ' }
    expect(await change(ask, 'correctResident', person, wrong)).toMatchObject({
      userErrors: [
        { code: 'INVALID_VALUE', path: ['input', 'note'] },
        { code: 'NAME_INVALID', path: ['input', 'fullName'] },
        { code: 'BORN_AFTER_ADMISSION', path: ['input', 'birthDate'] },
      ],
    })
    const same = { fullName: 'Sùng Thị Hồ Sơ', birthDate: '1958', sex: 'FEMALE', reason: 'TYPING_ERROR', note: 'x' }
    expect(await change(ask, 'correctResident', person, same)).toEqual(refused('NOTHING_CHANGED'))
  })

  test('five at once on the same version: one is done, four are conflicts', async () => {
    const ask = await signedIn(nurse)
    const person = await admitted(ask, {})
    const input = (i: number) => ({ fullName: `Sùng Thị Lần ${i}`, reason: 'TYPING_ERROR', note: 'x' })
    const answers = await Promise.all(Array.from({ length: 5 }, (_, i) => change(ask, 'correctResident', { ...person }, input(i))))
    expect(answers.map(said).toSorted()).toEqual(['', 'CONFLICT', 'CONFLICT', 'CONFLICT', 'CONFLICT'])
  })
})

test('an admission takes the papers with their issuers, and says what is odd', async () => {
  const ask = await signedIn(nurse)
  const value = `033059${nextSerial()}`
  const input = anAdmission(home, {}, {
    birthDate: '1958', identifiers: [{ type: 'PERSONAL_ID', value, issuer: 'Bộ Công an', issuedOn: '2025-01-02', expiresOn: '2026-01-02' }], categories: [{ kind: 'DISABLED' }],
  })
  const query = `mutation Admit($input: AdmitResidentInput!) { admitResident(input: $input) {
    resident { identifiers { value issuer issuedOn validFrom expiresOn } } warnings { code } userErrors { code } } }`
  expect(await ask(query, { input })).toEqual({
    data: {
      admitResident: {
        resident: { identifiers: [{ value, issuer: 'Bộ Công an', issuedOn: '2025-01-02', validFrom: '2025-01-02', expiresOn: '2026-01-02' }] },
        warnings: [{ code: 'BIRTH_YEAR_DIFFERS' }, { code: 'SEX_DIFFERS' }, { code: 'PAPER_EXPIRED' }],
        userErrors: [],
      },
    },
  })
})
