import { copyStateResolver } from '../../kit/copy-state.js'
import { createSubgraphSchema } from '../../kit/subgraph-schema.js'
import { touchedPeopleResolver } from '../../kit/touched-people.js'
import { cardRights } from './card/card.access.js'
import { CardResolver } from './card/card.resolver.js'
import { findCard } from './card/card.service.js'
import { ownFeedRights } from './own-feed/own-feed.access.js'
import { OwnFeedResolver } from './own-feed/own-feed.resolver.js'
import { timelineRights } from './timeline/timeline.access.js'
import { ResidentTimelineResolver } from './timeline/timeline.resolver.js'
import { coverageCheckRights } from './check/coverage-check.access.js'
import { CoverageCheckResolver, ResidentChecksResolver } from './check/coverage-check.resolver.js'
import { findCheck } from './check/coverage-check.service.js'
import { CheckCoverageResolver } from './check-coverage/check-coverage.resolver.js'
import { cardImportRights } from './card-import/card-import.access.js'
import { CardImportResolver } from './card-import/card-import.resolver.js'
import { cardListRights } from './card-list/card-list.access.js'
import { CardListResolver } from './card-list/card-list.resolver.js'
import { cardRegisterRights } from './card-register/card-register.access.js'
import { CardRegisterResolver } from './card-register/card-register.resolver.js'
import { CheckAnsweredResolver } from './check-again/check-answered.resolver.js'
import type { InsuranceContext } from './context.js'
import { coverageRights } from './coverage/coverage.access.js'
import { CoverageResolver } from './coverage/coverage.resolver.js'
import { coverageRateRights } from './coverage-rate/coverage-rate.access.js'
import { CoverageRateResolver } from './coverage-rate/coverage-rate.resolver.js'
import { facilityRights } from './facility/facility.access.js'
import { FacilityResolver } from './facility/facility.resolver.js'
import { Facility } from './facility/facility.type.js'
import { healthFacilityRights } from './health-facility/health-facility.access.js'
import { HealthFacilityResolver } from './health-facility/health-facility.resolver.js'
import { HealthFacility } from './health-facility/health-facility.type.js'
import { referralRights } from './referral/referral.access.js'
import { ReferralResolver } from './referral/referral.resolver.js'
import { Referral } from './referral/referral.type.js'
import { residentRights } from './resident/resident.access.js'
import { ResidentResolver } from './resident/resident.resolver.js'
import { Resident } from './resident/resident.type.js'
import { routeRights } from './route/route.access.js'
import { RouteResolver } from './route/route.resolver.js'
import { ruleChangeRights } from './rule-change/rule-change.access.js'
import { RuleChangeResolver } from './rule-change/rule-change.resolver.js'
import { objectCodeRights } from './rules/object-code.access.js'
import { ObjectCodeResolver } from './rules/object-code.resolver.js'
import { statementRights } from './statement/statement.access.js'
import { StatementResolver } from './statement/statement.resolver.js'

export { cardRowErrors as rowErrors } from './card-import/card-row-errors.js'
export { userErrorTexts as userErrors } from './user-errors.js'

const copies = copyStateResolver('insuranceCopies')
const touched = touchedPeopleResolver('coverageTouchedPeople')

type Reference = { id: string }

export const { schema, sdl, rights } = createSubgraphSchema({
  resolvers: [
    ObjectCodeResolver,
    CardResolver,
    CardRegisterResolver,
    CardImportResolver,
    CardListResolver,
    CoverageResolver,
    CheckCoverageResolver,
    CoverageCheckResolver,
    ResidentChecksResolver,
    CheckAnsweredResolver,
    ResidentTimelineResolver,
    OwnFeedResolver,
    StatementResolver,
    CoverageRateResolver,
    RouteResolver,
    ResidentResolver,
    ReferralResolver,
    FacilityResolver,
    HealthFacilityResolver,
    RuleChangeResolver,
    touched.resolver,
    copies.resolver,
  ],
  orphanedTypes: [Resident, Referral, Facility, HealthFacility],
  rights: [
    residentRights,
    cardRights,
    cardRegisterRights,
    cardImportRights,
    cardListRights,
    coverageRights,
    coverageCheckRights,
    timelineRights,
    ownFeedRights,
    statementRights,
    coverageRateRights,
    routeRights,
    referralRights,
    facilityRights,
    healthFacilityRights,
    objectCodeRights,
    ruleChangeRights,
    touched.rights,
    copies.rights,
  ],
  references: {
    CoverageCheck: ({ id }: Reference, ctx: InsuranceContext) => findCheck(ctx, id),
    InsuranceCard: ({ id }: Reference, ctx: InsuranceContext) => findCard(ctx, id),
    // Stubs: whether the person, the referral or the place exists is the owner's word; each field asks for itself.
    Resident: (resident: Resident) => resident,
    Referral: (referral: Referral) => referral,
    Facility: (facility: Facility) => facility,
    HealthFacility: (healthFacility: HealthFacility) => healthFacility,
  },
})
