import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { fromGlobalId } from '../../../kit/id.js'
import { refuse, refuseAll } from '../../../kit/user-errors.js'
import { localDateOf, type LocalDate } from '../../../kit/vn/working-days.js'
import type { Write } from '../../../kit/write.js'
import { ResidentContactEntity } from '../contact/contact.entity.js'
import { toContact } from '../contact/contact.loaders.js'
import type { ResidentContact } from '../contact/contact.type.js'
import type { FacilitiesContext } from '../context.js'
import { textOrNull } from '../resident/dated-part.rules.js'
import { idsOfPerson } from '../resident/person-ids.js'
import { changeRecord, type HeldResident, noteChange, type RecordChanged } from '../resident/record-change.service.js'
import { recordedBy } from '../resident/written-by.js'
import { ConsentEntity } from './consent.entity.js'
import { type ConsentNode, toConsent } from './consent.loaders.js'
import { consentProblems, type ConsentPurpose, consentPurposes } from './consent.rules.js'
import type { ApproveConsentInput, RecordConsentInput } from './consent.type.js'

export type ConsentChanged = Pick<RecordChanged, 'resident' | 'userErrors'> & { readonly consent: ConsentNode | null }

export async function consentsOf(ctx: FacilitiesContext, residentKey: string): Promise<ConsentNode[]> {
  return (await ctx.load.consentsOfResident.load(residentKey)).map(toConsent)
}

export async function guardianOf(ctx: FacilitiesContext, { residentKey, guardianId }: ConsentNode): Promise<ResidentContact | null> {
  const row = guardianId === null ? undefined : (await ctx.load.contactsOfResident.load(residentKey)).find(({ id }) => id === guardianId)
  return row ? toContact(row) : null
}

export async function withConsent(ctx: FacilitiesContext, { resident, partKey, userErrors }: RecordChanged): Promise<ConsentChanged> {
  const rows = resident ? await ctx.load.consentsOfResident.load(resident.key) : []
  const row = rows.find(({ id }) => id === partKey)
  return { resident, userErrors, consent: row ? toConsent(row) : null }
}

/** Every id of the person who is held. */
export async function idsOfHeld({ resident }: HeldResident, { tx }: Write): Promise<string[]> {
  const [row] = await tx.query<{ ids: string[] }>(sql`select ${idsOfPerson(sql`${resident.id}::uuid`)} as ids`)
  if (!row) throw new Error('A held resident is gone')
  return row.ids
}

export async function recordConsent(ctx: FacilitiesContext, input: RecordConsentInput): Promise<ConsentChanged> {
  const onUnique = { consent_given_idx: { code: 'CONSENT_GIVEN_ALREADY', path: ['input', 'purpose'] } }
  return withConsent(ctx, await changeRecord(ctx, { name: 'recordConsent', input, onUnique }, (held, change) => record(ctx, input, held, change)))
}

async function record(ctx: FacilitiesContext, input: RecordConsentInput, held: HeldResident, change: Write): Promise<string> {
  const { em } = change.tx
  const ids = await idsOfHeld(held, change)
  const { purpose } = input
  const guardian = await namedGuardian(input.guardian, ids, change)
  const withdrawnOn = await lastWithdrawn(ids, purpose, change)
  refuseAll(consentProblems(input, { birthDate: held.resident.birthDate, today: ctx.today, guardian, withdrawnOn }))
  if ((await em.count(ConsentEntity, { residentId: { $in: ids }, purpose, withdrawnAt: null })) > 0) refuse('CONSENT_GIVEN_ALREADY', ['input', 'purpose'])
  const isHead = ctx.viewer.role === 'head'
  const approved = isHead || !consentPurposes[purpose].needsHead ? { approvedAt: ctx.now, approvedBy: ctx.viewer.subject } : { approvedAt: null, approvedBy: null }
  const row = em.create(ConsentEntity, {
    id: randomUUID(),
    residentId: held.resident.id,
    purpose,
    textVersion: input.textVersion.trim(),
    channel: input.channel,
    givenOn: input.givenOn,
    givenBy: input.givenBy,
    guardianId: guardian?.id ?? null,
    guardianFor: input.guardianFor ?? null,
    toldSensitive: input.toldSensitive,
    paperNumber: textOrNull(input.paperNumber),
    attachmentSha256: input.attachmentSha256 ?? null,
    ...recordedBy(ctx),
    ...approved,
    withdrawnAt: null,
    withdrawnFor: null,
    withdrawnBy: null,
    withdrawnRole: null,
    withdrawReason: null,
  })
  await noteChange(held, { action: 'resident.consent-recorded', fields: ['consents', ...(approved.approvedAt ? ['approvedAt'] : [])] }, change)
  return row.id
}

/** The contact that a consent names, under any of the person's ids; null when there is none of this id, undefined when it names nobody. */
async function namedGuardian(guardian: string | null | undefined, ids: string[], { tx }: Write) {
  if (guardian == null) return undefined
  const id = fromGlobalId('ResidentContact', guardian)
  return id ? tx.em.findOne(ResidentContactEntity, { id, residentId: { $in: ids } }) : null
}

async function lastWithdrawn(ids: string[], purpose: ConsentPurpose, { tx }: Write): Promise<LocalDate | null> {
  const [last] = await tx.em.find(ConsentEntity, { residentId: { $in: ids }, purpose, withdrawnAt: { $ne: null } }, { orderBy: { withdrawnAt: 'desc' }, limit: 1 })
  return last?.withdrawnAt ? localDateOf(last.withdrawnAt) : null
}

export async function approveConsent(ctx: FacilitiesContext, input: ApproveConsentInput): Promise<ConsentChanged> {
  return withConsent(ctx, await changeRecord(ctx, { name: 'approveConsent', input }, (held, change) => approve(ctx, input, held, change)))
}

async function approve(ctx: FacilitiesContext, input: ApproveConsentInput, held: HeldResident, change: Write): Promise<string> {
  const id = fromGlobalId('Consent', input.consent)
  const row = id ? await change.tx.em.findOne(ConsentEntity, { id, residentId: { $in: await idsOfHeld(held, change) } }) : null
  if (!row) return refuse('NOT_FOUND', ['input', 'consent'])
  if (row.approvedAt !== null || row.withdrawnAt !== null) refuse('CONSENT_NOT_AWAITING', ['input', 'consent'])
  Object.assign(row, { approvedAt: ctx.now, approvedBy: ctx.viewer.subject })
  await noteChange(held, { action: 'resident.consent-approved', fields: ['approvedAt'] }, change)
  return row.id
}
