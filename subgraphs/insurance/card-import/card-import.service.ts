import { z } from 'zod'
import { HubError } from '../../../kit/errors.js'
import { fromGlobalId, toGlobalId } from '../../../kit/id.js'
import { announceImport, cancelImport, type ImportOf, takePart } from '../../../kit/row-import-parts.js'
import type { Transaction } from '../../../kit/transaction.js'
import { toUserErrors } from '../../../kit/user-errors.js'
import { readBack, type Write, write } from '../../../kit/write.js'
import type { InsuranceContext } from '../context.js'
import { userErrorTexts } from '../user-errors.js'
import { judgeCardImport } from './card-import.access.js'
import { cardImportKind } from './card-import.loaders.js'
import type { AddCardImportPartInput, CancelCardImportInput, ImportPayload, StartCardImportInput } from './card-import.type.js'
import { findImport } from './read-import.service.js'

const outcome = z.object({ importId: z.guid() })

type Sender = InsuranceContext['viewer'] & { readonly province: string }

export function startCardImport(ctx: InsuranceContext, input: StartCardImportInput): Promise<ImportPayload> {
  const { subject, role, client, province } = senderOf(ctx)
  const { fileName, parts, dryRun } = input
  return changed(ctx, 'startCardImport', input, async change => {
    const by = { subject, role, client, requestId: ctx.requestId, provinceCode: province, facilityCode: null }
    const id = await announceImport(change.tx, ctx.db.schema, { kind: cardImportKind, by, fileName, parts, dryRun, now: ctx.now })
    note(change, dryRun ? 'cardImport.triedOut' : 'cardImport.begun', id)
    return id
  })
}

export function addCardImportPart(ctx: InsuranceContext, input: AddCardImportPartInput): Promise<ImportPayload> {
  const { part, text } = input
  return ofImport(ctx, 'addCardImportPart', input, (tx, of) => takePart(tx, ctx.db.schema, of, { part, text, now: ctx.now }))
}

export function cancelCardImport(ctx: InsuranceContext, input: CancelCardImportInput): Promise<ImportPayload> {
  return ofImport(ctx, 'cancelCardImport', input, async (tx, of, change) => {
    await cancelImport(tx, ctx.db.schema, of, ctx.now)
    note(change, 'cardImport.cancelled', of.id ?? '')
  })
}

function ofImport(
  ctx: InsuranceContext,
  name: string,
  input: { readonly idempotencyKey: string; readonly import: string },
  make: (tx: Transaction, of: ImportOf, change: Write) => Promise<void>,
): Promise<ImportPayload> {
  const { province } = senderOf(ctx)
  return changed(ctx, name, input, async change => {
    const id = fromGlobalId('CardImport', input.import)
    await make(change.tx, { id, kind: cardImportKind, provinceCode: province, facilityCode: null }, change)
    // Without a key the import was not found, and the change refused.
    return id ?? ''
  })
}

async function changed(
  ctx: InsuranceContext,
  name: string,
  input: { readonly idempotencyKey: string },
  make: (change: Write) => Promise<string>,
): Promise<ImportPayload> {
  const written = await write(ctx, { name, input, outcome }, async change => ({ importId: await make(change) }))
  if ('refused' in written) return { import: null, userErrors: toUserErrors(written.refused, userErrorTexts, ctx.language) }
  ctx.runImports()
  const id = toGlobalId('CardImport', written.outcome.importId)
  return readBack(async () => ({ import: await findImport(ctx, id), userErrors: [] }))
}

/** Whoever sends files does it for a province. */
function senderOf({ viewer }: InsuranceContext): Sender {
  const { province } = viewer
  if (!province || judgeCardImport(viewer) !== 'yes') throw new HubError('FORBIDDEN')
  return { ...viewer, province }
}

function note(change: Write, action: string, id: string): void {
  change.record({ action, subject: `CardImport:${id}`, residentId: null, fields: [] })
}
