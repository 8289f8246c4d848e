import { describe, expect, test } from 'vitest'
import { bothInUse, type CardContent, cardProblems, changesOf, isNote } from './card-register.rules.js'

const card: CardContent = {
  cardNumber: 'BT2490000000001',
  holderName: 'Nguyễn Văn Mẫu',
  holderBirthDate: '1950',
  personalId: null,
  registeredFacilityCode: '49010',
  validFrom: '2026-01-01',
  validTo: '2026-12-31',
  fiveYearOn: null,
  status: 'ACTIVE',
  residentId: null,
}
const known = { today: '2026-11-02', isObjectCode: (code: string, day: string) => code === 'BT' || (code === 'KC' && day < '2026-01-01') }

describe('a card', () => {
  test.each<[string, Partial<CardContent>, string[]]>([
    ['that nothing is wrong with', {}, []],
    ['of one day', { validTo: '2026-01-01' }, []],
    ['that ends before it begins', { validTo: '2025-12-31' }, ['validTo ENDS_BEFORE_START']],
    ['with 14 characters', { cardNumber: 'BT249000000001' }, ['cardNumber CARD_NUMBER_INVALID']],
    ['of a group that there never was', { cardNumber: 'QQ2490000000001' }, ['cardNumber OBJECT_CODE_UNKNOWN']],
    ['of a group that there was when it began', { cardNumber: 'KC2490000000001', validFrom: '2025-12-31' }, []],
    ['of a group that there was before it began', { cardNumber: 'KC2490000000001' }, ['cardNumber OBJECT_CODE_UNKNOWN']],
    ['of somebody born tomorrow', { holderBirthDate: '2026-11-03' }, ['holderBirthDate BORN_IN_FUTURE', 'validFrom BEGINS_BEFORE_BIRTH']],
    ['from birth on', { holderBirthDate: '2026-01-01' }, []],
    ['of somebody born in the year in which it began', { holderBirthDate: '2026' }, []],
    ['with everything wrong', { holderName: ' ', personalId: '1', registeredFacilityCode: '4901' }, [
      'holderName NAME_INVALID', 'personalId PERSONAL_ID_INVALID', 'registeredFacilityCode FACILITY_CODE_INVALID',
    ]],
  ])('%s', (_, more, problems) => {
    expect(cardProblems({ ...card, ...more }, known).map(({ field, code }) => `${field} ${code}`)).toEqual(problems)
  })

  test.each<[string, Partial<CardContent>, boolean]>([
    ['on the same days', {}, true],
    ['from its last day on', { validFrom: '2026-12-31', validTo: null }, true],
    ['from the day after', { validFrom: '2027-01-01', validTo: null }, false],
    ['until the day before', { validFrom: '2025-01-01', validTo: '2025-12-31' }, false],
    ['withdrawn', { status: 'CANCELLED' }, false],
    ['held back', { status: 'SUSPENDED' }, false],
  ])('and another of its number %s: %s', (_, more, both) => {
    const other = { ...card, ...more }
    expect([bothInUse(card, other), bothInUse(other, card)]).toEqual([both, both])
  })
})

test('a change tells each field as it was and is, and of a resident only that it changed', () => {
  const after: CardContent = { ...card, validTo: null, status: 'SUSPENDED', residentId: 'somebody' }
  expect(changesOf(card, after)).toEqual({ validTo: ['2026-12-31', null], status: ['ACTIVE', 'SUSPENDED'], residentId: [null, null] })
  expect(changesOf(card, card)).toEqual({})
})

test('a reason is a sentence', () => {
  expect(['', '  ', 'x'.repeat(501), 'a\u0000', 'Gõ nhầm ngày.'].map(isNote)).toEqual([false, false, false, false, true])
})
