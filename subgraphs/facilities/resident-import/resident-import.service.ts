import { z } from 'zod'
import { HubError } from '../../../kit/errors.js'
import { fromGlobalId, toGlobalId } from '../../../kit/id.js'
import { announceImport, cancelImport, type ImportOf, takePart, undoImport } from '../../../kit/row-import-parts.js'
import type { Transaction } from '../../../kit/transaction.js'
import { refuse, toUserErrors } from '../../../kit/user-errors.js'
import { readBack, type Write, write } from '../../../kit/write.js'
import type { FacilitiesContext } from '../context.js'
import { FacilityEntity } from '../facility/facility.entity.js'
import { judgeResident } from '../resident/resident.access.js'
import { userErrorTexts } from '../user-errors.js'
import { findImport } from './read-import.service.js'
import { residentColumnNames } from './resident-file.js'
import { judgeResidentImport } from './resident-import.access.js'
import { residentImportKind } from './resident-import.loaders.js'
import type {
  AddResidentImportPartInput,
  CancelResidentImportInput,
  ImportPayload,
  StartResidentImportInput,
  UndoResidentImportInput,
} from './resident-import.type.js'

const outcome = z.object({ importId: z.guid() })

type Sender = Pick<ImportOf, 'provinceCode'> & { readonly facilityCode: string }

export function startResidentImport(ctx: FacilitiesContext, input: StartResidentImportInput): Promise<ImportPayload> {
  const { subject, role, client } = ctx.viewer
  const { fileName, parts, dryRun } = input
  return changed(ctx, 'startResidentImport', input, async change => {
    const mapping = mappingOf(input)
    const by = { subject, role, client, requestId: ctx.requestId, ...(await senderOf(ctx, change.tx)) }
    const formats = ['csv', 'xlsx']
    const id = await announceImport(change.tx, ctx.db.schema, { kind: residentImportKind, by, fileName, parts, dryRun, formats, mapping, now: ctx.now })
    note(change, dryRun ? 'residentImport.triedOut' : 'residentImport.begun', id)
    return id
  })
}

export function addResidentImportPart(ctx: FacilitiesContext, input: AddResidentImportPartInput): Promise<ImportPayload> {
  const { part, text } = input
  return ofImport(ctx, 'addResidentImportPart', input, (tx, of) => takePart(tx, ctx.db.schema, of, { part, text, now: ctx.now }))
}

export function cancelResidentImport(ctx: FacilitiesContext, input: CancelResidentImportInput): Promise<ImportPayload> {
  return ofImport(ctx, 'cancelResidentImport', input, async (tx, of, change) => {
    await cancelImport(tx, ctx.db.schema, of, ctx.now)
    note(change, 'residentImport.cancelled', of.id ?? '')
  })
}

export function undoResidentImport(ctx: FacilitiesContext, input: UndoResidentImportInput): Promise<ImportPayload> {
  return ofImport(ctx, 'undoResidentImport', input, async (tx, of, change) => {
    await undoImport(tx, ctx.db.schema, of)
    note(change, 'residentImport.undoBegun', of.id ?? '')
  })
}

const longestHeader = 50

/** Each header and each column once. */
function mappingOf({ columns }: StartResidentImportInput) {
  const mapping = (columns ?? []).map(({ header, field }) => ({ header: header.trim(), field }))
  const isWrong =
    mapping.length > residentColumnNames.length ||
    mapping.some(({ header }) => header === '' || header.length > longestHeader) ||
    new Set(mapping.map(({ field }) => field)).size < mapping.length
  return isWrong ? refuse('INVALID_VALUE', ['input', 'columns']) : mapping
}

function ofImport(
  ctx: FacilitiesContext,
  name: string,
  input: { readonly idempotencyKey: string; readonly import: string },
  make: (tx: Transaction, of: ImportOf, change: Write) => Promise<void>,
): Promise<ImportPayload> {
  return changed(ctx, name, input, async change => {
    const id = fromGlobalId('ResidentImport', input.import)
    await make(change.tx, { id, kind: residentImportKind, ...(await senderOf(ctx, change.tx)) }, change)
    // Without a key the import was not found, and the change refused.
    return id ?? ''
  })
}

async function changed(
  ctx: FacilitiesContext,
  name: string,
  input: { readonly idempotencyKey: string },
  make: (change: Write) => Promise<string>,
): Promise<ImportPayload> {
  if (judgeResidentImport(ctx.viewer) !== 'yes') throw new HubError('FORBIDDEN')
  const written = await write(ctx, { name, input, outcome }, async change => ({ importId: await make(change) }))
  if ('refused' in written) return { import: null, userErrors: toUserErrors(written.refused, userErrorTexts, ctx.language) }
  ctx.runImports()
  const id = toGlobalId('ResidentImport', written.outcome.importId)
  return readBack(async () => ({ import: await findImport(ctx, id), userErrors: [] }))
}

/** Whoever sends files does it for the own facility, and may admit there. */
async function senderOf(ctx: FacilitiesContext, { em }: Transaction): Promise<Sender> {
  const facility = await em.findOne(FacilityEntity, { code: ctx.viewer.facility ?? '' })
  if (!facility) throw new HubError('FORBIDDEN')
  const provinceCode = ctx.units.codeToday(facility.provinceUnitId)
  const facts = { residentKey: null, facilityCode: facility.code, facilityKind: facility.kind, provinceCode }
  if (judgeResident(ctx.viewer, 'admitResident', facts) !== 'yes') throw new HubError('FORBIDDEN')
  return { provinceCode, facilityCode: facility.code }
}

function note(change: Write, action: string, id: string): void {
  change.record({ action, subject: `ResidentImport:${id}`, residentId: null, fields: [] })
}
