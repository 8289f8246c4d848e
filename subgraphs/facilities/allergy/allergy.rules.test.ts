import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type AllergyFacts, allergyProblems, isKnownAllergy, isSameSubstance, refutationProblems } from './allergy.rules.js'

const said = (problems: readonly { code: string; path: readonly string[] }[]) => problems.map(({ code, path }) => `${code} ${path.join('.')}`)

test.each<[string, Partial<AllergyFacts>, string[]]>([
  ['that is whole', {}, []],
  ['of nothing', { substance: ' ' }, ['TEXT_MISSING substance']],
  ['of a long substance', { substance: 'x'.repeat(200) }, []],
  ['of one too long', { substance: 'x'.repeat(201) }, ['TEXT_MISSING substance']],
  ['with a long reaction', { reaction: 'x'.repeat(500) }, []],
  ['with one too long', { reaction: 'x'.repeat(501) }, ['INVALID_VALUE reaction']],
  ['to come', { since: '2027' }, ['DATE_IN_FUTURE since']],
  ['before the birth', { since: '1949' }, ['DATE_TOO_EARLY since']],
])('an allergy %s', (_, more, problems) => {
  const facts: AllergyFacts = { substance: 'Penicillin', category: 'MEDICINE', criticality: 'HIGH', reaction: 'Mề đay', since: '2015', note: null, ...more }
  expect(said(allergyProblems(facts, { born: '1950', today: '2026-11-02' }))).toEqual(problems)
})

test.each([
  ['2026-11-02', 'Test da âm tính', []], ['2026-11-03', 'Test da âm tính', ['DATE_IN_FUTURE on']], ['2020-01-01', 'Test da âm tính', []],
  ['2019-12-31', 'Test da âm tính', ['DATE_TOO_EARLY on']], ['2026-11-02', '', ['REASON_MISSING reason']],
])('refuted on %s because "%s"', (on, reason, problems) => {
  expect(said(refutationProblems({ on, reason }, '2020', '2026-11-02'))).toEqual(problems)
})

describe('the same substance', () => {
  test.each([
    ['Penicillin', 'Penicillin V kali', null, true],
    ['penicilin', 'PENICILLIN', null, true],
    ['Amoxicillin', 'Augmentin 1g', 'Amoxicilin + acid clavulanic', true],
    ['acid clavulanic', 'Augmentin 1g', 'Amoxicilin + acid clavulanic', true],
    ['Thuốc kháng sinh amoxicilin (uống)', 'Amoxicilin', null, true],
    ['thuốc giảm đau Paracetamol', 'Paracetamol', 'paracetamol', true],
    ['Thuoc Đông y', 'Thuốc đông y', null, true],
    ['Penicillin', 'Amoxicilin', null, false],
    ['Aspirin', 'Aspartam', null, false],
    ['ASA', 'Asacol', null, false],
    ['thuốc 500 mg', 'mg', null, false],
    ['', 'Paracetamol', null, false],
  ])('%s in %s (%s): %s', (substance, name, ingredient, same) => {
    expect(isSameSubstance(substance, [name, ingredient])).toBe(same)
  })

  test('whatever the case and the marks of a name, it is itself', () => {
    const word = fc.stringMatching(/^[a-zđêơưă]{4,12}$/)
    fc.assert(fc.property(word, fc.boolean(), (name, upper) => isSameSubstance(name, [upper ? name.toUpperCase() : name.normalize('NFD')])))
  })

  test('only an allergy to a medicine speaks against a medicine', () => {
    const medicine = { name: 'Lecithin đậu nành', activeIngredient: null }
    expect(isKnownAllergy(medicine, [{ category: 'FOOD', substance: 'đậu nành' }])).toBe(false)
    expect(isKnownAllergy(medicine, [{ category: 'FOOD', substance: 'tôm' }, { category: 'MEDICINE', substance: 'đậu nành' }])).toBe(true)
    expect(isKnownAllergy(medicine, [])).toBe(false)
  })
})
