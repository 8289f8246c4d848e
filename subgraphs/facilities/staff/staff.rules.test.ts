import { describe, expect, test } from 'vitest'
import {
  certificateProblems,
  type Employment,
  employmentProblems,
  endProblems,
  isExpired,
  isReason,
  type NewCertificate,
  type NewTraining,
  replacementProblems,
  type StaffEndReason,
  trainingProblems,
} from './staff.rules.js'

const today = '2026-11-02'
const shortly = (problems: readonly { code: string; path: readonly string[] }[]) => problems.map(({ code, path }) => `${code} ${path.join('.')}`)

describe('an employment', () => {
  const employment: Employment = { fullName: 'Nguyễn Thị Mẫu', from: '2026-01-01' }

  test.each<[string, Partial<Employment>, string[]]>([
    ['without an end', {}, []],
    ['from today', { from: today }, []],
    ['to a day in the future', { to: '2027-12-31' }, []],
    ['of one day', { to: '2026-01-01' }, []],
    ['that begins tomorrow', { from: '2026-11-03' }, ['DATE_IN_FUTURE from']],
    ['that ends before it begins', { to: '2025-12-31' }, ['ENDS_BEFORE_START to']],
    ['of nobody, from tomorrow to yesterday', { fullName: '  ', from: '2026-11-03', to: '2026-11-01' }, ['NAME_INVALID fullName', 'DATE_IN_FUTURE from', 'ENDS_BEFORE_START to']],
  ])('%s', (_, change, problems) => {
    expect(shortly(employmentProblems({ ...employment, ...change }, today))).toEqual(problems)
  })

  test.each<[string, { to?: string; endReason?: StaffEndReason }, string, string[]]>([
    ['ends today', {}, today, []],
    ['ends on its first day', {}, '2026-01-01', []],
    ['ends before its contract', { to: '2027-01-01' }, today, []],
    ['does not end before it began', {}, '2025-12-31', ['ENDS_BEFORE_START on']],
    ['does not end tomorrow', {}, '2026-11-03', ['DATE_IN_FUTURE on']],
    ['does not end after its contract did', { to: '2026-11-01' }, today, ['ALREADY_ENDED staffMember']],
    ['does not end twice', { to: today, endReason: 'RETIRED' }, today, ['ALREADY_ENDED staffMember']],
  ])('%s', (_, { to, endReason = null }, on, problems) => {
    expect(shortly(endProblems({ from: '2026-01-01', to, endReason }, on, today))).toEqual(problems)
  })
})

describe('a certificate', () => {
  const certificate: NewCertificate = { number: '000123/QNA-GPHN', scope: 'Đa khoa', issuedOn: '2024-05-01', expiresOn: '2029-05-01' }

  test.each<[string, Partial<NewCertificate>, string[]]>([
    ['that nothing is wrong with', {}, []],
    ['without an end', { expiresOn: null }, []],
    ['that ended long ago', { expiresOn: '2024-05-01' }, []],
    ['that ends before its issue', { expiresOn: '2024-04-30' }, ['ENDS_BEFORE_START expiresOn']],
    ['issued tomorrow, with nothing on it', { number: ' ', scope: 'x'.repeat(501), issuedOn: '2026-11-03', expiresOn: null }, ['INVALID_VALUE number', 'INVALID_VALUE scope', 'DATE_IN_FUTURE issuedOn']],
    ['of two lines', { number: '1\n2' }, ['INVALID_VALUE number']],
  ])('%s', (_, change, problems) => {
    expect(shortly(certificateProblems({ ...certificate, ...change }, today))).toEqual(problems)
  })

  test('is good on its last day, and for ever without one', () => {
    expect([isExpired('2026-11-01', today), isExpired(today, today), isExpired(null, today)]).toEqual([true, false, false])
  })

  test.each<[string | null, string | null, boolean]>([
    [null, null, true],
    ['id', 'Ghi nhầm số', true],
    ['id', 'x', false],
    ['id', null, false],
    [null, 'Ghi nhầm số', false],
  ])('that replaces %s for the reason %s', (replaces, reason, isRight) => {
    expect(replacementProblems(replaces, reason).length === 0).toBe(isRight)
  })
})

describe('a course', () => {
  const training: NewTraining = { course: 'Công tác xã hội', provider: 'Sở Y tế', beganOn: '2026-01-05' }

  test.each<[string, Partial<NewTraining>, string[]]>([
    ['under way', {}, []],
    ['of a week', { endedOn: '2026-01-09', hours: 40 }, []],
    ['of no hours that ended before it began', { endedOn: '2026-01-04', hours: 0 }, ['ENDS_BEFORE_START endedOn', 'INVALID_VALUE hours']],
    ['of nobody tomorrow', { course: '', provider: '', beganOn: '2026-11-03' }, ['INVALID_VALUE course', 'INVALID_VALUE provider', 'DATE_IN_FUTURE beganOn']],
  ])('%s', (_, change, problems) => {
    expect(shortly(trainingProblems({ ...training, ...change }, today))).toEqual(problems)
  })
})

test.each([['Nhầm', false], ['Ghi nhầm', true], ['hai\ndòng', true], ['tab\tlẫn vào', false], ['x'.repeat(501), false], [null, false]])('a reason %j', (text, is) => {
  expect(isReason(text)).toBe(is)
})
