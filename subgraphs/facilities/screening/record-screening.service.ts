import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { fromGlobalId } from '../../../kit/id.js'
import { refuse, refuseAll, toUserErrors } from '../../../kit/user-errors.js'
import { ageOn } from '../../../kit/vn/partial-date.js'
import { readBack, type Write, write } from '../../../kit/write.js'
import { raiseAlerts } from '../alert/raise-alert.service.js'
import type { FacilitiesContext } from '../context.js'
import { changedFields } from '../health-check/health-check.rules.js'
import { reasonProblems } from '../resident/reason.rules.js'
import { recordedBy } from '../resident/written-by.js'
import { type Examined, holdExamined, residentKeyOf } from '../measurement/examined.service.js'
import { selectInstruments, selectSwitches, toInstrument } from '../screening-instrument/screening-instrument.loaders.js'
import { type Instrument, isInForce, isNotAllowed, standingOf } from '../screening-instrument/screening-instrument.rules.js'
import { userErrorTexts } from '../user-errors.js'
import { ScreeningBeforeEntity, ScreeningEntity, type ScreeningRecord } from './screening.entity.js'
import { answerProblems, bandOf, isOutsideAge, scoreOf, screeningFindings, screeningProblems } from './screening.rules.js'
import { nodesOf } from './screening.service.js'
import type { CorrectScreeningInput, RecordScreeningInput, RecordScreeningPayload } from './screening.type.js'

const outcome = z.object({ residentId: z.guid(), screeningId: z.guid() })

export function recordScreening(ctx: FacilitiesContext, input: RecordScreeningInput): Promise<RecordScreeningPayload> {
  return changeScreening(ctx, 'recordScreening', input, change => record(ctx, input, change))
}

export function correctScreening(ctx: FacilitiesContext, input: CorrectScreeningInput): Promise<RecordScreeningPayload> {
  return changeScreening(ctx, 'correctScreening', input, change => correct(ctx, input, change))
}

type Form = RecordScreeningInput | CorrectScreeningInput

async function changeScreening(
  ctx: FacilitiesContext,
  name: 'recordScreening' | 'correctScreening',
  input: Form,
  change: (write: Write) => Promise<z.infer<typeof outcome>>,
): Promise<RecordScreeningPayload> {
  const written = await write(ctx, { name, input, outcome }, change)
  if ('refused' in written) return { screening: null, userErrors: toUserErrors(written.refused, userErrorTexts, ctx.language) }
  const { residentId, screeningId } = written.outcome
  return readBack(async () => {
    const resident = await ctx.load.residentById.load(residentId)
    const row = resident && (await ctx.load.screeningById.load(screeningId))
    if (!row) return { screening: null, userErrors: [] }
    ctx.noteRead(residentId)
    const toNode = await nodesOf(ctx)
    return { screening: toNode(row), userErrors: [] }
  })
}

async function record(ctx: FacilitiesContext, input: RecordScreeningInput, change: Write) {
  const { em } = change.tx
  const examined = await holdExamined(ctx, 'recordScreening', residentKeyOf(input.resident), 'resident', change)
  const instrument = await instrumentFor(ctx, input, examined, change)
  refuseAll([...screeningProblems(input, instrument, examined.resident, ctx.today), ...answerProblems(instrument, input.answers)])
  const { resident, facility } = examined
  const screening = em.create(ScreeningEntity, {
    id: randomUUID(),
    version: 1,
    residentId: resident.id,
    facilityId: facility.id,
    instrumentId: instrument.id,
    ...contentOf(input, instrument, examined),
    ...recordedBy(ctx),
  })
  await em.flush()
  await raise(ctx, screening, instrument, examined, change)
  change.record({
    action: 'screening.recorded',
    subject: `Screening:${screening.id}`,
    residentId: resident.id,
    fields: ['screenedOn', 'informant', 'answers', 'score', 'band'],
  })
  return { residentId: resident.id, screeningId: screening.id }
}

