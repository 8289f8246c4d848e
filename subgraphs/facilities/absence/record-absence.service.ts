import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import { fromGlobalId, toGlobalId } from '../../../kit/id.js'
import { refuse, refuseAll, toUserErrors } from '../../../kit/user-errors.js'
import { readBack, type Write, write } from '../../../kit/write.js'
import type { FacilitiesContext } from '../context.js'
import { idsOfPerson } from '../resident/person-ids.js'
import { holdResident, touchResident } from '../resident/resident-change.service.js'
import { findResident } from '../resident/resident.service.js'
import { openStayOf, present } from '../stay/open-stay.service.js'
import { userErrorTexts } from '../user-errors.js'
import { AbsenceEntity } from './absence.entity.js'
import { toAbsence } from './absence.loaders.js'
import { leaveProblems, returnProblems } from './absence.rules.js'
import type { RecordLeaveInput, RecordLeavePayload, RecordReturnInput, RecordReturnPayload } from './absence.type.js'

const outcome = z.object({ residentId: z.guid(), absenceId: z.guid() })

export function recordLeave(ctx: FacilitiesContext, input: RecordLeaveInput): Promise<RecordLeavePayload> {
  return changeAbsence(ctx, { name: 'recordLeave', input }, change => leave(ctx, input, change))
}

export function recordReturn(ctx: FacilitiesContext, input: RecordReturnInput): Promise<RecordReturnPayload> {
  return changeAbsence(ctx, { name: 'recordReturn', input }, change => comeBack(ctx, input, change))
}

async function changeAbsence(
  ctx: FacilitiesContext,
  command: { readonly name: string; readonly input: { readonly idempotencyKey: string } },
  change: (write: Write) => Promise<z.infer<typeof outcome>>,
): Promise<RecordLeavePayload> {
  const written = await write(ctx, { ...command, outcome }, change)
  if ('refused' in written) {
    return { resident: null, absence: null, userErrors: toUserErrors(written.refused, userErrorTexts, ctx.language) }
  }
  const { residentId, absenceId } = written.outcome
  return readBack(async () => {
    const resident = await findResident(ctx, toGlobalId('Resident', residentId))
    const row = await ctx.load.absenceHere.load(absenceId)
    return { resident, absence: row ? toAbsence(row) : null, userErrors: [] }
  })
}

async function leave(ctx: FacilitiesContext, input: RecordLeaveInput, change: Write) {
  const { em } = change.tx
  const { resident } = await holdResident(ctx, 'recordLeave', input, change)
  const open = await openStayOf(change, resident.id)
  const absences = open ? await em.find(AbsenceEntity, { stayId: open.stay.id }) : []
  const facts = { openStay: open?.facts, absences: absences.map(({ endedOn }) => ({ endedOn: endedOn ?? null })) }
  refuseAll(leaveProblems({ ...input, ...facts }, ctx.today))
  const absence = em.create(AbsenceEntity, {
    id: randomUUID(),
    stayId: present(open).stay.id,
    reason: input.reason,
    leftOn: input.from,
    expectedReturnOn: input.expectedReturn ?? null,
    note: input.note?.trim() || null,
    referralId: await referralOf(resident.id, input.referral, change),
    recordedAt: ctx.now,
    recordedBy: ctx.viewer.subject,
  })
  await touchResident(resident, change)
  change.record({
    action: 'resident.leftForATime',
    subject: `Absence:${absence.id}`,
    residentId: resident.id,
    fields: ['reason', 'leftOn', 'expectedReturnOn', 'note', 'referral'],
  })
  return { residentId: resident.id, absenceId: absence.id }
}

/** The key of a referral that the referrals sector has told of as this person’s; another one looks as if it were not there. */
async function referralOf(residentId: string, referral: string | null | undefined, { tx }: Write): Promise<string | null> {
  if (referral == null) return null
  const key = fromGlobalId('Referral', referral) ?? null
  const known = await tx.query(
    sql`select 1 from facilities.open_referral where referral_id = ${key}::uuid and resident_id = any(${idsOfPerson(sql`${residentId}::uuid`)})`,
  )
  return known.length > 0 ? key : refuse('NOT_FOUND', ['input', 'referral'])
}

async function comeBack(ctx: FacilitiesContext, input: RecordReturnInput, change: Write) {
  const { em } = change.tx
  const { resident } = await holdResident(ctx, 'recordReturn', input, change)
  const open = await openStayOf(change, resident.id)
  const absence = open ? await em.findOne(AbsenceEntity, { stayId: open.stay.id, endedOn: null }) : null
  refuseAll(returnProblems(absence ?? undefined, input.on, ctx.today))
  // The problems say so first; this tells the compiler.
  if (!absence) return refuse('NOT_AWAY', ['input', 'resident'])
  const ended = { endedOn: input.on, outcome: 'RETURNED', endRecordedAt: ctx.now, endRecordedBy: ctx.viewer.subject } as const
  Object.assign(absence, ended)
  await touchResident(resident, change)
  change.record({
    action: 'resident.cameBack',
    subject: `Absence:${absence.id}`,
    residentId: resident.id,
    fields: ['endedOn', 'outcome'],
  })
  return { residentId: resident.id, absenceId: absence.id }
}
