import { expect, test } from 'vitest'
import { ageLimit, stayWarnings, type WarnedStay } from './stay-warning.rules.js'

const terms = { decision: null, contractNumber: null, contractUntil: null, until: null }
const emergency = (since: string) => ({ ...terms, mode: 'EMERGENCY', since }) as const
const contract = (number: string | null, contractUntil: string | null) =>
  ({ ...terms, mode: 'VOLUNTARY_CONTRACT', since: '2025-01-01', contractNumber: number, contractUntil }) as const
const aStay: WarnedStay = { endedOn: null, endReason: null, mode: { ...terms, mode: 'RESIDENTIAL', since: '2020-01-01' }, openAbsence: null, birthDate: '1950' }
const away = { reason: 'LEFT_WITHOUT_LEAVE', leftOn: '2026-10-01', expectedReturnOn: '2026-10-05', endedOn: null } as const

test.each<[string, Partial<WarnedStay>, string[]]>([
  ['nothing to say', {}, []],
  ['15 days of emergency protection left', { mode: emergency('2026-08-17') }, []],
  ['14 days left', { mode: emergency('2026-08-16') }, ['EMERGENCY_ENDS_SOON 2026-11-16']],
  ['its last day today', { mode: emergency('2026-08-02') }, ['EMERGENCY_ENDS_SOON 2026-11-02']],
  ['its last day passed', { mode: emergency('2026-08-01') }, ['EMERGENCY_OVER 2026-11-01']],
  ['no contract', { mode: contract(null, null) }, ['CONTRACT_MISSING null']],
  ['a contract without end', { mode: contract('1/HĐ', null) }, []],
  ['a contract that ends', { mode: contract('1/HĐ', '2026-11-10') }, ['CONTRACT_ENDS_SOON 2026-11-10']],
  ['a contract that has ended', { mode: contract('1/HĐ', '2026-10-31') }, ['CONTRACT_OVER 2026-10-31']],
  ['somebody gone for a month', { openAbsence: away }, ['RETURN_OVERDUE 2026-10-05', 'MAY_BE_MISSING 2026-10-01']],
  ['an end for age of somebody who was 18', { endedOn: '2026-11-01', endReason: 'AGE_LIMIT', birthDate: '2008-11-01' }, []],
  ['an end for age of somebody born in a year', { endedOn: '2026-11-01', endReason: 'AGE_LIMIT', birthDate: '2008' }, ['AGE_NOT_CERTAIN 2026-11-01']],
  ['an end', { endedOn: '2026-11-01', endReason: 'OTHER', mode: emergency('2026-01-01') }, []],
])('a stay with %s', (_, more, warnings) => {
  expect(stayWarnings({ ...aStay, ...more }, '2026-11-02').map(({ code, on }) => `${code} ${on}`)).toEqual(warnings)
})

test.each([
  ['2010-11-02', 'NOT_CERTAIN'],
  ['2010-11-03', 'TOO_YOUNG'],
  ['2008-11-02', 'REACHED'],
  ['2008-11-03', 'NOT_CERTAIN'],
  ['2008', 'NOT_CERTAIN'],
  ['2007', 'REACHED'],
  ['2011', 'TOO_YOUNG'],
])('of somebody born %s on 2 November 2026 the age is %s', (birthDate, expected) => {
  expect(ageLimit(birthDate, '2026-11-02')).toBe(expected)
})