async function correct(ctx: FacilitiesContext, input: CorrectScreeningInput, change: Write) {
  const { em } = change.tx
  const key = fromGlobalId('Screening', input.screening)
  const there = key ? await em.findOne(ScreeningEntity, key) : null
  const examined = await holdExamined(ctx, 'correctScreening', there?.residentId, 'screening', change)
  // Everybody who changes a screening holds the resident: from here on nobody else does.
  const screening = there && (await em.refresh(there))
  if (!screening) return refuse('NOT_FOUND', ['input', 'screening'])
  if (screening.version !== input.expectedVersion) refuse('CONFLICT', ['input', 'expectedVersion'], screening.version)
  // By the version that was used, whatever is on or in force since.
  const instrument = (await instrumentsNow(change)).find(({ id }) => id === screening.instrumentId)
  if (!instrument) throw new Error('A screening has an instrument that is not there')
  refuseAll([
    ...screeningProblems(input, instrument, examined.resident, ctx.today),
    ...answerProblems(instrument, input.answers),
    ...reasonProblems(input.reason),
  ])
  const content = contentOf(input, instrument, examined)
  const fields = changedFields({ ...screening }, content)
  if (Object.keys(fields).length === 0) refuse('NOTHING_TO_CORRECT', ['input'])
  em.assign(screening, content)
  await em.flush()
  em.create(ScreeningBeforeEntity, {
    id: randomUUID(),
    screeningId: screening.id,
    version: screening.version,
    fields,
    reason: input.reason.trim(),
    at: ctx.now,
    by: ctx.viewer.subject,
    byRole: ctx.viewer.role,
    byOrganisation: ctx.viewer.facility ?? null,
  })
  // Alerts of what stood before stay as they are: somebody may have acted on them. Those of the new answers are raised beside them.
  await raise(ctx, screening, instrument, examined, change)
  change.record({ action: 'screening.corrected', subject: `Screening:${screening.id}`, residentId: screening.residentId, fields: Object.keys(fields) })
  return { residentId: screening.residentId, screeningId: screening.id }
}

async function instrumentsNow({ tx }: Write): Promise<Instrument[]> {
  return (await tx.query(selectInstruments)).map(toInstrument)
}

/** In the version that is asked for, else in the one in force on the day; and on in the province of the home. */
async function instrumentFor(ctx: FacilitiesContext, input: RecordScreeningInput, { facility }: Examined, change: Write): Promise<Instrument> {
  if (isNotAllowed(input.instrument)) refuse('INSTRUMENT_NOT_ALLOWED', ['input', 'instrument'])
  const versions = (await instrumentsNow(change)).filter(({ code }) => code === input.instrument)
  const [any] = versions
  if (!any) return refuse('NOT_FOUND', ['input', 'instrument'])
  const province = ctx.units.codeToday(facility.provinceUnitId)
  const { isOn } = standingOf(any, await change.tx.query(selectSwitches([province])), input.screenedOn)
  if (!isOn) refuse('INSTRUMENT_NOT_ON', ['input', 'instrument'])
  const { instrumentVersion: asked } = input
  const found = versions.find(each => (asked == null ? isInForce(each, input.screenedOn) : each.version === asked && each.validFrom <= input.screenedOn))
  return found ?? refuse('INSTRUMENT_VERSION_UNKNOWN', ['input', asked == null ? 'screenedOn' : 'instrumentVersion'])
}

/** What a form says, as the row keeps it: the answers in the order of the items, and what they give. */
function contentOf(input: Form, instrument: Instrument, { resident }: Examined) {
  const answers = input.answers.map(({ item, value }) => ({ item, value })).toSorted((a, b) => a.item - b.item)
  return {
    screenedOn: input.screenedOn,
    informant: input.informant,
    language: input.language,
    textUsed: input.textUsed?.trim() || null,
    answers,
    score: scoreOf(instrument, answers),
    band: bandOf(instrument, answers, resident.sex).code,
    isOutsideAge: isOutsideAge(instrument, ageOn(resident.birthDate, input.screenedOn)),
  }
}

/** Of a day the same finding of an instrument is told once, however often the person is asked. */
async function raise(ctx: FacilitiesContext, screening: ScreeningRecord, instrument: Instrument, { resident }: Examined, change: Write): Promise<void> {
  const { screenedOn, answers, score } = screening
  const alerts = screeningFindings(instrument, answers, resident.sex).map(({ severity, source, name }) => ({
    residentId: resident.id,
    kind: 'SCREENING' as const,
    severity,
    value: score,
    subject: instrument.code,
    thresholdSource: source,
    foundOn: screenedOn,
    foundIn: 'SCREENING' as const,
    sourceId: screening.id,
    onceKey: `screening:${instrument.code}:${instrument.version}:${name}:${screenedOn}`,
  }))
  await raiseAlerts(change, alerts, ctx.now)
}
