import { expect, test } from 'vitest'
import { type PaperState, paperRuleId, paperStateOn, routeOf, type VisitFacts } from './route.rules.js'

const transfer: VisitFacts = {
  kind: 'CLINICAL_TRANSFER',
  urgency: 'ROUTINE',
  signedOn: '2026-11-10',
  validUntil: '2026-11-25',
  toFacilityCode: '52001',
  diagnoses: ['I10'],
}

test.each<[string, VisitFacts, string, PaperState]>([
  ['on the day it was signed', transfer, '2026-11-10', 'VALID'],
  ['on its last day', transfer, '2026-11-25', 'VALID'],
  ['on the day after', transfer, '2026-11-26', 'ENDED'],
  ['before it was signed', transfer, '2026-11-09', 'UNSIGNED'],
  ['not signed', { ...transfer, signedOn: null, validUntil: null }, '2026-11-22', 'UNSIGNED'],
  ['of a facility without licence', { ...transfer, kind: 'CARE_LINK' }, '2026-11-22', 'NONE'],
])('a paper %s', (_, visit, day, state) => {
  expect(paperStateOn(visit, day)).toBe(state)
})

test('a paper of a year follows the rule of the listed diseases', () => {
  expect(paperRuleId(transfer)).toBe('RF-2a')
  expect(paperRuleId({ ...transfer, signedOn: '2026-02-13', validUntil: '2026-03-06' })).toBe('RF-2a')
  expect(paperRuleId({ ...transfer, validUntil: '2027-11-10' })).toBe('RF-2b')
})

test.each([
  ['at the registered place, whatever else', { registered: true, paper: 'VALID', urgency: 'EMERGENCY' }, 'VC-1.1'],
  ['with a paper, in an emergency too', { registered: false, paper: 'VALID', urgency: 'EMERGENCY' }, 'VC-1.3'],
  ['in an emergency without a paper', { registered: false, paper: 'NONE', urgency: 'EMERGENCY' }, 'VC-2'],
  ['with a paper that ran out', { registered: false, paper: 'ENDED', urgency: 'ROUTINE' }, undefined],
  ['on request only', { registered: false, paper: 'NONE', urgency: 'URGENT' }, undefined],
] as const)('who comes %s', (_, facts, route) => {
  expect(routeOf(facts)).toBe(route)
})
