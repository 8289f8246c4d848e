import { randomUUID } from 'node:crypto'
import { LockMode } from '@mikro-orm/core'
import { fileTypeFromBuffer } from 'file-type'
import { z } from 'zod'
import { HubError } from '../../../kit/errors.js'
import { FileDamaged } from '../../../kit/file-store.js'
import { fromGlobalId, toGlobalId } from '../../../kit/id.js'
import { refuse, Refused, toUserErrors, type UserErrorBase } from '../../../kit/user-errors.js'
import { isPlainText } from '../../../kit/vn/plain-text.js'
import { readBack, type Write, write } from '../../../kit/write.js'
import type { ReferralsContext } from '../context.js'
import { findJudged, longestNote } from '../life-cycle/life-cycle.service.js'
import { userErrorTexts } from '../user-errors.js'
import { cleanFileName, decodeBase64, fileProblem, type MediaType, mediaTypeOf, mostAttachments, mostContents } from './attachment.rules.js'
import { mayWithdraw, writtenBy } from './correspondence.access.js'
import { ReferralAttachmentEntity } from './correspondence.entity.js'
import { type AttachmentNode, type AttachmentRow, toAttachment } from './correspondence.loaders.js'
import type {
  AttachToReferralInput,
  AttachToReferralPayload,
  WithdrawAttachmentInput,
  WithdrawAttachmentPayload,
} from './correspondence.type.js'

/** The files of a referral and of those before it in its chain, the oldest first. */
export async function attachmentsOf(ctx: ReferralsContext, referralKey: string): Promise<AttachmentNode[]> {
  const rows = await ctx.load.attachmentsOfReferral.load(referralKey)
  return rows.map(row => readAttachment(ctx, row))
}

function readAttachment(ctx: ReferralsContext, row: AttachmentRow): AttachmentNode {
  ctx.noteRead(row.residentId)
  return toAttachment(row)
}

async function findAttachment(ctx: ReferralsContext, key: string | undefined): Promise<AttachmentNode | null> {
  const row = key && (await ctx.load.attachmentById.load(key))
  return row ? readAttachment(ctx, row) : null
}

/** The API object, with the row that its bytes are found by. */
export interface AttachedFile {
  readonly attachment: AttachmentNode
  readonly row: AttachmentRow
}

const tooManyContents = `Mỗi yêu cầu chỉ lấy được ${mostContents} tệp; hãy chia nhỏ / A request gives at most ${mostContents} files; split it.`

/** A file by its id; absent, foreign and malformed ids give the same answer. */
export async function fileOf(ctx: ReferralsContext, id: string): Promise<AttachedFile | null> {
  const attachment = await findAttachment(ctx, fromGlobalId('ReferralAttachment', id))
  return attachment && { attachment, row: attachment.row }
}

/** Its bytes; null once it was withdrawn. */
export async function contentOf(ctx: ReferralsContext, { row }: AttachedFile): Promise<string | null> {
  if (row.withdrawnAt) return null
  if (++ctx.spent.contents > mostContents) throw new HubError('BAD_USER_INPUT', { message: tooManyContents })
  try {
    return Buffer.from(await ctx.files.get(row.sha256)).toString('base64')
  } catch (error) {
    if (error instanceof FileDamaged) throw new HubError('FILE_UNAVAILABLE')
    throw error
  }
}

const outcome = z.object({ attachmentId: z.guid() })

export async function attachToReferral(ctx: ReferralsContext, input: AttachToReferralInput): Promise<AttachToReferralPayload> {
  const shown: { there?: string } = {}
  const file = await keptFile(ctx, input)
  if ('code' in file) return { attachment: null, userErrors: toUserErrors([file], userErrorTexts, ctx.language) }
  const written = await write(ctx, { name: 'attachToReferral', input, outcome }, change => attach(ctx, input, file, change, shown))
  if ('outcome' in written) {
    return { attachment: await readBack(() => findAttachment(ctx, written.outcome.attachmentId)), userErrors: [] }
  }
  const userErrors = toUserErrors(written.refused, userErrorTexts, ctx.language)
  return { attachment: await findAttachment(ctx, shown.there), userErrors }
}

interface KeptFile {
  readonly fileName: string
  readonly mediaType: MediaType
  readonly size: number
  readonly sha256: string
}

/**
 * The file, checked and kept, for who may attach one. Its bytes are there before the row that names them, and outside its
 * transaction: a file that nobody names does no harm, a row without its file would.
 */
