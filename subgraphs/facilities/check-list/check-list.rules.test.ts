import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { answerProblems, type CheckedItem, checkListKinds, resultsOf, wholeResult } from './check-list.rules.js'

const items = (kind: CheckedItem['kind'], ...answers: CheckedItem['answer'][]) => answers.map(answer => ({ kind, answer }))

describe('the result of a check-list', () => {
  test.each<[string, CheckedItem['answer'][], string]>([
    ['everything met', ['MET', 'MET'], 'MET'],
    ['one not met', ['MET', 'NOT_MET', null], 'NOT_MET'],
    ['one not answered', ['MET', null], 'NOT_ANSWERED'],
    ['nothing answered', [null, null], 'NOT_ANSWERED'],
    ['no criteria', [], 'NOT_ANSWERED'],
  ])('%s', (_, answers, result) => {
    expect(resultsOf(items('REHABILITATION', ...answers))[1]?.result).toBe(result)
  })

  test('of both kinds is met when both are, and not met when one is not', () => {
    const whole = (care: CheckedItem['answer'], rehabilitation: CheckedItem['answer']) =>
      wholeResult(resultsOf([...items('PRIMARY_CARE', care), ...items('REHABILITATION', rehabilitation)]))
    expect([whole('MET', 'MET'), whole('MET', null), whole(null, 'NOT_MET'), whole('MET', 'NOT_MET')]).toEqual(['MET', 'NOT_ANSWERED', 'NOT_MET', 'NOT_MET'])
  })

  test('counts every criterion once', () => {
    const item = fc.record({ kind: fc.constantFrom(...checkListKinds), answer: fc.constantFrom('MET' as const, 'NOT_MET' as const, null) })
    fc.assert(
      fc.property(fc.array(item), all => {
        expect(resultsOf(all).reduce((sum, { met, notMet, notAnswered }) => sum + met + notMet + notAnswered, 0)).toBe(all.length)
      }),
    )
  })
})

describe('answers', () => {
  const known = new Set(['CS-01', 'CS-02'])
  const answer = (criterion: string, evidence = 'Biên bản') => ({ criterion, evidence })
  test.each<[string, string, ReturnType<typeof answer>[], string[]]>([
    ['of today', '2026-11-02', [answer('CS-01'), answer('CS-02')], []],
    ['of tomorrow', '2026-11-03', [answer('CS-01')], ['DATE_IN_FUTURE on']],
    ['to nothing', '2026-11-02', [], ['INVALID_VALUE answers']],
    ['to what is not asked, twice the same, without evidence', '2026-11-02', [answer('XX'), answer('CS-01'), answer('CS-01', ' ')], ['NOT_FOUND answers.0.criterion', 'INVALID_VALUE answers.2.criterion', 'INVALID_VALUE answers.2.evidence']],
  ])('%s', (_, on, answers, problems) => {
    expect(answerProblems({ on, answers }, known, '2026-11-02').map(({ code, path }) => `${code} ${path.join('.')}`)).toEqual(problems)
  })
})
