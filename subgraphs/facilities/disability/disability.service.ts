import { randomUUID } from 'node:crypto'
import { fromGlobalId } from '../../../kit/id.js'
import { refuse, refuseAll } from '../../../kit/user-errors.js'
import { earliest } from '../../../kit/vn/partial-date.js'
import { addDays } from '../../../kit/vn/working-days.js'
import type { Write } from '../../../kit/write.js'
import type { FacilitiesContext } from '../context.js'
import { endingProblems, textOrNull } from '../resident/dated-part.rules.js'
import { changeRecord, type HeldResident, noteChange, partOf, type RecordChanged } from '../resident/record-change.service.js'
import { FunctionalLevelEntity, ResidentDisabilityEntity } from './disability.entity.js'
import { toAssessment, toDisability } from './disability.loaders.js'
import { assessmentProblems, disabilityProblems } from './disability.rules.js'
import type { Disability, EndDisabilityInput, FunctionalAssessment, RecordDisabilityInput, RecordFunctionalLevelInput } from './disability.type.js'

export type DisabilityChanged = RecordChanged & { readonly disability: Disability | null }
export type Assessed = RecordChanged & { readonly assessment: FunctionalAssessment | null }

async function withDisability(ctx: FacilitiesContext, changed: RecordChanged): Promise<DisabilityChanged> {
  const rows = changed.resident ? await ctx.load.disabilitiesOfResident.load(changed.resident.key) : []
  const row = partOf(rows, changed)
  return { ...changed, disability: row ? toDisability(row) : null }
}

export async function recordDisability(ctx: FacilitiesContext, input: RecordDisabilityInput): Promise<DisabilityChanged> {
  const changed = await changeRecord(ctx, { name: 'recordDisability', input }, (held, change) => record(ctx, input, held, change))
  return withDisability(ctx, changed)
}

async function record(ctx: FacilitiesContext, input: RecordDisabilityInput, held: HeldResident, change: Write): Promise<string> {
  const { em } = change.tx
  const { resident } = held
  const { kind, level, certificateNumber, council, since, until, note } = input
  const before = await em.findOne(ResidentDisabilityEntity, { residentId: resident.id, kind, until: null })
  refuseAll(disabilityProblems(input, { born: earliest(resident.birthDate), today: ctx.today, before: before ?? undefined }))
  if (before && !until) before.until = addDays(since, -1)
  // The one before has to end first: of a kind only one is in force, and the index sees every statement.
  await em.flush()
  const row = em.create(ResidentDisabilityEntity, {
    id: randomUUID(),
    residentId: resident.id,
    kind,
    level,
    certificateNumber: textOrNull(certificateNumber),
    council: textOrNull(council),
    since,
    until: until ?? null,
    note: textOrNull(note),
    endReason: null,
  })
  await noteChange(held, { action: 'resident.disability-recorded', fields: ['disabilities'] }, change)
  return row.id
}

export async function endDisability(ctx: FacilitiesContext, input: EndDisabilityInput): Promise<DisabilityChanged> {
  return withDisability(ctx, await changeRecord(ctx, { name: 'endDisability', input }, (held, change) => end(ctx, input, held, change)))
}

async function end(ctx: FacilitiesContext, input: EndDisabilityInput, held: HeldResident, change: Write): Promise<string> {
  const id = fromGlobalId('Disability', input.disability)
  const row = id ? await change.tx.em.findOne(ResidentDisabilityEntity, { id, residentId: held.resident.id }) : null
  if (!row) return refuse('NOT_FOUND', ['input', 'disability'])
  const ending = { on: input.on, since: row.since, until: row.until }
  refuseAll(endingProblems(ending, { field: 'reason', text: input.reason }, ctx.today))
  Object.assign(row, { until: input.on, endReason: input.reason.trim() })
  await noteChange(held, { action: 'resident.disability-ended', fields: ['until', 'endReason'] }, change)
  return row.id
}

export async function recordFunctionalLevel(ctx: FacilitiesContext, input: RecordFunctionalLevelInput): Promise<Assessed> {
  const changed = await changeRecord(ctx, { name: 'recordFunctionalLevel', input }, (held, change) => assess(ctx, input, held, change))
  const rows = changed.resident ? await ctx.load.functionalLevelsOfResident.load(changed.resident.key) : []
  const row = partOf(rows, changed)
  return { ...changed, assessment: row ? toAssessment(row) : null }
}

async function assess(ctx: FacilitiesContext, input: RecordFunctionalLevelInput, held: HeldResident, change: Write): Promise<string> {
  const { level, assessedOn, note } = input
  refuseAll(assessmentProblems(input, earliest(held.resident.birthDate), ctx.today))
  const row = change.tx.em.create(FunctionalLevelEntity, {
    id: randomUUID(),
    residentId: held.resident.id,
    level,
    assessedOn,
    note: textOrNull(note),
    recordedAt: ctx.now,
  })
  await noteChange(held, { action: 'resident.functional-level-recorded', fields: ['functionalLevels'] }, change)
  return row.id
}
