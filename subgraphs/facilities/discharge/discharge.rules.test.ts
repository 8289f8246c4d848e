import fc from 'fast-check'
import { expect, test } from 'vitest'
import { departureOf, stayEndReasons, type StayMode, stayModes } from '../stay/stay.rules.js'
import { type Discharge, dischargeProblems, type DischargeReason, dischargeReasons, reasonProblems, reasonsByMode } from './discharge.rules.js'

const openStay = { admittedOn: '2026-10-01', lastEntryOn: null, mode: 'RESIDENTIAL' } as const
const today = '2026-11-02'
const aDischarge: Discharge = { openStay, on: today, birthDate: '1950', reason: 'TO_FAMILY' }
const told = (discharge: Discharge) => dischargeProblems(discharge, today).map(({ code, path }) => `${code} ${path.join('.')}`)

test.each<[string, Partial<Discharge>, string[]]>([
  ['today', {}, []],
  ['on the day of admission', { on: '2026-10-01' }, []],
  ['the day before it', { on: '2026-09-30' }, ['DATE_TOO_EARLY on']],
  ['tomorrow', { on: '2026-11-03' }, ['DATE_IN_FUTURE on']],
  ['on the day on which the person came back', { on: '2026-10-20', openStay: { ...openStay, lastEntryOn: '2026-10-20' } }, []],
  ['before the day on which the person came back', { on: '2026-10-19', openStay: { ...openStay, lastEntryOn: '2026-10-20' } }, ['ENTRY_LATER on']],
  ['of somebody who is nowhere', { openStay: undefined }, ['NO_OPEN_STAY resident']],
  ['tomorrow by the end of a contract that there never was', { on: '2026-11-03', reason: 'CONTRACT_ENDED' }, ['DATE_IN_FUTURE on', 'REASON_NOT_FOR_MODE reason']],
])('a discharge %s', (_, more, problems) => {
  expect(told({ ...aDischarge, ...more })).toEqual(problems)
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
    DECISION: 'DISCHARGED',
    FACILITY_UNABLE: 'DISCHARGED',
    DECLARED_MISSING: 'DISCHARGED',
    AGREEMENT: 'DISCHARGED',
    MOVED: 'DISCHARGED',
  })
  expect(dischargeReasons).toEqual(stayEndReasons.filter(reason => departureOf(reason) !== null))
})

/** Written by hand a second time: the reasons of TT 02/2020 Đ8 by the mode that they fit. */
const fitting: Record<DischargeReason, readonly StayMode[]> = {
  GOAL_MET: stayModes,
  TO_FAMILY: stayModes,
  OWN_WISH: stayModes,
  FACILITY_UNABLE: stayModes,
  MISSING: stayModes,
  DECLARED_MISSING: stayModes,
  MOVED: stayModes,
  DIED: stayModes,
  OTHER: stayModes,
  DECISION: ['RESIDENTIAL', 'DAY', 'EMERGENCY'],
  ADOPTED: ['RESIDENTIAL', 'DAY', 'EMERGENCY'],
  AGE_LIMIT: ['RESIDENTIAL', 'DAY'],
  CONTRACT_ENDED: ['VOLUNTARY_CONTRACT'],
  AGREEMENT: ['VOLUNTARY_CONTRACT'],
}

test.each(stayModes)('a stay of the mode %s ends by the reasons that fit it, and by no other', mode => {
  const accepted = dischargeReasons.filter(reason => reasonProblems({ mode, reason, on: today, birthDate: '1990' }).length === 0)
  expect(accepted).toEqual(dischargeReasons.filter(reason => fitting[reason].includes(mode)))
  expect(accepted.toSorted()).toEqual([...reasonsByMode[mode]].toSorted())
})

test.each([
  ['2010-11-03', ['UNDER_AGE reason']],
  ['2010-11-02', []],
  ['2011', ['UNDER_AGE reason']],
  // Born in the first half of the year the person is 16; that is not certain, and the stay says so.
  ['2010', []],
  ['2008-11', []],
])('of somebody born in %s a stay ends for age only when that may be', (birthDate, problems) => {
  expect(told({ ...aDischarge, birthDate, reason: 'AGE_LIMIT' })).toEqual(problems)
})

test('whatever the birth date, nobody who is certainly under 16 leaves for age, and nobody who may be 16 is refused', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1990, max: 2026 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }), (year, month, day) => {
      const full = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
      const isUnder16 = `${year + 16}${full.slice(4)}` > today
      expect(told({ ...aDischarge, birthDate: full, reason: 'AGE_LIMIT' })).toEqual(isUnder16 ? ['UNDER_AGE reason'] : [])
      expect(told({ ...aDischarge, birthDate: String(year), reason: 'AGE_LIMIT' })).toEqual(year > 2010 ? ['UNDER_AGE reason'] : [])
    }),
  )
})
