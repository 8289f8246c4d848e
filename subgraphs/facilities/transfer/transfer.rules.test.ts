import { expect, test } from 'vitest'
import { type Transfer, transferProblems } from './transfer.rules.js'

const here = { facilityId: 'here', admittedOn: '2026-10-01' }
const today = '2026-11-02'

test.each<[string, Transfer, string[]]>([
  ['today', { openStay: here, toFacilityId: 'there', on: today }, []],
  ['on the day of admission', { openStay: here, toFacilityId: 'there', on: '2026-10-01' }, []],
  ['the day before it', { openStay: here, toFacilityId: 'there', on: '2026-09-30' }, ['DATE_TOO_EARLY on']],
  ['tomorrow', { openStay: here, toFacilityId: 'there', on: '2026-11-03' }, ['DATE_IN_FUTURE on']],
  ['tomorrow, to where the person is', { openStay: here, toFacilityId: 'here', on: '2026-11-03' }, ['SAME_FACILITY toFacility', 'DATE_IN_FUTURE on']],
  ['of somebody who is nowhere', { openStay: undefined, toFacilityId: 'there', on: today }, ['NO_OPEN_STAY resident']],
])('a transfer %s', (_, transfer, problems) => {
  expect(transferProblems(transfer, today).map(({ code, path }) => `${code} ${path.join('.')}`)).toEqual(problems)
})
