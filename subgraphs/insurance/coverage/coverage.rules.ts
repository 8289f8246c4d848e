import type { Bilingual } from '../../../kit/vn/types.js'
import type { LocalDate } from '../../../kit/vn/working-days.js'
import { type CardPeriod, type CardState, cardStateOn } from '../card/card.rules.js'
import type { BenefitRule, RuleId } from '../rules/benefit-rule.rules.js'
import type { ObjectCode } from '../rules/object-code.rules.js'
import { baseRule, type RuleBook } from '../rules/rule-book.rules.js'
import * as texts from './explanation.rules.js'
import { paperDay, paperRuleId, paperStateOn, routeOf, type VisitFacts } from './route.rules.js'

// Terms
//   covered           a card pays on that day, and for what was asked the percent is known
//   not covered       the register was read, and nothing in it pays on that day
//   could not check   the hub lacks a fact or a rule; it never means "not insured"
//   right             a valid card with what its object code gives on the day

export const notCoveredReasons = [
  'NO_CARD',
  'CARD_NOT_STARTED',
  'CARD_ENDED',
  'CARD_SUSPENDED',
  'CARD_CANCELLED',
] as const
export type NotCoveredReason = (typeof notCoveredReasons)[number]

export const couldNotCheckReasons = ['OBJECT_CODE_UNKNOWN', 'ROUTE_UNKNOWN'] as const
export type CouldNotCheckReason = (typeof couldNotCheckReasons)[number]

export interface CardFacts extends CardPeriod {
  readonly objectCode: string
  /** The digit on the card: evidence only. */
  readonly printedLevel: number
  readonly registeredFacilityCode: string
  /** When the register's entry was last confirmed. */
  readonly asOf: Date
}

export interface CoverageFacts {
  readonly on: LocalDate
  /** Every card the register holds of the person, in any state. */
  readonly cards: readonly CardFacts[]
  /** What a referral says of the visit; without it the question is a right-order visit to the registered place. */
  readonly visit?: VisitFacts
}

/** One line of the explanation: a fact, the rule it met, where that stands, and what followed. */
export interface CoverageStep {
  readonly ruleId: string
  /** First day of the rule's row; null for a row without dates. */
  readonly version: LocalDate | null
  readonly fact: Bilingual
  readonly legalBasis: string
  readonly effect: Bilingual
}

interface Explained {
  readonly steps: readonly CoverageStep[]
  /** Null when no card was found: the answer is then as old as the question. */
  readonly asOf: Date | null
}

export type CoverageDecision = Explained &
  (
    | {
        readonly outcome: 'COVERED'
        readonly percent: number
        readonly validUntil: LocalDate | null
        readonly warnings: readonly Bilingual[]
      }
    | { readonly outcome: 'NOT_COVERED'; readonly reason: NotCoveredReason; readonly message: Bilingual }
    | {
        readonly outcome: 'COULD_NOT_CHECK'
        readonly reason: CouldNotCheckReason
        readonly message: Bilingual
        readonly nextStep: Bilingual
      }
  )

interface Right {
  readonly card: CardFacts
  readonly objectCode: ObjectCode
  readonly rule: BenefitRule
}

/** Whether the insurance pays, how much, and why. Reads no clock and no database. */
export function decideCoverage(facts: CoverageFacts, book: RuleBook): CoverageDecision {
  const valid = facts.cards.filter(card => cardStateOn(card, facts.on) === 'VALID').toSorted(byCard)
  const [firstValid] = valid
  if (!firstValid) return notCovered(facts, book)
  const rights = valid.flatMap(card => rightOf(card, facts.on, book)).toSorted(bestFirst)
  const [best] = rights
  if (!best) return objectCodeUnknown(firstValid, valid, facts.on, book)
  const steps = rightSteps(best, rights, facts.on, book)
  if (facts.visit) return atHospital(facts.visit, best, rights, { ...facts, steps, valid }, book)
  return covered(best, best.objectCode.percent, best.card.validTo, steps, warningsOf(best, valid, rights))
}

function rightOf(card: CardFacts, on: LocalDate, book: RuleBook): Right[] {
  const objectCode = book.objectCode(card.objectCode, on)
  const rule = objectCode && baseRule(book, objectCode, on)
  return rule ? [{ card, objectCode, rule }] : []
}

/** Of several groups the one that gives most (Luật BHYT Đ22 k2); among equals the card that lasts longest. */
function bestFirst(a: Right, b: Right): number {
  return b.objectCode.percent - a.objectCode.percent || byCard(a.card, b.card)
}

/** An order that depends on nothing but the facts, so that the same cards give the same words. */
function byCard(a: CardFacts, b: CardFacts): number {
  const key = ({ validTo, objectCode, validFrom, printedLevel, registeredFacilityCode, asOf }: CardFacts) =>
    [validTo ?? '9999-12-31', objectCode, validFrom, printedLevel, registeredFacilityCode, asOf.toISOString()].join(' ')
  return key(a) < key(b) ? 1 : key(a) > key(b) ? -1 : 0
}

function covered(
  { card }: Right,
  percent: number,
  validUntil: LocalDate | null,
  steps: readonly CoverageStep[],
  warnings: readonly Bilingual[],
): CoverageDecision {
  return { outcome: 'COVERED', percent: Math.round(percent * 10) / 10, validUntil, steps, warnings, asOf: card.asOf }
}

