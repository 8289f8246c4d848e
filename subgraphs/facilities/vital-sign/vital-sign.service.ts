import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { toGlobalId } from '../../../kit/id.js'
import { type Connection, connectionOf, instantKey, type PageArgs, pageRequest } from '../../../kit/page.js'
import { refuseAll, toUserErrors } from '../../../kit/user-errors.js'
import type { Measure } from '../../../kit/vn/alert-terms.js'
import { localDateOf } from '../../../kit/vn/working-days.js'
import { readBack, type Write, write } from '../../../kit/write.js'
import type { FacilitiesContext } from '../context.js'
import { holdExamined, residentKeyOf } from '../measurement/examined.service.js'
import { measurementProblems, unitOf } from '../measurement/measurement.rules.js'
import { bandsFor, formsOn, raiseFindings, warningsOf } from '../measurement/measurement.service.js'
import type { ResidentNode } from '../resident/resident.loaders.js'
import { recordedBy } from '../resident/written-by.js'
import { userErrorTexts } from '../user-errors.js'
import { VitalSignEntity } from './vital-sign.entity.js'
import type { VitalSignRow } from './vital-sign.loaders.js'
import { readingProblems, signsOf } from './vital-sign.rules.js'
import type { RecordVitalSignsInput, RecordVitalSignsPayload, VitalSign } from './vital-sign.type.js'

export interface VitalSignQuery extends PageArgs {
  measure?: Measure | null
}

/** Newest first. */
export async function vitalSignsOf(ctx: FacilitiesContext, resident: ResidentNode, query: VitalSignQuery): Promise<Connection<VitalSign>> {
  const page = pageRequest(query, instantKey)
  const measure = query.measure ?? null
  const rows = await ctx.load.vitalSignsOfResident({ page, measure }).load(resident.key)
  const toNode = await nodesOf(ctx, resident)
  const total = async () => (await ctx.load.vitalSignCountOfResident(measure).load(resident.key))?.n ?? 0
  return connectionOf(rows, page, row => [row.at.toISOString(), row.id], toNode, total)
}

async function nodesOf(ctx: FacilitiesContext, resident: Parameters<typeof bandsFor>[1]): Promise<(row: VitalSignRow) => VitalSign> {
  const band = await bandsFor(ctx, resident)
  return row => ({
    ...row,
    id: toGlobalId('VitalSign', row.id),
    unit: unitOf(row.measure),
    band: band(row.measure, row.value, localDateOf(row.at)),
  })
}

const outcome = z.object({ residentId: z.guid(), readingId: z.guid() })

export async function recordVitalSigns(ctx: FacilitiesContext, input: RecordVitalSignsInput): Promise<RecordVitalSignsPayload> {
  const onUnique = { vital_sign_resident_id_measure_at_key: { code: 'READING_TWICE', path: ['input', 'at'] } }
  const written = await write(ctx, { name: 'recordVitalSigns', input, outcome, onUnique }, change => record(ctx, input, change))
  if ('refused' in written) {
    return { vitalSigns: [], warnings: [], userErrors: toUserErrors(written.refused, userErrorTexts, ctx.language) }
  }
  const { residentId, readingId } = written.outcome
  return readBack(async () => {
    const resident = await ctx.load.residentById.load(residentId)
    if (!resident) return { vitalSigns: [], warnings: [], userErrors: [] }
    ctx.noteRead(residentId)
    const rows = await ctx.load.signsOfReading.load(readingId)
    const toNode = await nodesOf(ctx, resident)
    const forms = formsOn(resident.birthDate, localDateOf(input.at))
    return { vitalSigns: rows.map(toNode), warnings: warningsOf(input.measurements, forms, ctx.language), userErrors: [] }
  })
}

async function record(ctx: FacilitiesContext, input: RecordVitalSignsInput, change: Write) {
  const { em } = change.tx
  const { resident, facility } = await holdExamined(ctx, 'recordVitalSigns', residentKeyOf(input.resident), 'resident', change)
  const { at, measurements, note } = input
  const on = localDateOf(at)
  const numbers = measurementProblems(measurements, formsOn(resident.birthDate, on))
  refuseAll([
    ...readingProblems(input, resident, ctx.now),
    ...numbers.map(each => ({ ...each, path: ['measurements', ...each.path] })),
  ])
  const readingId = randomUUID()
  const signs = signsOf(measurements)
  for (const { measure, value } of signs) {
    em.create(VitalSignEntity, {
      id: randomUUID(),
      readingId,
      residentId: resident.id,
      facilityId: facility.id,
      measure,
      value,
      at,
      note: note?.trim() || null,
      ...recordedBy(ctx),
    })
  }
  await em.flush()
  await raiseFindings(ctx, change, { resident, facility, measurements, at, on, foundIn: 'VITAL_SIGN', sourceId: readingId })
  change.record({
    action: 'vital-signs.recorded',
    subject: `Reading:${readingId}`,
    residentId: resident.id,
    fields: signs.map(({ measure }) => measure),
  })
  return { residentId: resident.id, readingId }
}
