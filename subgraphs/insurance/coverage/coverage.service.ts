import type { Language } from '../../../kit/errors.js'
import { fromGlobalId } from '../../../kit/id.js'
import type { HeldCards } from '../card/card.loaders.js'
import type { InsuranceContext } from '../context.js'
import { type CoverageDecision, type CoverageStep, decideCoverage } from './coverage.rules.js'
import type { VisitFacts } from './route.rules.js'

/** What the insurance pays at the registered place; null for a person the viewer may not see, or an id unknown. */
export async function coverageOf(ctx: InsuranceContext, residentId: string, on: string | null | undefined) {
  const key = fromGlobalId('Resident', residentId)
  if (!key) return null
  return answer(ctx, await ctx.load.cardsOfResident.load(key), on ?? ctx.today)
}

/**
 * What the insurance pays today at the hospital of a referral. The facts come from the sector that has already let
 * this viewer see the referral, so the field's rule asks for the role alone.
 */
export async function coverageOfVisit(ctx: InsuranceContext, residentId: string, visit: VisitFacts) {
  const key = fromGlobalId('Resident', residentId)
  if (!key) return null
  return answer(ctx, await ctx.load.cardsOfReferred.load(key), ctx.today, visit)
}

function answer(ctx: InsuranceContext, held: HeldCards | undefined, on: string, visit?: VisitFacts) {
  if (!held) return null
  ctx.noteRead(held.personKey)
  const decision = decideCoverage({ on, cards: held.cards, visit }, ctx.book)
  return { ...inWords(decision, ctx.language), asOf: decision.asOf ?? ctx.now }
}

/** The decision in the caller's language. */
function inWords(decision: CoverageDecision, language: Language) {
  const steps = decision.steps.map((each: CoverageStep) => ({
    ...each,
    fact: each.fact[language],
    effect: each.effect[language],
  }))
  switch (decision.outcome) {
    case 'COVERED':
      return { ...decision, steps, warnings: decision.warnings.map(warning => warning[language]) }
    case 'NOT_COVERED':
      return { ...decision, steps, message: decision.message[language] }
    case 'COULD_NOT_CHECK':
      return { ...decision, steps, message: decision.message[language], nextStep: decision.nextStep[language] }
  }
}
