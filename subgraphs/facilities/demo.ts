import type { EntityDTO, InferEntity } from '@mikro-orm/core'
import { insertAll } from '../../kit/bulk.js'
import type { Database } from '../../kit/database.js'
import { FacilityAddressEntity } from './facility-address/facility-address.entity.js'
import { AuthorityEntity } from './authority/authority.entity.js'
import { AutonomyEntity } from './autonomy/autonomy.entity.js'
import { FacilityEntity } from './facility/facility.entity.js'
import { AlertEntity } from './alert/alert.entity.js'
import { HealthCheckEntity } from './health-check/health-check.entity.js'
import { LicenceEntity, SuspensionEntity } from './licence/licence.entity.js'
import { RehabilitationEntity } from './rehabilitation/rehabilitation.entity.js'
import { ResidentCategoryEntity, ResidentEntity, ResidentIdentifierEntity } from './resident/resident.entity.js'
import { ServicePackageEntity } from './service-package/service-package.entity.js'
import { StayEntity } from './stay/stay.entity.js'

type Row<Entity> = Required<EntityDTO<InferEntity<Entity>>>

export type FacilityRow = Row<typeof FacilityEntity>
export type AuthorityRow = Row<typeof AuthorityEntity>
export type LicenceRow = Row<typeof LicenceEntity>
export type SuspensionRow = Row<typeof SuspensionEntity>
export type AutonomyRow = Row<typeof AutonomyEntity>
export type ServicePackageRow = Row<typeof ServicePackageEntity>
export type RehabilitationRow = Row<typeof RehabilitationEntity>
export type AddressRow = Row<typeof FacilityAddressEntity>
export type ResidentRow = Row<typeof ResidentEntity>
export type IdentifierRow = Row<typeof ResidentIdentifierEntity>
export type CategoryRow = Row<typeof ResidentCategoryEntity>
export type StayRow = Row<typeof StayEntity>
export type HealthCheckRow = Row<typeof HealthCheckEntity>
export type AlertRow = Row<typeof AlertEntity>

/** What a facility was, had and offered. */
export interface FacilityRecordsDemo {
  readonly authorities: readonly AuthorityRow[]
  readonly licences: readonly LicenceRow[]
  readonly suspensions: readonly SuspensionRow[]
  readonly autonomy: readonly AutonomyRow[]
  readonly packages: readonly ServicePackageRow[]
  readonly rehabilitation: readonly RehabilitationRow[]
  readonly addresses: readonly AddressRow[]
}

/** The rows of a demo, in any order. */
export interface FacilitiesDemo {
  readonly facilities: readonly FacilityRow[]
  readonly records: FacilityRecordsDemo
  readonly residents: readonly ResidentRow[]
  readonly identifiers: readonly IdentifierRow[]
  readonly categories: readonly CategoryRow[]
  readonly stays: readonly StayRow[]
  readonly checks: readonly HealthCheckRow[]
  readonly alerts: readonly AlertRow[]
}

/** Fills an empty, migrated database, all or nothing; one that has residents is left as it is. */
export async function seedDemo(db: Database, data: FacilitiesDemo): Promise<void> {
  await db.orm.em.fork().transactional(async em => {
    if ((await em.count(ResidentEntity)) > 0) return
    await insertAll(em, FacilityEntity, data.facilities)
    await insertAll(em, AuthorityEntity, data.records.authorities)
    await insertAll(em, LicenceEntity, data.records.licences)
    await insertAll(em, SuspensionEntity, data.records.suspensions)
    await insertAll(em, AutonomyEntity, data.records.autonomy)
    await insertAll(em, ServicePackageEntity, data.records.packages)
    await insertAll(em, RehabilitationEntity, data.records.rehabilitation)
    await insertAll(em, FacilityAddressEntity, data.records.addresses)
    await insertAll(em, ResidentEntity, data.residents)
    await insertAll(em, ResidentIdentifierEntity, data.identifiers)
    await insertAll(em, ResidentCategoryEntity, data.categories)
    await insertAll(em, StayEntity, data.stays)
    await insertAll(em, HealthCheckEntity, data.checks)
    await insertAll(em, AlertEntity, data.alerts)
  })
}
