import { type RawBuilder, sql } from 'kysely'
import type { Role, Viewer } from '../../../kit/auth.js'
import { fieldsOf } from '../../../kit/rights.js'
import { personScope } from '../../../kit/scope.js'
import { insuranceTable, mayReadPart, personFilter } from '../resident/resident.access.js'

export const coverageCheckRights = fieldsOf(insuranceTable, {
  Query: { coverageCheck: 'rows', coverageChecks: 'rows' },
  Mutation: { checkCoverage: 'checkCoverage' },
  Subscription: { coverageCheckAnswered: 'rows' },
  CoverageCheckAnswered: { kind: 'within', cursor: 'within', at: 'within', check: 'rows' },
  Resident: { coverageChecks: 'checks' },
  CheckCoveragePayload: { check: 'rows', userErrors: 'within' },
  CoverageCheck: {
    id: 'checks',
    origin: 'checks',
    askedAt: 'checks',
    askedBy: 'checks',
    askedRole: 'checks',
    askedOrganisation: 'checks',
    on: 'checks',
    source: 'checks',
    gatewayCode: 'checks',
    identifier: 'checks',
    facts: 'checks',
    answer: 'checks',
    resident: 'checks',
    person: 'checks',
    ruleSet: 'checks',
    checkedAgain: 'checks',
    checkAgainAt: 'checks',
    follows: 'checks',
    followedBy: 'checks',
  },
  CheckedIdentifier: { kind: 'within', warnings: 'within' },
  CheckedPerson: { name: 'within', birthDate: 'within' },
  CheckedFacts: {
    healthFacilityCode: 'within',
    setting: 'within',
    circumstances: 'within',
    diagnoses: 'within',
    slipSignedOn: 'within',
    slipValidUntil: 'within',
    bill: 'within',
    coPaidThisYear: 'within',
    cards: 'within',
  },
  CheckedCard: {
    objectCode: 'within',
    registeredFacilityCode: 'within',
    validFrom: 'within',
    validTo: 'within',
    fiveYearOn: 'within',
    status: 'within',
    asOf: 'within',
  },
})

/** Whether a viewer may ask; of whom, the rows of the residents and of the register say. */
export function mayCheck(viewer: Viewer): boolean {
  const grants: Partial<Record<Role, readonly string[]>> = insuranceTable.actions.checkCoverage
  return grants[viewer.role]?.includes(personScope(viewer).kind) ?? false
}

/**
 * The checks that a viewer may read, as a condition on `coverage_check c`, its person `a` and that person's
 * `resident_link l`. Of a person whom no other sector knows: those who asked it, or work where it was asked.
 */
export function checkFilter(viewer: Viewer): RawBuilder<boolean> {
  return sql`(case when c.resident_id is null then ${ofUnknown(viewer)} else ${personFilter(viewer, 'checks')} end)`
}

function ofUnknown(viewer: Viewer): RawBuilder<boolean> {
  if (!mayReadPart(viewer, 'checks')) return sql`false`
  const scope = personScope(viewer)
  switch (scope.kind) {
    case 'country':
      return sql`true`
    case 'facility':
      return sql`c.asked_organisation = ${scope.code}`
    case 'province':
      return sql`c.province_code = ${scope.code}`
    default:
      return sql`false`
  }
}
