import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isSameDose, nextDoseDueOn, type VaccinationFacts, vaccinationProblems } from './vaccination.rules.js'

const said = (problems: readonly { code: string; path: readonly string[] }[]) => problems.map(({ code, path }) => `${code} ${path.join('.')}`)
const dose = (more: Partial<VaccinationFacts> = {}): VaccinationFacts => ({
  vaccine: 'HEPATITIS_B', otherVaccine: null, doseNumber: 1, givenOn: '2026-05-04', lot: null, place: null, nextDueOn: null, note: null, ...more,
})

test.each<[string, Partial<VaccinationFacts>, string[]]>([
  ['that is whole', {}, []],
  ['of another vaccine, unnamed', { vaccine: 'OTHER' }, ['VACCINE_MISSING otherVaccine']],
  ['of another vaccine', { vaccine: 'OTHER', otherVaccine: 'Thuỷ đậu' }, []],
  ['of one with two names', { otherVaccine: 'Thuỷ đậu' }, ['INVALID_VALUE otherVaccine']],
  ['number 0', { doseNumber: 0 }, ['INVALID_VALUE doseNumber']],
  ['number 20', { doseNumber: 20 }, []],
  ['number 21', { doseNumber: 21 }, ['INVALID_VALUE doseNumber']],
  ['without a number', { doseNumber: null }, []],
  ['of tomorrow', { givenOn: '2026-11-03' }, ['DATE_IN_FUTURE givenOn']],
  ['of before the birth', { givenOn: '1949' }, ['DATE_TOO_EARLY givenOn']],
  ['with the next on the same day', { nextDueOn: '2026-05-04' }, ['NEXT_DOSE_INVALID nextDueOn']],
  ['with the next a day later', { nextDueOn: '2026-05-05' }, []],
  ['of a month, with the next in it', { givenOn: '2026-05', nextDueOn: '2026-05-31' }, []],
  ['with a long lot', { lot: 'x'.repeat(201) }, ['INVALID_VALUE lot']],
])('a dose %s', (_, more, problems) => {
  expect(said(vaccinationProblems(dose(more), { born: '1950', today: '2026-11-02' }))).toEqual(problems)
})

describe('the same dose', () => {
  test.each<[string, Partial<VaccinationFacts>, Partial<VaccinationFacts>, boolean]>([
    ['of a day', {}, { doseNumber: 2 }, true],
    ['of a number', {}, { givenOn: '2026-06-04' }, true],
    ['of other number and day', {}, { givenOn: '2026-06-04', doseNumber: 2 }, false],
    ['of another vaccine', {}, { vaccine: 'TETANUS' }, false],
    ['of a year, numbered', { givenOn: '2020' }, { givenOn: '2020', doseNumber: 2 }, false],
    ['of influenza, each year', { vaccine: 'INFLUENZA' }, { vaccine: 'INFLUENZA', givenOn: '2025-05-04' }, false],
    ['named otherwise', { vaccine: 'OTHER', otherVaccine: 'Thuỷ đậu' }, { vaccine: 'OTHER', otherVaccine: 'THUỶ ĐẬU' }, true],
    ['without numbers, on other days', { doseNumber: null }, { doseNumber: null, givenOn: '2026-06-04' }, false],
  ])('%s', (_, one, other, same) => {
    expect([isSameDose(dose(one), dose(other)), isSameDose(dose(other), dose(one))]).toEqual([same, same])
  })
})

describe('the next dose', () => {
  test('is the first that the newest dose of each vaccine asks for', () => {
    expect(nextDoseDueOn([])).toBe(null)
    expect(nextDoseDueOn([dose()])).toBe(null)
    const first = dose({ givenOn: '2026-01-04', nextDueOn: '2026-02-04' })
    const second = dose({ givenOn: '2026-02-04', doseNumber: 2, nextDueOn: '2026-08-04' })
    const flu = dose({ vaccine: 'INFLUENZA', givenOn: '2025-10', nextDueOn: '2026-10-15' })
    expect([nextDoseDueOn([first]), nextDoseDueOn([second, first]), nextDoseDueOn([second, flu, first])]).toEqual(['2026-02-04', '2026-08-04', '2026-08-04'])
    expect(nextDoseDueOn([first, flu])).toBe('2026-02-04')
  })

  test('does not hang on the order in which doses are given', () => {
    const some = fc.record({ day: fc.integer({ min: 10, max: 28 }), due: fc.option(fc.integer({ min: 10, max: 28 })) })
    const doses = fc.uniqueArray(some, { selector: ({ day }) => day }).map(each => each.map(({ day, due }) => dose({ givenOn: `2026-01-${day}`, nextDueOn: due === null ? null : `2026-03-${due}` })))
    fc.assert(fc.property(doses, all => nextDoseDueOn(all) === nextDoseDueOn(all.toReversed())))
  })
})
