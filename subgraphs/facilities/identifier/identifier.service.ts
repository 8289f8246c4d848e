import { randomUUID } from 'node:crypto'
import { fromGlobalId } from '../../../kit/id.js'
import { refuse, refuseAll, type UserErrorBase } from '../../../kit/user-errors.js'
import { earliest } from '../../../kit/vn/partial-date.js'
import type { Write } from '../../../kit/write.js'
import type { FacilitiesContext } from '../context.js'
import { keepCorrection } from '../resident-correction/keep-correction.service.js'
import { changesOf, noteProblems } from '../resident-correction/resident-correction.rules.js'
import { changeRecord, type HeldResident, noteChange, partOf, type RecordChanged } from '../resident/record-change.service.js'
import { endingProblems } from '../resident/dated-part.rules.js'
import { ResidentIdentifierEntity, type ResidentIdentifierRecord } from '../resident/resident.entity.js'
import { toIdentifier } from '../resident/resident.loaders.js'
import type { ResidentIdentifier } from '../resident/resident.type.js'
import { endedBy, identifierAsStored, paperOf, paperProblems } from './identifier.rules.js'
import type { CorrectIdentifierInput, EndIdentifierInput, RecordIdentifierInput } from './identifier.type.js'

export type IdentifierChanged = RecordChanged & { readonly identifier: ResidentIdentifier | null }

/** Two who write at once meet at the indexes. */
const onUnique = {
  resident_identifier_active_idx: { code: 'IDENTIFIER_TAKEN', path: ['input', 'value'] },
  resident_identifier_one_idx: { code: 'IDENTIFIER_IN_FORCE', path: ['input', 'type'] },
} satisfies Record<string, UserErrorBase>

async function withIdentifier(ctx: FacilitiesContext, changed: RecordChanged): Promise<IdentifierChanged> {
  const rows = changed.resident ? await ctx.load.identifiersOfResident.load(changed.resident.key) : []
  const row = partOf(rows, changed)
  return { ...changed, identifier: row ? toIdentifier(row) : null }
}

export async function recordIdentifier(ctx: FacilitiesContext, input: RecordIdentifierInput): Promise<IdentifierChanged> {
  const command = { name: 'recordIdentifier', input, onUnique } as const
  return withIdentifier(ctx, await changeRecord(ctx, command, (held, change) => record(ctx, input, held, change)))
}

async function record(ctx: FacilitiesContext, input: RecordIdentifierInput, held: HeldResident, change: Write): Promise<string> {
  const { em } = change.tx
  const { resident } = held
  const inForce = await em.find(ResidentIdentifierEntity, { residentId: resident.id, validTo: null })
  const value = identifierAsStored(input)
  const replaces = input.replaces == null ? undefined : (fromGlobalId('ResidentIdentifier', input.replaces) ?? '')
  const { ends, problems } = endedBy({ ...input, replaces }, inForce, ctx.today)
  const invalid = value === undefined ? [{ code: 'IDENTIFIER_INVALID', path: ['value'] }] : []
  refuseAll([...invalid, ...problems, ...paperProblems(input, earliest(resident.birthDate), ctx.today)])
  const id = randomUUID()
  for (const { id: ended, on, reason } of ends) {
    const row = inForce.find(each => each.id === ended)
    if (row) Object.assign(row, { validTo: on, endReason: reason })
  }
  // The one before has to end first: of a kind only one is in force, and the index sees every statement.
  await em.flush()
  em.create(ResidentIdentifierEntity, {
    id,
    residentId: resident.id,
    type: input.type,
    value: value ?? '',
    ...paperOf(input),
    validTo: null,
    endReason: null,
    endNote: null,
    replacedById: null,
  })
  await em.flush()
  for (const row of inForce) if (ends.some(each => each.id === row.id)) row.replacedById = id
  await noteChange(held, { action: 'resident.identifier-recorded', fields: ['identifiers', ...(ends.length > 0 ? ['validTo'] : [])] }, change)
  return id
}

/** The number of this person, or a refusal that is the same for one of somebody else. */
async function numberOf(held: HeldResident, identifier: string, { tx: { em } }: Write): Promise<ResidentIdentifierRecord> {
  const id = fromGlobalId('ResidentIdentifier', identifier)
  const row = id ? await em.findOne(ResidentIdentifierEntity, { id, residentId: held.resident.id }) : null
  return row ?? refuse('NOT_FOUND', ['input', 'identifier'])
}

export async function correctIdentifier(ctx: FacilitiesContext, input: CorrectIdentifierInput): Promise<IdentifierChanged> {
  const command = { name: 'correctIdentifier', input, onUnique } as const
  return withIdentifier(ctx, await changeRecord(ctx, command, (held, change) => correct(ctx, input, held, change)))
}

async function correct(ctx: FacilitiesContext, input: CorrectIdentifierInput, held: HeldResident, change: Write): Promise<string> {
  const row = await numberOf(held, input.identifier, change)
  const { value, issuer = null, issuedOn = null, validFrom = null, expiresOn = null } = row
  const typed = input.value == null ? value : identifierAsStored({ type: row.type, value: input.value })
  const asked = { value: typed, issuer: input.issuer, issuedOn: input.issuedOn, validFrom: input.validFrom, expiresOn: input.expiresOn }
  const changes = changesOf({ value, issuer, issuedOn, validFrom, expiresOn }, asked)
  const after = Object.fromEntries(changes.map(each => [each.field, each.after]))
  const paper = { issuer, issuedOn, validFrom, expiresOn, ...after }
  const wrong: UserErrorBase[] = []
  // A temporary code is the hub’s: it is linked, never retyped.
  if (typed === undefined || row.type === 'TEMPORARY') wrong.push({ code: 'IDENTIFIER_INVALID', path: ['value'] })
  if (paper.validFrom && row.validTo && paper.validFrom > row.validTo) wrong.push({ code: 'DATE_TOO_EARLY', path: ['validFrom'] })
  refuseAll([...wrong, ...paperProblems(paper, earliest(held.resident.birthDate), ctx.today), ...noteProblems(input.note)])
  if (changes.length === 0) refuse('NOTHING_CHANGED', ['input'])
  Object.assign(row, after)
  const { reason, note } = input
  const fields = changes.map(({ field }) => field)
  const version = await noteChange(held, { action: 'resident.identifier-corrected', fields }, change)
  keepCorrection(ctx, { residentId: held.resident.id, identifierId: row.id, version, changes, reason, note }, change)
  return row.id
}

export async function endIdentifier(ctx: FacilitiesContext, input: EndIdentifierInput): Promise<IdentifierChanged> {
  const command = { name: 'endIdentifier', input } as const
  return withIdentifier(ctx, await changeRecord(ctx, command, (held, change) => end(ctx, input, held, change)))
}

async function end(ctx: FacilitiesContext, input: EndIdentifierInput, held: HeldResident, change: Write): Promise<string> {
  const row = await numberOf(held, input.identifier, change)
  const ending = { on: input.on, since: row.validFrom, until: row.validTo }
  refuseAll(endingProblems(ending, { field: 'note', text: input.note }, ctx.today))
  Object.assign(row, { validTo: input.on, endReason: input.reason, endNote: input.note.trim() })
  await noteChange(held, { action: 'resident.identifier-ended', fields: ['validTo', 'endReason'] }, change)
  return row.id
}
