import { randomUUID } from 'node:crypto'
import { LockMode } from '@mikro-orm/core'
import { sql } from 'kysely'
import { HubError } from '../../../kit/errors.js'
import { fromGlobalId } from '../../../kit/id.js'
import { refuse } from '../../../kit/user-errors.js'
import type { Write } from '../../../kit/write.js'
import type { FacilitiesContext } from '../context.js'
import { FacilityEntity, type FacilityRecord } from '../facility/facility.entity.js'
import { FacilityRevisionEntity, type RevisionSubject } from './facility-revision.entity.js'
import { type FacilityAction, type FacilityFacts, judgeFacility } from './staff.access.js'

export function factsOf(ctx: FacilitiesContext, { code, kind, provinceUnitId }: Omit<FacilityFacts, 'provinceCode'> & { readonly provinceUnitId: string }): FacilityFacts {
  return { code, kind, provinceCode: ctx.units.codeToday(provinceUnitId) }
}

/** The facility, if the caller may do this there. The register is public: one that is not the caller’s is refused as such. */
export async function facilityFor(ctx: FacilitiesContext, action: FacilityAction, id: string, { tx: { em } }: Write): Promise<FacilityRecord> {
  const key = fromGlobalId('Facility', id)
  const facility = key ? await em.findOne(FacilityEntity, key) : null
  if (!facility) return refuse('NOT_FOUND', ['input', 'facility'])
  if (judgeFacility(ctx.viewer, action, factsOf(ctx, facility)) !== 'yes') throw new HubError('FORBIDDEN')
  return facility
}

/**
 * The next version of what a facility says of one subject; the facility is held, so that two who write at once come one after
 * the other and the second is told.
 */
export async function nextRevision(
  ctx: FacilitiesContext,
  facilityId: string,
  { subject, expectedVersion }: { readonly subject: RevisionSubject; readonly expectedVersion: number },
  { tx }: Write,
): Promise<number> {
  await tx.em.findOneOrFail(FacilityEntity, facilityId, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true })
  const [row] = await tx.query<{ version: number }>(sql`select coalesce(max(version), 0)::int as version
    from facilities.facility_revision where facility_id = ${facilityId}::uuid and subject = ${subject}`)
  const version = row?.version ?? 0
  if (version !== expectedVersion) refuse('CONFLICT', ['input', 'expectedVersion'], version)
  tx.em.create(FacilityRevisionEntity, {
    id: randomUUID(),
    facilityId,
    subject,
    version: version + 1,
    actorRole: ctx.viewer.role,
    recordedAt: ctx.now,
    recordedBy: ctx.viewer.subject,
  })
  return version + 1
}
