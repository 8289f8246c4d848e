import type { Bilingual } from '../../../kit/vn/types.js'
import type { LocalDate } from '../../../kit/vn/working-days.js'
import type { CardState } from '../card/card.rules.js'
import type { RuleId } from '../rules/benefit-rule.rules.js'
import { isSure } from '../rules/confidence.rules.js'
import { law, type RuleBook } from '../rules/rule-book.rules.js'
import { byCard, cardPeriodOn, explainRight, type Right, rightsOf, validCards } from './card-right.rules.js'
import * as texts from './card-text.rules.js'
import {
  type CoverageAnswer,
  type CoverageDecision,
  type CoverageStep,
  type Findings,
  rounded,
  step,
} from './decision.rules.js'
import type { CardFacts, CoverageFacts } from './facts.rules.js'
import { fullPayment } from './full-payment.rules.js'
import { outcomeOfVisit } from './visit.rules.js'
import { notPaid, ruleUnsure } from './visit-text.rules.js'
import { changesThatGiveMore } from './what-would-change.rules.js'

// The order of evaluation: ① a card that is good on the day ② the base percent of its object code ③ of all rows of the law
// that fit the visit the most favourable one ④ base × visit ⑤ what is paid whole: listed primary care, small bills, the cap.

/** Whether the insurance pays, how much, why, and what would give more. Reads no clock and no database. */
export function decideCoverage(facts: CoverageFacts, book: RuleBook): CoverageDecision {
  const answer = answerCoverage(facts, book)
  return { ...answer, whatWouldChange: whatWouldChange(facts, answer, book) }
}

/** Which single changed fact would give more; it runs the decision again for each, so ask only when it is wanted. */
export function whatWouldChange(facts: CoverageFacts, answer: CoverageAnswer, book: RuleBook) {
  return changesThatGiveMore(facts, answer, answerCoverage, book)
}

/** The decision for the facts as they are. */
export function answerCoverage(facts: CoverageFacts, book: RuleBook): CoverageAnswer {
  const answer = judged(facts, book)
  return { ...answer, warnings: [...answer.warnings, ...doubts(answer.steps, facts.on, book)] }
}

/** A rule that the tables are not sure of is said, each once. */
function doubts(steps: readonly CoverageStep[], on: LocalDate, book: RuleBook): Bilingual[] {
  const unsure = steps.flatMap(({ ruleId, version }) => {
    const rule = book.ruleSince(ruleId, version)
    return rule && !isSure(rule, on) ? [ruleId] : []
  })
  return [...new Set(unsure)].map(ruleUnsure)
}

function judged(facts: CoverageFacts, book: RuleBook): CoverageAnswer {
  const valid = validCards(facts, book)
  const [firstValid] = valid
  if (!firstValid) return noCardPays(facts, book)
  const [best, ...others] = rightsOf(facts, book)
  if (!best) return objectCodeUnknown(firstValid, valid, facts.on, book)
  const rights = [best, ...others] as const
  const right = explainRight(best, rights, facts, book)
  return shownLate(best, right, facts, book) ?? paid(rights, right, facts, book)
}

function paid(rights: readonly [Right, ...Right[]], right: Findings, facts: CoverageFacts, book: RuleBook): CoverageAnswer {
  const [best] = rights
  const { asOf } = best.card
  const visit = facts.visit ? outcomeOfVisit(facts.visit, rights, facts, book) : registeredVisit(best)
  const found = joined(right, visit)
  if (visit.percent === null) {
    const { message, nextStep } = visit
    return { outcome: 'COULD_NOT_CHECK', reason: 'ROUTE_UNKNOWN', message, nextStep, ...found, asOf }
  }
  const full = fullPayment(visit, rights, facts, book)
  const all = joined(found, full)
  const percent = rounded(full.percent ?? visit.percent)
  if (percent === 0) return { outcome: 'NOT_COVERED', reason: 'VISIT_NOT_PAID', message: notPaid, ...all, asOf }
  return { outcome: 'COVERED', percent, validUntil: earlier(best.until, visit.paperUntil), ...all, asOf }
}

/** Without a visit the question is the right-order one at the registered place. */
function registeredVisit({ percent }: Right) {
  return { percent, selfReferred: false, paperUntil: null, steps: [], warnings: [] }
}

function joined(a: Findings, b: Findings): Findings {
  return { steps: [...a.steps, ...b.steps], warnings: [...a.warnings, ...b.warnings] }
}

function earlier(a: LocalDate | null, b: LocalDate | null): LocalDate | null {
  return a === null || (b !== null && b < a) ? b : a
}

/** A card shown late pays from then on; an emergency may show it to the end of the episode (Luật BHYT Đ28). */
function shownLate({ card }: Right, right: Findings, { on, visit }: CoverageFacts, book: RuleBook): CoverageAnswer | undefined {
  const rule = book.rule('CV-10', on)
  if (!rule || !visit?.cardShownOn || visit.cardShownOn <= on || visit.circumstances.includes('EMERGENCY')) return undefined
  const { fact, effect, message } = texts.shownLate
  const steps = [...right.steps, step(rule, fact, effect)]
  return { outcome: 'NOT_COVERED', reason: 'CARD_SHOWN_LATE', message, steps, warnings: right.warnings, asOf: card.asOf }
}

/** Why a card does not pay; the first that fits a card of the person is the reason given. */
const refusals = {
  SUSPENDED: { reason: 'CARD_SUSPENDED', ruleId: 'HUB-2' },
  NOT_STARTED: { reason: 'CARD_NOT_STARTED', ruleId: 'HUB-1' },
  ENDED: { reason: 'CARD_ENDED', ruleId: 'HUB-1' },
  CANCELLED: { reason: 'CARD_CANCELLED', ruleId: 'HUB-2' },
} as const satisfies Record<Exclude<CardState, 'VALID'>, { reason: texts.CardReason; ruleId: RuleId }>

const refusalOrder = Object.keys(refusals) as (keyof typeof refusals)[]

function noCardPays(facts: CoverageFacts, book: RuleBook): CoverageAnswer {
  const { cards, on } = facts
  const refused = refusalOrder.flatMap(state =>
    cards
      .filter(card => cardPeriodOn(card, facts, book).state === state)
      .toSorted(byCard)
      .map(card => ({ card, ...refusals[state] })),
  )
  const [first] = refused
  if (!first) {
    const read = step(law(book, 'HUB-3', on), texts.registerEmpty, texts.effects.noCard)
    return { outcome: 'NOT_COVERED', reason: 'NO_CARD', message: texts.noCard, steps: [read], warnings: [], asOf: null }
  }
  const steps = refused.map(({ card, reason, ruleId }) =>
    step(law(book, ruleId, on), texts.cardPeriod(card, on), texts.refusalEffects[reason]),
  )
  const { card, reason } = first
  const message = texts.refusalMessages[reason](card)
  return { outcome: 'NOT_COVERED', reason, message, steps, warnings: [], asOf: card.asOf }
}

function objectCodeUnknown(
  first: CardFacts,
  valid: readonly CardFacts[],
  on: LocalDate,
  book: RuleBook,
): CoverageAnswer {
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
    warnings: [],
    asOf: first.asOf,
  }
}
