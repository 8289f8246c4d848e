import { expect, test } from 'vitest'
import { type Transfer, transferProblems } from './transfer.rules.js'

const here = { facilityId: 'here', admittedOn: '2026-10-01', lastEntryOn: null, mode: 'RESIDENTIAL' } as const
const today = '2026-11-02'
const aTransfer: Transfer = { openStay: here, toFacilityId: 'there', on: today }

test.each<[string, Partial<Transfer>, string[]]>([
  ['today', {}, []],
  ['on the day of admission', { on: '2026-10-01' }, []],
  ['the day before it', { on: '2026-09-30' }, ['DATE_TOO_EARLY on']],
  ['tomorrow', { on: '2026-11-03' }, ['DATE_IN_FUTURE on']],
  ['before the person left for the family', { on: '2026-10-19', openStay: { ...here, lastEntryOn: '2026-10-20' } }, ['ENTRY_LATER on']],
  ['tomorrow, to where the person is', { toFacilityId: 'here', on: '2026-11-03' }, ['SAME_FACILITY toFacility', 'DATE_IN_FUTURE on']],
  ['of somebody who is nowhere', { openStay: undefined }, ['NO_OPEN_STAY resident']],
  ['to a stay by own wish whose contract is not signed yet', { mode: 'VOLUNTARY_CONTRACT' }, []],
  ['to a stay by own wish with its contract', { mode: 'VOLUNTARY_CONTRACT', contract: { number: '12/HĐ', until: '2027-11-01' } }, []],
  ['with a contract that nobody needs', { contract: { number: '12/HĐ' } }, ['INVALID_VALUE contract']],
])('a transfer %s', (_, more, problems) => {
  expect(transferProblems({ ...aTransfer, ...more }, today).map(({ code, path }) => `${code} ${path.join('.')}`)).toEqual(problems)
})
