import type { Language } from '../../../kit/errors.js'
import { fromGlobalId } from '../../../kit/id.js'
import type { HeldCards } from '../card/card.loaders.js'
import type { InsuranceContext } from '../context.js'
import { answerCoverage, whatWouldChange } from './coverage.rules.js'
import type { CoverageAnswer, CoverageDecision, CoverageStep } from './decision.rules.js'
import type { CoverageFacts, VisitFacts } from './facts.rules.js'

/** A visit before the rank of its place was looked up. */
export interface AskedVisit extends Omit<VisitFacts, 'place'> {
  readonly toFacilityCode: string
}

/** What the insurance pays at the registered place; null for a person the viewer may not see, or an id unknown. */
export async function coverageOf(ctx: InsuranceContext, residentId: string, on: string | null | undefined) {
  const key = fromGlobalId('Resident', residentId)
  if (!key) return null
  return answer(ctx, await ctx.load.cardsOfResident.load(key), on ?? ctx.today)
}

/**
 * What the insurance pays today at the hospital of a referral, by which facts. What is asked come from the sector that has already let
 * this viewer see the referral, so the field's rule asks for the role alone.
 */
export async function decideVisit(ctx: InsuranceContext, residentId: string, asked: AskedVisit) {
  const key = fromGlobalId('Resident', residentId)
  if (!key) return null
  const { toFacilityCode: code, ...rest } = asked
  const [held, rank] = await Promise.all([
    ctx.load.cardsOfReferred.load(key),
    ctx.load.rank.load({ code, on: ctx.today }),
  ])
  return decided(ctx, held, ctx.today, { ...rest, place: { code, rank, listedPrimary: null } })
}

function answer(ctx: InsuranceContext, held: HeldCards | undefined, on: string) {
  const found = decided(ctx, held, on)
  return found && toldAnswer(ctx, found.facts, found.answer)
}

function decided(ctx: InsuranceContext, held: HeldCards | undefined, on: string, visit?: VisitFacts) {
  if (!held) return null
  ctx.noteRead(held.personKey)
  const facts: CoverageFacts = { on, cards: held.cards, birthDate: held.cards[0]?.holderBirthDate, visit }
  return { facts, answer: answerCoverage(facts, ctx.book) }
}

/** A decision as it goes into an answer. */
export function toldAnswer(ctx: InsuranceContext, facts: CoverageFacts, decision: CoverageAnswer) {
  return {
    ...inWords(decision, ctx.language),
    asOf: decision.asOf ?? ctx.now,
    whatWouldChange: () => changesInWords(facts, decision, ctx),
  }
}

/** Worked out only where the caller asks for it: the decision runs again for every change. */
function changesInWords(facts: CoverageFacts, decision: CoverageAnswer, { book, language }: InsuranceContext) {
  return whatWouldChange(facts, decision, book).map(each => ({ ...each, text: each.text[language] }))
}

/** A kept decision in the caller's language; `at` is its age where it rests on no card. */
export function keptInWords(decision: CoverageDecision, at: Date, language: Language) {
  const whatWouldChange = decision.whatWouldChange.map(each => ({ ...each, text: each.text[language] }))
  return { ...inWords(decision, language), asOf: decision.asOf ?? at, whatWouldChange }
}

/** The decision in the caller's language. */
export function inWords(decision: CoverageAnswer, language: Language) {
  const steps = decision.steps.map((each: CoverageStep) => ({
    ...each,
    fact: each.fact[language],
    effect: each.effect[language],
  }))
  const explained = { steps, warnings: decision.warnings.map(warning => warning[language]) }
  switch (decision.outcome) {
    case 'COVERED':
      return { ...decision, ...explained }
    case 'NOT_COVERED':
      return { ...decision, ...explained, message: decision.message[language] }
    case 'COULD_NOT_CHECK':
      return { ...decision, ...explained, message: decision.message[language], nextStep: decision.nextStep[language] }
  }
}
