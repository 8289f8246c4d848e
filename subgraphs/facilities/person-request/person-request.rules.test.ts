import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, isWorkingDay } from '../../../kit/vn/working-days.js'
import { answerProblems, dueOn, isAnswered, isOverdue, moveProblem, requestDays, requestKindNames, requestKinds, requestProblems, requestStatuses } from './person-request.rules.js'

describe('by when', () => {
  // 2026-11-02 is a Monday; 2026-04-30 and 05-01 are days off.
  test.each([
    ['MY_DATA', '2026-11-02', false, '2026-11-04', '2026-11-12'],
    ['MY_DATA', '2026-11-02', true, '2026-11-04', '2026-11-17'],
    ['CORRECTION', '2026-11-05', false, '2026-11-09', '2026-11-16'],
    ['WITHDRAW_CONSENT', '2026-11-02', false, '2026-11-04', '2026-11-17'],
    ['RESTRICT', '2026-11-02', true, '2026-11-04', '2026-11-23'],
    ['ERASE', '2026-11-02', false, '2026-11-04', '2026-11-23'],
    ['ERASE', '2026-11-02', true, '2026-11-04', '2026-12-02'],
    ['MY_DATA', '2026-04-29', false, '2026-05-05', '2026-05-11'],
  ] as const)('%s of %s, third party %s: acknowledged by %s, answered by %s', (kind, received, thirdParty, acknowledgeBy, answerBy) => {
    expect(requestDays(kind, received, thirdParty)).toEqual({ acknowledgeBy, answerBy })
  })

  test('both are working days, never before the days of the law, and a third party never shortens', () => {
    fc.assert(
      fc.property(fc.constantFrom(...requestKindNames), fc.integer({ min: 0, max: 364 }), (kind, n) => {
        const received = addDays('2026-01-01', n)
        const [alone, together] = [requestDays(kind, received, false), requestDays(kind, received, true)]
        expect([alone.acknowledgeBy, alone.answerBy, together.answerBy].every(day => isWorkingDay(day))).toBe(true)
        expect(alone.answerBy >= addDays(received, requestKinds[kind].days)).toBe(true)
        expect(together.answerBy >= alone.answerBy && together.acknowledgeBy === alone.acknowledgeBy).toBe(true)
      }),
    )
  })
})

describe('the clock', () => {
  const days = { acknowledgeBy: '2026-11-04', answerBy: '2026-11-12' }
  test.each([
    ['RECEIVED', '2026-11-04', '2026-11-04', false],
    ['RECEIVED', '2026-11-05', '2026-11-04', true],
    ['ACKNOWLEDGED', '2026-11-05', '2026-11-12', false],
    ['ACKNOWLEDGED', '2026-11-13', '2026-11-12', true],
    ['FULFILLED', '2027-11-13', null, false],
    ['REFUSED', '2027-11-13', null, false],
  ] as const)('%s on %s: due %s, late %s', (status, today, due, late) => {
    expect([dueOn({ status, ...days }), isOverdue({ status, ...days }, today)]).toEqual([due, late])
  })
})

test.each([
  ['ACKNOWLEDGE', [undefined, 'REQUEST_ACKNOWLEDGED_ALREADY', 'REQUEST_ANSWERED_ALREADY', 'REQUEST_ANSWERED_ALREADY', 'REQUEST_ANSWERED_ALREADY']],
  ['ANSWER', [undefined, undefined, 'REQUEST_ANSWERED_ALREADY', 'REQUEST_ANSWERED_ALREADY', 'REQUEST_ANSWERED_ALREADY']],
] as const)('%s from each status', (move, problems) => {
  expect(requestStatuses.map(status => moveProblem(move, status))).toEqual(problems)
  expect(requestStatuses.filter(isAnswered)).toEqual(['FULFILLED', 'PARTLY', 'REFUSED'])
})

const paths = (found: readonly { code: string; path: readonly string[] }[]) => found.map(({ code, path }) => `${code} ${path.join('.')}`)

test.each([
  [{ kind: 'MY_DATA', receivedOn: '2026-11-02' }, []],
  [{ kind: 'MY_DATA', receivedOn: '2026-11-03' }, ['DATE_IN_FUTURE receivedOn']],
  [{ kind: 'CORRECTION', receivedOn: '2026-11-02', what: 'birthDate', wanted: '1951' }, []],
  [{ kind: 'CORRECTION', receivedOn: '2026-11-02', what: ' ' }, ['INVALID_VALUE what', 'INVALID_VALUE wanted']],
  [{ kind: 'ERASE', receivedOn: '2026-11-02', what: 'x'.repeat(201), wanted: 'x'.repeat(2001) }, ['INVALID_VALUE what', 'INVALID_VALUE wanted']],
] as const)('a request %o', (asked, found) => {
  expect(paths(requestProblems(asked, '2026-11-02'))).toEqual(found)
})

test.each([
  [{ outcome: 'FULFILLED', answer: 'Đã gửi' }, []],
  [{ outcome: 'FULFILLED', answer: ' ' }, ['INVALID_VALUE answer']],
  [{ outcome: 'REFUSED', answer: 'Phải lưu' }, ['LEGAL_SOURCE_MISSING legalSource']],
  [{ outcome: 'PARTLY', answer: 'Một phần', legalSource: ' ' }, ['LEGAL_SOURCE_MISSING legalSource']],
  [{ outcome: 'REFUSED', answer: 'Phải lưu', legalSource: 'TT 02/2020 Đ9' }, []],
] as const)('an answer %o', (asked, found) => {
  expect(paths(answerProblems(asked))).toEqual(found)
})
