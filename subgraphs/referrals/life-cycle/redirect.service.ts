import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { fromGlobalId } from '../../../kit/id.js'
import { refuse } from '../../../kit/user-errors.js'
import type { Write } from '../../../kit/write.js'
import type { ReferralsContext } from '../context.js'
import { HealthFacilityEntity } from '../health-facility/health-facility.entity.js'
import { tellIssue } from '../referral/issued.events.js'
import { ReferralEntity, type ReferralRecord } from '../referral/referral.entity.js'
import { clockAfter } from './clock.service.js'
import { moveReferral, noteStep } from './life-cycle.service.js'
import type { MovePayload, RedirectReferralInput } from './life-cycle.type.js'

/** Sends a person on: the referral ends here, and its child goes on with the same papers and no later a deadline. */
export function redirectReferral(ctx: ReferralsContext, input: RedirectReferralInput): Promise<MovePayload> {
  return moveReferral(ctx, 'redirectReferral', input, async ({ referral, dueBefore }, change) => {
    const toKey = fromGlobalId('HealthFacility', input.toFacility)
    const to = toKey ? await change.tx.em.findOne(HealthFacilityEntity, toKey) : null
    if (!to) return refuse('NOT_FOUND', ['input', 'toFacility'])
    if (await wasThere(to.id, referral, change)) refuse('REDIRECT_LOOP', ['input', 'toFacility'])
    const child = childOf(ctx, referral, to, dueBefore)
    const created = change.tx.em.create(ReferralEntity, child)
    await change.tx.em.flush()
    noteStep(ctx, change, { name: 'sendReferral', before: null, referral: created, side: 'RECEIVER', input: { note: input.note } })
    tellIssue(change, created, to.code, ctx.now)
    return created
  })
}

/** Whether a chain has been at a hospital, as receiver or issuer: nobody is sent in a circle. */
async function wasThere(hospitalId: string, referral: ReferralRecord, { tx }: Write): Promise<boolean> {
  const met = await tx.query(sql`with recursive chain as (
      select r.* from referrals.referral r where r.id = ${referral.id}::uuid
      union select r.* from chain c join referrals.referral r on r.id = c.parent_id
    ) select 1 from chain where ${hospitalId}::uuid in (to_health_facility_id, from_health_facility_id) limit 1`)
  return met.length > 0
}

function childOf(ctx: ReferralsContext, parent: ReferralRecord, to: { id: string; provinceCode: string }, firstDue: Date | null) {
  const { dueBy } = clockAfter(ctx, { ...parent, status: 'ISSUED' }, 'SENT')
  return {
    id: randomUUID(),
    version: 1,
    paperNumber: parent.paperNumber,
    kind: parent.kind,
    status: 'SENT' as const,
    statusSince: ctx.now,
    urgency: parent.urgency,
    residentId: parent.residentId,
    patientName: parent.patientName,
    patientBirthDate: parent.patientBirthDate,
    patientSex: parent.patientSex,
    fromFacilityId: parent.fromFacilityId,
    fromFacilityCode: parent.fromFacilityCode,
    fromHealthFacilityId: parent.fromHealthFacilityId,
    toHealthFacilityId: to.id,
    fromProvinceCode: parent.fromProvinceCode,
    toProvinceCode: to.provinceCode,
    sealed: parent.sealed,
    reason: parent.reason,
    diagnoses: parent.diagnoses,
    summary: parent.summary,
    oneYear: parent.oneYear,
    signedOn: parent.signedOn,
    validUntil: parent.validUntil,
    dueBy: firstDue && dueBy && firstDue < dueBy ? firstDue : dueBy,
    createdAt: ctx.now,
    parentId: parent.id,
    stepCount: 1,
    consentBy: parent.consentBy,
    consentOn: parent.consentOn,
    approvedBy: parent.approvedBy,
    approvedAt: parent.approvedAt,
    leftAs: parent.leftAs,
    leftOn: parent.leftOn,
    goesOn: parent.goesOn,
    fromAlertId: parent.fromAlertId,
  }
}
