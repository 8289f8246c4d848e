import { LockMode } from '@mikro-orm/core'
import { sql } from 'kysely'
import { z } from 'zod'
import { HubError } from '../../../kit/errors.js'
import { refuse, refuseAll, toUserErrors } from '../../../kit/user-errors.js'
import { readBack, type Write, write } from '../../../kit/write.js'
import type { FacilitiesContext } from '../context.js'
import { mayDo } from '../resident/resident.access.js'
import { userErrorTexts } from '../user-errors.js'
import { facilityOf, openingFilter, reviewedFacility } from './seal.access.js'
import { noteProblems } from './seal.rules.js'
import { findOpening, openingKeyOf } from './seal.service.js'
import type { CloseSealedRecordInput, CloseSealedRecordPayload, ReviewSealedOpeningInput, ReviewSealedOpeningPayload } from './seal-change.type.js'
import { SealedOpeningEntity, type SealedOpeningRecord, SealedReviewEntity } from './sealed-opening.entity.js'

const outcome = z.object({ openingId: z.guid() })

/** By who opened it, or who is at the head of a facility that keeps what was sealed. */
export function closeSealedRecord(ctx: FacilitiesContext, input: CloseSealedRecordInput): Promise<CloseSealedRecordPayload> {
  return settle(ctx, 'closeSealedRecord', input, async (opening, change) => {
    if (!isRunning(opening, ctx.now)) refuse('SEAL_CLOSED_ALREADY', ['input', 'opening'])
    end(ctx, opening, change)
  })
}

export function reviewSealedOpening(ctx: FacilitiesContext, input: ReviewSealedOpeningInput): Promise<ReviewSealedOpeningPayload> {
  return settle(ctx, 'reviewSealedOpening', input, async (opening, change) => {
    refuseAll(noteProblems(input.note))
    const review = await ownReview(ctx, opening, change)
    if (opening.openedBy === ctx.viewer.subject) refuse('SEAL_OWN_REVIEW', ['input', 'opening'])
    if (review.verdict) refuse('SEAL_REVIEWED_ALREADY', ['input', 'opening'])
    Object.assign(review, { verdict: input.verdict, note: input.note.trim(), reviewedAt: ctx.now, reviewedBy: ctx.viewer.subject })
    change.record({ action: 'sealed-record.reviewed', subject: `SealedOpening:${opening.id}`, residentId: opening.residentId, fields: ['verdict', 'note'] })
    if (input.verdict === 'NOT_JUSTIFIED' && isRunning(opening, ctx.now)) end(ctx, opening, change)
  })
}

async function settle(
  ctx: FacilitiesContext,
  name: 'closeSealedRecord' | 'reviewSealedOpening',
  input: CloseSealedRecordInput | ReviewSealedOpeningInput,
  step: (opening: SealedOpeningRecord, change: Write) => Promise<void>,
): Promise<CloseSealedRecordPayload> {
  if (!mayDo(ctx.viewer, name)) throw new HubError('FORBIDDEN')
  const written = await write(ctx, { name, input, outcome }, async change => {
    const opening = await held(ctx, input.opening, change)
    await step(opening, change)
    return { openingId: opening.id }
  })
  if ('refused' in written) return { opening: null, userErrors: toUserErrors(written.refused, userErrorTexts, ctx.language) }
  const { openingId } = written.outcome
  return readBack(async () => ({ opening: await findOpening(ctx, openingId), userErrors: [] }))
}

/** The opening, held until the transaction ends, if it is there for the caller. */
async function held({ viewer }: FacilitiesContext, id: string, { tx }: Write): Promise<SealedOpeningRecord> {
  const key = openingKeyOf(id)
  const seen = key ? await tx.query(sql`select 1 from facilities.sealed_opening o where o.id = ${key}::uuid and ${openingFilter(viewer)}`) : []
  const opening = key && seen.length > 0 ? await tx.em.findOne(SealedOpeningEntity, key, { lockMode: LockMode.PESSIMISTIC_WRITE }) : null
  return opening ?? refuse('NOT_FOUND', ['input', 'opening'])
}

/** Whoever opened it may see an opening of which the own facility keeps nothing. */
async function ownReview({ viewer }: FacilitiesContext, { id }: SealedOpeningRecord, { tx }: Write) {
  const [place] = await tx.query<{ id: string | null }>(sql`select ${facilityOf(reviewedFacility(viewer))} as id`)
  const review = place?.id ? await tx.em.findOne(SealedReviewEntity, { openingId: id, facilityId: place.id }) : null
  return review ?? refuse('NOT_FOUND', ['input', 'opening'])
}

function isRunning({ endedAt, closesAt }: SealedOpeningRecord, now: Date): boolean {
  return !endedAt && closesAt > now
}

function end(ctx: FacilitiesContext, opening: SealedOpeningRecord, change: Write): void {
  opening.endedAt = ctx.now
  change.record({ action: 'sealed-record.closed', subject: `SealedOpening:${opening.id}`, residentId: opening.residentId, fields: ['endedAt'] })
}