async function keptFile(ctx: ReferralsContext, { referral, fileName: given, content }: AttachToReferralInput): Promise<KeptFile | UserErrorBase> {
  const bytes = decodeBase64(content)
  if (!bytes) return { code: 'FILE_NOT_BASE64', path: ['input', 'content'] }
  const found = await fileTypeFromBuffer(bytes)
  const problem = fileProblem({ fileName: given, size: bytes.length, mediaType: found?.mime })
  if (problem) return { code: problem, path: ['input', problem.startsWith('FILE_NAME') ? 'fileName' : 'content'] }
  const mediaType = mediaTypeOf(found?.mime ?? '')
  const fileName = cleanFileName(given)
  // The problems say so first; this tells the compiler.
  if (!mediaType || !fileName) return { code: 'FILE_TYPE_REFUSED', path: ['input', 'content'] }
  try {
    await ctx.db.transaction(tx => findJudged(ctx, 'attachToReferral', referral, { tx }))
  } catch (error) {
    if (error instanceof Refused && error.errors[0]) return error.errors[0]
    throw error
  }
  try {
    return { fileName, mediaType, size: bytes.length, sha256: await ctx.files.put(bytes) }
  } catch {
    // What went wrong is in the log of the store.
    return { code: 'FILE_NOT_KEPT', path: ['input', 'content'] }
  }
}

/** The referral is held, so that of two who attach at once the second sees what the first attached. */
async function attach(ctx: ReferralsContext, input: AttachToReferralInput, file: KeptFile, change: Write, shown: { there?: string }) {
  const { em } = change.tx
  const held = { tx: change.tx, lockMode: LockMode.PESSIMISTIC_WRITE }
  const { referral, sides } = await findJudged(ctx, 'attachToReferral', input.referral, held)
  const note = input.note?.trim() ?? ''
  if (!isPlainText(note, longestNote)) refuse('INVALID_VALUE', ['input', 'note'])
  const attached = await em.find(ReferralAttachmentEntity, { referralId: referral.id })
  const there = attached.find(each => each.sha256 === file.sha256 && !each.withdrawnAt)
  if (there) {
    shown.there = there.id
    refuse('ATTACHED_ALREADY', ['input', 'content'])
  }
  if (attached.length >= mostAttachments) refuse('TOO_MANY', ['input', 'referral'])
  const row = em.create(ReferralAttachmentEntity, {
    ...file,
    ...writtenBy(ctx.viewer, sides),
    id: randomUUID(),
    version: 1,
    referralId: referral.id,
    note: note || null,
    at: ctx.now,
    withdrawnAt: null,
    withdrawReason: null,
  })
  change.record({ action: 'referral.attached', subject: `Referral:${referral.id}`, residentId: referral.residentId, fields: [`attachment:${row.id}`] })
  return { attachmentId: row.id }
}

export async function withdrawAttachment(ctx: ReferralsContext, input: WithdrawAttachmentInput): Promise<WithdrawAttachmentPayload> {
  const written = await write(ctx, { name: 'withdrawAttachment', input, outcome }, change => withdraw(ctx, input, change))
  if ('outcome' in written) {
    return { attachment: await readBack(() => findAttachment(ctx, written.outcome.attachmentId)), userErrors: [] }
  }
  const userErrors = toUserErrors(written.refused, userErrorTexts, ctx.language)
  return { attachment: await findAttachment(ctx, fromGlobalId('ReferralAttachment', input.attachment)), userErrors }
}

async function withdraw(ctx: ReferralsContext, input: WithdrawAttachmentInput, change: Write) {
  const { em } = change.tx
  const key = fromGlobalId('ReferralAttachment', input.attachment)
  const row = key ? await em.findOne(ReferralAttachmentEntity, key, { lockMode: LockMode.PESSIMISTIC_WRITE }) : null
  if (!row) return refuse('NOT_FOUND', ['input', 'attachment'])
  const referralId = toGlobalId('Referral', row.referralId)
  const { referral } = await findJudged(ctx, 'withdrawAttachment', referralId, change, ['input', 'attachment'])
  if (!mayWithdraw(ctx.viewer, row)) throw new HubError('FORBIDDEN')
  if (row.version !== input.expectedVersion) refuse('CONFLICT', ['input', 'expectedVersion'], row.version)
  if (row.withdrawnAt) refuse('ALREADY_WITHDRAWN', ['input', 'attachment'])
  const reason = input.reason.trim()
  if (reason === '' || !isPlainText(reason, longestNote)) refuse('INVALID_VALUE', ['input', 'reason'])
  Object.assign(row, { withdrawnAt: ctx.now, withdrawReason: reason })
  change.record({ action: 'referral.attachmentWithdrawn', subject: `Referral:${referral.id}`, residentId: referral.residentId, fields: [`attachment:${row.id}`] })
  return { attachmentId: row.id }
}
