import { expect, test } from 'vitest'
import { departureOf, stayEndReasons } from '../stay/stay.rules.js'
import { type Discharge, dischargeProblems, dischargeReasons } from './discharge.rules.js'

const openStay = { admittedOn: '2026-10-01' }
const today = '2026-11-02'

test.each<[string, Discharge, string[]]>([
  ['today', { openStay, on: today }, []],
  ['on the day of admission', { openStay, on: '2026-10-01' }, []],
  ['the day before it', { openStay, on: '2026-09-30' }, ['DATE_TOO_EARLY on']],
  ['tomorrow', { openStay, on: '2026-11-03' }, ['DATE_IN_FUTURE on']],
  ['of somebody who is nowhere', { openStay: undefined, on: today }, ['NO_OPEN_STAY resident']],
])('a discharge %s', (_, discharge, problems) => {
  expect(dischargeProblems(discharge, today).map(({ code, path }) => `${code} ${path.join('.')}`)).toEqual(problems)
})

test('the other sectors are told that the person died or left, and nothing of a move between facilities', () => {
  expect(Object.fromEntries(stayEndReasons.map(reason => [reason, departureOf(reason)]))).toEqual({
    GOAL_MET: 'DISCHARGED',
    TO_FAMILY: 'DISCHARGED',
    ADOPTED: 'DISCHARGED',
    AGE_LIMIT: 'DISCHARGED',
    TRANSFERRED: null,
    OWN_WISH: 'DISCHARGED',
    CONTRACT_ENDED: 'DISCHARGED',
    MISSING: 'DISCHARGED',
    DIED: 'DIED',
    OTHER: 'DISCHARGED',
  })
  expect(dischargeReasons).toEqual(stayEndReasons.filter(reason => departureOf(reason) !== null))
})
