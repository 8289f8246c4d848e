import { expect, test } from 'vitest'
import { type Question, questionProblems } from './check-coverage.rules.js'

const today = '2026-11-02'
const resident = 'a resident'
const visit = { healthFacilityCode: '52001', circumstances: [], diagnoses: ['I10'] }

test.each<[string, Question, string[]]>([
  ['of a resident', { resident }, []],
  ['under a number', { identifier: '2520000001' }, []],
  ['of both', { resident, identifier: '052 150 000 001' }, []],
  ['of nobody', {}, ['PERSON_MISSING identifier']],
  ['under a number too short', { identifier: '12345' }, ['IDENTIFIER_UNREADABLE identifier']],
  ['under a number without its leading 0', { identifier: '52150000001' }, ['IDENTIFIER_UNREADABLE identifier']],
  ['with an empty name', { resident, name: '  ' }, ['NAME_INVALID name']],
  ['about the first day there were cards', { resident, on: '2009-07-01' }, []],
  ['about the day before', { resident, on: '2009-06-30' }, ['DATE_OUT_OF_RANGE on']],
  ['about a year from now', { resident, on: '2027-11-03' }, []],
  ['about the day after', { resident, on: '2027-11-04' }, ['DATE_OUT_OF_RANGE on']],
  ['about a visit', { resident, visit }, []],
  ['about a visit nowhere', { resident, visit: { ...visit, healthFacilityCode: '5200' } }, ['HEALTH_FACILITY_CODE_INVALID visit.healthFacilityCode']],
  ['with a code that is none', { resident, visit: { ...visit, diagnoses: ['I10', 'i1'] } }, ['DIAGNOSIS_INVALID visit.diagnoses.1']],
  ['with 14 codes', { resident, visit: { ...visit, diagnoses: Array.from({ length: 14 }, () => 'I10') } }, ['LIST_TOO_LONG visit.diagnoses']],
  ['with a slip of a day', { resident, visit: { ...visit, slip: { signedOn: today, validUntil: today } } }, []],
  [
    'with a slip that ends before it begins',
    { resident, visit: { ...visit, slip: { signedOn: today, validUntil: '2026-11-01' } } },
    ['DATES_CROSSED visit.slip.validUntil'],
  ],
  [
    'of an episode that ends before it begins',
    { resident, visit: { ...visit, admittedOn: today, dischargedOn: '2026-11-01' } },
    ['DATES_CROSSED visit.dischargedOn'],
  ],
  ['with a bill of nothing', { resident, bill: 0 }, []],
  ['with a bill below nothing', { resident, bill: -1 }, ['AMOUNT_INVALID bill']],
  ['with half a đồng', { resident, bill: 0.5 }, ['AMOUNT_INVALID bill']],
  ['with more before the change than in the year', { resident, coPaid: { thisYear: 5, beforeChange: 6 } }, ['AMOUNT_INVALID coPaid.beforeChange']],
  [
    'with everything wrong',
    { name: '', on: '1999-01-01', bill: -1, visit: { ...visit, healthFacilityCode: '' } },
    ['PERSON_MISSING identifier', 'NAME_INVALID name', 'DATE_OUT_OF_RANGE on', 'HEALTH_FACILITY_CODE_INVALID visit.healthFacilityCode', 'AMOUNT_INVALID bill'],
  ],
])('a question %s', (_, question, problems) => {
  expect(questionProblems(question, today).map(({ code, path }) => `${code} ${path.join('.')}`)).toEqual(problems)
})
