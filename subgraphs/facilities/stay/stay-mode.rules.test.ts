import { expect, test } from 'vitest'
import { emergencyEnd, type ModeChange, modeChangeProblems, modesOf } from './stay-mode.rules.js'

const today = '2026-11-02'
const terms = { decision: null, contractNumber: null, contractUntil: null }

test('the modes of a stay follow each other without a gap, from the admission to the end', () => {
  const stay = { admittedOn: '2026-01-10', endedOn: '2026-10-01' }
  const before = [
    { ...terms, mode: 'EMERGENCY', until: '2026-03-01' } as const,
    { ...terms, mode: 'DAY', decision: '7/QĐ', until: '2026-05-01' } as const,
  ]
  expect(modesOf(stay, { ...terms, mode: 'RESIDENTIAL', decision: '9/QĐ' }, before)).toEqual([
    { mode: 'EMERGENCY', since: '2026-01-10', until: '2026-03-01', ...terms },
    { mode: 'DAY', since: '2026-03-01', until: '2026-05-01', ...terms, decision: '7/QĐ' },
    { mode: 'RESIDENTIAL', since: '2026-05-01', until: '2026-10-01', ...terms, decision: '9/QĐ' },
  ])
  expect(modesOf({ ...stay, endedOn: null }, { ...terms, mode: 'DAY' }, [])).toEqual([{ mode: 'DAY', since: '2026-01-10', until: null, ...terms }])
})

test.each([
  ['EMERGENCY', '2026-08-10', '2026-11-10'],
  ['EMERGENCY', '2026-08-31', '2026-11-30'],
  ['EMERGENCY', '2025-11-30', '2026-02-28'],
  ['RESIDENTIAL', '2026-08-10', null],
] as const)('%s since %s may go on to %s', (mode, since, end) => {
  expect(emergencyEnd({ mode, since })).toBe(end)
})

const aChange: ModeChange = {
  openStay: { admittedOn: '2026-09-01', mode: 'EMERGENCY' }, lastChangeOn: null, mode: 'RESIDENTIAL', from: '2026-11-01', decision: '12/QĐ-SYT',
}

test.each<[string, Partial<ModeChange>, string[]]>([
  ['by a decision', {}, []],
  ['on the day of admission', { from: '2026-09-01' }, []],
  ['to what it is', { mode: 'EMERGENCY' }, ['SAME_MODE mode']],
  ['tomorrow, without a decision', { from: '2026-11-03', decision: ' ' }, ['DATE_IN_FUTURE from', 'INVALID_VALUE decision']],
  ['before the admission', { from: '2026-08-31' }, ['DATE_TOO_EARLY from']],
  ['on the day of the last change', { lastChangeOn: '2026-11-01' }, ['ENTRY_LATER from']],
  ['to a stay by own wish without its contract', { mode: 'VOLUNTARY_CONTRACT' }, ['CONTRACT_MISSING contract']],
  ['to a stay by own wish', { mode: 'VOLUNTARY_CONTRACT', contract: { number: '3/HĐ', until: '2027-10-31' } }, []],
  ['with a contract that ends before it begins, and has no number', { mode: 'VOLUNTARY_CONTRACT', contract: { number: '', until: '2026-10-31' } }, ['INVALID_VALUE contract.number', 'DATE_TOO_EARLY contract.until']],
  ['with a contract that does not belong to it', { contract: { number: '3/HĐ' } }, ['INVALID_VALUE contract']],
  ['of somebody who is nowhere', { openStay: undefined }, ['NO_OPEN_STAY resident']],
])('a change of mode %s', (_, more, problems) => {
  expect(modeChangeProblems({ ...aChange, ...more }, today).map(({ code, path }) => `${code} ${path.join('.')}`)).toEqual(problems)
})
