import { type Database, type DatabaseTarget, openDatabase } from '../../kit/database.js'
import { AccessRevocationEntity } from './access-revocation/access-revocation.entity.js'
import { FacilityEntity } from './facility/facility.entity.js'
import { AlertEntity } from './alert/alert.entity.js'
import { HealthCheckEntity, ThresholdEntity } from './health-check/health-check.entity.js'
import { Core0001 } from './migrations/0001-core.js'
import { WritePath0002 } from './migrations/0002-write-path.js'
import { Discharge0003 } from './migrations/0003-discharge.js'
import { Alerts0004 } from './migrations/0004-alerts.js'
import { Merge0009 } from './migrations/0009-merge.js'
import { ResidentMergeEntity } from './merge/merge.entity.js'
import { ResidentCategoryEntity, ResidentEntity, ResidentIdentifierEntity } from './resident/resident.entity.js'
import { StayEntity } from './stay/stay.entity.js'
import { AdministrativeUnitEntity, UnitSuccessorEntity } from './unit/unit.entity.js'

export const name = 'facilities'

export function openFacilitiesDatabase(target: DatabaseTarget): Promise<Database> {
  return openDatabase(target, {
    schema: name,
    entities: [
      AdministrativeUnitEntity,
      UnitSuccessorEntity,
      FacilityEntity,
      ResidentEntity,
      ResidentIdentifierEntity,
      ResidentCategoryEntity,
      StayEntity,
      ThresholdEntity,
      HealthCheckEntity,
      AlertEntity,
      ResidentMergeEntity,
      AccessRevocationEntity,
    ],
    // In the order they run.
    migrations: [
      { name: '0001-core', class: Core0001 },
      { name: '0002-write-path', class: WritePath0002 },
      { name: '0003-discharge', class: Discharge0003 },
      { name: '0004-alerts', class: Alerts0004 },
      { name: '0009-merge', class: Merge0009 },
    ],
  })
}
