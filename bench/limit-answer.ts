import { toGlobalId } from '../kit/id.js'
import { localDateOf } from '../kit/vn/working-days.js'
import { type CardFacts, type CoverageDecision, decideCoverage } from '../subgraphs/insurance/coverage/coverage.rules.js'
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
    referrals: { nodes: (referrals.get(row.id) ?? []).map(each => referralOf(each, held, book, today)) },
    coverage: known[0]?.visible ? coverage(decideCoverage({ on: today, cards: held }, book)) : null,
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

function referralOf(row: ReferralRow, cards: readonly CardFacts[], book: RuleBook, today: string) {
  const { kind, urgency, signedOn, diagnoses } = row
  const validUntil = row.validUntil && localDateOf(new Date(row.validUntil))
  const visit = { kind, urgency, signedOn, diagnoses, validUntil, toFacilityCode: row.code }
  return {
    paperNumber: row.paperNumber,
    status: row.status,
    nextMove: nextMoveOf(row.status, { receiverOnHub: row.onHub }),
    dueBy: row.dueBy,
    validUntil: row.validUntil,
    toFacility: { name: row.name, level: row.level },
    coverageNow: coverageNow(decideCoverage({ on: today, cards, visit }, book)),
  }
}

function coverage(decision: CoverageDecision) {
  if (decision.outcome !== 'COVERED') return { __typename: typeNames[decision.outcome] }
  const steps = decision.steps.map(({ ruleId, legalBasis }) => ({ ruleId, legalBasis }))
  return { __typename: 'Covered', percent: decision.percent, validUntil: decision.validUntil, steps }
}

function coverageNow(decision: CoverageDecision) {
  if (decision.outcome === 'COVERED') return { __typename: 'Covered', percent: decision.percent }
  return { __typename: typeNames[decision.outcome], reason: decision.reason }
}

const typeNames = { NOT_COVERED: 'NotCovered', COULD_NOT_CHECK: 'CouldNotCheck' } as const
