import type { EntityDTO, InferEntity } from '@mikro-orm/core'
import { insertAll } from '../../kit/bulk.js'
import type { Database } from '../../kit/database.js'
import { AbsenceEntity } from './absence/absence.entity.js'
import { FacilityEntity } from './facility/facility.entity.js'
import { AlertEntity } from './alert/alert.entity.js'
import { HealthCheckEntity } from './health-check/health-check.entity.js'
import { ResidentCategoryEntity, ResidentEntity, ResidentIdentifierEntity } from './resident/resident.entity.js'
import { StayEntity } from './stay/stay.entity.js'

type Row<Entity> = Required<EntityDTO<InferEntity<Entity>>>

export type FacilityRow = Row<typeof FacilityEntity>
export type ResidentRow = Row<typeof ResidentEntity>
export type IdentifierRow = Row<typeof ResidentIdentifierEntity>
export type CategoryRow = Row<typeof ResidentCategoryEntity>
export type StayRow = Row<typeof StayEntity>
export type AbsenceRow = Row<typeof AbsenceEntity>
export type HealthCheckRow = Row<typeof HealthCheckEntity>
export type AlertRow = Row<typeof AlertEntity>

/** The rows of a demo, in any order. */
export interface FacilitiesDemo {
  readonly facilities: readonly FacilityRow[]
  readonly residents: readonly ResidentRow[]
  readonly identifiers: readonly IdentifierRow[]
  readonly categories: readonly CategoryRow[]
  readonly stays: readonly StayRow[]
  readonly absences: readonly AbsenceRow[]
  readonly checks: readonly HealthCheckRow[]
  readonly alerts: readonly AlertRow[]
}

/** Fills an empty, migrated database, all or nothing; one that has residents is left as it is. */
export async function seedDemo(db: Database, data: FacilitiesDemo): Promise<void> {
  await db.orm.em.fork().transactional(async em => {
    if ((await em.count(ResidentEntity)) > 0) return
    await insertAll(em, FacilityEntity, data.facilities)
    await insertAll(em, ResidentEntity, data.residents)
    await insertAll(em, ResidentIdentifierEntity, data.identifiers)
    await insertAll(em, ResidentCategoryEntity, data.categories)
    await insertAll(em, StayEntity, data.stays)
    await insertAll(em, AbsenceEntity, data.absences)
    await insertAll(em, HealthCheckEntity, data.checks)
    await insertAll(em, AlertEntity, data.alerts)
  })
}
