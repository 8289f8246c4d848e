import { addDays, type LocalDate } from '../../../kit/vn/working-days.js'
import type { Bilingual } from '../../../kit/vn/types.js'
import { type CardState, cardStateOn } from '../card/card.rules.js'
import { answerCoverage } from '../coverage/coverage.rules.js'
import type { CoverageAnswer } from '../coverage/decision.rules.js'
import type { CardFacts, CoverageFacts, VisitFacts } from '../coverage/facts.rules.js'
import { type PaperState, paperStateOn } from '../coverage/paper.rules.js'
import { rulesInUse } from '../rules/benefit-rule.rules.js'
import type { RuleBook } from '../rules/rule-book.rules.js'
import * as texts from './since-text.rules.js'

// Terms
//   then, now   the answer kept when the referral was issued, and that of today
//   part        in what the two answers differ
//   cause       a fact that is another one now, and without which today's answer would be another

export const changedParts = ['OUTCOME', 'PERCENT', 'VALID_UNTIL', 'REASON'] as const
export type ChangedPart = (typeof changedParts)[number]

export const causeKinds = [
  'CARD_NEW',
  'CARD_REMOVED',
  'CARD_STARTED',
  'CARD_ENDED',
  'CARD_SUSPENDED',
  'CARD_CANCELLED',
  'CARD_RESTORED',
  'CARD_DATES',
  'REGISTERED_PLACE',
  'PAPER_SIGNED',
  'PAPER_ENDED',
  'PAPER_DATES',
  'HOSPITAL',
  'HOSPITAL_RANK',
  'DIAGNOSES',
  'URGENCY',
  'LAW',
  'OTHER',
] as const
export type CauseKind = (typeof causeKinds)[number]

export interface Decided {
  readonly facts: CoverageFacts
  readonly answer: CoverageAnswer
}

export interface Cause {
  readonly kind: CauseKind
  readonly text: Bilingual
}

export interface Since {
  readonly parts: readonly ChangedPart[]
  readonly causes: readonly Cause[]
  readonly text: Bilingual
}

/** A fact that is another one now; undone, the facts of today are what they would be without it. */
interface Changed extends Cause {
  undo(now: CoverageFacts): CoverageFacts
}

/** In what today's answer differs from the kept one, and by which facts. */
export function changedSince(then: Decided, now: Decided, book: RuleBook): Since {
  const parts = partsOf(then.answer, now.answer)
  const causes = parts.length === 0 ? [] : causesOf(then, now, book)
  return { parts, causes, text: texts.sentence(then.answer, now.answer, parts.length > 0, causes.map(({ text }) => text)) }
}

function partsOf(then: CoverageAnswer, now: CoverageAnswer): ChangedPart[] {
  if (then.outcome !== now.outcome) return ['OUTCOME']
  if (then.outcome === 'COVERED' && now.outcome === 'COVERED') {
    const percent: ChangedPart[] = then.percent === now.percent ? [] : ['PERCENT']
    return then.validUntil === now.validUntil ? percent : [...percent, 'VALID_UNTIL']
  }
  return reasonOf(then) === reasonOf(now) ? [] : ['REASON']
}

const reasonOf = (answer: CoverageAnswer) => (answer.outcome === 'COVERED' ? null : answer.reason)

/** The changed facts that matter alone; what is left of the difference without any of them came with the law or the day. */
function causesOf(then: Decided, now: Decided, book: RuleBook): Cause[] {
  const changed = [...cardsChanged(then.facts, now.facts), ...visitChanged(then.facts, now.facts)]
  const without = (some: readonly Changed[]) =>
    answerCoverage(some.reduce((facts, { undo }) => undo(facts), now.facts), book)
  const alone = changed.filter(each => partsOf(without([each]), now.answer).length > 0)
  const left = partsOf(then.answer, without(changed)).filter(part => part !== 'VALID_UNTIL')
  const byDay = left.length > 0 ? [lawChanged(then, now, book) ?? { kind: 'OTHER' as const, text: texts.other }] : []
  const found = [...(alone.length === 0 && byDay.length === 0 ? changed : alone), ...byDay]
  return found.length > 0 ? found.map(({ kind, text }) => ({ kind, text })) : [{ kind: 'OTHER', text: texts.other }]
}

/** The same card of the register, whatever was corrected in it since. */
const sameCard = (a: CardFacts) => (b: CardFacts) => a.objectCode === b.objectCode && a.validFrom === b.validFrom

function cardsChanged(then: CoverageFacts, now: CoverageFacts): Changed[] {
  const gone = then.cards.filter(card => !now.cards.some(sameCard(card)))
  const removed = gone.map((card): Changed => ({
    kind: 'CARD_REMOVED',
    text: texts.cardRemoved(card),
    undo: facts => ({ ...facts, cards: [...facts.cards, asIn(card, cardStateOn(card, then.on), facts.on)] }),
  }))
  return [...now.cards.flatMap(card => cardChanged(card, then, now)), ...removed]
}

const kindByState = {
  ENDED: 'CARD_ENDED',
  SUSPENDED: 'CARD_SUSPENDED',
  CANCELLED: 'CARD_CANCELLED',
  NOT_STARTED: 'CARD_DATES',
} as const satisfies Record<Exclude<CardState, 'VALID'>, CauseKind>

