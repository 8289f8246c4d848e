import { randomUUID } from 'node:crypto'
import { LockMode } from '@mikro-orm/core'
import { z } from 'zod'
import { HubError } from '../../../kit/errors.js'
import { fromGlobalId } from '../../../kit/id.js'
import { refuse, refuseAll, toUserErrors, type UserErrorNode } from '../../../kit/user-errors.js'
import { cleanName, foldName } from '../../../kit/vn/names.js'
import { readBack, type Write, write } from '../../../kit/write.js'
import type { FacilitiesContext } from '../context.js'
import { FacilityEntity } from '../facility/facility.entity.js'
import { userErrorTexts } from '../user-errors.js'
import { facilityFor, factsOf } from './facility-change.service.js'
import { type FacilityAction, judgeFacility, mayReadAffairs } from './staff.access.js'
import { StaffMemberBeforeEntity, StaffMemberEntity, type StaffMemberRecord } from './staff.entity.js'
import { employmentProblems, endProblems, isReason } from './staff.rules.js'
import { findStaffMember } from './staff.service.js'
import type { StaffMemberNode } from './staff.loaders.js'
import type { CorrectStaffInput, EndStaffInput, RecordStaffInput } from './staff-change.type.js'

const outcome = z.object({ staffMemberId: z.guid() })
type Outcome = z.infer<typeof outcome>

interface StaffPayload {
  staffMember: StaffMemberNode | null
  userErrors: UserErrorNode[]
}

export function recordStaff(ctx: FacilitiesContext, input: RecordStaffInput): Promise<StaffPayload> {
  return changed(ctx, { name: 'recordStaff', input }, change => record(ctx, input, change))
}

export function endStaff(ctx: FacilitiesContext, input: EndStaffInput): Promise<StaffPayload> {
  return changed(ctx, { name: 'endStaff', input }, change => end(ctx, input, change))
}

export function correctStaff(ctx: FacilitiesContext, input: CorrectStaffInput): Promise<StaffPayload> {
  return changed(ctx, { name: 'correctStaff', input }, change => correct(ctx, input, change))
}

async function changed(
  ctx: FacilitiesContext,
  command: { readonly name: string; readonly input: { readonly idempotencyKey: string } },
  change: (write: Write) => Promise<Outcome>,
): Promise<StaffPayload> {
  const written = await write(ctx, { ...command, outcome }, change)
  if ('refused' in written) return { staffMember: null, userErrors: toUserErrors(written.refused, userErrorTexts, ctx.language) }
  const { staffMemberId } = written.outcome
  return readBack(async () => ({ staffMember: await findStaffMember(ctx, staffMemberId), userErrors: [] }))
}

async function record(ctx: FacilitiesContext, input: RecordStaffInput, change: Write): Promise<Outcome> {
  const facility = await facilityFor(ctx, 'recordStaff', input.facility, change)
  refuseAll(employmentProblems(input, ctx.today))
  const member = change.tx.em.create(StaffMemberEntity, {
    id: randomUUID(),
    version: 1,
    facilityId: facility.id,
    ...namesOf(input.fullName),
    position: input.position,
    contract: input.contract,
    fromOn: input.from,
    toOn: input.to ?? null,
    endReason: null,
    recordedAt: ctx.now,
    recordedBy: ctx.viewer.subject,
  })
  change.record({ action: 'staff.recorded', subject: `StaffMember:${member.id}`, residentId: null, fields: ['fullName', 'position', 'contract', 'from', 'to'] })
  return { staffMemberId: member.id }
}

async function end(ctx: FacilitiesContext, input: EndStaffInput, change: Write): Promise<Outcome> {
  const member = await holdStaffMember(ctx, 'endStaff', input.staffMember, change)
  requireVersion(member, input.expectedVersion)
  const before = saidBy(member)
  refuseAll(endProblems({ from: member.fromOn, to: member.toOn, endReason: member.endReason ?? null }, input.on, ctx.today))
  member.toOn = input.on
  member.endReason = input.reason
  // Of a contract with a last day, which is another one now.
  if (before.to !== null && before.to !== input.on) await keepBefore(ctx, member, { fields: { to: before.to }, reason: input.reason }, change)
  change.record({ action: 'staff.ended', subject: `StaffMember:${member.id}`, residentId: null, fields: ['to', 'endReason'] })
  return { staffMemberId: member.id }
}

