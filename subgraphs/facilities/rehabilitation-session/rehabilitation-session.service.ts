import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import { fromGlobalId } from '../../../kit/id.js'
import { type Connection, connectionOf, dayKey, type PageArgs, pageRequest } from '../../../kit/page.js'
import { refuse, refuseAll, toUserErrors } from '../../../kit/user-errors.js'
import type { Bilingual } from '../../../kit/vn/types.js'
import { addDays } from '../../../kit/vn/working-days.js'
import { readBack, type Write, write } from '../../../kit/write.js'
import { type CarePlanNode, toCarePlan } from '../care-plan/care-plan.loaders.js'
import { holdPlan, planKeyOf } from '../care-plan/care-plan-step.service.js'
import { holdOwner } from '../care-plan/cared-for.service.js'
import type { FacilitiesContext } from '../context.js'
import { textOrNull } from '../resident/dated-part.rules.js'
import { userErrorTexts } from '../user-errors.js'
import { cancelPlanned } from './cancel-planned.service.js'
import { RehabilitationSessionBeforeEntity, RehabilitationSessionEntity } from './rehabilitation-session.entity.js'
import { type SessionFacts, type SessionNode, toSession } from './rehabilitation-session.loaders.js'
import { isOffered, plannedDays, recordProblems, sessionPlanProblems, type SessionWarningCode } from './rehabilitation-session.rules.js'
import { isReason } from '../resident/reason.rules.js'
import { doneBy, recordedBy } from '../resident/written-by.js'
import type {
  CancelSessionsInput, CancelSessionsPayload, PlanSessionsInput, PlanSessionsPayload, RecordSessionInput, RecordSessionPayload, SessionCorrection, SessionWarning,
} from './rehabilitation-session.type.js'

/** Of a plan, the latest first. */
export async function sessionsOf(ctx: FacilitiesContext, { key }: CarePlanNode, args: PageArgs): Promise<Connection<SessionNode>> {
  const page = pageRequest(args, dayKey)
  const rows = await ctx.load.sessionsOfCarePlan(page).load(key)
  const total = async () => (await ctx.load.sessionCountOfCarePlan.load(key))?.n ?? 0
  return connectionOf(rows, page, row => [row.plannedOn, row.id], toSession, total)
}

export async function correctionsOf(ctx: FacilitiesContext, { key }: SessionNode): Promise<SessionCorrection[]> {
  return (await ctx.load.correctionsOfSession.load(key)).map(({ fields, ...row }) => ({ ...row, ...fields }))
}

const warningTexts = {
  KIND_NOT_OFFERED: { vi: 'Cơ sở chưa đăng ký nội dung phục hồi chức năng này.', en: 'The facility does not offer this kind of rehabilitation.' },
  PERSON_AWAY: { vi: 'Người này đang vắng mặt vào ngày đó.', en: 'The person is away on that day.' },
} as const satisfies Record<SessionWarningCode, Bilingual>

function warningsOf(sessions: readonly SessionFacts[], { language }: FacilitiesContext): SessionWarning[] {
  const odd = {
    KIND_NOT_OFFERED: sessions.some(({ kind, offered }) => !isOffered(kind, offered)),
    PERSON_AWAY: sessions.some(({ away, status }) => away && status !== 'MISSED'),
  } as const satisfies Record<SessionWarningCode, boolean>
  const codes = (['KIND_NOT_OFFERED', 'PERSON_AWAY'] as const).filter(code => odd[code])
  return codes.map(code => ({ code, message: warningTexts[code][language] }))
}

async function written(ctx: FacilitiesContext, residentId: string, ids: readonly string[]): Promise<SessionFacts[]> {
  const rows = (await Promise.all(ids.map(id => ctx.load.sessionById.load(id)))).filter(row => row !== undefined)
  if (rows.length > 0) ctx.noteRead(residentId)
  return rows
}

const onUnique = { rehabilitation_session_once_idx: { code: 'SESSION_TWICE', path: ['input', 'from'] } }
const many = z.object({ residentId: z.guid(), sessionIds: z.array(z.guid()) })

export async function planSessions(ctx: FacilitiesContext, input: PlanSessionsInput): Promise<PlanSessionsPayload> {
  const done = await write(ctx, { name: 'planSessions', input, outcome: many, onUnique }, change => plan(ctx, input, change))
  if ('refused' in done) return { sessions: [], warnings: [], userErrors: toUserErrors(done.refused, userErrorTexts, ctx.language) }
  return readBack(async () => {
    const rows = await written(ctx, done.outcome.residentId, done.outcome.sessionIds)
    return { sessions: rows.map(toSession), warnings: warningsOf(rows, ctx), userErrors: [] }
  })
}