function cardChanged(card: CardFacts, then: CoverageFacts, now: CoverageFacts): Changed[] {
  const before = then.cards.find(sameCard(card))
  if (!before) return [{ kind: 'CARD_NEW', text: texts.cardNew(card), undo: withCard(card, []) }]
  const [stateThen, stateNow] = [cardStateOn(before, then.on), cardStateOn(card, now.on)]
  if (stateThen !== stateNow) {
    const kind = stateNow !== 'VALID' ? kindByState[stateNow] : stateThen === 'NOT_STARTED' ? 'CARD_STARTED' : 'CARD_RESTORED'
    return [{ kind, text: texts.cardStates[kind](card), undo: withCard(card, [asIn(before, stateThen, now.on)]) }]
  }
  const found: Changed[] = []
  if (before.validTo !== card.validTo) {
    found.push({ kind: 'CARD_DATES', text: texts.cardStates.CARD_DATES(card), undo: withCard(card, [{ ...card, validTo: before.validTo }]) })
  }
  const { registeredFacilityCode } = before
  if (registeredFacilityCode !== card.registeredFacilityCode) {
    const text = texts.registeredPlace(registeredFacilityCode, card.registeredFacilityCode)
    found.push({ kind: 'REGISTERED_PLACE', text, undo: withCard(card, [{ ...card, registeredFacilityCode }]) })
  }
  return found
}

const withCard = (card: CardFacts, instead: readonly CardFacts[]) => (facts: CoverageFacts): CoverageFacts => ({
  ...facts,
  cards: facts.cards.flatMap(each => (sameCard(card)(each) ? instead : [each])),
})

/** A card as it would be, did it stand on a day as it stood before. */
function asIn(card: CardFacts, state: CardState, on: LocalDate): CardFacts {
  switch (state) {
    case 'VALID':
      return { ...card, status: 'ACTIVE', validTo: card.validTo && card.validTo < on ? on : card.validTo }
    case 'ENDED':
      return { ...card, validTo: addDays(on, -1) }
    case 'NOT_STARTED':
      return { ...card, validFrom: addDays(on, 1) }
    case 'SUSPENDED':
    case 'CANCELLED':
      return { ...card, status: state }
  }
}

function visitChanged(then: CoverageFacts, now: CoverageFacts): Changed[] {
  const [before, visit] = [then.visit, now.visit]
  if (!before || !visit) return []
  const put = (part: Partial<VisitFacts>) => (facts: CoverageFacts): CoverageFacts =>
    facts.visit ? { ...facts, visit: { ...facts.visit, ...part } } : facts
  const differ = (a: unknown, b: unknown) => JSON.stringify(a) !== JSON.stringify(b)
  const found: Changed[] = [...paperChanged(before, visit, then.on, now.on, put)]
  if (before.place.code !== visit.place.code) {
    found.push({ kind: 'HOSPITAL', text: texts.hospital(before.place.code, visit.place.code), undo: put({ place: before.place }) })
  } else if (differ(rankOf(before), rankOf(visit))) {
    const text = texts.hospitalRank(before.place.rank, visit.place.rank)
    found.push({ kind: 'HOSPITAL_RANK', text, undo: put({ place: before.place }) })
  }
  if (differ(before.diagnoses, visit.diagnoses)) {
    found.push({ kind: 'DIAGNOSES', text: texts.diagnoses, undo: put({ diagnoses: before.diagnoses }) })
  }
  if (differ(before.circumstances, visit.circumstances)) {
    found.push({ kind: 'URGENCY', text: texts.urgency, undo: put({ circumstances: before.circumstances }) })
  }
  return found
}

/** Kept and read rows name their fields in different orders. */
function rankOf({ place: { rank } }: VisitFacts) {
  return rank && [rank.level, rank.points, rank.tierBefore2025, rank.provisional]
}

type Put = (part: Partial<VisitFacts>) => (facts: CoverageFacts) => CoverageFacts

function paperChanged(before: VisitFacts, visit: VisitFacts, thenOn: LocalDate, on: LocalDate, put: Put): Changed[] {
  const [stateThen, stateNow] = [paperStateOn(before.paper, thenOn), paperStateOn(visit.paper, on)]
  if (stateThen !== stateNow) {
    const kind = stateNow === 'ENDED' ? 'PAPER_ENDED' : stateNow === 'VALID' ? 'PAPER_SIGNED' : 'PAPER_DATES'
    return [{ kind, text: texts.paper[kind](visit.paper), undo: put({ paper: paperIn(stateThen, visit.paper, on) }) }]
  }
  if (!before.paper || before.paper.validUntil === (visit.paper?.validUntil ?? null)) return []
  return [{ kind: 'PAPER_DATES', text: texts.paper.PAPER_DATES(visit.paper), undo: put({ paper: before.paper }) }]
}

function paperIn(state: PaperState, paper: VisitFacts['paper'], on: LocalDate): VisitFacts['paper'] {
  if (state === 'VALID') return { signedOn: paper?.signedOn ?? on, validUntil: on }
  if (state === 'ENDED') return { signedOn: addDays(on, -1), validUntil: addDays(on, -1) }
  return state === 'UNSIGNED' ? { signedOn: null, validUntil: null } : null
}

/** The rules that are read by the day asked about; the others go by the day of a paper or of a card. */
const byDay = /^(BP|VC|RO|EM|OON|FP)-/

/** A rule of the kept answer, or the row of an object code, whose wording is another one today. */
function lawChanged(then: Decided, now: Decided, book: RuleBook): Cause | undefined {
  const told = then.answer.steps.filter(({ ruleId }) => byDay.test(ruleId))
  for (const { ruleId, version } of told) {
    const id = rulesInUse.find(each => each === ruleId)
    const today = id && book.rule(id, now.facts.on)
    if (id && today?.validFrom !== version) return { kind: 'LAW', text: texts.law(id, today?.validFrom ?? null) }
  }
  for (const { objectCode } of then.facts.cards) {
    const [before, today] = [book.objectCode(objectCode, then.facts.on), book.objectCode(objectCode, now.facts.on)]
    if (before?.percent !== today?.percent) return { kind: 'LAW', text: texts.lawOfCode(objectCode, before?.percent, today?.percent) }
  }
  return undefined
}
