import { diseaseLists, benefitRuleRows, objectCodeRows } from '../../reference.js'
import type { RuleId } from '../../rules/benefit-rule.rules.js'
import { ruleBook } from '../../rules/rule-book.rules.js'
import type { CouldNotCheckReason, NotCoveredReason } from '../decision.rules.js'
import type { CardFacts, Circumstance, CoverageFacts, PlaceFacts, RankFacts, VisitFacts } from '../facts.rules.js'

export const objectCodes = objectCodeRows()
export const book = ruleBook(objectCodes, benefitRuleRows(), diseaseLists())

/** Where it stands · what is asked · the facts · percent or reason · a rule that the answer must name. */
export type Case = readonly [
  law: string,
  says: string,
  facts: CoverageFacts,
  gives: number | NotCoveredReason | CouldNotCheckReason,
  by?: RuleId,
]

export const aCard = (objectCode: string, more: Partial<CardFacts> = {}): CardFacts => ({
  objectCode,
  printedLevel: 4,
  registeredFacilityCode: '52010',
  validFrom: '2014-01-01',
  validTo: null,
  status: 'ACTIVE',
  fiveYearOn: null,
  asOf: new Date('2026-11-01T00:00:00Z'),
  ...more,
})

/** The card at the registered place. */
export const atHome = (objectCode: string, on: string, more: Partial<CoverageFacts> = {}): CoverageFacts => ({
  on,
  cards: [aCard(objectCode)],
  ...more,
})

export const rank = (level: RankFacts['level'], tier: RankFacts['tierBefore2025'], points: number | null = null): RankFacts => ({
  level,
  tierBefore2025: tier,
  points,
  provisional: false,
})

export const place = (ranked: RankFacts | null, listedPrimary: boolean | null = null): PlaceFacts => ({
  code: '52001',
  rank: ranked,
  listedPrimary,
})

export const central = place(rank('SPECIALISED', 'CENTRAL', 90))
export const province = place(rank('SPECIALISED', 'PROVINCE', 75))
export const district = place(rank('BASIC', 'DISTRICT', 55))
export const commune = place(rank('INITIAL', 'COMMUNE'))
export const basic = (points: number | null, tier: RankFacts['tierBefore2025'] = null) => place(rank('BASIC', tier, points))

/** Self-referred, as an outpatient, with nothing to show, unless said otherwise. */
export const aVisit = (where: PlaceFacts, more: Partial<VisitFacts> = {}): VisitFacts => ({
  place: where,
  setting: 'OUTPATIENT',
  paper: null,
  circumstances: [],
  diagnoses: ['K29.7'],
  ...more,
})

export const visiting = (
  objectCode: string,
  on: string,
  where: PlaceFacts,
  more: Partial<VisitFacts> = {},
  facts: Partial<CoverageFacts> = {},
): CoverageFacts => atHome(objectCode, on, { visit: aVisit(where, more), ...facts })

export const inpatient = { setting: 'INPATIENT' } as const
export const showing = (...circumstances: Circumstance[]) => ({ circumstances })
export const slip = (signedOn: string, validUntil: string) => ({ paper: { signedOn, validUntil } })
