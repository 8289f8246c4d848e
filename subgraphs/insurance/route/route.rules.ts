import { addWorkingDays, type LocalDate } from '../../../kit/vn/working-days.js'
import { answerCoverage } from '../coverage/coverage.rules.js'
import { type CoverageAnswer, step } from '../coverage/decision.rules.js'
import type { CoverageFacts, PaperFacts, RankFacts, VisitFacts } from '../coverage/facts.rules.js'
import { law, type RuleBook } from '../rules/rule-book.rules.js'
import * as texts from './route-text.rules.js'

// Terms
//   route   cách đến khám: by what right a person comes to a hospital; the hospital and the route together decide what is paid

export const coverageRoutes = [
  'REGISTERED_PLACE',
  'WITH_SLIP',
  'APPOINTMENT',
  'SELF_REFERRED_OUTPATIENT',
  'SELF_REFERRED_INPATIENT',
  'EMERGENCY',
  'CHANGED_STAY',
] as const
export type CoverageRoute = (typeof coverageRoutes)[number]

/** The person and the day; at which hospital and by which route is what is compared. */
export interface Comparison extends Pick<CoverageFacts, 'on' | 'cards' | 'birthDate'> {
  readonly diagnoses: readonly string[]
}

/** A hospital as it was ranked on the day; null when the hub was told of no such rank. */
export interface RankedPlace {
  readonly code: string
  readonly rank: RankFacts | null
}

export interface RouteRow {
  readonly route: CoverageRoute
  readonly facts: CoverageFacts
  readonly answer: CoverageAnswer
}

export interface PlaceRows extends RankedPlace {
  readonly rows: readonly RouteRow[]
  /** The route that pays most; null where none is known to pay. */
  readonly best: CoverageRoute | null
}

type Coming = Pick<VisitFacts, 'setting' | 'paper' | 'circumstances'>

const plain: Coming = { setting: null, paper: null, circumstances: [] }

/** Working days for which a transfer paper is good (TT 01/2025 Đ12 k1). */
const workingDaysOfSlip = 10
/** The calendar of dates ends with this year. */
const lastYear = '9999'

/** A transfer paper as it would be, were it signed on the day. */
export function slipOf(on: LocalDate): PaperFacts {
  return { signedOn: on, validUntil: on < lastYear ? addWorkingDays(on, workingDaysOfSlip) : on }
}

/** What the person comes with, by route. A paper, an appointment or an emergency pays the same for in- and outpatients. */
const coming: Readonly<Record<CoverageRoute, (on: LocalDate) => Coming>> = {
  REGISTERED_PLACE: () => plain,
  WITH_SLIP: on => ({ ...plain, paper: slipOf(on) }),
  APPOINTMENT: () => ({ ...plain, circumstances: ['APPOINTMENT'] }),
  SELF_REFERRED_OUTPATIENT: () => ({ ...plain, setting: 'OUTPATIENT' }),
  SELF_REFERRED_INPATIENT: () => ({ ...plain, setting: 'INPATIENT' }),
  EMERGENCY: () => ({ ...plain, circumstances: ['EMERGENCY'] }),
  CHANGED_STAY: () => ({ ...plain, circumstances: ['CHANGED_STAY'] }),
}

/** Among routes that pay the same the one that asks least; last those that nobody can choose. */
const leastAsked: readonly CoverageRoute[] = [
  'REGISTERED_PLACE',
  'SELF_REFERRED_OUTPATIENT',
  'SELF_REFERRED_INPATIENT',
  'WITH_SLIP',
  'APPOINTMENT',
  'CHANGED_STAY',
  'EMERGENCY',
]

/** The same person at one hospital by every route; the registered place is a route only where a card is registered. */
export function routesAt(place: RankedPlace, asked: Comparison, book: RuleBook): PlaceRows {
  const isRegistered = asked.cards.some(card => card.registeredFacilityCode === place.code)
  const routes = coverageRoutes.filter(route => route !== 'REGISTERED_PLACE' || isRegistered)
  // A code that a card names is known, whatever the copy of the register holds of it.
  const isKnown = place.rank !== null || isRegistered
  const rows = routes.map(route => rowOf(route, place, asked, book, isKnown))
  return { ...place, rows, best: bestOf(rows) }
}

function rowOf(route: CoverageRoute, place: RankedPlace, asked: Comparison, book: RuleBook, isKnown: boolean): RouteRow {
  const { on, cards, birthDate, diagnoses } = asked
  const visit: VisitFacts = { ...coming[route](on), place: { ...place, listedPrimary: null }, diagnoses }
  const facts = { on, cards, birthDate, visit }
  return { route, facts, answer: isKnown ? answerCoverage(facts, book) : placeUnknown(place.code, on, book) }
}

function placeUnknown(code: string, on: LocalDate, book: RuleBook): CoverageAnswer {
  const message = texts.placeUnknown(code, on)
  return {
    outcome: 'COULD_NOT_CHECK',
    reason: 'ROUTE_UNKNOWN',
    message,
    nextStep: texts.checkTheCode,
    steps: [step(law(book, 'HUB-5', on), message, texts.percentUnknown)],
    warnings: [],
    asOf: null,
  }
}

function bestOf(rows: readonly RouteRow[]): CoverageRoute | null {
  const paid = rows.flatMap(({ route, answer }) => (answer.outcome === 'COVERED' ? [{ route, percent: answer.percent }] : []))
  const [best] = paid.toSorted((a, b) => b.percent - a.percent || leastAsked.indexOf(a.route) - leastAsked.indexOf(b.route))
  return best?.route ?? null
}
