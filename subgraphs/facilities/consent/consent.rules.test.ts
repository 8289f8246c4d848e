import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../../../kit/vn/working-days.js'
import {
  ageClasses, ageClassesOn, type ConsentFacts, consentGivers, consentProblems, consentStatus, giverOf, type GuardianFacts, guardianReasons, type NewConsent, requiredGiver,
} from './consent.rules.js'

const day = '2026-11-02'
const guardian: GuardianFacts = { role: 'GUARDIAN', mayDecide: true, legalBasis: 'QĐ 12/2024', since: '2020-01-01', until: null }
const asked: NewConsent = { textVersion: '2026-01', givenOn: day, givenBy: 'PERSON', toldSensitive: true, paperNumber: '12/BB' }
const facts: ConsentFacts = { birthDate: '1950-01-01', today: day, guardian: undefined, withdrawnOn: null }
const problems = (more: Partial<NewConsent> = {}, other: Partial<ConsentFacts> = {}) =>
  consentProblems({ ...asked, ...more }, { ...facts, ...other }).map(({ code, path }) => `${code} ${path.join('.')}`)

describe('who must agree', () => {
  test.each([
    ['2019-11-03', ['UNDER_7'], 'GUARDIAN'],
    ['2019-11-02', ['FROM_7'], 'BOTH'],
    ['2010-11-03', ['FROM_7'], 'BOTH'],
    ['2010-11-02', ['FROM_16'], 'PERSON'],
    ['2019', ['UNDER_7', 'FROM_7'], 'BOTH'],
    ['2010', ['FROM_7', 'FROM_16'], 'BOTH'],
    ['2015', ['FROM_7'], 'BOTH'],
    ['1940', ['FROM_16'], 'PERSON'],
  ] as const)('born %s: %s, so %s', (birthDate, classes, giver) => {
    expect(ageClassesOn(birthDate, day)).toEqual(classes)
    expect(requiredGiver(birthDate, day, null)).toBe(giver)
    expect(requiredGiver(birthDate, day, 'INCAPABLE')).toBe('GUARDIAN')
  })

  test('of every day of birth there is an age, and the younger never decides alone', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), n => {
        const [age, ...others] = ageClassesOn(addDays(day, -n), day)
        expect(others).toEqual([])
        expect(age === undefined ? undefined : giverOf[age].giver).toBe(requiredGiver(addDays(day, -n), day, null))
        expect(n < 5_844 && requiredGiver(addDays(day, -n), day, null) === 'PERSON').toBe(false)
      }),
    )
  })
})

