import { copyStateResolver } from '../../kit/copy-state.js'
import { createSubgraphSchema } from '../../kit/subgraph-schema.js'
import type { ReferralsContext } from './context.js'
import { facilityRights } from './facility/facility.access.js'
import { FacilityResolver } from './facility/facility.resolver.js'
import { funnelRights } from './funnel/funnel.access.js'
import { FunnelResolver } from './funnel/funnel.resolver.js'
import { healthFacilityRights } from './health-facility/health-facility.access.js'
import { HealthFacilityResolver } from './health-facility/health-facility.resolver.js'
import { findHealthFacility, type HealthFacilityKey } from './health-facility/health-facility.service.js'
import { heartbeatRights } from './heartbeat/heartbeat.access.js'
import { HeartbeatResolver } from './heartbeat/heartbeat.resolver.js'
import { LifeCycleResolver } from './life-cycle/life-cycle.resolver.js'
import { ReferralLifeResolver } from './life-cycle/referral-life.resolver.js'
import { moveRights } from './life-cycle/move-fields.access.js'
import { referralChangeRights } from './referral-change/referral-change.access.js'
import { ReferralChangeResolver } from './referral-change/referral-change.resolver.js'
import { referralDraftRights } from './referral-draft/referral-draft.access.js'
import { ReferralDraftResolver } from './referral-draft/referral-draft.resolver.js'
import { referralFieldRights } from './referral/referral.access.js'
import { ReferralResolver } from './referral/referral.resolver.js'
import { findReferral } from './referral/referral.service.js'
import { residentRights } from './resident/resident.access.js'
import { ResidentResolver } from './resident/resident.resolver.js'
import { worklistRights } from './worklist/worklist.access.js'
import { WorklistResolver } from './worklist/worklist.resolver.js'

export { userErrorTexts as userErrors } from './user-errors.js'

const copies = copyStateResolver('referralsCopies')

type Reference = { id: string }

export const { schema, sdl, rights } = createSubgraphSchema({
  resolvers: [
    HealthFacilityResolver,
    ReferralResolver,
    ReferralDraftResolver,
    LifeCycleResolver,
    ReferralLifeResolver,
    ReferralChangeResolver,
    WorklistResolver,
    FunnelResolver,
    ResidentResolver,
    FacilityResolver,
    HeartbeatResolver,
    copies.resolver,
  ],
  rights: [
    referralFieldRights,
    referralDraftRights,
    moveRights,
    referralChangeRights,
    worklistRights,
    funnelRights,
    residentRights,
    facilityRights,
    healthFacilityRights,
    heartbeatRights,
    copies.rights,
  ],
  references: {
    Referral: ({ id }: Reference, ctx: ReferralsContext) => findReferral(ctx, id),
    HealthFacility: (key: HealthFacilityKey, ctx: ReferralsContext) => findHealthFacility(ctx, key),
    // What they add is guarded by the rights on referrals, so anything with a key passes.
    Resident: ({ id }: Reference) => ({ id }),
    Facility: ({ id }: Reference) => ({ id }),
  },
})