async function correct(ctx: FacilitiesContext, input: CorrectStaffInput, change: Write): Promise<Outcome> {
  const { em } = change.tx
  const member = await holdStaffMember(ctx, 'correctStaff', input.staffMember, change)
  requireVersion(member, input.expectedVersion)
  const before = saidBy(member)
  const after = {
    fullName: input.fullName ?? member.fullName,
    from: input.from ?? member.fromOn,
    to: input.isStillHere ? null : (input.to ?? member.toOn),
  }
  const reasonProblems = isReason(input.reason) ? [] : [{ code: 'INVALID_VALUE', path: ['reason'] }]
  const contradicts = input.isStillHere && input.to != null ? [{ code: 'INVALID_VALUE', path: ['isStillHere'] }] : []
  refuseAll([...reasonProblems, ...contradicts, ...employmentProblems(after, ctx.today)])
  em.assign(member, {
    ...namesOf(after.fullName),
    position: input.position ?? member.position,
    contract: input.contract ?? member.contract,
    fromOn: after.from,
    toOn: after.to,
    endReason: after.to === null ? null : member.endReason,
  })
  const now = new Map(Object.entries(saidBy(member)))
  const fields = Object.fromEntries(Object.entries(before).filter(([name, value]) => now.get(name) !== value))
  if (Object.keys(fields).length === 0) return refuse('NOTHING_CHANGED', ['input'])
  await keepBefore(ctx, member, { fields, reason: input.reason.trim() }, change)
  change.record({ action: 'staff.corrected', subject: `StaffMember:${member.id}`, residentId: null, fields: Object.keys(fields) })
  return { staffMemberId: member.id }
}

interface Before {
  readonly fields: Record<string, string | null>
  readonly reason: string
}

/** Nothing is overwritten that is not kept. */
async function keepBefore(ctx: FacilitiesContext, member: StaffMemberRecord, before: Before, { tx: { em } }: Write): Promise<void> {
  // The flush gives the version that the change leads to.
  await em.flush()
  em.create(StaffMemberBeforeEntity, {
    id: randomUUID(),
    staffMemberId: member.id,
    version: member.version,
    ...before,
    actor: ctx.viewer.subject,
    actorRole: ctx.viewer.role,
    until: ctx.now,
  })
}

type Said = Record<'fullName' | 'position' | 'contract' | 'from', string> & Record<'to' | 'endReason', string | null>

/** What a record says, field by field as the API calls them. */
function saidBy({ fullName, position, contract, fromOn, toOn, endReason }: StaffMemberRecord): Said {
  return { fullName, position, contract, from: fromOn, to: toOn ?? null, endReason: endReason ?? null }
}

function namesOf(text: string) {
  const cleaned = cleanName(text)
  const fullName = cleaned.ok ? cleaned.value : text
  return { fullName, nameFolded: foldName(fullName) }
}

/** The member of staff, held until the transaction ends, if the caller may do this. */
export async function holdStaffMember(ctx: FacilitiesContext, action: FacilityAction, id: string, { tx: { em } }: Write): Promise<StaffMemberRecord> {
  const key = fromGlobalId('StaffMember', id)
  const member = key ? await em.findOne(StaffMemberEntity, key, { lockMode: LockMode.PESSIMISTIC_WRITE }) : null
  if (!member) return refuse('NOT_FOUND', ['input', 'staffMember'])
  const facts = factsOf(ctx, await em.findOneOrFail(FacilityEntity, member.facilityId))
  if (!mayReadAffairs(ctx.viewer, facts)) return refuse('NOT_FOUND', ['input', 'staffMember'])
  if (judgeFacility(ctx.viewer, action, facts) !== 'yes') throw new HubError('FORBIDDEN')
  return member
}

function requireVersion(member: StaffMemberRecord, expectedVersion: number): void {
  if (member.version !== expectedVersion) refuse('CONFLICT', ['input', 'expectedVersion'], member.version)
}
