import type { LocalDate } from '../../../kit/vn/working-days.js'
import type { RuleBook } from '../rules/rule-book.rules.js'
import { changeTexts } from './change-text.rules.js'
import type { ChangeKind, CoverageAnswer, CoverageChange } from './decision.rules.js'
import type { CardFacts, CoverageFacts, VisitFacts } from './facts.rules.js'

/** The same facts with one of them changed, where that can be done. */
interface Variant {
  readonly change: ChangeKind
  readonly facts: CoverageFacts
  readonly day?: LocalDate
}

type Decide = (facts: CoverageFacts, book: RuleBook) => CoverageAnswer

const percentOf = (answer: CoverageAnswer) => (answer.outcome === 'COVERED' ? answer.percent : 0)

/** The engine runs again for each of a closed list of single changes; only those that give more are told. */
export function changesThatGiveMore(facts: CoverageFacts, answer: CoverageAnswer, decide: Decide, book: RuleBook): CoverageChange[] {
  const now = percentOf(answer)
  if (now === 100) return []
  const variants = [...ofVisit(facts), ...ofCards(facts), ...ofDays(facts, book)]
  const better: CoverageChange[] = []
  for (const variant of variants) {
    // Of several days or places of one kind the first that gives more.
    if (!better.some(({ change }) => change === variant.change)) better.push(...told(variant, now, decide, book))
  }
  return better
}

function told({ change, facts, day }: Variant, now: number, decide: Decide, book: RuleBook): CoverageChange[] {
  const percent = percentOf(decide(facts, book))
  return percent > now ? [{ change, percent, text: changeTexts[change](day ?? facts.on) }] : []
}

function ofVisit(facts: CoverageFacts): Variant[] {
  const { visit, on } = facts
  if (!visit) return []
  const where = [...new Set(facts.cards.map(card => card.registeredFacilityCode))].toSorted()
  const changed = (change: ChangeKind, part: Partial<VisitFacts>): Variant => ({
    change,
    facts: { ...facts, visit: { ...visit, ...part } },
  })
  return [
    changed('WITH_SLIP', { paper: { signedOn: visit.admittedOn ?? on, validUntil: on } }),
    ...where.map(code => changed('AT_REGISTERED_PLACE', { place: { code, rank: null, listedPrimary: null } })),
    changed('AT_LISTED_PRIMARY', { place: listedPrimary }),
    ...(visit.setting === 'OUTPATIENT' ? [changed('AS_INPATIENT', { setting: 'INPATIENT' })] : []),
  ]
}

/** Some commune station: no code is that of a registered place. */
const listedPrimary: VisitFacts['place'] = {
  code: '',
  rank: { level: 'INITIAL', points: null, tierBefore2025: null, provisional: false },
  listedPrimary: true,
}

function ofCards(facts: CoverageFacts): Variant[] {
  const withCards = (change: ChangeKind, renew: (card: CardFacts) => CardFacts): Variant => ({
    change,
    facts: { ...facts, cards: facts.cards.map(renew) },
  })
  return [
    withCards('CARD_RENEWED', card => (card.validTo && card.validTo < facts.on ? { ...card, validTo: null } : card)),
    withCards('CARD_RELEASED', card => (card.status === 'SUSPENDED' ? { ...card, status: 'ACTIVE' } : card)),
  ]
}

/** The days on which a card or a rule begins, in order: the first that gives more is told. */
function ofDays(facts: CoverageFacts, book: RuleBook): Variant[] {
  const starts = facts.cards.map(card => card.validFrom).filter(day => day > facts.on)
  const days = [...new Set([...starts, ...book.changesAfter(facts.on)])].toSorted()
  return days.map(day => ({ change: 'AFTER_DATE', day, facts: { ...facts, on: day } }))
}
