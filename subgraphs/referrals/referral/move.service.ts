import { LockMode } from '@mikro-orm/core'
import { z } from 'zod'
import { HubError } from '../../../kit/errors.js'
import { fromGlobalId, toGlobalId } from '../../../kit/id.js'
import { refuse, toUserErrors } from '../../../kit/user-errors.js'
import { vietnamCalendar } from '../../../kit/vn/working-days.js'
import { readBack, type Write, write } from '../../../kit/write.js'
import type { ReferralsContext } from '../context.js'
import { HealthFacilityEntity } from '../health-facility/health-facility.entity.js'
import { userErrorTexts } from '../user-errors.js'
import type { MovePayload } from './move.type.js'
import { judgeReferral } from './referral.access.js'
import { ReferralEntity } from './referral.entity.js'
import { referralMoved } from './referral.events.js'
import { type MoveName, moveProblem, moves } from './referral.rules.js'
import { findReferral } from './referral.service.js'
import { dueByOf } from './time-limit.rules.js'

export interface MoveRequest {
  readonly idempotencyKey: string
  readonly expectedVersion: number
  readonly referral: string
}

const outcome = z.object({ referralId: z.guid() })

/** Takes one step of a referral’s life. */
export async function moveReferral(ctx: ReferralsContext, name: MoveName, input: MoveRequest): Promise<MovePayload> {
  const written = await write(ctx, { name, input, outcome }, change => move(ctx, name, input, change))
  if ('refused' in written) {
    const userErrors = toUserErrors(written.refused, userErrorTexts, ctx.language)
    return { referral: await findReferral(ctx, input.referral), userErrors }
  }
  const id = toGlobalId('Referral', written.outcome.referralId)
  return { referral: await readBack(() => findReferral(ctx, id)), userErrors: [] }
}

async function move(ctx: ReferralsContext, name: MoveName, input: MoveRequest, change: Write) {
  const referral = await lockedReferral(ctx, name, input, change)
  const problem = moveProblem(name, { status: referral.status, validUntil: referral.validUntil ?? null, now: ctx.now })
  if (problem) refuse(problem, ['input', 'referral'])
  const { to: status } = moves[name]
  referral.status = status
  referral.statusSince = ctx.now
  referral.dueBy = dueByOf({
    status,
    urgency: referral.urgency,
    since: ctx.now,
    limits: ctx.limits,
    calendar: vietnamCalendar(),
  })
  await change.tx.em.flush()
  change.publish(referralMoved({ ...referral, validUntil: referral.validUntil ?? null }))
  change.record({
    action: `referral.${name}`,
    subject: `Referral:${referral.id}`,
    residentId: referral.residentId,
    fields: ['status', 'statusSince', 'dueBy'],
  })
  return { referralId: referral.id }
}

/** The referral, held until the transaction ends, if the caller may take this step and has seen the newest version. */
async function lockedReferral(ctx: ReferralsContext, name: MoveName, input: MoveRequest, { tx: { em } }: Write) {
  const key = fromGlobalId('Referral', input.referral)
  const referral = key ? await em.findOne(ReferralEntity, key, { lockMode: LockMode.PESSIMISTIC_WRITE }) : null
  if (!referral) return refuse('NOT_FOUND', ['input', 'referral'])
  const { fromHealthFacilityId, toHealthFacilityId } = referral
  const ends = fromHealthFacilityId ? [fromHealthFacilityId, toHealthFacilityId] : [toHealthFacilityId]
  const codes = new Map((await em.find(HealthFacilityEntity, { id: { $in: ends } })).map(({ id, code }) => [id, code]))
  const judgement = judgeReferral(ctx.viewer, name, {
    residentId: referral.residentId,
    status: referral.status,
    sealed: referral.sealed,
    fromFacilityCode: referral.fromFacilityCode ?? null,
    fromHospitalCode: codes.get(fromHealthFacilityId ?? '') ?? null,
    toHospitalCode: codes.get(toHealthFacilityId) ?? '',
    fromProvinceCode: referral.fromProvinceCode,
    toProvinceCode: referral.toProvinceCode,
  })
  if (judgement === 'not-there') return refuse('NOT_FOUND', ['input', 'referral'])
  if (judgement === 'no') throw new HubError('FORBIDDEN')
  if (referral.version !== input.expectedVersion) refuse('CONFLICT', ['input', 'expectedVersion'], referral.version)
  return referral
}
