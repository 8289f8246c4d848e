import { describe, expect, test } from 'vitest'
import { daysOverdue, lastDueDay } from './check-due.rules.js'
import { changedFields, type CheckSays, checkProblems, nextDueOf } from './health-check.rules.js'
import { reasonProblems } from '../resident/reason.rules.js'

const today = '2026-11-02'
const person = { birthDate: '1950', leftOn: null }
const aCheck = (more: Partial<CheckSays> = {}): CheckSays => ({ checkedOn: '2026-11-01', class: 3, examinedBy: 'BS. Lê Thị Hoa', ...more })
const wrong = (more: Partial<CheckSays>, whom: Parameters<typeof checkProblems>[1] = person) =>
  checkProblems(aCheck(more), whom, today).map(({ code, path }) => `${code} ${path.join('.')}`)

describe('the form of a check', () => {
  test.each<[string, Partial<CheckSays>, string[]]>([
    ['as it should be', {}, []],
    ['of today, with everything', {
      checkedOn: today, findings: [{ speciality: 'EYE', text: 'Đục thuỷ tinh thể' }], diseases: ['I10', 'E11.9'], conclusion: 'Ổn định',
      advice: 'Ăn nhạt', nextDueOn: '2027-01-02',
    }, []],
    ['of tomorrow', { checkedOn: '2026-11-03' }, ['DATE_IN_FUTURE checkedOn']],
    ['of before the birth', { checkedOn: '1949-12-31' }, ['DATE_TOO_EARLY checkedOn']],
    ['of a class that is none', { class: 6 }, ['CLASS_INVALID class']],
    ['due the day it was', { nextDueOn: '2026-11-01' }, ['DUE_DAY_INVALID nextDueOn']],
    ['due exactly 6 months on', { nextDueOn: '2027-05-01' }, []],
    ['due later, without a reason', { nextDueOn: '2027-05-02' }, ['REASON_MISSING dueReason']],
    ['due later, with one', { nextDueOn: '2027-05-02', dueReason: 'Đang điều trị nội trú ở viện' }, []],
    ['with codes that are none, and one twice', { diseases: ['i10', 'I10', 'I10', 'E11.999'] }, ['ICD_INVALID diseases.0', 'ICD_INVALID diseases.2', 'ICD_INVALID diseases.3']],
    ['with a field twice, and one without text', {
      findings: [{ speciality: 'EYE', text: 'x' }, { speciality: 'EYE', text: 'y' }, { speciality: 'ENT', text: ' ' }],
    }, ['SPECIALITY_TWICE findings.1.speciality', 'TEXT_MISSING findings.2.text']],
    ['of nobody', { examinedBy: ' ' }, ['TEXT_MISSING examinedBy']],
    ['with a conclusion without end', { conclusion: 'x'.repeat(2_001) }, ['INVALID_VALUE conclusion']],
  ])('%s', (_, more, found) => {
    expect(wrong(more)).toEqual(found)
  })

  test('of somebody who has left: until that day', () => {
    const left = { ...person, leftOn: '2026-10-31' }
    expect([wrong({}, left), wrong({ checkedOn: '2026-10-31' }, left)]).toEqual([['DATE_AFTER_LEAVING checkedOn'], []])
  })
})

test.each([
  ['2026-08-31', '2027-02-28'],
  ['2026-11-02', '2027-05-02'],
  ['2027-08-31', '2028-02-29'],
])('6 months after %s is %s', (day, due) => {
  expect(nextDueOf(day)).toBe(due)
})

test('a correction says why', () => {
  expect([reasonProblems('Nhập nhầm'), reasonProblems(' abc ')]).toEqual([[], [{ code: 'REASON_MISSING', path: ['reason'] }]])
})

test('a correction keeps the fields that it changed, as they were', () => {
  const before = { class: 3, conclusion: null, diseases: ['I10'], electronic: true, version: 4 }
  const after = { class: 4, conclusion: 'Ổn định', diseases: ['I10', 'E11.9'], electronic: true }
  expect(changedFields(before, after)).toEqual({ class: '3', conclusion: null, diseases: '["I10"]' })
})

test.each([
  ['OVERDUE', '2026-11-01'], ['DAYS_7', '2026-11-09'], ['DAYS_30', '2026-12-02'], ['DAYS_60', '2027-01-01'], ['DAYS_90', '2027-01-31'],
] as const)('%s looks until %s', (within, day) => {
  expect(lastDueDay(within, today)).toBe(day)
})

test.each([
  ['2026-11-03', 0], [today, 0], ['2026-11-01', 1], ['2025-11-02', 365],
])('due %s is %i days overdue', (dueOn, days) => {
  expect(daysOverdue(dueOn, today)).toBe(days)
})
