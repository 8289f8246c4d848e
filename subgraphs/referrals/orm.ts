import { type Database, type DatabaseTarget, openDatabase } from '../../kit/database.js'
import { HealthFacilityEntity, HealthFacilityRankEntity } from './health-facility/health-facility.entity.js'
import { ReferralCorrectionEntity } from './correction/correction.entity.js'
import { FollowUpEntity } from './follow-up/follow-up.entity.js'
import { HealthFacilityBeforeEntity } from './health-facility-import/health-facility-import.entity.js'
import { CounterReferralEntity, ReferralStepEntity } from './life-cycle/life-cycle.entity.js'
import { ReferralAttachmentEntity, ReferralCommentEntity } from './correspondence/correspondence.entity.js'
import { Core0001 } from './migrations/0001-core.js'
import { WritePath0002 } from './migrations/0002-write-path.js'
import { LifeCycle0003 } from './migrations/0003-life-cycle.js'
import { Worklists0004 } from './migrations/0004-worklists.js'
import { Clock0005 } from './migrations/0005-clock.js'
import { Record0006 } from './migrations/0006-record.js'
import { RegisterImport0007 } from './migrations/0007-register-import.js'
import { Correspondence0008 } from './migrations/0008-correspondence.js'
import { HealthAlerts0009 } from './migrations/0009-health-alerts.js'
import { EveryAlert0011 } from './migrations/0011-every-alert.js'
import { AuditChain0012 } from './migrations/0012-audit-chain.js'
import { AuditPurpose0014 } from './migrations/0014-audit-purpose.js'
import { ReferralEntity, TimeLimitEntity } from './referral/referral.entity.js'

export const name = 'referrals'

export function openReferralsDatabase(target: DatabaseTarget): Promise<Database> {
  return openDatabase(target, {
    schema: name,
    entities: [
      HealthFacilityEntity,
      HealthFacilityRankEntity,
      HealthFacilityBeforeEntity,
      ReferralEntity,
      TimeLimitEntity,
      ReferralStepEntity,
      CounterReferralEntity,
      ReferralCorrectionEntity,
      FollowUpEntity,
      ReferralCommentEntity,
      ReferralAttachmentEntity,
    ],
    migrations: [
      { name: '0001-core', class: Core0001 },
      { name: '0002-write-path', class: WritePath0002 },
      { name: '0003-life-cycle', class: LifeCycle0003 },
      { name: '0004-worklists', class: Worklists0004 },
      { name: '0005-clock', class: Clock0005 },
      { name: '0006-record', class: Record0006 },
      { name: '0007-register-import', class: RegisterImport0007 },
      { name: '0008-correspondence', class: Correspondence0008 },
      { name: '0009-health-alerts', class: HealthAlerts0009 },
      { name: '0011-every-alert', class: EveryAlert0011 },
      { name: '0012-audit-chain', class: AuditChain0012 },
      { name: '0014-audit-purpose', class: AuditPurpose0014 },
    ],
  })
}
