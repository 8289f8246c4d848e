import { expect, test } from 'vitest'
import { type Readmission, readmissionProblems } from './readmission.rules.js'

const today = '2026-11-02'
const left = { admittedOn: '2025-01-01', endedOn: '2026-10-01', endReason: 'TO_FAMILY' } as const
const aReadmission: Readmission = { stays: [left], birthDate: '1950', admittedOn: today, mode: 'RESIDENTIAL' }

test.each<[string, Partial<Readmission>, string[]]>([
  ['of somebody who left', {}, []],
  ['on the day on which the person left', { admittedOn: '2026-10-01' }, []],
  ['the day before it', { admittedOn: '2026-09-30' }, ['STAYS_OVERLAP admittedOn']],
  ['tomorrow', { admittedOn: '2026-11-03' }, ['DATE_IN_FUTURE admittedOn']],
  ['of somebody who is in care', { stays: [left, { admittedOn: '2026-10-02', endedOn: null, endReason: null }] }, ['STAY_OPEN resident']],
  ['of somebody who died', { stays: [{ ...left, endReason: 'DIED' }] }, ['PERSON_DIED resident']],
  ['of somebody whose record has no stay, before the birth', { stays: [], admittedOn: '1949-12-31' }, ['DATE_TOO_EARLY admittedOn']],
  ['by own wish, without contract', { mode: 'VOLUNTARY_CONTRACT' }, ['CONTRACT_MISSING contract']],
])('a readmission %s', (_, more, problems) => {
  expect(readmissionProblems({ ...aReadmission, ...more }, today).map(({ code, path }) => `${code} ${path.join('.')}`)).toEqual(problems)
})
