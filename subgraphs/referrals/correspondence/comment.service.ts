import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { type Connection, connectionOf, instantKey, type PageArgs, pageRequest } from '../../../kit/page.js'
import { refuse, toUserErrors } from '../../../kit/user-errors.js'
import { isPlainText } from '../../../kit/vn/plain-text.js'
import { readBack, type Write, write } from '../../../kit/write.js'
import type { ReferralsContext } from '../context.js'
import { findJudged, longestNote } from '../life-cycle/life-cycle.service.js'
import { userErrorTexts } from '../user-errors.js'
import { ReferralCommentEntity } from './correspondence.entity.js'
import { writtenBy } from './correspondence.access.js'
import { type CommentNode, type CommentRow, toComment } from './correspondence.loaders.js'
import type { CommentOnReferralInput, CommentOnReferralPayload } from './correspondence.type.js'

/** What both sides wrote, of the whole chain of a referral, the oldest first. */
export async function commentsOf(ctx: ReferralsContext, referralKey: string, args: PageArgs): Promise<Connection<CommentNode>> {
  const page = pageRequest(args, instantKey)
  const rows = await ctx.load.commentsOfReferral(page).load(referralKey)
  const total = async () => (await ctx.load.commentCountOfReferral.load(referralKey))?.n ?? 0
  return connectionOf(rows, page, row => [row.at.toISOString(), row.id], row => readComment(ctx, row), total)
}

function readComment(ctx: ReferralsContext, row: CommentRow): CommentNode {
  ctx.noteRead(row.residentId)
  return toComment(row)
}

const outcome = z.object({ commentId: z.guid() })

export async function commentOnReferral(ctx: ReferralsContext, input: CommentOnReferralInput): Promise<CommentOnReferralPayload> {
  const written = await write(ctx, { name: 'commentOnReferral', input, outcome }, change => comment(ctx, input, change))
  if ('refused' in written) return { comment: null, userErrors: toUserErrors(written.refused, userErrorTexts, ctx.language) }
  const row = await readBack(() => ctx.load.commentById.load(written.outcome.commentId))
  return { comment: row ? readComment(ctx, row) : null, userErrors: [] }
}

async function comment(ctx: ReferralsContext, { referral: id, text }: CommentOnReferralInput, change: Write) {
  const { referral, sides } = await findJudged(ctx, 'commentOnReferral', id, change)
  if (text.trim() === '' || !isPlainText(text, longestNote)) refuse('INVALID_VALUE', ['input', 'text'])
  const row = change.tx.em.create(ReferralCommentEntity, {
    id: randomUUID(),
    referralId: referral.id,
    at: ctx.now,
    ...writtenBy(ctx.viewer, sides),
    text: text.trim(),
  })
  change.record({ action: 'referral.commented', subject: `Referral:${referral.id}`, residentId: referral.residentId, fields: ['comments'] })
  return { commentId: row.id }
}
