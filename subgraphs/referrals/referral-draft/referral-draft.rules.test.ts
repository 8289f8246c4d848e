import { describe, expect, test } from 'vitest'
import { draftProblems, isSameNeed } from './referral-draft.rules.js'

const draft = { kind: 'CARE_LINK', urgency: 'ROUTINE', reason: 'Đau khớp gối', diagnoses: ['M17.1'] } as const

describe('what a draft needs', () => {
  test.each([
    [{}, []],
    [{ urgency: null }, ['VALUE_MISSING urgency']],
    [{ reason: undefined }, ['VALUE_MISSING reason']],
    [{ reason: null, urgency: undefined }, ['VALUE_MISSING urgency', 'VALUE_MISSING reason']],
    [{ reason: ' ' }, ['INVALID_VALUE reason']],
    [{ reason: 'x'.repeat(2_000) }, []],
    [{ reason: 'x'.repeat(2_001) }, ['INVALID_VALUE reason']],
    [{ summary: 'x'.repeat(10_000) }, []],
    [{ summary: 'x'.repeat(10_001) }, ['INVALID_VALUE summary']],
  ])('%j: %j', (more, problems) => {
    expect(draftProblems({ ...draft, ...more }, '2026-11-02').map(({ code, path }) => `${code} ${path.join('.')}`)).toEqual(problems)
  })
})

describe('the same need', () => {
  const knee = { toHealthFacilityId: 'a', diagnoses: ['M17.1'], fromAlertId: 'one' }
  const other = { toHealthFacilityId: 'b', diagnoses: ['I10'], fromAlertId: 'two' }
  test.each([
    ['the same hospital', { ...other, toHealthFacilityId: 'a' }, true],
    ['the same main disease', { ...other, diagnoses: ['M17.9', 'I10'] }, true],
    ['the same alert', { ...other, fromAlertId: 'one' }, true],
    ['nothing in common', other, false],
    ['another disease than the main one in common', { ...other, diagnoses: ['I10', 'M17.1'] }, false],
  ])('%s', (_, need, same) => {
    expect(isSameNeed(knee, need)).toBe(same)
  })

  test.each([null, undefined])('no alert (%s) on both sides is no alert in common', fromAlertId => {
    expect(isSameNeed({ ...knee, fromAlertId }, { ...other, fromAlertId })).toBe(false)
  })
})
