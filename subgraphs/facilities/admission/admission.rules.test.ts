import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../../../kit/vn/working-days.js'
import { identifierAsStored } from '../identifier/identifier.rules.js'
import { type Admission, admissionProblems, type NewPerson } from './admission.rules.js'

const today = '2026-11-02'

function anAdmission(more: Partial<Admission> = {}, person: Partial<NewPerson> = {}): Admission {
  return {
    mode: 'RESIDENTIAL',
    admittedOn: today,
    ...more,
    person: {
      fullName: 'Nguyễn Thị Lành',
      birthDate: '1950',
      sex: 'FEMALE',
      identifiers: [{ type: 'PERSONAL_ID', value: '049150000001' }],
      categories: [{ kind: 'ELDERLY' }],
      ...person,
    },
  }
}

const paths = (admission: Admission) => admissionProblems(admission, today).map(({ code, path }) => `${code} ${path.join('.')}`)

describe('an admission', () => {
  test.each([
    ['as it should be', anAdmission()],
    ['of a child born this year, known to the year only', anAdmission({}, { birthDate: '2026' })],
    ['of somebody of one name, without papers', anAdmission({}, { fullName: 'Kpă', identifiers: [] })],
    ['with a group that began before the admission', anAdmission({}, { categories: [{ kind: 'ELDERLY', since: '2020-01-01' }] })],
  ])('%s has nothing wrong with it', (_, admission) => {
    expect(paths(admission)).toEqual([])
  })

  test.each([
    ['a day that has not come', anAdmission({ admittedOn: '2026-11-03' }), ['DATE_IN_FUTURE admittedOn']],
    ['a day before the birth', anAdmission({ admittedOn: '1949-12-31' }), ['DATE_TOO_EARLY admittedOn']],
    ['a birth that has not come', anAdmission({}, { birthDate: '2027' }), ['DATE_IN_FUTURE person.birthDate', 'DATE_TOO_EARLY admittedOn']],
    ['no name', anAdmission({}, { fullName: '  ' }), ['NAME_INVALID person.fullName']],
    ['no group', anAdmission({}, { categories: [] }), ['CATEGORY_MISSING person.categories']],
    [
      'the same number twice',
      anAdmission({}, { identifiers: [{ type: 'OLD_IDENTITY_CARD', value: '123456789' }, { type: 'OLD_IDENTITY_CARD', value: '123 456 789' }] }),
      ['IDENTIFIER_INVALID person.identifiers.1.value'],
    ],
    [
      'a group that begins tomorrow, one from before the birth, and a proof too long',
      anAdmission({}, { categories: [{ kind: 'ELDERLY', since: '2026-11-03' }, { kind: 'DISABLED', since: '1949-01-01', proof: 'x'.repeat(201) }] }),
      ['DATE_IN_FUTURE person.categories.0.since', 'DATE_TOO_EARLY person.categories.1.since', 'INVALID_VALUE person.categories.1.proof'],
    ],
  ])('with %s is told so', (_, admission, found) => {
    expect(paths(admission)).toEqual(found)
  })

  test('is refused for its day exactly when that day is not between the birth and today', () => {
    fc.assert(
      fc.property(fc.integer({ min: -40_000, max: 400 }), days => {
        const admittedOn = addDays(today, days)
        const refused = paths(anAdmission({ admittedOn })).length > 0
        expect(refused).toBe(admittedOn > today || admittedOn < '1950-01-01')
      }),
    )
  })
})

test.each([
  ['PERSONAL_ID', '0491 5000 0001', '049150000001'],
  ['PERSONAL_ID', '49150000001', undefined],
  ['SOCIAL_INSURANCE', '49.1234567.8', '4912345678'],
  ['OLD_IDENTITY_CARD', '１２３４５６７８９', '123456789'],
  ['OLD_IDENTITY_CARD', '12345678', undefined],
  ['TEMPORARY', 'TAM-0000001', undefined],
] as const)('%s «%s» is stored as %s', (type, value, stored) => {
  expect(identifierAsStored({ type, value })).toBe(stored)
})
