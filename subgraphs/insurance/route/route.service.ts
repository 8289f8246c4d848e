import { HubError } from '../../../kit/errors.js'
import { fromGlobalId } from '../../../kit/id.js'
import { icd10 } from '../../../kit/vn/icd-pattern.js'
import type { InsuranceContext } from '../context.js'
import { toldAnswer } from '../coverage/coverage.service.js'
import type { RankFacts } from '../coverage/facts.rules.js'
import { type Comparison, type PlaceRows, routesAt } from './route.rules.js'

export interface AskedRoutes {
  readonly resident: string
  readonly healthFacilities: readonly string[]
  readonly on: string | null | undefined
  readonly diagnosis: string | null | undefined
}

const mostPlaces = 20

/** One person at several hospitals by every route; null for a person the viewer may not see, or an id unknown. */
export async function coverageByRoute(ctx: InsuranceContext, asked: AskedRoutes) {
  const codes = placesAsked(asked.healthFacilities)
  const diagnoses = diagnosesAsked(asked.diagnosis)
  const key = fromGlobalId('Resident', asked.resident)
  if (!key) return null
  const on = asked.on ?? ctx.today
  const [held, ranks] = await Promise.all([
    ctx.load.cardsOfResident.load(key),
    Promise.all(codes.map(async code => ({ code, rank: await ctx.load.rank.load({ code, on }) }))),
  ])
  if (!held) return null
  ctx.noteRead(held.personKey)
  const comparison: Comparison = { on, cards: held.cards, birthDate: held.cards[0]?.holderBirthDate, diagnoses }
  return { on, places: ranks.map(place => toldPlace(ctx, routesAt(place, comparison, ctx.book))) }
}

function placesAsked(codes: readonly string[]): string[] {
  const distinct = [...new Set(codes)]
  if (distinct.length === 0 || codes.length > mostPlaces) refuse(`Give 1 to ${mostPlaces} hospitals.`)
  if (!distinct.every(code => /^\d{5}$/.test(code))) refuse('The code of a hospital has 5 digits.')
  return distinct
}

function diagnosesAsked(diagnosis: string | null | undefined): string[] {
  if (!diagnosis) return []
  return icd10.test(diagnosis) ? [diagnosis] : refuse('A diagnosis is an ICD-10 code, such as I10 or E11.9.')
}

function refuse(message: string): never {
  throw new HubError('BAD_USER_INPUT', { message })
}

function toldPlace(ctx: InsuranceContext, { code, rank, rows, best }: PlaceRows) {
  return {
    healthFacilityCode: code,
    rank: rank && toldRank(rank),
    routes: rows.map(({ route, facts, answer }) => ({ route, answer: toldAnswer(ctx, facts, answer) })),
    best,
  }
}

function toldRank({ tierBefore2025: formerTier, ...rank }: RankFacts) {
  return { ...rank, formerTier }
}
