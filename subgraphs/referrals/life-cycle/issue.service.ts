import { LockMode } from '@mikro-orm/core'
import { sql } from 'kysely'
import { refuse } from '../../../kit/user-errors.js'
import { vietnamCalendar } from '../../../kit/vn/working-days.js'
import type { Write } from '../../../kit/write.js'
import type { ReferralsContext } from '../context.js'
import { ReferralEntity } from '../referral/referral.entity.js'
import { statusRules, validUntilOf } from '../referral/referral.rules.js'
import { clockAfter } from './clock.service.js'
import { type Held, moveReferral, noteStep } from './life-cycle.service.js'
import type { IssueReferralInput, MovePayload } from './life-cycle.type.js'

/** Signs a transfer: only a facility licensed to examine and treat can (Luật KCB 15/2023; TT 01/2025 Đ9). */
export function issueReferral(ctx: ReferralsContext, input: IssueReferralInput): Promise<MovePayload> {
  return moveReferral(ctx, 'issueReferral', input, async (held, change) => {
    const { referral } = held
    const code = await signingCode(ctx, held, change)
    if (!code) return refuse('NO_LICENCE', ['input', 'referral'])
    const [row] = await change.tx.query<{ n: string }>(sql`select nextval('referrals.paper_number')::text as n`)
    referral.paperNumber = `${row?.n.padStart(6, '0')}/${ctx.today.slice(0, 4)}/GCT-${code}`
    referral.signedOn = ctx.today
    referral.validUntil = validUntilOf({ signedOn: ctx.today, oneYear: referral.oneYear, calendar: vietnamCalendar() })
    if (referral.fromLinkId) await endLink(ctx, referral.fromLinkId, change)
  })
}

/** The care link that the transfer answers ends with it: until then it stays open, so that nobody is forgotten between. */
async function endLink(ctx: ReferralsContext, linkId: string, change: Write): Promise<void> {
  const link = await change.tx.em.findOneOrFail(ReferralEntity, linkId, { lockMode: LockMode.PESSIMISTIC_WRITE })
  if (statusRules[link.status].ended) return
  const before = link.status
  Object.assign(link, { ...clockAfter(ctx, link, 'REDIRECTED'), status: 'REDIRECTED', statusSince: ctx.now, endReason: 'TRANSFER_ISSUED' })
  link.stepCount++
  await change.tx.em.flush()
  noteStep(ctx, change, { name: 'redirectReferral', before, referral: link, side: 'RECEIVER', input: { reason: link.endReason } })
}

/** The code under which the caller’s organisation signs on this day; undefined when it holds no licence. */
async function signingCode(ctx: ReferralsContext, { referral, sides }: Held, { tx }: Write): Promise<string | undefined> {
  const { fromHospitalCode } = sides
  if (!fromHospitalCode) return undefined
  if (ctx.viewer.hospital === fromHospitalCode) return fromHospitalCode
  const licences = await tx.query<{ code: string }>(sql`select health_facility_code as code from referrals.sender_licence
    where facility_id = ${referral.fromFacilityId ?? null}::uuid and health_facility_code = ${fromHospitalCode}
      and (valid_from is null or valid_from <= ${ctx.today}::date) and (valid_to is null or valid_to >= ${ctx.today}::date)`)
  return licences[0]?.code
}
