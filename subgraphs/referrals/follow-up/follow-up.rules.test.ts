import { describe, expect, test } from 'vitest'
import { followUpProblems, type NewFollowUp, tasksOf } from './follow-up.rules.js'

const today = '2026-11-02'
const many = (n: number): NewFollowUp[] => Array.from({ length: n }, () => ({ task: 'Đo huyết áp', dueOn: today }))

describe('the tasks of a word', () => {
  test.each<[string, NewFollowUp[], string[]]>([
    ['none', [], []],
    ['as many as may be', many(20), []],
    ['one more', many(21), ['TOO_MANY ']],
    ['today', [{ task: 'Thay băng', dueOn: today }], []],
    ['yesterday, and without a text', [{ task: ' ', dueOn: '2026-11-01' }], ['INVALID_VALUE 0.task', 'DATE_PAST 0.dueOn']],
    ['the second with a control character', [...many(1), { task: 'a\u0000', dueOn: today }], ['INVALID_VALUE 1.task']],
    ['of 500 characters', [{ task: 'x'.repeat(500), dueOn: today }], []],
    ['of 501', [{ task: 'x'.repeat(501), dueOn: today }], ['INVALID_VALUE 0.task']],
  ])('%s', (_, asked, problems) => {
    expect(followUpProblems(asked, today).map(({ code, path }) => `${code} ${path.join('.')}`)).toEqual(problems)
  })

  test('begin with the next visit, which is one too', () => {
    const asked = [{ task: ' Đo huyết áp mỗi sáng ', dueOn: '2026-11-09' }]
    const care = { kind: 'CARE', task: 'Đo huyết áp mỗi sáng', dueOn: '2026-11-09' }
    expect(tasksOf(asked, null)).toEqual([care])
    expect(tasksOf(asked, '2026-12-01')).toEqual([{ kind: 'NEXT_VISIT', task: 'Tái khám', dueOn: '2026-12-01' }, care])
  })
})
