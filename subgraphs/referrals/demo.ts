import { insertAll } from '../../kit/bulk.js'
import type { Database } from '../../kit/database.js'
import {
  type HealthFacilityData,
  HealthFacilityEntity,
  type HealthFacilityRankData,
  HealthFacilityRankEntity,
} from './health-facility/health-facility.entity.js'
import { type CounterReferralData, CounterReferralEntity, type ReferralStepData, ReferralStepEntity } from './life-cycle/life-cycle.entity.js'
import { type ReferralData, ReferralEntity } from './referral/referral.entity.js'

export interface ReferralsDemo {
  readonly healthFacilities: readonly HealthFacilityData[]
  readonly ranks: readonly HealthFacilityRankData[]
  /** A parent comes before its children. */
  readonly referrals: readonly ReferralData[]
  readonly steps?: readonly ReferralStepData[]
  readonly answers?: readonly CounterReferralData[]
}

/** Fills an empty database with made-up rows, all or nothing; one that has health facilities is left as it is. */
export async function seedDemo(db: Database, data: ReferralsDemo): Promise<void> {
  await db.orm.em.fork().transactional(async em => {
    if ((await em.count(HealthFacilityEntity)) > 0) return
    await insertAll(em, HealthFacilityEntity, data.healthFacilities)
    await insertAll(em, HealthFacilityRankEntity, data.ranks)
    await insertAll(em, ReferralEntity, data.referrals)
    await insertAll(em, ReferralStepEntity, data.steps ?? [])
    await insertAll(em, CounterReferralEntity, data.answers ?? [])
  })
}
