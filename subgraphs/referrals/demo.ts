import type { Database } from '../../kit/database.js'
import {
  type HealthFacilityData,
  HealthFacilityEntity,
  type HealthFacilityRankData,
  HealthFacilityRankEntity,
} from './health-facility/health-facility.entity.js'
import { type ReferralData, ReferralEntity } from './referral/referral.entity.js'
import { type ResidentLinkData, ResidentLinkEntity } from './resident/resident.entity.js'

export interface ReferralsDemo {
  readonly healthFacilities: readonly HealthFacilityData[]
  readonly ranks: readonly HealthFacilityRankData[]
  readonly residentLinks: readonly ResidentLinkData[]
  /** A parent comes before its children. */
  readonly referrals: readonly ReferralData[]
}

const batchSize = 500

/** Fills an empty database with made-up rows, all or nothing; one that has health facilities is left as it is. */
export async function seedDemo(db: Database, data: ReferralsDemo): Promise<void> {
  await db.orm.em.fork().transactional(async em => {
    if ((await em.count(HealthFacilityEntity)) > 0) return
    for (const batch of batchesOf(data.healthFacilities)) await em.insertMany(HealthFacilityEntity, batch)
    for (const batch of batchesOf(data.ranks)) await em.insertMany(HealthFacilityRankEntity, batch)
    for (const batch of batchesOf(data.residentLinks)) await em.insertMany(ResidentLinkEntity, batch)
    for (const batch of batchesOf(data.referrals)) await em.insertMany(ReferralEntity, batch)
  })
}

function batchesOf<Row>(rows: readonly Row[]): Row[][] {
  const count = Math.ceil(rows.length / batchSize)
  return Array.from({ length: count }, (_, i) => rows.slice(i * batchSize, (i + 1) * batchSize))
}
