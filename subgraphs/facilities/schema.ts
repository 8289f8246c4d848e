import { copyStateResolver } from '../../kit/copy-state.js'
import { createSubgraphSchema } from '../../kit/subgraph-schema.js'
import { accessRevocationRights } from './access-revocation/access-revocation.access.js'
import { AccessRevocationResolver } from './access-revocation/access-revocation.resolver.js'
import { admissionRights } from './admission/admission.access.js'
import { AdmissionResolver } from './admission/admission.resolver.js'
import type { FacilitiesContext } from './context.js'
import { dischargeRights } from './discharge/discharge.access.js'
import { DischargeResolver } from './discharge/discharge.resolver.js'
import { facilityRights } from './facility/facility.access.js'
import { findFacility } from './facility/facility.service.js'
import { FacilityResolver } from './facility/facility.resolver.js'
import { alertRights } from './alert/alert.access.js'
import { findAlert } from './alert/alert.service.js'
import { healthCheckRights } from './health-check/health-check.access.js'
import { HealthCheckResolver } from './health-check/health-check.resolver.js'
import { mergeRights } from './merge/merge.access.js'
import { MergeResolver, ResidentMergesResolver } from './merge/merge.resolver.js'
import { residentRights } from './resident/resident.access.js'
import { ResidentResolver } from './resident/resident.resolver.js'
import { findResident } from './resident/resident.service.js'
import { stayRights } from './stay/stay.access.js'
import { StayResolver } from './stay/stay.resolver.js'
import { transferRights } from './transfer/transfer.access.js'
import { TransferResolver } from './transfer/transfer.resolver.js'
import { unitRights } from './unit/unit.access.js'
import { UnitResolver } from './unit/unit.resolver.js'
import { findUnit } from './unit/unit.service.js'

export { userErrorTexts as userErrors } from './user-errors.js'

const copies = copyStateResolver('facilitiesCopies')

type Reference = { id: string }

export const { schema, sdl, rights } = createSubgraphSchema({
  resolvers: [
    UnitResolver,
    FacilityResolver,
    ResidentResolver,
    AdmissionResolver,
    TransferResolver,
    DischargeResolver,
    MergeResolver,
    ResidentMergesResolver,
    StayResolver,
    HealthCheckResolver,
    AccessRevocationResolver,
    copies.resolver,
  ],
  rights: [
    residentRights,
    admissionRights,
    transferRights,
    dischargeRights,
    mergeRights,
    stayRights,
    healthCheckRights,
    alertRights,
    facilityRights,
    unitRights,
    accessRevocationRights,
    copies.rights,
  ],
  references: {
    AdministrativeUnit: ({ id }: Reference, ctx: FacilitiesContext) => findUnit(ctx, id),
    Alert: ({ id }: Reference, ctx: FacilitiesContext) => findAlert(ctx, id),
    Facility: ({ id }: Reference, ctx: FacilitiesContext) => findFacility(ctx, id),
    Resident: ({ id }: Reference, ctx: FacilitiesContext) => findResident(ctx, id),
  },
})
