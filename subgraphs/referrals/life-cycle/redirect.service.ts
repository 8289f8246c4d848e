import { randomUUID } from 'node:crypto'
import { fromGlobalId } from '../../../kit/id.js'
import { refuse } from '../../../kit/user-errors.js'
import type { Write } from '../../../kit/write.js'
import type { ReferralsContext } from '../context.js'
import { HealthFacilityEntity } from '../health-facility/health-facility.entity.js'
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
    return created
  })
}

/** Whether a chain has been at a hospital, as receiver or issuer: nobody is sent in a circle. */
async function wasThere(hospitalId: string, referral: ReferralRecord, { tx: { em } }: Write): Promise<boolean> {
  let each: ReferralRecord | null = referral
  while (each) {
    if (each.toHealthFacilityId === hospitalId || each.fromHealthFacilityId === hospitalId) return true
    each = each.parentId ? await em.findOne(ReferralEntity, each.parentId) : null
  }
  return false
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
  }
}
