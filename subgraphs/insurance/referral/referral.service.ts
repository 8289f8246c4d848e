import { z } from 'zod'
import { localDateOf } from '../../../kit/vn/working-days.js'
import type { InsuranceContext } from '../context.js'
import { coverageOfVisit } from '../coverage/coverage.service.js'
import { referralKinds, urgencies } from '../../../kit/vn/referral-terms.js'
import type { Referral } from './referral.type.js'

/** The facts come as JSON in a representation: the gateway’s signature vouches for them, their form is checked here. */
const facts = z.object({
  residentId: z.string(),
  toFacilityCode: z.string(),
  kind: z.enum(referralKinds),
  urgency: z.enum(urgencies),
  signedOn: z.iso.date().nullable(),
  // Text over HTTP; in one process the owner's answer arrives as it is.
  validUntil: z.coerce.date().nullable(),
  diagnoses: z.array(z.string()),
})

/** What the insurance pays today for a referral; null where the viewer was given no facts of it. */
export async function coverageNow(ctx: InsuranceContext, referral: Pick<Referral, 'coverageFacts'>) {
  if (!referral.coverageFacts) return null
  const { residentId, kind, urgency, signedOn, validUntil, ...visit } = facts.parse(referral.coverageFacts)
  return coverageOfVisit(ctx, residentId, {
    ...visit,
    // A care link carries no paper: its sender may not sign one.
    paper: kind === 'CLINICAL_TRANSFER' ? { signedOn, validUntil: validUntil && localDateOf(validUntil) } : null,
    circumstances: urgency === 'EMERGENCY' ? ['EMERGENCY'] : [],
    // A referral does not say whether the person will be taken in.
    setting: null,
  })
}
