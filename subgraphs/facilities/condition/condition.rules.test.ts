import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { icd10 } from '../../../kit/vn/icd-pattern.js'
import { type ClinicalStatus, clinicalStatuses, codeOf, type ConditionFacts, conditionProblems, nextStatuses, type StatusChange, statusProblems } from './condition.rules.js'

const life = { born: '1950', today: '2026-11-02' }
const facts = (more: Partial<ConditionFacts> = {}): ConditionFacts => ({
  code: 'I10', text: 'Tăng huyết áp', since: '2019', until: null, foundIn: 'TOLD', healthCheckId: null, note: null, ...more,
})
const said = (problems: readonly { code: string; path: readonly string[] }[]) => problems.map(({ code, path }) => `${code} ${path.join('.')}`)

test.each([[' e11.9 ', 'E11.9'], ['i10', 'I10'], ['A17.0†', 'A17.0'], ['G01*', 'G01'], ['e 11', 'E11']])('the code "%s" is kept as %s', (typed, kept) => {
  expect([codeOf(typed), icd10.test(kept)]).toEqual([kept, true])
})

test('a code is kept the same when it is typed again', () => {
  fc.assert(fc.property(fc.string(), typed => codeOf(codeOf(typed)) === codeOf(typed)))
})

describe('an entry', () => {
  test.each<[string, Partial<ConditionFacts>, ClinicalStatus, string[]]>([
    ['that is whole', {}, 'ACTIVE', []],
    ['without a known beginning', { since: null }, 'ACTIVE', []],
    ['with a code of another shape', { code: 'I1' }, 'ACTIVE', ['ICD_INVALID code']],
    ['with three places after the dot', { code: 'I10.123' }, 'ACTIVE', ['ICD_INVALID code']],
    ['without a text', { text: ' ' }, 'ACTIVE', ['TEXT_MISSING text']],
    ['that began before the birth', { since: '1949' }, 'ACTIVE', ['DATE_TOO_EARLY since']],
    ['of the year of the birth', { since: '1950' }, 'ACTIVE', []],
    ['to come', { since: '2026-12' }, 'ACTIVE', ['DATE_IN_FUTURE since']],
    ['that is over', { until: '2020-05' }, 'RESOLVED', []],
    ['that is over, nobody knows since when', {}, 'RESOLVED', []],
    ['that lasts and has an end', { until: '2020' }, 'ACTIVE', ['INVALID_VALUE until']],
    ['that rests and has an end', { until: '2020' }, 'REMISSION', ['INVALID_VALUE until']],
    ['that ended before it began', { until: '2018' }, 'RESOLVED', ['DATE_RANGE_INVALID until']],
    ['of a check that is not named', { foundIn: 'HEALTH_CHECK' }, 'ACTIVE', ['INVALID_VALUE healthCheck']],
    ['that was told, with a check', { healthCheckId: 'c' }, 'ACTIVE', ['INVALID_VALUE healthCheck']],
    ['of a check', { foundIn: 'HEALTH_CHECK', healthCheckId: 'c' }, 'ACTIVE', []],
    ['with a note too long', { note: 'x'.repeat(1_001) }, 'ACTIVE', ['INVALID_VALUE note']],
  ])('%s', (_, more, status, problems) => {
    expect(said(conditionProblems(facts(more), status, life))).toEqual(problems)
  })
})

describe('a change of status', () => {
  const change = (more: Partial<StatusChange> = {}): StatusChange => ({
    from: 'ACTIVE', to: 'RESOLVED', on: '2026-10-01', reason: 'Hết triệu chứng', statusSince: null, since: '2026-05', today: '2026-11-02', ...more,
  })
  test.each<[string, Partial<StatusChange>, string[]]>([
    ['on the first day it can have begun', { on: '2026-05-01' }, []],
    ['a day before', { on: '2026-04-30' }, ['DATE_TOO_EARLY on']],
    ['today', { on: '2026-11-02' }, []],
    ['tomorrow', { on: '2026-11-03' }, ['DATE_IN_FUTURE on']],
    ['on the day of the one before', { statusSince: '2026-10-01' }, []],
    ['before the one before', { statusSince: '2026-10-02' }, ['DATE_TOO_EARLY on']],
    ['without a reason', { reason: '' }, ['REASON_MISSING reason']],
  ])('%s', (_, more, problems) => {
    expect(said(statusProblems(change(more)))).toEqual(problems)
  })

  test.each(clinicalStatuses.flatMap(from => clinicalStatuses.map(to => [from, to] as const)))('from %s to %s', (from, to) => {
    const next: readonly string[] = nextStatuses[from]
    expect(said(statusProblems(change({ from, to })))).toEqual(next.includes(to) ? [] : ['STATUS_NOT_NEXT status'])
  })
})
