import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { fromGlobalId } from '../../../kit/id.js'
import { refuse, refuseAll, toUserErrors, type UserErrorBase } from '../../../kit/user-errors.js'
import { startOfDayVietnam } from '../../../kit/vn/working-days.js'
import { readBack, type Write, write } from '../../../kit/write.js'
import { settleOverdue } from '../check-overdue/check-overdue.service.js'
import type { FacilitiesContext } from '../context.js'
import { HealthRoundEntity } from '../health-round/health-round.entity.js'
import { type Examined, holdExamined, residentKeyOf } from '../measurement/examined.service.js'
import { fieldOfMeasure, measuredOf, measurementProblems } from '../measurement/measurement.rules.js'
import { formsOn, raiseFindings, warningsOf } from '../measurement/measurement.service.js'
import { userErrorTexts } from '../user-errors.js'
import { HealthCheckBeforeEntity, HealthCheckEntity, type HealthCheckRecord } from './health-check.entity.js'
import { toHealthCheck } from './health-check.loaders.js'
import { changedFields, checkProblems, nextDueOf } from './health-check.rules.js'
import { reasonProblems } from '../resident/reason.rules.js'
import { recordedBy } from '../resident/written-by.js'
import type { CorrectHealthCheckInput, HealthCheckForm, RecordHealthCheckInput, RecordHealthCheckPayload } from './record-health-check.type.js'

const outcome = z.object({ residentId: z.guid(), healthCheckId: z.guid() })

export function recordHealthCheck(ctx: FacilitiesContext, input: RecordHealthCheckInput): Promise<RecordHealthCheckPayload> {
  return changeCheck(ctx, 'recordHealthCheck', input, change => record(ctx, input, change))
}

export function correctHealthCheck(ctx: FacilitiesContext, input: CorrectHealthCheckInput): Promise<RecordHealthCheckPayload> {
  return changeCheck(ctx, 'correctHealthCheck', input, change => correct(ctx, input, change))
}

const onUnique = {
  health_check_once_idx: { code: 'CHECK_TWICE', path: ['input', 'checkedOn'] },
  health_check_round_idx: { code: 'CHECK_TWICE', path: ['input', 'round'] },
}

async function changeCheck(
  ctx: FacilitiesContext,
  name: 'recordHealthCheck' | 'correctHealthCheck',
  input: HealthCheckForm,
  change: (write: Write) => Promise<z.infer<typeof outcome>>,
): Promise<RecordHealthCheckPayload> {
  const written = await write(ctx, { name, input, outcome, onUnique }, change)
  if ('refused' in written) {
    return { healthCheck: null, warnings: [], userErrors: toUserErrors(written.refused, userErrorTexts, ctx.language) }
  }
  const { residentId, healthCheckId } = written.outcome
  return readBack(async () => {
    const resident = await ctx.load.residentById.load(residentId)
    const row = resident && (await ctx.load.checkById.load(healthCheckId))
    if (!row) return { healthCheck: null, warnings: [], userErrors: [] }
    ctx.noteRead(residentId)
    const warnings = warningsOf(input.measurements, formsOn(resident.birthDate, input.checkedOn), ctx.language)
    return { healthCheck: toHealthCheck(row), warnings, userErrors: [] }
  })
}

async function record(ctx: FacilitiesContext, input: RecordHealthCheckInput, change: Write) {
  const { em } = change.tx
  const examined = await holdExamined(ctx, 'recordHealthCheck', residentKeyOf(input.resident), 'resident', change)
  const round = await roundOf(input, examined, change)
  refuseAll([...problemsOf(ctx, input, examined), ...(round === 'outside' ? [{ code: 'DATE_OUTSIDE_ROUND', path: ['checkedOn'] }] : [])])
  const { resident, facility } = examined
  const check = em.create(HealthCheckEntity, {
    id: randomUUID(),
    version: 1,
    residentId: resident.id,
    facilityId: facility.id,
    roundId: input.round == null ? null : (fromGlobalId('HealthRound', input.round) ?? null),
    ...contentOf(input),
    ...recordedBy(ctx),
  })
  await em.flush()
  await raise(ctx, input, check, examined, change)
  // A check of long ago does not make up for the one that is missed now.
  if (check.nextDueOn >= ctx.today) await settleOverdue(change, resident.id, ctx)
  change.record({
    action: 'health-check.recorded',
    subject: `HealthCheck:${check.id}`,
    residentId: resident.id,
    fields: ['checkedOn', 'class', 'measurements', 'findings', 'diseases', 'conclusion', 'nextDueOn'],
  })
  return { residentId: resident.id, healthCheckId: check.id }
}

