import { toGlobalId } from '../kit/id.js'
import { localDateOf } from '../kit/vn/working-days.js'
import { answerCoverage } from '../subgraphs/insurance/coverage/coverage.rules.js'
import type { CoverageAnswer } from '../subgraphs/insurance/coverage/decision.rules.js'
import type { CoverageFacts, VisitFacts } from '../subgraphs/insurance/coverage/facts.rules.js'
import type { RuleBook } from '../subgraphs/insurance/rules/rule-book.rules.js'
import { nextMoveOf } from '../subgraphs/referrals/referral/referral.rules.js'
import { type CardRow, type CareRow, pageSize, type ReferralRow } from './limit-sql.js'

/** The rows of some residents, by the key of the resident. */
export interface SectorRows {
  readonly referrals: ReadonlyMap<string, readonly ReferralRow[]>
  readonly cards: ReadonlyMap<string, readonly CardRow[]>
  readonly book: RuleBook
  readonly today: string
}

export function residentOf(row: CareRow, { referrals, cards, book, today }: SectorRows) {
  const known = cards.get(row.id) ?? []
  const birthDate = known[0]?.holderBirthDate
  const held = known.flatMap(({ objectCode, asOf, ...card }) =>
    objectCode === null ? [] : [{ ...card, objectCode, asOf: new Date(asOf) }],
  )
  return {
    fullName: row.fullName,
    birthDate: row.birthDate,
    categories: row.categories?.split(',').map(kind => ({ kind })) ?? [],
    currentStay: row.admittedOn === null ? null : { facility: { name: row.stayAt }, admittedOn: row.admittedOn },
    latestHealthCheck:
      row.checkedOn === null ? null : { checkedOn: row.checkedOn, class: row.class, alerts: alertsOf(row.alerts) },
    referrals: { nodes: (referrals.get(row.id) ?? []).map(each => referralOf(each, { cards: held, birthDate }, { book, today })) },
    coverage: known[0]?.visible ? coverage(answerCoverage({ on: today, cards: held, birthDate }, book)) : null,
  }
}

export function pageOf(rows: readonly CareRow[], sectors: SectorRows) {
  const shown = rows.slice(0, pageSize)
  const last = shown.at(-1)
  return {
    nodes: shown.map(row => ({ id: toGlobalId('Resident', row.id), ...residentOf(row, sectors) })),
    pageInfo: {
      hasNextPage: rows.length > pageSize,
      endCursor: last ? Buffer.from(JSON.stringify([0, last.nameFolded, last.id])).toString('base64url') : null,
    },
  }
}

function alertsOf(text: string | null) {
  return (text?.split(',') ?? []).map(alert => {
    const [kind, severity] = alert.split(' ')
    return { kind, severity }
  })
}

type Law = Pick<SectorRows, 'book' | 'today'>

type Held = Pick<CoverageFacts, 'cards' | 'birthDate'>

function referralOf(row: ReferralRow, held: Held, { book, today }: Law) {
  const visit = visitOf(row)
  return {
    paperNumber: row.paperNumber,
    status: row.status,
    nextMove: nextMoveOf(row.status, { receiverOnHub: row.onHub }),
    dueBy: row.dueBy,
    validUntil: row.validUntil,
    toFacility: { name: row.name, level: row.level },
    coverageNow: coverageNow(answerCoverage({ on: today, ...held, visit }, book)),
  }
}

function visitOf({ kind, urgency, signedOn, diagnoses, code, ...row }: ReferralRow): VisitFacts {
  const { level, points, tier: tierBefore2025, provisional } = row
  const rank = level && { level, points, tierBefore2025, provisional: provisional ?? false }
  const validUntil = row.validUntil && localDateOf(new Date(row.validUntil))
  return {
    place: { code, rank, listedPrimary: null },
    setting: null,
    paper: kind === 'CLINICAL_TRANSFER' ? { signedOn, validUntil } : null,
    circumstances: urgency === 'EMERGENCY' ? ['EMERGENCY'] : [],
    diagnoses,
  }
}

function coverage(decision: CoverageAnswer) {
  if (decision.outcome !== 'COVERED') return { __typename: typeNames[decision.outcome] }
  const steps = decision.steps.map(({ ruleId, legalBasis }) => ({ ruleId, legalBasis }))
  return { __typename: 'Covered', percent: decision.percent, validUntil: decision.validUntil, steps }
}

function coverageNow(decision: CoverageAnswer) {
  if (decision.outcome === 'COVERED') return { __typename: 'Covered', percent: decision.percent }
  return { __typename: typeNames[decision.outcome], reason: decision.reason }
}

const typeNames = { NOT_COVERED: 'NotCovered', COULD_NOT_CHECK: 'CouldNotCheck' } as const
