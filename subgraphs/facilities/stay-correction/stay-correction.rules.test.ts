import { describe, expect, test } from 'vitest'
import {
  changedStayFields, correctedStay, type StayChanges, type StayContent, type StayCorrectionFacts, stayCorrectionProblems,
} from './stay-correction.rules.js'

const today = '2026-11-02'
const terms = { mode: 'RESIDENTIAL', facilityId: 'here', contractNumber: null, contractUntil: null } as const
const ended: StayContent = { admittedOn: '2026-03-01', endedOn: '2026-06-01', endReason: 'TO_FAMILY', ...terms }
const open: StayContent = { ...ended, endedOn: null, endReason: null }
const earlier = { admittedOn: '2025-01-01', endedOn: '2026-02-01', endReason: 'TRANSFERRED' } as const
const later = { admittedOn: '2026-08-01', endedOn: null, endReason: null }

interface Case {
  readonly before?: StayContent
  readonly others?: StayCorrectionFacts['others']
  readonly facility?: string
  readonly entries?: Pick<StayCorrectionFacts, 'firstEntryOn' | 'lastEntryOn'>
}

function problems(changes: Partial<StayChanges>, { before = ended, others = [], facility = 'here', entries }: Case = {}): string[] {
  const asked = { note: 'Nhập nhầm', ...changes }
  const after = correctedStay(before, asked, facility)
  const facts = { before, after, changes: asked, others, birthDate: '1950', ...(entries ?? { firstEntryOn: null, lastEntryOn: null }) }
  return stayCorrectionProblems(facts, today).map(({ code, path }) => `${code} ${path.join('.')}`)
}

describe('a correction', () => {
  test.each<[string, Partial<StayChanges>, Case, string[]]>([
    ['of the day of admission', { admittedOn: '2026-02-15' }, {}, []],
    ['to the day on which the stay before ended', { admittedOn: '2026-02-01' }, { others: [earlier] }, []],
    ['into the stay before', { admittedOn: '2026-01-31' }, { others: [earlier] }, ['STAYS_OVERLAP admittedOn']],
    ['to before the birth', { admittedOn: '1949-12-31' }, {}, ['DATE_TOO_EARLY admittedOn']],
    ['to a day that has not come', { admittedOn: '2026-11-03' }, { before: open }, ['DATE_IN_FUTURE admittedOn']],
    ['to after the end', { admittedOn: '2026-06-02' }, {}, ['DATE_TOO_EARLY endedOn']],
    ['to after a leave', { admittedOn: '2026-04-02' }, { entries: { firstEntryOn: '2026-04-01', lastEntryOn: '2026-04-05' } }, ['ENTRY_EARLIER admittedOn']],
    ['of the last day', { endedOn: '2026-07-01' }, { others: [later] }, []],
    ['into the next stay', { endedOn: '2026-08-02' }, { others: [later] }, ['STAYS_OVERLAP endedOn']],
    ['to before a return', { endedOn: '2026-04-04' }, { entries: { firstEntryOn: '2026-04-01', lastEntryOn: '2026-04-05' } }, ['ENTRY_LATER endedOn']],
    ['of a last day that there is not', { endedOn: '2026-07-01', endReason: 'OTHER' }, { before: open }, ['STAY_NOT_ENDED endedOn', 'STAY_NOT_ENDED endReason']],
    ['of the reason', { endReason: 'DIED' }, { others: [earlier] }, []],
    ['to a death before another stay', { endReason: 'DIED' }, { others: [later] }, ['STAYS_OUT_OF_ORDER endReason']],
    ['to a reason that does not fit the mode', { endReason: 'AGREEMENT' }, {}, ['REASON_NOT_FOR_MODE endReason']],
    ['of the mode, which the reason does not fit then', { mode: 'EMERGENCY' }, { before: { ...ended, endReason: 'AGE_LIMIT' } }, ['REASON_NOT_FOR_MODE endReason']],
    ['to a stay by own wish without contract', { mode: 'VOLUNTARY_CONTRACT' }, { before: open }, ['CONTRACT_MISSING contract']],
    ['to a stay by own wish', { mode: 'VOLUNTARY_CONTRACT', contract: { number: '1/HĐ' } }, { before: open }, []],
    ['of the place', {}, { facility: 'there' }, []],
    ['that opens the last stay', { reopen: true }, { others: [earlier] }, []],
    ['that opens a stay after a death', { reopen: true }, { before: { ...ended, endReason: 'DIED' } }, []],
    ['that opens a stay before another one', { reopen: true }, { others: [later] }, ['STAY_NOT_LAST reopen']],
    ['that opens a stay and ends it', { reopen: true, endedOn: '2026-07-01' }, {}, ['INVALID_VALUE reopen']],
    ['that opens what is open', { reopen: true }, { before: open }, ['NOTHING_CHANGED ']],
    ['of a transfer to a day after the next stay', { admittedOn: '2026-09-01', endedOn: '2026-10-01' }, {
      before: { ...ended, endReason: 'TRANSFERRED' }, others: [{ ...later, endedOn: '2026-08-15', endReason: 'OTHER' }],
    }, ['STAYS_OUT_OF_ORDER admittedOn']],
    ['of nothing', {}, {}, ['NOTHING_CHANGED ']],
    ['without a reason', { note: ' ', endedOn: '2026-07-01' }, {}, ['NOTE_MISSING note']],
    ['with a reason too long', { note: 'x'.repeat(501), endedOn: '2026-07-01' }, {}, ['INVALID_VALUE note']],
  ])('%s', (_, changes, more, found) => {
    expect(problems(changes, more)).toEqual(found)
  })
})

test('names what it changes, and takes the contract away with the mode that had one', () => {
  const before: StayContent = { ...open, mode: 'VOLUNTARY_CONTRACT', contractNumber: '1/HĐ', contractUntil: '2027-01-01' }
  const after = correctedStay(before, { mode: 'DAY', admittedOn: '2026-03-02', note: 'x' }, 'there')
  expect(after).toEqual({ ...open, admittedOn: '2026-03-02', mode: 'DAY', facilityId: 'there' })
  expect(changedStayFields(before, after)).toEqual(['admittedOn', 'mode', 'facility', 'contract'])
  expect(changedStayFields(before, before)).toEqual([])
})
