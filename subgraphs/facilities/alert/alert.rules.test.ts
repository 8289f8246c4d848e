import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../../../kit/vn/working-days.js'
import { acknowledgeProblems, type AlertAction, alertActions, type AlertResponse, alertResponses, alertStatuses, closeProblems, type Standing } from './alert.rules.js'

const today = '2026-11-02'
const open: Standing = { status: 'OPEN', action: null }
const watched: Standing = { status: 'ACKNOWLEDGED', action: 'WATCH' }
const closed: Standing = { status: 'CLOSED', action: 'TREAT' }
const codes = (problems: readonly { code: string; path: readonly string[] }[]) => problems.map(({ code, path }) => `${code} ${path.join('.')}`)

describe('acknowledging an alert', () => {
  test.each([
    ['watched until a day', { action: 'WATCH', lookAgainOn: '2026-11-09' }, []],
    ['watched until today', { action: 'WATCH', lookAgainOn: today }, []],
    ['watched for six months', { action: 'WATCH', lookAgainOn: '2027-05-02' }, []],
    ['watched, nobody says until when', { action: 'WATCH' }, ['LOOK_AGAIN_MISSING lookAgainOn']],
    ['watched until yesterday', { action: 'WATCH', lookAgainOn: '2026-11-01' }, ['INVALID_VALUE lookAgainOn']],
    ['watched for longer than to the next check', { action: 'WATCH', lookAgainOn: '2027-05-03' }, ['INVALID_VALUE lookAgainOn']],
    ['treated, and how', { action: 'TREAT', note: 'Tăng liều amlodipin lên 10 mg.' }, []],
    ['treated, nobody says how', { action: 'TREAT', note: '  ' }, ['NOTE_MISSING note']],
    ['treated, with a novel', { action: 'TREAT', note: 'x'.repeat(2_001) }, ['INVALID_VALUE note']],
    ['referred', { action: 'REFER' }, []],
  ] as const)('%s', (_, said, expected) => {
    expect(codes(acknowledgeProblems(open, said, today))).toEqual(expected)
  })

  test('may be said again while it is open to anything', () => {
    expect(acknowledgeProblems(watched, { action: 'REFER' }, today)).toEqual([])
  })

  test.each(alertResponses)('a closed one is not opened again by %s', action => {
    expect(codes(acknowledgeProblems(closed, { action, note: 'x', lookAgainOn: today }, today))).toEqual(['ALERT_CLOSED alert'])
  })
})

describe('closing an alert', () => {
  const result = (status: Standing['status'], action: AlertAction | null) => codes(closeProblems({ status, action }, 'Huyết áp đã ổn định.'))
  const expected: Record<string, string[]> = {
    'OPEN null': ['ALERT_NEEDS_ACTION alert'],
    'ACKNOWLEDGED WATCH': [],
    'ACKNOWLEDGED TREAT': [],
    'ACKNOWLEDGED REFER': ['ALERT_WAITS_FOR_REFERRAL alert'],
    'ACKNOWLEDGED CHECKED': [],
    'CLOSED WATCH': ['ALERT_CLOSED alert'],
    'CLOSED TREAT': ['ALERT_CLOSED alert'],
    'CLOSED REFER': ['ALERT_CLOSED alert'],
    'CLOSED CHECKED': ['ALERT_CLOSED alert'],
  }
  test('by every status and action', () => {
    const all = alertStatuses.flatMap(status => (status === 'OPEN' ? [null] : alertActions).map(action => [`${status} ${action}`, result(status, action)]))
    expect(Object.fromEntries(all)).toEqual(expected)
  })

  test('needs a word of what came of it', () => {
    expect(codes(closeProblems(watched, ' '))).toEqual(['NOTE_MISSING note'])
  })
})

test('whatever is tried, an alert is closed only after an action that is not a referral', () => {
  const step = fc.oneof(
    fc.record({ move: fc.constant('acknowledge' as const), action: fc.constantFrom<AlertResponse>(...alertResponses), note: fc.constantFrom('', 'Đã xử trí.'), days: fc.integer({ min: -2, max: 400 }) }),
    fc.record({ move: fc.constant('close' as const), note: fc.constantFrom('', 'Đã ổn.') }),
  )
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), steps => {
      let standing: Standing = open
      const done: string[] = []
      const closedAfter: unknown[] = []
      for (const each of steps) {
        if (each.move === 'close') {
          if (closeProblems(standing, each.note).length > 0) continue
          closedAfter.push(done.at(-1))
          standing = { ...standing, status: 'CLOSED' }
          continue
        }
        const said = { action: each.action, note: each.note, lookAgainOn: addDays(today, each.days) }
        if (acknowledgeProblems(standing, said, today).length > 0) continue
        standing = { status: 'ACKNOWLEDGED', action: each.action }
        done.push(each.action)
      }
      expect([[], ['WATCH'], ['TREAT']]).toContainEqual(closedAfter)
    }),
  )
})
