import { type Database, type DatabaseTarget, openDatabase } from '../../kit/database.js'
import { HealthFacilityEntity, HealthFacilityRankEntity } from './health-facility/health-facility.entity.js'
import { Core0001 } from './migrations/0001-core.js'
import { WritePath0002 } from './migrations/0002-write-path.js'
import { ReferralEntity, TimeLimitEntity } from './referral/referral.entity.js'

export const name = 'referrals'

export function openReferralsDatabase(target: DatabaseTarget): Promise<Database> {
  return openDatabase(target, {
    schema: name,
    entities: [HealthFacilityEntity, HealthFacilityRankEntity, ReferralEntity, TimeLimitEntity],
    migrations: [
      { name: '0001-core', class: Core0001 },
      { name: '0002-write-path', class: WritePath0002 },
    ],
  })
}
