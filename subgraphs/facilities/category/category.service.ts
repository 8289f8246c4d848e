import { randomUUID } from 'node:crypto'
import { fromGlobalId } from '../../../kit/id.js'
import { refuse, refuseAll } from '../../../kit/user-errors.js'
import { earliest } from '../../../kit/vn/partial-date.js'
import type { Write } from '../../../kit/write.js'
import type { FacilitiesContext } from '../context.js'
import { endingProblems, textOrNull } from '../resident/dated-part.rules.js'
import { changeRecord, type HeldResident, noteChange, partOf, type RecordChanged } from '../resident/record-change.service.js'
import { groupWarnings } from '../resident/record-warning.rules.js'
import { tellWhere } from '../resident/resident-change.service.js'
import { ResidentCategoryEntity } from '../resident/resident.entity.js'
import { leaving } from '../resident/resident.events.js'
import { toCategory } from '../resident/resident.loaders.js'
import type { ResidentCategory } from '../resident/resident.type.js'
import { StayEntity } from '../stay/stay.entity.js'
import { categoryProblems } from './category.rules.js'
import type { EndCategoryInput, RecordCategoryInput } from './category.type.js'

export type CategoryChanged = RecordChanged & { readonly category: ResidentCategory | null }

function withCategory(changed: RecordChanged): CategoryChanged {
  const row = partOf(changed.resident?.categories ?? [], changed)
  return { ...changed, category: row ? toCategory(row) : null }
}

/** Two who write at once meet at the index. */
const onUnique = { resident_category_one_idx: { code: 'CATEGORY_IN_FORCE', path: ['input', 'kind'] } }

export async function recordCategory(ctx: FacilitiesContext, input: RecordCategoryInput): Promise<CategoryChanged> {
  const changed = await changeRecord(ctx, { name: 'recordCategory', input, onUnique }, (held, change) => record(ctx, input, held, change))
  const { resident, warnings } = changed
  const odd = resident ? groupWarnings(resident, input.kind, input.since, ctx.language) : []
  return withCategory({ ...changed, warnings: [...warnings, ...odd] })
}

async function record(ctx: FacilitiesContext, input: RecordCategoryInput, held: HeldResident, change: Write): Promise<string> {
  const { em } = change.tx
  const { resident, facility } = held
  const inForce = await em.find(ResidentCategoryEntity, { residentId: resident.id, until: null })
  const born = earliest(resident.birthDate)
  const inDrugRehabilitation = facility.kind === 'DRUG_REHABILITATION'
  refuseAll(categoryProblems(input, { born, today: ctx.today, inDrugRehabilitation, inForce }))
  const { kind, detail, since, until, proof, proofIssuer, proofIssuedOn, note } = input
  const row = em.create(ResidentCategoryEntity, {
    id: randomUUID(),
    residentId: resident.id,
    kind,
    detail: detail ?? null,
    since,
    until: until ?? null,
    proof: textOrNull(proof),
    proofIssuer: textOrNull(proofIssuer),
    proofIssuedOn: proofIssuedOn ?? null,
    note: textOrNull(note),
    endReason: null,
  })
  await tellGroups(ctx, held, { action: 'resident.category-recorded', fields: ['categories'] }, change)
  return row.id
}

export async function endCategory(ctx: FacilitiesContext, input: EndCategoryInput): Promise<CategoryChanged> {
  return withCategory(await changeRecord(ctx, { name: 'endCategory', input }, (held, change) => end(ctx, input, held, change)))
}

async function end(ctx: FacilitiesContext, input: EndCategoryInput, held: HeldResident, change: Write): Promise<string> {
  const id = fromGlobalId('ResidentCategory', input.residentCategory)
  const row = id ? await change.tx.em.findOne(ResidentCategoryEntity, { id, residentId: held.resident.id }) : null
  // A group of drug rehabilitation is sealed to every other facility: there it is not.
  const sealed = row?.kind === 'DRUG_REHABILITATION' && held.facility.kind !== 'DRUG_REHABILITATION'
  if (!row || sealed) return refuse('NOT_FOUND', ['input', 'residentCategory'])
  const ending = { on: input.on, since: row.since, until: row.until }
  refuseAll(endingProblems(ending, { field: 'reason', text: input.reason }, ctx.today))
  Object.assign(row, { until: input.on, endReason: input.reason.trim() })
  await tellGroups(ctx, held, { action: 'resident.category-ended', fields: ['until', 'endReason'] }, change)
  return row.id
}

/** The groups decide who is entitled to a card, so the other sectors hear of them. */
async function tellGroups(
  ctx: FacilitiesContext,
  held: HeldResident,
  what: { action: string; fields: readonly string[] },
  change: Write,
): Promise<void> {
  const { resident, facility } = held
  const version = await noteChange(held, what, change)
  const last = resident.leftOn === null ? null : await change.tx.em.findOne(StayEntity, { residentId: resident.id }, { orderBy: { admittedOn: 'desc' } })
  const left = last?.endedOn && last.endReason ? leaving(last.endedOn, last.endReason) : null
  await tellWhere(ctx, { id: resident.id, version }, { facility, left }, change)
}
