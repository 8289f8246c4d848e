import { copyStateResolver } from '../../kit/copy-state.js'
import { createSubgraphSchema } from '../../kit/subgraph-schema.js'
import { touchedPeopleResolver } from '../../kit/touched-people.js'
import type { ReferralsContext } from './context.js'
import { alertRights } from './alert/alert.access.js'
import { AlertResolver } from './alert/alert.resolver.js'
import { correctionRights } from './correction/correction.access.js'
import { CorrectionResolver } from './correction/correction.resolver.js'
import { correspondenceRights } from './correspondence/correspondence.access.js'
import {
  AttachmentContentResolver,
  CorrespondenceResolver,
  ReferralAttachmentResolver,
  ReferralCommentResolver,
} from './correspondence/correspondence.resolver.js'
import { facilityRights } from './facility/facility.access.js'
import { FacilityResolver } from './facility/facility.resolver.js'
import { followUpRights } from './follow-up/follow-up.access.js'
import { FollowUpResolver, ReferralFollowUpsResolver } from './follow-up/follow-up.resolver.js'
import { funnelRights } from './funnel/funnel.access.js'
import { FunnelResolver } from './funnel/funnel.resolver.js'
import { healthFacilityRights } from './health-facility/health-facility.access.js'
import { HealthFacilityResolver } from './health-facility/health-facility.resolver.js'
import { findHealthFacility, type HealthFacilityKey } from './health-facility/health-facility.service.js'
import { healthFacilityImportRights } from './health-facility-import/health-facility-import.access.js'
import { HealthFacilityImportResolver } from './health-facility-import/health-facility-import.resolver.js'
import { heartbeatRights } from './heartbeat/heartbeat.access.js'
import { HeartbeatResolver } from './heartbeat/heartbeat.resolver.js'
import { LifeCycleResolver } from './life-cycle/life-cycle.resolver.js'
import { ReferralLifeResolver, ReferralStepResolver } from './life-cycle/referral-life.resolver.js'
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
import { ownFeedRights } from './own-feed/own-feed.access.js'
import { OwnFeedResolver } from './own-feed/own-feed.resolver.js'
import { timelineRights } from './timeline/timeline.access.js'
import { ResidentTimelineResolver } from './timeline/timeline.resolver.js'
import { worklistRights } from './worklist/worklist.access.js'
import { WorklistResolver } from './worklist/worklist.resolver.js'

export { registerRowErrors as rowErrors } from './health-facility-import/register-row-errors.js'
export { userErrorTexts as userErrors } from './user-errors.js'

const copies = copyStateResolver('referralsCopies')
const touched = touchedPeopleResolver('referralTouchedPeople')

type Reference = { id: string }

export const { schema, sdl, rights } = createSubgraphSchema({
  resolvers: [
    HealthFacilityResolver,
    HealthFacilityImportResolver,
    ReferralResolver,
    ReferralDraftResolver,
    LifeCycleResolver,
    ReferralLifeResolver,
    ReferralStepResolver,
    CorrectionResolver,
    CorrespondenceResolver,
    ReferralCommentResolver,
    ReferralAttachmentResolver,
    AttachmentContentResolver,
    FollowUpResolver,
    ReferralFollowUpsResolver,
    ReferralChangeResolver,
    WorklistResolver,
    FunnelResolver,
    AlertResolver,
    ResidentTimelineResolver,
    OwnFeedResolver,
    ResidentResolver,
    FacilityResolver,
    HeartbeatResolver,
    touched.resolver,
    copies.resolver,
  ],
  rights: [
    referralFieldRights,
    referralDraftRights,
    moveRights,
    correctionRights,
    correspondenceRights,
    followUpRights,
    referralChangeRights,
    worklistRights,
    alertRights,
    timelineRights,
    ownFeedRights,
    funnelRights,
    residentRights,
    facilityRights,
    healthFacilityRights,
    healthFacilityImportRights,
    heartbeatRights,
    touched.rights,
    copies.rights,
  ],
  references: {
    Referral: ({ id }: Reference, ctx: ReferralsContext) => findReferral(ctx, id),
    HealthFacility: (key: HealthFacilityKey, ctx: ReferralsContext) => findHealthFacility(ctx, key),
    // What they add is guarded by the rights on referrals, so anything with a key passes.
    Alert: ({ id }: Reference) => ({ id }),
    Resident: ({ id }: Reference) => ({ id }),
    Facility: ({ id }: Reference) => ({ id }),
  },
})
