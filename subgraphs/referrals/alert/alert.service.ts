import { fromGlobalId, toGlobalId } from '../../../kit/id.js'
import type { ReferralsContext } from '../context.js'
import { readReferral, type ReferralNode } from '../referral/referral.service.js'
import { sentenceOf, urgencyOf } from '../referral-draft/from-alert.rules.js'
import type { ReferralDraft } from './alert.type.js'

/** Null for an alert that has not come yet, one of another home, of somebody who left, and for a role that refers nobody. */
export async function referralDraftOf(ctx: ReferralsContext, id: string): Promise<ReferralDraft | null> {
  const key = fromGlobalId('Alert', id)
  const [chosen, ...others] = key ? await ctx.load.draftOfAlert.load(key) : []
  if (!chosen) return null
  ctx.noteRead(chosen.residentId)
  return {
    resident: { id: toGlobalId('Resident', chosen.residentId) },
    fromAlert: id,
    kind: chosen.licensed ? 'CLINICAL_TRANSFER' : 'CARE_LINK',
    urgency: urgencyOf([chosen, ...others]),
    reason: sentenceOf([chosen, ...others]),
  }
}

export async function referralsFrom(ctx: ReferralsContext, id: string): Promise<ReferralNode[]> {
  const key = fromGlobalId('Alert', id)
  const rows = key ? await ctx.load.referralsOfAlert.load(key) : []
  return rows.map(row => readReferral(ctx, row))
}
