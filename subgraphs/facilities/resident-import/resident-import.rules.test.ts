import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readRows } from '../../../kit/rows.js'
import { isAlike, type Likeness } from './alike.rules.js'
import { categoryWords, modeWords, residentColumns, residentFile, sexWords } from './resident-file.js'
import { foldedName, type KnownResident, type KnownResidents, settleRows } from './resident-import.rules.js'

const today = '2026-11-02'
const header = 'ho ten,nam sinh,gioi tinh,so cccd,so bhxh,cmnd,dien doi tuong,quyet dinh,ngay vao,hinh thuc,nguoi khac'
const good = { name: 'Lê Thị Mẫu', born: '1950', sex: 'Nữ', id: '049150000001', bhxh: '', card: '', groups: 'Người cao tuổi', proof: '', from: '2026-11-01', mode: '', other: '' }
const line = (more: Partial<typeof good>) => Object.values({ ...good, ...more }).join(',')
const nobody: KnownResidents = { byNumber: new Map(), byName: new Map() }
const here: KnownResident = { nameFolded: foldedName('le thi mau'), birthDate: '1950-03-15', sex: 'FEMALE', personalId: null, isHere: true }
const owned = (of: Partial<KnownResident>): KnownResidents => ({ byNumber: new Map([['PERSONAL_ID 049150000001', { ...here, ...of }]]), byName: new Map() })
const named = (of: Partial<KnownResident> = {}): KnownResidents => ({ byNumber: new Map(), byName: new Map([[here.nameFolded, [{ ...here, ...of }]]]) })

/** What becomes of rows: their errors, and what the others do. */
function outcome(rows: readonly Partial<typeof good>[], known = nobody): string[] {
  const { rows: read, errors } = readRows([header, ...rows.map(line)].join('\n'), residentFile)
  const { settled, errors: wrong } = settleRows(read, known, today)
  return [...errors, ...wrong].map(each => `${each.line} ${each.column} ${each.code}`).concat(settled.map(each => `${each.line} ${each.change}`))
}

describe('a row of residents', () => {
  test.each<[string, Partial<typeof good>, string[]]>([
    ['as it should be', {}, ['2 ADDED']],
    ['of somebody without papers', { id: '' }, ['2 ADDED']],
    ['of a month of birth', { born: '03/1950' }, ['2 ADDED']],
    ['of several groups without marks', { groups: 'nguoi cao tuoi; Khuyết tật ;tu nguyen' }, ['2 ADDED']],
    ['with a number that lost its nought', { id: '49150000001' }, ['2 personal_id PERSONAL_ID_INVALID']],
    ['with wrong other numbers', { bhxh: '123', card: '1' }, ['2 social_insurance_number SOCIAL_INSURANCE_INVALID', '2 old_identity_card OLD_IDENTITY_CARD_INVALID']],
    ['with wrong words', { sex: 'x', groups: 'y', mode: 'z', other: 'w' }, ['2 sex SEX_INVALID', '2 categories CATEGORY_UNKNOWN', '2 mode MODE_INVALID', '2 other_person YES_OR_NO']],
    ['with days that are none', { born: '31/02/1950', from: '2026' }, ['2 birth_date BIRTH_DATE_INVALID', '2 admitted_on DAY_INVALID']],
    ['with days that cannot be', { born: '2027', from: '03/11/2026' }, ['2 birth_date DATE_IN_FUTURE', '2 admitted_on DATE_IN_FUTURE', '2 admitted_on DATE_TOO_EARLY']],
    ['without name and group', { name: ' ', groups: '' }, ['2 full_name NAME_INVALID', '2 categories CATEGORY_MISSING']],
    ['with a proof too long', { proof: 'x'.repeat(201) }, ['2 category_proof INVALID_VALUE']],
    ['of the template', { name: 'NGUYEN VAN VI DU' }, ['2 full_name EXAMPLE_ROW']],
  ])('%s', (_, row, should) => {
    expect(outcome([row])).toEqual(should)
  })

  test.each<[string, Partial<typeof good>, KnownResidents, string[]]>([
    ['whose number and name are here changes nothing', {}, owned({}), ['2 UNCHANGED']],
    ['whose number is here under another name', { name: 'Lê Thị Khác' }, owned({}), ['2 personal_id OTHER_NAME']],
    ['whose number is elsewhere', {}, owned({ isHere: false }), ['2 personal_id IDENTIFIER_TAKEN']],
    ['whose name, birth and sex are here', {}, named(), ['2 full_name POSSIBLE_DUPLICATE']],
    ['of whom somebody says that it is another', { other: 'có' }, named(), ['2 ADDED']],
    ['of the same name and another personal ID', {}, named({ personalId: '049150000002' }), ['2 ADDED']],
    ['of the same name and another year', { born: '1951' }, named(), ['2 ADDED']],
    ['of the same name and another sex', { sex: 'Nam' }, named(), ['2 ADDED']],
  ])('%s', (_, row, known, should) => {
    expect(outcome([row], known)).toEqual(should)
  })

  test('that may be the person of an earlier row is refused', () => {
    expect(outcome([{ id: '' }, { born: '15/03/1950' }])).toEqual(['3 full_name POSSIBLE_DUPLICATE', '2 ADDED'])
  })

  test('is understood by every word of the template', () => {
    for (const sex of Object.values(sexWords)) expect(outcome([{ sex: sex[0] }])).toEqual(['2 ADDED'])
    for (const groups of Object.values(categoryWords)) expect([groups, outcome([{ groups: groups[0] }])]).toEqual([groups, ['2 ADDED']])
    for (const mode of Object.values(modeWords)) expect(outcome([{ mode: mode[0] }])).toEqual(['2 ADDED'])
  })

  test('no header means two columns', () => {
    const names = Object.values(residentColumns).flatMap(each => [...new Set(each.map(foldedName))])
    expect(new Set(names).size).toBe(names.length)
  })
})

test('likeness is of both sides, and whoever is known by two personal IDs is two', () => {
  const person = fc.record<Likeness>({
    nameFolded: fc.constantFrom(' a', ' b'),
    birthDate: fc.constantFrom('1950', '1950-03', '1950-03-15', '1951'),
    sex: fc.constantFrom('MALE', 'FEMALE', 'UNKNOWN'),
    personalId: fc.constantFrom(null, '1', '2'),
  })
  fc.assert(
    fc.property(person, person, (a, b) => {
      expect(isAlike(a, b)).toBe(isAlike(b, a))
      expect(isAlike(a, a)).toBe(true)
      expect(isAlike({ ...a, personalId: '1' }, { ...a, personalId: '2' })).toBe(false)
    }),
  )
})
