import { LockMode } from '@mikro-orm/core'
import { sql } from 'kysely'
import { HubError } from '../../../kit/errors.js'
import { fromGlobalId, toGlobalId } from '../../../kit/id.js'
import { refuse, Refused } from '../../../kit/user-errors.js'
import type { Transaction } from '../../../kit/transaction.js'
import type { Write } from '../../../kit/write.js'
import type { FacilitiesContext } from '../context.js'
import { FacilityEntity, type FacilityRecord } from '../facility/facility.entity.js'
import { mergedText } from '../user-errors.js'
import { judgeResident, type ResidentAction, residentFilter } from './resident.access.js'
import { ResidentCategoryEntity, ResidentEntity, type ResidentRecord } from './resident.entity.js'
import { residentLinked, type ResidentToTell } from './resident.events.js'

/** What every change of a resident who is here names. */
export interface ResidentChange {
  readonly resident: string
  /** Absent where nothing that others write meanwhile may hold the change up. */
  readonly expectedVersion?: number
}

/** The resident, held until the transaction ends, if the caller may do this and has seen the newest version. */
export async function holdResident(
  ctx: FacilitiesContext,
  action: ResidentAction,
  input: ResidentChange,
  change: Pick<Write, 'tx'>,
): Promise<{ resident: ResidentRecord; facility: FacilityRecord }> {
  const { em } = change.tx
  const key = fromGlobalId('Resident', input.resident)
  const resident = key ? await em.findOne(ResidentEntity, key, { lockMode: LockMode.PESSIMISTIC_WRITE }) : null
  if (!resident) return refuse('NOT_FOUND', ['input', 'resident'])
  if (resident.survivorId) return refuseMerged(ctx, change.tx, resident.survivorId)
  const facility = await em.findOneOrFail(FacilityEntity, resident.facilityId)
  const judgement = judgeResident(ctx.viewer, action, {
    residentKey: await judgedKey(ctx, resident, change.tx),
    facilityCode: facility.code,
    facilityKind: facility.kind,
    provinceCode: ctx.units.codeToday(facility.provinceUnitId),
  })
  if (judgement === 'not-there') return refuse('NOT_FOUND', ['input', 'resident'])
  if (judgement === 'no') throw new HubError('FORBIDDEN')
  if (input.expectedVersion !== undefined && resident.version !== input.expectedVersion) refuse('CONFLICT', ['input', 'expectedVersion'], resident.version)
  return { resident, facility }
}

/** The id by which the caller's rights to a held resident are judged: a sign-in that names a record merged into it is the same person's. */
export async function judgedKey({ viewer }: FacilitiesContext, { id }: ResidentRecord, tx: Transaction): Promise<string> {
  const signed = viewer.resident === undefined ? undefined : fromGlobalId('Resident', viewer.resident)
  if (signed === undefined || signed === id) return id
  const merged = await tx.query(sql`select 1 from facilities.resident r where r.id = ${signed}::uuid and r.survivor_id = ${id}::uuid`)
  return merged.length > 0 ? signed : id
}

/** Raises the version of a resident who is held, where only what belongs to the record changed. */
export async function touchResident({ id }: ResidentRecord, { tx }: Write): Promise<number> {
  const [row] = await tx.query<{ version: number }>(
    sql`update facilities.resident set version = version + 1 where id = ${id}::uuid returning version`,
  )
  if (!row) throw new Error('A resident who is held is not there')
  return row.version
}

/** Whoever writes under the id of a merged record has not seen the one that is shown for it; they are told which it is. */
export async function refuseMerged({ viewer, units }: FacilitiesContext, tx: Transaction, survivorId: string, at = 'resident'): Promise<never> {
  const [survivor] = await tx.query<{ code: string }>(sql`select r.code from facilities.resident r
    join facilities.facility f on f.id = r.facility_id where r.id = ${survivorId}::uuid and ${residentFilter(viewer, units)}`)
  if (!survivor) return refuse('NOT_FOUND', ['input', at])
  throw new Refused([{ code: 'MERGED', path: ['input', at], text: mergedText(toGlobalId('Resident', survivorId), survivor.code) }])
}

/** Tells the other sectors where a changed resident lives now, or that the person left. */
export async function tellWhere(
  ctx: FacilitiesContext,
  resident: Pick<ResidentRecord, 'id' | 'version'>,
  where: Pick<ResidentToTell, 'facility' | 'left'>,
  change: Write,
): Promise<void> {
  const { em } = change.tx
  const former = await em.find(ResidentEntity, { survivorId: resident.id })
  const ids = [resident.id, ...former.map(({ id }) => id)]
  const groups = await em.find(ResidentCategoryEntity, { residentId: { $in: ids } }, { orderBy: { since: 'asc', kind: 'asc' } })
  const ofNow = groups.filter(({ until }) => !until || (where.left && until >= where.left.on))
  const categories = [...new Set(ofNow.map(({ kind }) => kind))]
  change.publish(residentLinked({ id: resident.id, version: resident.version, categories, survivorId: null, ...where }, ctx.units))
}
