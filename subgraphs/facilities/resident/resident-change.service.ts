import { LockMode } from '@mikro-orm/core'
import { sql } from 'kysely'
import { HubError } from '../../../kit/errors.js'
import { fromGlobalId } from '../../../kit/id.js'
import { refuse } from '../../../kit/user-errors.js'
import type { Write } from '../../../kit/write.js'
import type { FacilitiesContext } from '../context.js'
import { FacilityEntity, type FacilityRecord } from '../facility/facility.entity.js'
import { judgeResident, type ResidentAction } from './resident.access.js'
import { ResidentCategoryEntity, ResidentEntity, type ResidentRecord } from './resident.entity.js'
import { residentLinked, type ResidentToTell } from './resident.events.js'

/** What every change of a resident who is here names. */
export interface ResidentChange {
  readonly resident: string
  readonly expectedVersion: number
}

/** The resident, held until the transaction ends, if the caller may do this and has seen the newest version. */
export async function holdResident(
  ctx: FacilitiesContext,
  action: ResidentAction,
  input: ResidentChange,
  { tx: { em } }: Write,
): Promise<{ resident: ResidentRecord; facility: FacilityRecord }> {
  const key = fromGlobalId('Resident', input.resident)
  const resident = key ? await em.findOne(ResidentEntity, key, { lockMode: LockMode.PESSIMISTIC_WRITE }) : null
  if (!resident) return refuse('NOT_FOUND', ['input', 'resident'])
  const facility = await em.findOneOrFail(FacilityEntity, resident.facilityId)
  const judgement = judgeResident(ctx.viewer, action, {
    residentKey: resident.id,
    facilityCode: facility.code,
    facilityKind: facility.kind,
    provinceCode: ctx.units.codeToday(facility.provinceUnitId),
  })
  if (judgement === 'not-there') return refuse('NOT_FOUND', ['input', 'resident'])
  if (judgement === 'no') throw new HubError('FORBIDDEN')
  if (resident.version !== input.expectedVersion) refuse('CONFLICT', ['input', 'expectedVersion'], resident.version)
  return { resident, facility }
}

/** Raises the version of a resident who is held, where only what belongs to the record changed. */
export async function touchResident({ id }: ResidentRecord, { tx }: Write): Promise<number> {
  const [row] = await tx.query<{ version: number }>(
    sql`update facilities.resident set version = version + 1 where id = ${id}::uuid returning version`,
  )
  if (!row) throw new Error('A resident who is held is not there')
  return row.version
}

/** Tells the other sectors where a changed resident lives now, or that the person left. */
export async function tellWhere(
  ctx: FacilitiesContext,
  resident: Pick<ResidentRecord, 'id' | 'version'>,
  where: Pick<ResidentToTell, 'facility' | 'left'>,
  change: Write,
): Promise<void> {
  const { em } = change.tx
  const groups = await em.find(ResidentCategoryEntity, { residentId: resident.id }, { orderBy: { since: 'asc', kind: 'asc' } })
  const categories = groups.filter(({ until }) => !until || (where.left && until >= where.left.on)).map(({ kind }) => kind)
  change.publish(residentLinked({ id: resident.id, version: resident.version, categories, ...where }, ctx.units))
}
