import { describe, expect, test } from 'vitest'
import { type Client, field, signedIn } from '../support/client.js'
import { home, nurse, said, admitted, change, refused, read, nextSerial } from '../support/record.js'
import { anAdmission } from '../support/writes.js'

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
    ['QN-TE', '49', 'Tỉnh Quảng Nam', '48', 'Thành phố Đà Nẵng'],
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
