import { randomUUID } from 'node:crypto'
import { fromGlobalId } from '../../../kit/id.js'
import { refuse, refuseAll } from '../../../kit/user-errors.js'
import { normaliseIdentifier } from '../../../kit/vn/identifiers.js'
import { cleanName } from '../../../kit/vn/names.js'
import { earliest } from '../../../kit/vn/partial-date.js'
import type { Write } from '../../../kit/write.js'
import type { FacilitiesContext } from '../context.js'
import { endingProblems, textOrNull } from '../resident/dated-part.rules.js'
import { changeRecord, type HeldResident, noteChange, partOf, type RecordChanged } from '../resident/record-change.service.js'
import { ResidentContactEntity } from './contact.entity.js'
import { toContact } from './contact.loaders.js'
import { contactProblems, type ContactRole, phoneAsStored } from './contact.rules.js'
import type { EndContactInput, RecordContactInput, ResidentContact } from './contact.type.js'

export type ContactChanged = RecordChanged & { readonly contact: ResidentContact | null }

export async function contactsOf(ctx: FacilitiesContext, residentKey: string, role: ContactRole): Promise<ResidentContact[]> {
  const rows = await ctx.load.contactsOfResident.load(residentKey)
  return rows.filter(row => row.role === role).map(toContact)
}

async function withContact(ctx: FacilitiesContext, changed: RecordChanged): Promise<ContactChanged> {
  const rows = changed.resident ? await ctx.load.contactsOfResident.load(changed.resident.key) : []
  const row = partOf(rows, changed)
  return { ...changed, contact: row ? toContact(row) : null }
}

export async function recordContact(ctx: FacilitiesContext, input: RecordContactInput): Promise<ContactChanged> {
  return withContact(ctx, await changeRecord(ctx, { name: 'recordContact', input }, (held, change) => record(ctx, input, held, change)))
}

async function record(ctx: FacilitiesContext, input: RecordContactInput, held: HeldResident, change: Write): Promise<string> {
  refuseAll(contactProblems(input, earliest(held.resident.birthDate), ctx.today))
  const name = cleanName(input.fullName)
  const row = change.tx.em.create(ResidentContactEntity, {
    id: randomUUID(),
    residentId: held.resident.id,
    role: input.role,
    fullName: name.ok ? name.value : input.fullName,
    relation: input.relation,
    phone: (input.phone && phoneAsStored(input.phone)) || null,
    personalId: (input.personalId && normaliseIdentifier(input.personalId)) || null,
    mayDecide: input.mayDecide,
    legalBasis: textOrNull(input.legalBasis),
    subject: textOrNull(input.subject),
    since: input.since,
    until: input.until ?? null,
    endReason: null,
  })
  await noteChange(held, { action: 'resident.contact-recorded', fields: ['contacts'] }, change)
  return row.id
}

export async function endContact(ctx: FacilitiesContext, input: EndContactInput): Promise<ContactChanged> {
  return withContact(ctx, await changeRecord(ctx, { name: 'endContact', input }, (held, change) => end(ctx, input, held, change)))
}

async function end(ctx: FacilitiesContext, input: EndContactInput, held: HeldResident, change: Write): Promise<string> {
  const id = fromGlobalId('ResidentContact', input.contact)
  const row = id ? await change.tx.em.findOne(ResidentContactEntity, { id, residentId: held.resident.id }) : null
  if (!row) return refuse('NOT_FOUND', ['input', 'contact'])
  const ending = { on: input.on, since: row.since, until: row.until }
  refuseAll(endingProblems(ending, { field: 'reason', text: input.reason }, ctx.today))
  Object.assign(row, { until: input.on, endReason: input.reason.trim() })
  await noteChange(held, { action: 'resident.contact-ended', fields: ['until', 'endReason'] }, change)
  return row.id
}
