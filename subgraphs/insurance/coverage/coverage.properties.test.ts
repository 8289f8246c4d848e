import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formerTiers, technicalLevels } from '../../../kit/vn/technical-level.js'
import type { LocalDate } from '../../../kit/vn/working-days.js'
import { cardStatuses } from '../card/card.rules.js'
import type { RuleId } from '../rules/benefit-rule.rules.js'
import { book, objectCodes } from './cases/case.fixture.js'
import { decideCoverage } from './coverage.rules.js'
import type { CoverageDecision } from './decision.rules.js'
import { keptDecision, keptFacts } from './kept-decision.rules.js'
import { type Circumstance, settings } from './facts.rules.js'

// Whatever the facts.

const aDay = fc.date({ min: new Date('2014-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
const day = aDay.map(date => date.toISOString().slice(0, 10))
const card = fc.record({
  objectCode: fc.constantFrom(...objectCodes.map(row => row.code), 'ZZ'),
  printedLevel: fc.integer({ min: 1, max: 5 }),
  registeredFacilityCode: fc.constantFrom('52001', '52010'),
  validFrom: day,
  validTo: fc.option(day),
  status: fc.constantFrom(...cardStatuses),
  fiveYearOn: fc.option(day),
  asOf: aDay,
})
const rank = fc.record({
  level: fc.constantFrom(...technicalLevels),
  points: fc.option(fc.integer({ min: 0, max: 100 })),
  tierBefore2025: fc.option(fc.constantFrom(...formerTiers)),
  provisional: fc.boolean(),
})
const favourable = [
  'APPOINTMENT',
  'EMERGENCY',
  'CHANGED_STAY',
  'ORGAN_DONATION',
  'BIRTH',
  'DIFFICULT_AREA',
  'WOUND_RELAPSE',
] as const satisfies readonly Circumstance[]
const circumstance = fc.constantFrom<Circumstance>(...favourable, 'SENT_ON_AFTER_SELF_REFERRAL', 'MEDICINES_BY_ANOTHER_PERSON')
const visit = fc.record({
  place: fc.record({
    code: fc.constantFrom('52001', '52002'),
    rank: fc.option(rank),
    listedPrimary: fc.option(fc.boolean()),
  }),
  setting: fc.option(fc.constantFrom(...settings)),
  paper: fc.option(fc.record({ signedOn: fc.option(day), validUntil: fc.option(day) })),
  circumstances: fc.uniqueArray(circumstance, { maxLength: 3 }),
  diagnoses: fc.subarray(['C25.3', 'C50.9', 'J44.1', 'I10', 'E70.0']),
  admittedOn: fc.option(day),
  dischargedOn: fc.option(day),
  cardShownOn: fc.option(day),
})
const cards = fc.array(card, { maxLength: 4 })
const money = fc.integer({ min: 0, max: 40_000_000 })
const facts = fc.record({
  on: day,
  cards,
  birthDate: fc.option(day),
  visit: fc.option(visit, { nil: undefined }),
  bill: fc.option(money),
  coPaid: fc.option(fc.record({ thisYear: money, beforeChange: fc.option(money) })),
})

/** What pays a visit that is no self-referral; where none is in force on the day, the hub says that it does not know. */
const paidBy = {
  APPOINTMENT: ['RO-3', 'VC-1.5'],
  CHANGED_STAY: ['RO-4', 'VC-1.4'],
  ORGAN_DONATION: ['VC-1.6'],
  BIRTH: ['VC-1.7'],
} as const satisfies Partial<Record<Circumstance, readonly RuleId[]>>
const noRuleFor = (circumstance: Circumstance, on: LocalDate) =>
  Object.entries(paidBy).some(([of, ids]) => of === circumstance && ids.every(id => book.rule(id, on) === undefined))

const percentOf = (decision: CoverageDecision) => (decision.outcome === 'COVERED' ? decision.percent : 0)

test('the answer has a step, every step a law, and a percent lies within 0 and 100, with one decimal', () => {
  fc.assert(
    fc.property(facts, given => {
      const decision = decideCoverage(given, book)
      expect(decision.steps.length).toBeGreaterThan(0)
      expect(decision.steps.every(step => step.legalBasis !== '')).toBe(true)
      expect(percentOf(decision)).toBeGreaterThanOrEqual(0)
      expect(percentOf(decision)).toBeLessThanOrEqual(100)
      expect(Math.round(percentOf(decision) * 10) / 10).toBe(percentOf(decision))
    }),
  )
})

test('the same facts give the same answer, in whatever order the cards come', () => {
  fc.assert(
    fc.property(facts, given => {
      const turned = { ...given, cards: given.cards.toReversed() }
      expect(decideCoverage(turned, book)).toEqual(decideCoverage(given, book))
    }),
  )
})

test('one more card that is good never lowers the percent', () => {
  fc.assert(
    fc.property(facts, card, (given, other) => {
      const more = { ...other, status: 'ACTIVE' as const, validFrom: given.on, validTo: null }
      const after = decideCoverage({ ...given, cards: [...given.cards, more] }, book)
      expect(percentOf(after)).toBeGreaterThanOrEqual(percentOf(decideCoverage(given, book)))
    }),
  )
})

test('a good paper never lowers the percent', () => {
  fc.assert(
    fc.property(facts, visit, (given, asked) => {
      const slip = { ...asked, paper: { signedOn: '2000-01-01', validUntil: '2100-01-01' } }
      const before = percentOf(decideCoverage({ ...given, visit: asked }, book))
      expect(percentOf(decideCoverage({ ...given, visit: slip }, book))).toBeGreaterThanOrEqual(before)
    }),
  )
})

test('a favourable circumstance never lowers the percent: where no rule of the day speaks of it, it is not known', () => {
  fc.assert(
    fc.property(facts, visit, fc.constantFrom(...favourable), (given, asked, extra) => {
      const shown = { ...asked, circumstances: [...asked.circumstances, extra] }
      const before = percentOf(decideCoverage({ ...given, visit: asked }, book))
      const after = decideCoverage({ ...given, visit: shown }, book)
      if (noRuleFor(extra, given.on) && after.outcome === 'COULD_NOT_CHECK') return
      expect(percentOf(after)).toBeGreaterThanOrEqual(before)
    }),
  )
})

test('every change that is told gives more than the answer', () => {
  fc.assert(
    fc.property(facts, given => {
      const decision = decideCoverage(given, book)
      expect(decision.whatWouldChange.filter(({ percent }) => percent <= percentOf(decision))).toEqual([])
    }),
  )
})

test('what is kept of facts and answer reads back the same, and gives the same answer again', () => {
  fc.assert(
    fc.property(facts, given => {
      const answer = decideCoverage(given, book)
      const kept = keptFacts.parse(JSON.parse(JSON.stringify(given)))
      expect(kept).toEqual(given)
      expect(keptDecision.parse(JSON.parse(JSON.stringify(answer)))).toEqual(answer)
      expect(decideCoverage(kept, book)).toEqual(answer)
    }),
  )
})