describe('what is wrong with a consent', () => {
  test.each<[string, Partial<NewConsent>, Partial<ConsentFacts>, string[]]>([
    ['a grown-up agrees on paper', {}, {}, []],
    ['with a scan instead of a number', { paperNumber: ' ', attachmentSha256: 'a'.repeat(64) }, {}, []],
    ['a child of six by the guardian', { givenBy: 'GUARDIAN', guardianFor: 'CHILD' }, { birthDate: '2020-01-01', guardian }, []],
    ['a child of seven and the guardian', { givenBy: 'BOTH', guardianFor: 'CHILD' }, { birthDate: '2019-01-01', guardian }, []],
    ['who cannot act, by the guardian', { givenBy: 'GUARDIAN', guardianFor: 'INCAPABLE' }, { guardian }, []],
    ['nobody was told', { toldSensitive: false }, {}, ['CONSENT_NOT_INFORMED toldSensitive']],
    ['no proof', { paperNumber: null }, {}, ['CONSENT_PROOF_MISSING paperNumber']],
    ['a hash that is none', { attachmentSha256: 'xyz' }, {}, ['INVALID_VALUE attachmentSha256']],
    ['no version of the text', { textVersion: ' ' }, {}, ['INVALID_VALUE textVersion']],
    ['tomorrow', { givenOn: '2026-11-03' }, {}, ['DATE_IN_FUTURE givenOn']],
    ['before the birth', { givenOn: '1949-12-31', givenBy: 'GUARDIAN' }, {}, ['DATE_TOO_EARLY givenOn', 'INVALID_VALUE guardianFor']],
    ['given before it was taken back', {}, { withdrawnOn: '2026-11-03' }, ['CONSENT_BEFORE_WITHDRAWAL givenOn']],
    ['given on the day it was taken back', {}, { withdrawnOn: day }, []],
    ['a child of seven alone', { givenBy: 'PERSON' }, { birthDate: '2019-01-01' }, ['CONSENT_GIVER_WRONG givenBy']],
    ['a child of seven by the guardian alone', { givenBy: 'GUARDIAN', guardianFor: 'CHILD' }, { birthDate: '2019-01-01', guardian }, ['CONSENT_GIVER_WRONG givenBy']],
    ['a child of six who agrees too', { givenBy: 'BOTH', guardianFor: 'CHILD' }, { birthDate: '2020-01-01', guardian }, ['CONSENT_GIVER_WRONG givenBy']],
    ['a grown-up by somebody else', { givenBy: 'GUARDIAN', guardianFor: 'CHILD' }, { guardian }, ['CONSENT_GIVER_WRONG givenBy']],
    ['no guardian named', { givenBy: 'BOTH', guardianFor: 'CHILD' }, { birthDate: '2019-01-01' }, ['CONSENT_GUARDIAN_INVALID guardian']],
    ['a guardian of somebody else', { givenBy: 'BOTH', guardianFor: 'CHILD' }, { birthDate: '2019-01-01', guardian: null }, ['CONSENT_GUARDIAN_INVALID guardian']],
    ['a guardian beside a grown-up', {}, { guardian }, ['CONSENT_GUARDIAN_INVALID guardian']],
    ['a contact who is no guardian', { givenBy: 'GUARDIAN', guardianFor: 'INCAPABLE' }, { guardian: { ...guardian, role: 'CONTACT' } }, ['CONSENT_GUARDIAN_INVALID guardian']],
    ['a guardian who may not decide', { givenBy: 'GUARDIAN', guardianFor: 'INCAPABLE' }, { guardian: { ...guardian, mayDecide: false } }, ['CONSENT_GUARDIAN_INVALID guardian']],
    ['a guardian who was one until the day before', { givenBy: 'GUARDIAN', guardianFor: 'INCAPABLE' }, { guardian: { ...guardian, until: '2026-11-01' } }, ['CONSENT_GUARDIAN_INVALID guardian']],
    ['a guardian on the last day', { givenBy: 'GUARDIAN', guardianFor: 'INCAPABLE' }, { guardian: { ...guardian, until: day } }, []],
    ['a guardian from the day after', { givenBy: 'GUARDIAN', guardianFor: 'INCAPABLE' }, { guardian: { ...guardian, since: '2026-11-03' } }, ['CONSENT_GUARDIAN_INVALID guardian']],
    ['for who cannot act, without the decision', { givenBy: 'GUARDIAN', guardianFor: 'INCAPABLE' }, { guardian: { ...guardian, legalBasis: null } }, ['CONSENT_GUARDIAN_UNPROVED guardian']],
    ['everything at once', { textVersion: '', toldSensitive: false, paperNumber: null, givenOn: '2027-01-01', givenBy: 'BOTH' }, {},
      ['DATE_IN_FUTURE givenOn', 'INVALID_VALUE textVersion', 'CONSENT_NOT_INFORMED toldSensitive', 'CONSENT_PROOF_MISSING paperNumber', 'CONSENT_GIVER_WRONG givenBy']],
  ])('%s', (_, more, other, found) => {
    expect(problems(more, other)).toEqual(found)
  })

  test('whoever is not the one who must agree is refused, whatever else is said', () => {
    const ages = fc.constantFrom('2024-01-01', '2015-01-01', '1970-01-01')
    fc.assert(
      fc.property(ages, fc.constantFrom(...consentGivers), fc.option(fc.constantFrom(...guardianReasons)), fc.boolean(), (birthDate, givenBy, guardianFor, named) => {
        const found = problems({ givenBy, guardianFor }, { birthDate, guardian: named ? guardian : undefined })
        const fits = givenBy === requiredGiver(birthDate, day, guardianFor) && (givenBy === 'PERSON' ? !named && guardianFor === null : named && guardianFor !== null)
        expect(found.length === 0).toBe(fits)
      }),
    )
  })
})

test.each([
  [null, null, 'AWAITING_HEAD'],
  [new Date(0), null, 'IN_FORCE'],
  [null, new Date(0), 'WITHDRAWN'],
  [new Date(0), new Date(0), 'WITHDRAWN'],
] as const)('approved %s, taken back %s: %s', (approvedAt, withdrawnAt, status) => {
  expect(consentStatus({ approvedAt, withdrawnAt })).toBe(status)
})

test('every age has its giver and its law', () => {
  for (const age of ageClasses) expect(giverOf[age].source).toMatch(/Luật|BLDS/)
})
