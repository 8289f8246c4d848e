import type { EntityDTO, InferEntity } from '@mikro-orm/core'
import type { InsuranceCardEntity } from '../../subgraphs/insurance/card/card.entity.js'
import type { InsuranceContractEntity } from '../../subgraphs/insurance/health-facility/contract.entity.js'
import type {
  HealthFacilityEntity,
  HealthFacilityRankEntity,
} from '../../subgraphs/referrals/health-facility/health-facility.entity.js'
import type { CounterReferralEntity, ReferralStepEntity } from '../../subgraphs/referrals/life-cycle/life-cycle.entity.js'
import type { ReferralEntity } from '../../subgraphs/referrals/referral/referral.entity.js'

/** A whole row of a table, every column said. */
type Row<Entity> = Required<EntityDTO<InferEntity<Entity>>>

export type ReferralRow = Row<typeof ReferralEntity>
export type StepRow = Row<typeof ReferralStepEntity>
export type AnswerRow = Row<typeof CounterReferralEntity>
export type HospitalRow = Row<typeof HealthFacilityEntity>
export type RankRow = Row<typeof HealthFacilityRankEntity>
export type CardRow = Row<typeof InsuranceCardEntity>
export type ContractRow = Row<typeof InsuranceContractEntity>
