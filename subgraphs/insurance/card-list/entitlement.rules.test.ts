import { expect, test } from 'vitest'
import { beneficiaryKinds } from '../../../kit/vn/beneficiary-terms.js'
import { objectCodeRows } from '../reference.js'
import { cardRights, entitlementOf, entitlingKinds } from './entitlement.rules.js'

const today = '2026-11-02'
const codesOf = (categories: readonly string[], birthDate: string | null = null) => {
  const entitlement = entitlementOf(categories, birthDate, today)
  return entitlement && [entitlement.category, ...entitlement.rights.map(({ objectCode }) => objectCode)].join(' ')
}

test('every category that gives a right is looked for, and no other', () => {
  const giving = beneficiaryKinds.filter(kind => cardRights[kind].length > 0)
  expect(entitlingKinds.toSorted()).toEqual(giving.toSorted())
})

test('every object code is one of the register, and paid for by others than the person', () => {
  const percents = new Map(objectCodeRows().filter(({ validTo }) => validTo === null).map(({ code, percent }) => [code, percent]))
  const codes = Object.values(cardRights).flatMap(rights => rights.map(({ objectCode }) => objectCode))
  expect(Object.fromEntries(codes.map(code => [code, percents.get(code)]))).toEqual({
    CC: 100, CK: 100, TS: 100, TC: 95, BT: 100, TE: 100, HN: 100,
  })
})

test('what each category gives', () => {
  expect(Object.fromEntries(beneficiaryKinds.map(kind => [kind, codesOf([kind])]))).toEqual({
    MERIT_PERSON: 'MERIT_PERSON CC CK',
    MERIT_RELATIVE: 'MERIT_RELATIVE TS TC',
    ELDERLY: 'ELDERLY BT',
    CHILD: 'CHILD TE BT',
    DISABLED: 'DISABLED BT',
    MENTAL_ILLNESS: 'MENTAL_ILLNESS BT',
    HIV_SUPPORT: 'HIV_SUPPORT BT HN',
    EMERGENCY_PROTECTION: undefined,
    DRUG_REHABILITATION: undefined,
    VOLUNTARY_CONTRACT: undefined,
  })
})

test('of several categories the better one counts, and a disease is named last', () => {
  expect(codesOf(['HIV_SUPPORT', 'ELDERLY', 'MERIT_PERSON'])).toBe('MERIT_PERSON CC CK')
  expect(codesOf(['MERIT_RELATIVE', 'DISABLED'])).toBe('DISABLED BT')
  expect(codesOf(['HIV_SUPPORT', 'MERIT_RELATIVE'])).toBe('MERIT_RELATIVE TS TC')
  expect(codesOf(['VOLUNTARY_CONTRACT', 'HIV_SUPPORT'])).toBe('HIV_SUPPORT BT HN')
  expect(codesOf([])).toBeUndefined()
})

test('the age decides where it is known: under six the card of children, and to the day', () => {
  expect(codesOf(['CHILD'], '2020-11-03')).toBe('CHILD TE')
  expect(codesOf(['CHILD'], '2020-11-02')).toBe('CHILD BT')
  expect(codesOf(['DISABLED'], '2023')).toBe('DISABLED TE')
  expect(codesOf(['CHILD'], '2020')).toBe('CHILD TE BT')
})
