import { expect, test } from 'vitest'
import type { PaperFacts } from './facts.rules.js'
import { type PaperState, paperRuleId, paperStateOn } from './paper.rules.js'

const transfer: PaperFacts = { signedOn: '2026-11-10', validUntil: '2026-11-25' }

test.each<[string, PaperFacts | null, string, PaperState]>([
  ['on the day it was signed', transfer, '2026-11-10', 'VALID'],
  ['on its last day', transfer, '2026-11-25', 'VALID'],
  ['on the day after', transfer, '2026-11-26', 'ENDED'],
  ['before it was signed', transfer, '2026-11-09', 'UNSIGNED'],
  ['not signed', { signedOn: null, validUntil: null }, '2026-11-22', 'UNSIGNED'],
  ['of nobody', null, '2026-11-22', 'NONE'],
])('a paper %s', (_, paper, day, state) => {
  expect(paperStateOn(paper, day)).toBe(state)
})

test.each([
  ['2026-11-10', '2026-11-25', 'RF-2a'],
  ['2026-02-13', '2026-03-06', 'RF-2a'],
  ['2026-11-10', '2027-11-10', 'RF-2b'],
  ['2025-01-01', '2025-01-15', 'RF-2a'],
  ['2024-12-31', '2025-01-10', 'RF-1a'],
  ['2024-03-05', '2024-12-31', 'RF-1b'],
])('a paper from %s to %s follows %s', (signedOn, validUntil, rule) => {
  expect(paperRuleId({ signedOn, validUntil })).toBe(rule)
})
