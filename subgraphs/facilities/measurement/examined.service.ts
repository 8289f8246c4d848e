import { LockMode } from '@mikro-orm/core'
import { HubError } from '../../../kit/errors.js'
import { fromGlobalId } from '../../../kit/id.js'
import { refuse } from '../../../kit/user-errors.js'
import type { Write } from '../../../kit/write.js'
import type { FacilitiesContext } from '../context.js'
import { FacilityEntity, type FacilityRecord } from '../facility/facility.entity.js'
import { judgeResident, type ResidentAction } from '../resident/resident.access.js'
import { judgedKey } from '../resident/resident-change.service.js'
import { ResidentEntity, type ResidentRecord } from '../resident/resident.entity.js'

export interface Examined {
  readonly resident: ResidentRecord
  readonly facility: FacilityRecord
}

/**
 * The resident about whom something is added, held until the transaction ends, if the caller may. What is added changes
 * nothing that somebody else could have changed meanwhile, so no version is asked for.
 */
export async function holdExamined(
  ctx: FacilitiesContext,
  action: ResidentAction,
  key: string | undefined,
  absent: string,
  { tx }: Write,
): Promise<Examined> {
  const { em } = tx
  const resident = key ? await em.findOne(ResidentEntity, key, { lockMode: LockMode.PESSIMISTIC_WRITE }) : null
  if (!resident) return refuse('NOT_FOUND', ['input', absent])
  const facility = await em.findOneOrFail(FacilityEntity, resident.facilityId)
  const judgement = judgeResident(ctx.viewer, action, {
    residentKey: await judgedKey(ctx, resident, tx),
    facilityCode: facility.code,
    facilityKind: facility.kind,
    provinceCode: ctx.units.codeToday(facility.provinceUnitId),
  })
  if (judgement === 'not-there') return refuse('NOT_FOUND', ['input', absent])
  if (judgement === 'no') throw new HubError('FORBIDDEN')
  return { resident, facility }
}

export function residentKeyOf(id: string): string | undefined {
  return fromGlobalId('Resident', id)
}