async function plan(ctx: FacilitiesContext, input: PlanSessionsInput, change: Write) {
  const { em } = change.tx
  const asked = { name: 'planSessions', action: 'PLAN_SESSIONS', key: planKeyOf(input.carePlan), at: 'carePlan' } as const
  const held = await holdPlan(ctx, asked, change)
  if (held.resident.leftOn) refuse('PERSON_NOT_IN_CARE', ['input', 'carePlan'])
  refuseAll(sessionPlanProblems(input, held.plan.begunOn, ctx.today))
  const sessions = plannedDays(input).map(plannedOn =>
    em.create(RehabilitationSessionEntity, {
      id: randomUUID(),
      carePlanId: held.plan.id,
      residentId: held.plan.residentId,
      facilityId: held.facility.id,
      version: 1,
      kind: input.kind,
      plannedOn,
      status: 'PLANNED',
      ...recordedBy(ctx),
    }),
  )
  await em.flush()
  change.record({ action: 'sessions.planned', subject: `CarePlan:${held.plan.id}`, residentId: held.resident.id, fields: ['sessions', input.kind] })
  return { residentId: held.resident.id, sessionIds: sessions.map(({ id }) => id) }
}

const one = z.object({ residentId: z.guid(), sessionId: z.guid() })

export async function recordSession(ctx: FacilitiesContext, input: RecordSessionInput): Promise<RecordSessionPayload> {
  const done = await write(ctx, { name: 'recordSession', input, outcome: one }, change => record(ctx, input, change))
  if ('refused' in done) return { session: null, warnings: [], userErrors: toUserErrors(done.refused, userErrorTexts, ctx.language) }
  return readBack(async () => {
    const rows = await written(ctx, done.outcome.residentId, [done.outcome.sessionId])
    return { session: rows[0] ? toSession(rows[0]) : null, warnings: warningsOf(rows, ctx), userErrors: [] }
  })
}

async function record(ctx: FacilitiesContext, input: RecordSessionInput, change: Write) {
  const { em } = change.tx
  const key = fromGlobalId('RehabilitationSession', input.session)
  const there = key ? await em.findOne(RehabilitationSessionEntity, key) : null
  const { resident } = await holdOwner(ctx, 'recordSession', there?.residentId, 'session', change)
  const session = there && (await em.refresh(there))
  if (!session) return refuse('NOT_FOUND', ['input', 'session'])
  if (session.version !== input.expectedVersion) refuse('CONFLICT', ['input', 'expectedVersion'], session.version)
  refuseAll(recordProblems(input, session, ctx.today))
  const { status, minutes = null, note = null, performedBy = null } = session
  const said = { status: input.outcome, minutes: input.minutes ?? null, note: textOrNull(input.note), performedBy: textOrNull(input.performedBy) }
  if (status === said.status && minutes === said.minutes && note === said.note && performedBy === said.performedBy) refuse('NOTHING_TO_CORRECT', ['input'])
  if (status !== 'PLANNED') {
    em.create(RehabilitationSessionBeforeEntity, {
      id: randomUUID(),
      sessionId: session.id,
      version: session.version + 1,
      fields: { status, minutes, note, performedBy },
      reason: input.reason?.trim() ?? '',
      ...doneBy(ctx),
    })
  }
  Object.assign(session, { ...said, ...recordedBy(ctx), version: session.version + 1 })
  const action = status === 'PLANNED' ? 'session.recorded' : 'session.corrected'
  change.record({ action, subject: `RehabilitationSession:${session.id}`, residentId: resident.id, fields: Object.keys(said) })
  return { residentId: resident.id, sessionId: session.id }
}

const few = z.object({ residentId: z.guid(), carePlanId: z.guid(), cancelled: z.int() })

export async function cancelSessions(ctx: FacilitiesContext, input: CancelSessionsInput): Promise<CancelSessionsPayload> {
  const done = await write(ctx, { name: 'cancelSessions', input, outcome: few }, change => cancel(ctx, input, change))
  if ('refused' in done) return { carePlan: null, cancelled: 0, userErrors: toUserErrors(done.refused, userErrorTexts, ctx.language) }
  const { residentId, carePlanId, cancelled } = done.outcome
  return readBack(async () => {
    const row = await ctx.load.carePlanById.load(carePlanId)
    if (row) ctx.noteRead(residentId)
    return { carePlan: row ? toCarePlan(row, ctx.today) : null, cancelled, userErrors: [] }
  })
}

async function cancel(ctx: FacilitiesContext, input: CancelSessionsInput, change: Write) {
  const asked = { name: 'cancelSessions', action: 'CANCEL_SESSIONS', key: planKeyOf(input.carePlan), at: 'carePlan' } as const
  const { plan: of, resident } = await holdPlan(ctx, asked, change)
  const { kind, from, until, reason } = input
  if (!isReason(reason)) refuse('REASON_MISSING', ['input', 'reason'])
  const sessions = sql`s.care_plan_id = ${of.id}::uuid ${kind ? sql`and s.kind = ${kind}` : sql``} ${until ? sql`and s.planned_on <= ${until}::date` : sql``}`
  const cancelled = await cancelPlanned(ctx, { because: 'ASKED', note: reason.trim(), after: addDays(from, -1), sessions }, change)
  if (cancelled === 0) refuse('NO_SESSION_TO_CANCEL', ['input', 'from'])
  change.record({ action: 'sessions.cancelled', subject: `CarePlan:${of.id}`, residentId: resident.id, fields: ['sessions'] })
  return { residentId: resident.id, carePlanId: of.id, cancelled }
}