function rightSteps(best: Right, rights: readonly Right[], on: LocalDate, book: RuleBook): CoverageStep[] {
  const { card, objectCode, rule } = best
  const period = step(law(book, 'HUB-1', on), texts.cardPeriod(card, on), texts.effects.cardPays)
  const base = step(rule, texts.levelOf(objectCode, on), texts.basePercent(objectCode.percent))
  if (rights.length === 1) return [period, base]
  return [period, step(law(book, 'BP-9', on), texts.severalCards(rights.length), texts.effects.highestTaken), base]
}

function warningsOf({ card, objectCode }: Right, valid: readonly CardFacts[], rights: readonly Right[]): Bilingual[] {
  const unread = valid.filter(each => !rights.some(right => right.card === each))
  return [
    ...(card.printedLevel === objectCode.level ? [] : [texts.printedLevelLags(card.printedLevel, objectCode.level)]),
    ...(objectCode.confidence === 'LOW' ? [texts.codeUnsure(objectCode.code)] : []),
    ...unread.map(each => texts.codeLeftOut(each.objectCode)),
  ]
}

/** What is the same for every outcome at a hospital. */
interface Situation extends CoverageFacts {
  readonly steps: readonly CoverageStep[]
  readonly valid: readonly CardFacts[]
}

/** The right at the hospital a referral names, by the route that the referral is. */
function atHospital(
  visit: VisitFacts,
  best: Right,
  rights: readonly Right[],
  { on, steps, valid }: Situation,
  book: RuleBook,
): CoverageDecision {
  const state = paperStateOn(visit, on)
  const paperRule = book.rule(paperRuleId(visit), on)
  const paper = state !== 'NONE' && paperRule ? [step(paperRule, texts.paper(visit), texts.paperEffects[state])] : []
  const registered = rights.some(right => right.card.registeredFacilityCode === visit.toFacilityCode)
  const route = routeOf({ registered, paper: state, urgency: visit.urgency })
  const routeRule = route && book.rule(route, on)
  if (!route || !routeRule) {
    const unknown = step(law(book, 'HUB-5', on), texts.routeFacts[state], texts.effects.percentUnknown)
    const said = texts.routeUnknown[state]
    const all = [...steps, ...paper, unknown]
    return { outcome: 'COULD_NOT_CHECK', reason: 'ROUTE_UNKNOWN', ...said, steps: all, asOf: best.card.asOf }
  }
  const percent = (best.objectCode.percent * Number(routeRule.value)) / 100
  const byPaper = route === 'VC-1.3'
  const visitStep = step(routeRule, texts.visitFacts[route], texts.visitPercent(percent))
  const until = byPaper ? earlier(best.card.validTo, paperDay(visit)) : best.card.validTo
  const all = [...steps, ...(byPaper ? paper : []), visitStep]
  return covered(best, percent, until, all, warningsOf(best, valid, rights))
}

function earlier(a: LocalDate | null, b: LocalDate | null): LocalDate | null {
  return a === null || (b !== null && b < a) ? b : a
}

/** Why a card does not pay; the first that fits a card of the person is the reason given. */
const refusals = {
  SUSPENDED: { reason: 'CARD_SUSPENDED', ruleId: 'HUB-2' },
  NOT_STARTED: { reason: 'CARD_NOT_STARTED', ruleId: 'HUB-1' },
  ENDED: { reason: 'CARD_ENDED', ruleId: 'HUB-1' },
  CANCELLED: { reason: 'CARD_CANCELLED', ruleId: 'HUB-2' },
} as const satisfies Record<Exclude<CardState, 'VALID'>, { reason: NotCoveredReason; ruleId: RuleId }>

const refusalOrder = Object.keys(refusals) as (keyof typeof refusals)[]

function notCovered({ cards, on }: CoverageFacts, book: RuleBook): CoverageDecision {
  const refused = refusalOrder.flatMap(state =>
    cards
      .filter(card => cardStateOn(card, on) === state)
      .toSorted(byCard)
      .map(card => ({ card, ...refusals[state] })),
  )
  const [first] = refused
  if (!first) {
    const read = step(law(book, 'HUB-3', on), texts.registerEmpty, texts.effects.noCard)
    return { outcome: 'NOT_COVERED', reason: 'NO_CARD', message: texts.noCard, steps: [read], asOf: null }
  }
  const steps = refused.map(({ card, reason, ruleId }) =>
    step(law(book, ruleId, on), texts.cardPeriod(card, on), texts.refusalEffects[reason]),
  )
  const { card, reason } = first
  return { outcome: 'NOT_COVERED', reason, message: texts.refusalMessages[reason](card), steps, asOf: card.asOf }
}

function objectCodeUnknown(
  first: CardFacts,
  valid: readonly CardFacts[],
  on: LocalDate,
  book: RuleBook,
): CoverageDecision {
  const period = step(law(book, 'HUB-1', on), texts.cardPeriod(first, on), texts.effects.cardPays)
  const unread = valid.map(card =>
    step(law(book, 'HUB-4', on), texts.codeNotInTable(card.objectCode, on), texts.effects.percentUnknown),
  )
  return {
    outcome: 'COULD_NOT_CHECK',
    reason: 'OBJECT_CODE_UNKNOWN',
    message: texts.codeUnknown.message,
    nextStep: texts.codeUnknown.nextStep,
    steps: [period, ...unread],
    asOf: first.asOf,
  }
}

/** A rule that the tables always hold: without it there is no answer to give. */
function law(book: RuleBook, id: RuleId, on: LocalDate): BenefitRule {
  const rule = book.rule(id, on)
  if (!rule) throw new Error(`The rule table holds no ${id} for ${on}`)
  return rule
}

function step({ ruleId, validFrom, legalBasis }: BenefitRule, fact: Bilingual, effect: Bilingual): CoverageStep {
  return { ruleId, version: validFrom, fact, legalBasis, effect }
}
