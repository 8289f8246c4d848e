import { copyStateResolver } from '../../kit/copy-state.js'
import { createSubgraphSchema } from '../../kit/subgraph-schema.js'
import { cardRights } from './card/card.access.js'
import { CardResolver } from './card/card.resolver.js'
import { findCard } from './card/card.service.js'
import { cardImportRights } from './card-import/card-import.access.js'
import { CardImportResolver } from './card-import/card-import.resolver.js'
import { cardRegisterRights } from './card-register/card-register.access.js'
import { CardRegisterResolver } from './card-register/card-register.resolver.js'
import type { InsuranceContext } from './context.js'
import { coverageRights } from './coverage/coverage.access.js'
import { CoverageResolver } from './coverage/coverage.resolver.js'
import { referralRights } from './referral/referral.access.js'
import { ReferralResolver } from './referral/referral.resolver.js'
import { Referral } from './referral/referral.type.js'
import { residentRights } from './resident/resident.access.js'
import { ResidentResolver } from './resident/resident.resolver.js'
import { Resident } from './resident/resident.type.js'
import { objectCodeRights } from './rules/object-code.access.js'
import { ObjectCodeResolver } from './rules/object-code.resolver.js'

export { cardRowErrors as rowErrors } from './card-import/card-row-errors.js'
export { userErrorTexts as userErrors } from './user-errors.js'

const copies = copyStateResolver('insuranceCopies')

type Reference = { id: string }

export const { schema, sdl, rights } = createSubgraphSchema({
  resolvers: [ObjectCodeResolver, CardResolver, CardRegisterResolver, CardImportResolver, CoverageResolver, ResidentResolver, ReferralResolver, copies.resolver],
  orphanedTypes: [Resident, Referral],
  rights: [residentRights, cardRights, cardRegisterRights, cardImportRights, coverageRights, referralRights, objectCodeRights, copies.rights],
  references: {
    InsuranceCard: ({ id }: Reference, ctx: InsuranceContext) => findCard(ctx, id),
    // Stubs: whether the person or the referral exists is the owner's word; each field asks for itself.
    Resident: (resident: Resident) => resident,
    Referral: (referral: Referral) => referral,
  },
})
