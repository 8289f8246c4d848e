import { addDays, type LocalDate } from '../../../kit/vn/working-days.js'
import { cardDateRules, disagreement } from '../card/card-dates.rules.js'
import { type CardState, cardStateOn } from '../card/card.rules.js'
import type { BenefitRule } from '../rules/benefit-rule.rules.js'
import type { ObjectCode } from '../rules/object-code.rules.js'
import { baseRule, law, type RuleBook } from '../rules/rule-book.rules.js'
import { type CoverageStep, type Findings, step } from './decision.rules.js'
import * as texts from './card-text.rules.js'
import type { CardFacts, CoverageFacts } from './facts.rules.js'

// Terms
//   right   quyền lợi: a card that pays on the day, with what its object code gives
//   grace   a card that ended within a running episode pays on for at most 15 days (NĐ 188 Đ50 k4)

export interface Right {
  readonly card: CardFacts
  readonly objectCode: ObjectCode
  readonly rule: BenefitRule
  /** Before any visit: percent of the cost in scope. */
  readonly percent: number
  /** The last day on which it pays; null when open. */
  readonly until: LocalDate | null
  /** It pays to that day only because an episode runs. */
  readonly byGrace: boolean
}

const graceDays = 15

interface Period {
  readonly state: CardState
  readonly until: LocalDate | null
  readonly byGrace: boolean
}

/** How a card stands on a day, a running episode counted in. */
export function cardPeriodOn(card: CardFacts, { on, visit }: CoverageFacts, book: RuleBook): Period {
  const state = cardStateOn(card, on)
  const plain = { state, until: card.validTo, byGrace: false }
  const { admittedOn, dischargedOn } = visit ?? {}
  if (!card.validTo || !admittedOn || card.status !== 'ACTIVE') return plain
  if (admittedOn < card.validFrom || card.validTo < admittedOn) return plain
  const longest = addDays(card.validTo, graceDays)
  const until = dischargedOn && dischargedOn < longest ? dischargedOn : longest
  if (until <= card.validTo || on > until || !book.rule('CV-9', laterOf(on, addDays(card.validTo, 1)))) return plain
  return { state: 'VALID', until, byGrace: true }
}

/** Every card that pays on the day, the best first. */
export function rightsOf(facts: CoverageFacts, book: RuleBook): Right[] {
  return validCards(facts, book)
    .flatMap(card => rightOf(card, facts, book))
    .toSorted(bestFirst)
}

export function validCards(facts: CoverageFacts, book: RuleBook): CardFacts[] {
  return facts.cards.filter(card => cardPeriodOn(card, facts, book).state === 'VALID').toSorted(byCard)
}

function rightOf(card: CardFacts, facts: CoverageFacts, book: RuleBook): Right[] {
  const objectCode = book.objectCode(card.objectCode, facts.on)
  const ofCode = objectCode && baseRule(book, objectCode, facts.on)
  if (!objectCode || !ofCode) return []
  const wound = facts.visit?.circumstances.includes('WOUND_RELAPSE') ? book.rule('BP-8', facts.on) : undefined
  const rule = wound ?? ofCode
  return [{ card, objectCode, rule, percent: Number(rule.value ?? objectCode.percent), ...periodOf(card, facts, book) }]
}

function periodOf(card: CardFacts, facts: CoverageFacts, book: RuleBook) {
  const { until, byGrace } = cardPeriodOn(card, facts, book)
  return { until, byGrace }
}

/** Of several groups the one that gives most (Luật BHYT Đ22 k2); among equals the card that lasts longest. */
function bestFirst(a: Right, b: Right): number {
  return b.percent - a.percent || byCard(a.card, b.card)
}

/** An order that depends on nothing but the facts, so that the same cards give the same words. */
export function byCard(a: CardFacts, b: CardFacts): number {
  const key = ({ validTo, objectCode, validFrom, printedLevel, registeredFacilityCode, asOf }: CardFacts) =>
    [validTo ?? '9999-12-31', objectCode, validFrom, printedLevel, registeredFacilityCode, asOf.toISOString()].join(' ')
  return key(a) < key(b) ? 1 : key(a) > key(b) ? -1 : 0
}

/** Which card pays, by what, until when, and what is odd about it. */
export function explainRight(best: Right, rights: readonly Right[], facts: CoverageFacts, book: RuleBook): Findings {
  const { on } = facts
  const { card, objectCode, rule, percent } = best
  const unread = validCards(facts, book).filter(each => !rights.some(right => right.card === each))
  const dates = dateFindings(card, facts, book)
  const split = splitOf(best, facts, book)
  const several = rights.length > 1 ? [step(law(book, 'BP-9', on), texts.severalCards(rights.length), texts.effects.highestTaken)] : []
  const base = rule.ruleId === 'BP-8' ? texts.woundTreated : texts.levelOf(objectCode, on)
  return {
    steps: [
      step(law(book, 'HUB-1', on), texts.cardPeriod(card, on), texts.effects.cardPays),
      ...graceSteps(best, facts, book),
      ...dates.steps,
      ...several,
      step(rule, base, texts.basePercent(percent)),
      ...split.steps,
    ],
    warnings: [
      ...(card.printedLevel === objectCode.level ? [] : [texts.printedLevelLags(card.printedLevel, objectCode.level)]),
      ...(objectCode.confidence === 'LOW' ? [texts.codeUnsure(objectCode.code)] : []),
      ...unread.map(each => texts.codeLeftOut(each.objectCode)),
      ...dates.warnings,
      ...split.warnings,
    ],
  }
}

function graceSteps({ card, until, byGrace }: Right, { on }: CoverageFacts, book: RuleBook): CoverageStep[] {
  if (!byGrace || !card.validTo || !until) return []
  const rule = law(book, 'CV-9', laterOf(on, addDays(card.validTo, 1)))
  return [step(rule, texts.endsInEpisode(card.validTo), texts.paidUntil(until))]
}

const laterOf = (a: LocalDate, b: LocalDate) => (a < b ? b : a)

/** The card's own dates against what its grounds give, where the asker has these. */
function dateFindings(card: CardFacts, { birthDate = null }: CoverageFacts, book: RuleBook): Findings {
  const checked = cardDateRules.flatMap(({ ruleId, codes, expected }) => {
    const rule = codes(card.objectCode) ? book.rule(ruleId, card.validFrom) : undefined
    const found = rule && expected(card, card.grounds ?? {}, birthDate)
    return rule && found ? [{ rule, wrong: disagreement(card, found) }] : []
  })
  const odd = checked.flatMap(({ rule, wrong }) => (wrong === undefined ? [] : [{ rule, wrong }]))
  const told = checked.map(({ rule, wrong }) =>
    step(rule, texts.datesChecked, wrong === undefined ? texts.effects.datesFit : texts.effects.datesDiffer),
  )
  return { steps: told, warnings: odd.map(({ rule, wrong }) => texts.dateDiffers(rule.ruleId, wrong)) }
}

/** A right that changed since the admission counts only from the day of the change. */
function splitOf(best: Right, facts: CoverageFacts, book: RuleBook): Findings {
  const { admittedOn } = facts.visit ?? {}
  if (!admittedOn || admittedOn >= facts.on) return { steps: [], warnings: [] }
  const [then] = rightsOf({ ...facts, on: admittedOn }, book)
  const rule = book.rule('BP-10', facts.on)
  if (!then || !rule || then.percent === best.percent) return { steps: [], warnings: [] }
  const fact = texts.rightChanged(admittedOn, then.percent, best.percent)
  return { steps: [step(rule, fact, texts.effects.splitByDay)], warnings: [texts.splitEpisode] }
}