async function correct(ctx: FacilitiesContext, input: CorrectHealthCheckInput, change: Write) {
  const { em } = change.tx
  const key = fromGlobalId('HealthCheck', input.healthCheck)
  const there = key ? await em.findOne(HealthCheckEntity, key) : null
  const examined = await holdExamined(ctx, 'correctHealthCheck', there?.residentId, 'healthCheck', change)
  // Everybody who changes a check holds the resident: from here on nobody else does.
  const check = there && (await em.refresh(there))
  if (!check) return refuse('NOT_FOUND', ['input', 'healthCheck'])
  if (check.version !== input.expectedVersion) refuse('CONFLICT', ['input', 'expectedVersion'], check.version)
  refuseAll([...problemsOf(ctx, input, examined), ...reasonProblems(input.reason)])
  const content = contentOf(input)
  const fields = changedFields({ ...check }, content)
  if (Object.keys(fields).length === 0) refuse('NOTHING_TO_CORRECT', ['input'])
  em.assign(check, content)
  await em.flush()
  em.create(HealthCheckBeforeEntity, {
    id: randomUUID(),
    healthCheckId: check.id,
    version: check.version,
    fields,
    reason: input.reason.trim(),
    at: ctx.now,
    by: ctx.viewer.subject,
    byRole: ctx.viewer.role,
    byOrganisation: ctx.viewer.facility ?? null,
  })
  // Alerts of what stood before stay as they are: somebody may have acted on them. Those of new values are raised beside them.
  await raise(ctx, input, check, examined, change)
  change.record({
    action: 'health-check.corrected',
    subject: `HealthCheck:${check.id}`,
    residentId: check.residentId,
    fields: Object.keys(fields),
  })
  return { residentId: check.residentId, healthCheckId: check.id }
}

function raise(ctx: FacilitiesContext, input: HealthCheckForm, check: HealthCheckRecord, { resident, facility }: Examined, change: Write) {
  const { measurements, checkedOn: on } = input
  const at = startOfDayVietnam(on)
  return raiseFindings(ctx, change, { resident, facility, measurements, at, on, foundIn: 'HEALTH_CHECK', sourceId: check.id })
}

function problemsOf(ctx: FacilitiesContext, input: HealthCheckForm, { resident }: Examined): UserErrorBase[] {
  const numbers = measurementProblems(input.measurements, formsOn(resident.birthDate, input.checkedOn))
  return [...checkProblems(input, resident, ctx.today), ...numbers.map(each => ({ ...each, path: ['measurements', ...each.path] }))]
}

async function roundOf(input: RecordHealthCheckInput, { facility }: Examined, { tx: { em } }: Write): Promise<'none' | 'within' | 'outside'> {
  if (input.round == null) return 'none'
  const key = fromGlobalId('HealthRound', input.round)
  const round = key ? await em.findOne(HealthRoundEntity, { id: key, facilityId: facility.id }) : null
  if (!round) return refuse('NOT_FOUND', ['input', 'round'])
  return input.checkedOn >= round.startsOn && input.checkedOn <= round.endsOn ? 'within' : 'outside'
}

/** What a form says, as the row keeps it. */
function contentOf(input: HealthCheckForm) {
  const { checkedOn, findings, diseases, electronic } = input
  return {
    checkedOn,
    class: input.class ?? null,
    ...numbersOf(input),
    glucoseSymptoms: input.measurements.glucoseSymptoms ?? false,
    findings: (findings ?? []).map(({ speciality, text }) => ({ speciality, text: text.trim() })),
    diseases: [...(diseases ?? [])],
    conclusion: textOf(input.conclusion),
    advice: textOf(input.advice),
    nextDueOn: input.nextDueOn ?? nextDueOf(checkedOn),
    dueReason: textOf(input.dueReason),
    electronic,
    examinedBy: input.examinedBy.trim(),
  }
}

type NumberField = (typeof fieldOfMeasure)[keyof typeof fieldOfMeasure]

function numbersOf({ measurements }: HealthCheckForm): Record<NumberField, number | null> {
  const measured = measuredOf(measurements)
  const of = (measure: keyof typeof fieldOfMeasure) => measured[measure] ?? null
  return {
    systolicBp: of('systolic_bp'),
    diastolicBp: of('diastolic_bp'),
    pulse: of('pulse'),
    temperature: of('temperature'),
    respiratoryRate: of('respiratory_rate'),
    spo2: of('spo2'),
    weightKg: of('weight'),
    heightCm: of('height'),
    waistCm: of('waist'),
    fastingGlucose: of('fasting_glucose'),
    randomGlucose: of('random_glucose'),
    glucose2h: of('glucose_2h_ogtt'),
    hba1c: of('hba1c'),
    creatinine: of('creatinine'),
    cholesterol: of('cholesterol'),
  }
}

function textOf(text: string | null | undefined): string | null {
  return text?.trim() || null
}
