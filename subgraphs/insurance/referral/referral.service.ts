import { z } from 'zod'
import { fromGlobalId } from '../../../kit/id.js'
import { referralKinds, urgencies } from '../../../kit/vn/referral-terms.js'
import type { InsuranceContext } from '../context.js'
import { decideVisit, inWords, toldAnswer } from '../coverage/coverage.service.js'
import { keptDecision, keptFacts } from '../coverage/kept-decision.rules.js'
import { visitOf } from './referral.rules.js'
import type { Referral } from './referral.type.js'
import { changedSince } from './since.rules.js'

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

type Shown = Pick<Referral, 'id' | 'coverageFacts'>

/** What the insurance pays today for a referral; null where the viewer was given no facts of it. */
export async function coverageNow(ctx: InsuranceContext, referral: Shown) {
  const decided = await decideNow(ctx, referral)
  return decided && toldAnswer(ctx, decided.facts, decided.answer)
}

/** The answer kept when the referral was issued; null where none is, or the viewer was given no facts of the referral. */
export async function coverageThen(ctx: InsuranceContext, referral: Shown) {
  const kept = await keptOfIssue(ctx, referral)
  if (!kept) return null
  const { answer, takenAt, facts: read } = kept
  const whatWouldChange = answer.whatWouldChange.map(each => ({ ...each, text: each.text[ctx.language] }))
  return { answer: { ...inWords(answer, ctx.language), asOf: answer.asOf ?? takenAt, whatWouldChange }, takenAt, on: read.on }
}

/** In what today's answer differs from the kept one, and why; null where one of the two is missing. */
export async function coverageChange(ctx: InsuranceContext, referral: Shown) {
  const [then, now] = await Promise.all([keptOfIssue(ctx, referral), decideNow(ctx, referral)])
  if (!then || !now) return null
  const { parts, causes, text } = changedSince(then, now, ctx.book)
  const told = causes.map(cause => ({ ...cause, text: cause.text[ctx.language] }))
  return { isChanged: parts.length > 0, parts, causes: told, text: text[ctx.language] }
}

async function decideNow(ctx: InsuranceContext, { coverageFacts }: Shown) {
  if (!coverageFacts) return null
  const { residentId, toFacilityCode, ...referral } = facts.parse(coverageFacts)
  return decideVisit(ctx, residentId, { ...visitOf(referral), toFacilityCode })
}

async function keptOfIssue(ctx: InsuranceContext, { id, coverageFacts }: Shown) {
  const key = coverageFacts && fromGlobalId('Referral', id)
  const row = key ? await ctx.load.issueCheck.load(key) : undefined
  if (!row) return null
  ctx.noteRead(row.personKey)
  return { takenAt: row.takenAt, facts: keptFacts.parse(row.facts), answer: keptDecision.parse(row.answer) }
}
