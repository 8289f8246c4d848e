import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareIdentity, compareNumbers, type ComparedPerson, mergeProblem } from './merge.rules.js'

const an: ComparedPerson = { fullName: 'Nguyễn Văn An', birthDate: '1950-03-17', sex: 'MALE' }

describe('two records side by side', () => {
  test.each<[string, Partial<ComparedPerson>, string]>([
    ['the same', {}, 'SAME SAME SAME'],
    ['a name without marks', { fullName: 'NGUYEN VAN AN' }, 'COMPATIBLE SAME SAME'],
    ['another name', { fullName: 'Nguyễn Văn Ấn Độ' }, 'DIFFERENT SAME SAME'],
    ['a year of birth only', { birthDate: '1950' }, 'SAME COMPATIBLE SAME'],
    ['another month of that year', { birthDate: '1950-04' }, 'SAME DIFFERENT SAME'],
    ['a sex that is not known', { sex: 'UNKNOWN' }, 'SAME SAME COMPATIBLE'],
    ['another sex', { sex: 'FEMALE' }, 'SAME SAME DIFFERENT'],
  ])('%s', (_, more, expected) => {
    expect(compareIdentity([an, { ...an, ...more }]).map(({ agreement }) => agreement).join(' ')).toBe(expected)
  })

  test('numbers: only those in force count, and two of a kind are two', () => {
    const number = (value: string, validTo: string | null = null) => ({ type: 'PERSONAL_ID' as const, value, validTo })
    const agreement = (...[own, others]: Parameters<typeof compareNumbers>[0]) => compareNumbers([own, others])[0]
    expect(agreement([number('1')], [number('2')])).toEqual({ field: 'PERSONAL_ID', survivor: '1', merged: '2', agreement: 'DIFFERENT' })
    expect(agreement([number('1')], [number('2', '2020-01-01')])).toMatchObject({ merged: null, agreement: 'ONE_SIDED' })
    expect(agreement([], [])).toMatchObject({ agreement: 'NEITHER' })
  })

  test('it does not matter which one is named first', () => {
    const person: fc.Arbitrary<ComparedPerson> = fc.record({
      fullName: fc.constantFrom('Lò Thị Mai', 'Lo Thi Mai', 'Lò Văn Mai'),
      birthDate: fc.constantFrom('1950', '1950-03', '1950-03-17', '1951'),
      sex: fc.constantFrom('MALE', 'FEMALE', 'UNKNOWN'),
    })
    const agreements = (a: ComparedPerson, b: ComparedPerson) => compareIdentity([a, b]).map(({ agreement }) => agreement)
    fc.assert(
      fc.property(person, person, (a, b) => {
        expect(agreements(a, b)).toEqual(agreements(b, a))
      }),
    )
  })
})

test.each([
  ['neither lives in care', false, false, undefined],
  ['the one that stays lives in care', true, false, undefined],
  ['the other one does', false, true, 'LIVES_UNDER_THE_OTHER'],
  ['both do', true, true, 'TWO_OPEN_STAYS'],
])('%s', (_, survivor, merged, expected) => {
  expect(mergeProblem({ key: 'a', livesHere: survivor }, { key: 'b', livesHere: merged })).toBe(expected)
  expect(mergeProblem({ key: 'a', livesHere: survivor }, { key: 'a', livesHere: merged })).toBe('SAME_PERSON')
})
