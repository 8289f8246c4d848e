import { createSubgraphSchema } from '../../kit/subgraph-schema.js'
import type { ReferralsContext } from './context.js'
import { FacilityResolver } from './facility/facility.resolver.js'
import { HealthFacilityResolver } from './health-facility/health-facility.resolver.js'
import { findHealthFacility, type HealthFacilityKey } from './health-facility/health-facility.service.js'
import { HeartbeatResolver } from './heartbeat/heartbeat.resolver.js'
import { ReferralResolver } from './referral/referral.resolver.js'
import { findReferral } from './referral/referral.service.js'
import { ResidentResolver } from './resident/resident.resolver.js'

type Reference = { id: string }

export const { schema, sdl } = createSubgraphSchema({
  resolvers: [HealthFacilityResolver, ReferralResolver, ResidentResolver, FacilityResolver, HeartbeatResolver],
  references: {
    Referral: ({ id }: Reference, ctx: ReferralsContext) => findReferral(ctx, id),
    HealthFacility: (key: HealthFacilityKey, ctx: ReferralsContext) => findHealthFacility(ctx, key),
    // What they add is guarded by the rights on referrals, so anything with a key passes.
    Resident: ({ id }: Reference) => ({ id }),
    Facility: ({ id }: Reference) => ({ id }),
  },
})
