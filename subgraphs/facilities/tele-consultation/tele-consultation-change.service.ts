import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import { fromGlobalId } from '../../../kit/id.js'
import { refuse, refuseAll, toUserErrors } from '../../../kit/user-errors.js'
import { readBack, type Write, write } from '../../../kit/write.js'
import { holdCaredFor, holdOwner } from '../care-plan/cared-for.service.js'
import type { FacilitiesContext } from '../context.js'
import { textOrNull } from '../resident/dated-part.rules.js'
import { idsOfPerson } from '../resident/person-ids.js'
import { doneBy } from '../resident/written-by.js'
import { userErrorTexts } from '../user-errors.js'
import { TeleConsultationEntity, type TeleConsultationRecord, TeleConsultationStepEntity } from './tele-consultation.entity.js'
import { toConsultation } from './tele-consultation.loaders.js'
import { type AnswerSource, movedFrom, moveProblems, requestProblems } from './tele-consultation.rules.js'
import type { MoveTeleConsultationInput, RequestTeleConsultationInput, RequestTeleConsultationPayload } from './tele-consultation.type.js'

const outcome = z.object({ residentId: z.guid(), consultationId: z.guid() })

async function changed(
  ctx: FacilitiesContext,
  name: 'requestTeleConsultation' | 'moveTeleConsultation',
  input: { readonly idempotencyKey: string },
  change: (write: Write) => Promise<z.infer<typeof outcome>>,
): Promise<RequestTeleConsultationPayload> {
  const written = await write(ctx, { name, input, outcome }, change)
  if ('refused' in written) return { consultation: null, userErrors: toUserErrors(written.refused, userErrorTexts, ctx.language) }
  const { residentId, consultationId } = written.outcome
  return readBack(async () => {
    const row = await ctx.load.consultationById.load(consultationId)
    if (row) ctx.noteRead(residentId)
    return { consultation: row ? toConsultation(row, ctx.today) : null, userErrors: [] }
  })
}

export function requestTeleConsultation(ctx: FacilitiesContext, input: RequestTeleConsultationInput) {
  return changed(ctx, 'requestTeleConsultation', input, change => request(ctx, input, change))
}

async function request(ctx: FacilitiesContext, input: RequestTeleConsultationInput, change: Write) {
  const { em } = change.tx
  const { resident, facility } = await holdCaredFor(ctx, 'requestTeleConsultation', input.resident, change)
  const { healthFacilityCode, question, urgency, wantedBy } = input
  refuseAll(requestProblems(input, ctx.today))
  const consultation = em.create(TeleConsultationEntity, {
    id: randomUUID(),
    residentId: resident.id,
    facilityId: facility.id,
    version: 1,
    status: 'REQUESTED',
    healthFacilityCode,
    question: question.trim(),
    urgency,
    wantedBy,
    alertId: await aboutOf('alert', input.alert, resident.id, change),
    healthCheckId: await aboutOf('healthCheck', input.healthCheck, resident.id, change),
    requestedOn: ctx.today,
  })
  await keepStep(ctx, consultation, { on: ctx.today, note: null, source: null }, change)
  change.record({
    action: 'tele-consultation.requested',
    subject: `TeleConsultation:${consultation.id}`,
    residentId: resident.id,
    fields: ['healthFacilityCode', 'question', 'urgency', 'wantedBy', 'alert', 'healthCheck'],
  })
  return { residentId: resident.id, consultationId: consultation.id }
}

const abouts = { alert: { type: 'Alert', table: 'alert' }, healthCheck: { type: 'HealthCheck', table: 'health_check' } } as const

/** The key of what the question is about, which must be of the same person. */
async function aboutOf(field: keyof typeof abouts, id: string | null | undefined, residentId: string, { tx }: Write): Promise<string | null> {
  if (id == null) return null
  const { type, table } = abouts[field]
  const key = fromGlobalId(type, id) ?? null
  const [row] = await tx.query<{ id: string }>(sql`select e.id from ${sql.table(`facilities.${table}`)} e
    where e.id = ${key}::uuid and e.resident_id = any(${idsOfPerson(sql`${residentId}::uuid`)})`)
  return row?.id ?? refuse('NOT_FOUND', ['input', field])
}

interface Said {
  readonly on: string
  readonly note: string | null
  readonly source: AnswerSource | null
}

async function keepStep(ctx: FacilitiesContext, { id, residentId, version, status }: TeleConsultationRecord, said: Said, { tx: { em } }: Write): Promise<void> {
  await em.flush()
  em.create(TeleConsultationStepEntity, { id: randomUUID(), teleConsultationId: id, residentId, version, status, ...said, ...doneBy(ctx) })
}

export function moveTeleConsultation(ctx: FacilitiesContext, input: MoveTeleConsultationInput) {
  return changed(ctx, 'moveTeleConsultation', input, change => move(ctx, input, change))
}

async function move(ctx: FacilitiesContext, input: MoveTeleConsultationInput, change: Write) {
  const { em } = change.tx
  const key = fromGlobalId('TeleConsultation', input.consultation)
  const there = key ? await em.findOne(TeleConsultationEntity, key) : null
  const { resident } = await holdOwner(ctx, 'moveTeleConsultation', there?.residentId, 'consultation', change)
  // Everybody who moves a consultation holds its person: from here on nobody else does.
  const consultation = there && (await em.refresh(there))
  if (!consultation) return refuse('NOT_FOUND', ['input', 'consultation'])
  if (consultation.version !== input.expectedVersion) refuse('CONFLICT', ['input', 'expectedVersion'], consultation.version)
  refuseAll(moveProblems(input, consultation, ctx.today))
  const moved = movedFrom(consultation.status, input.move)
  // The problems say so first; this tells the compiler.
  if ('no' in moved) return refuse(moved.no, ['input', 'consultation'])
  const { on, source } = input
  const [result, advice, reason] = [textOrNull(input.result), textOrNull(input.advice), textOrNull(input.reason)]
  const days = input.move === 'AGREE' ? { agreedFor: on } : input.move === 'HOLD' ? { heldOn: on } : {}
  Object.assign(consultation, { status: moved.to, version: consultation.version + 1, result, advice, reason, ...days })
  await keepStep(ctx, consultation, { on, note: result ?? reason, source: source ?? null }, change)
  change.record({
    action: `tele-consultation.${moved.to.toLowerCase()}`,
    subject: `TeleConsultation:${consultation.id}`,
    residentId: resident.id,
    fields: ['status', ...Object.keys(days), 'result', 'advice', 'reason'],
  })
  return { residentId: resident.id, consultationId: consultation.id }
}
