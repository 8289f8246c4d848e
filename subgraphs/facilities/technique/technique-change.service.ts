import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import { insertAll } from '../../../kit/bulk.js'
import { HubError } from '../../../kit/errors.js'
import { fromGlobalId } from '../../../kit/id.js'
import { refuse, refuseAll, toUserErrors, type UserErrorBase, type UserErrorNode } from '../../../kit/user-errors.js'
import { readBack, type Write, write } from '../../../kit/write.js'
import type { FacilitiesContext } from '../context.js'
import { facilityFor, nextRevision } from '../staff/facility-change.service.js'
import { type FacilityAction, provinceFor } from '../staff/staff.access.js'
import { isReason } from '../staff/staff.rules.js'
import { userErrorTexts } from '../user-errors.js'
import type { ChooseTechniqueListInput, RecordTechniqueListInput, RecordTechniquesInput } from './technique-change.type.js'
import { FacilityTechniqueEntity, TechniqueEntity, TechniqueListChoiceEntity, TechniqueListEntity } from './technique.entity.js'
import { type TechniqueListNode, toTechniqueList } from './technique.loaders.js'
import { changeProblem, listProblems, mostChanges, periodFor } from './technique.rules.js'
import { type ChoiceNode, choicesOf, type ShareNode, shareOn } from './technique.service.js'

const recorded = z.object({ facilityId: z.guid() })

export async function recordTechniques(
  ctx: FacilitiesContext,
  input: RecordTechniquesInput,
): Promise<{ techniques: ShareNode | null; userErrors: UserErrorNode[] }> {
  const onUnique = { facility_technique_open_idx: { code: 'TECHNIQUE_PERFORMED', path: ['input', 'changes'] } }
  const command = { name: 'recordTechniques', input, outcome: recorded, onUnique }
  const written = await write(ctx, command, change => record(ctx, input, change))
  if ('refused' in written) return { techniques: null, userErrors: toUserErrors(written.refused, userErrorTexts, ctx.language) }
  const { facilityId } = written.outcome
  return readBack(async () => {
    const row = await ctx.load.facilityById.load(facilityId)
    const facility = row && { key: row.id, provinceUnitId: row.provinceUnitId }
    return { techniques: facility ? await shareOn(ctx, facility, ctx.today) : null, userErrors: [] }
  })
}

async function record(ctx: FacilitiesContext, input: RecordTechniquesInput, change: Write) {
  const { em } = change.tx
  const facility = await facilityFor(ctx, 'recordTechniques', input.facility, change)
  if (input.changes.length === 0 || input.changes.length > mostChanges) refuse('INVALID_VALUE', ['input', 'changes'])
  await nextRevision(ctx, facility.id, { subject: 'TECHNIQUES', expectedVersion: input.expectedVersion }, change)
  const keys = input.changes.map(({ technique }) => fromGlobalId('Technique', technique))
  const known = await knownTechniques(ctx.units.codeToday(facility.provinceUnitId), keys.flatMap(key => key ?? []), change)
  const rows = await em.find(FacilityTechniqueEntity, { facilityId: facility.id, techniqueId: { $in: [...known] }, withdrawnAt: null })
  const periods = rows.map(row => ({ row, techniqueId: row.techniqueId, from: row.fromOn, to: row.toOn ?? null }))
  const problems: UserErrorBase[] = []
  for (const [index, each] of input.changes.entries()) {
    const key = keys[index]
    const at = (field: string) => ['changes', String(index), field]
    const of = periods.filter(({ techniqueId }) => techniqueId === key)
    const problem = changeProblem(each, of, ctx.today)
    if (!key || !known.has(key)) problems.push({ code: 'NOT_FOUND', path: at('technique') })
    else if (keys.indexOf(key) < index) problems.push({ code: 'INVALID_VALUE', path: at('technique') })
    else if (problem) problems.push({ code: problem.code, path: at(problem.field) })
    else if (each.step === 'BEGIN') em.create(FacilityTechniqueEntity, { id: randomUUID(), facilityId: facility.id, techniqueId: key, fromOn: each.on, toOn: null, ...stamp(ctx), withdrawnAt: null, withdrawnBy: null, withdrawReason: null })
    else {
      const period = periodFor(each, of)
      const withdrawal = { withdrawnAt: ctx.now, withdrawnBy: ctx.viewer.subject, withdrawReason: each.reason?.trim() ?? null }
      if (period) em.assign(period.row, each.step === 'END' ? { toOn: each.on } : withdrawal)
    }
  }
  refuseAll(problems.slice(0, 50))
  change.record({ action: 'techniques.recorded', subject: `Facility:${facility.id}`, residentId: null, fields: input.changes.map(({ step }, index) => `${step}:${keys[index] ?? ''}`) })
  return { facilityId: facility.id }
}

/** Of lists for the whole country or of the province. */
async function knownTechniques(provinceCode: string, keys: readonly string[], { tx }: Write): Promise<Set<string>> {
  const rows = await tx.query<{ id: string }>(sql`select t.id from facilities.technique t join facilities.technique_list l on l.id = t.list_id
    where t.id = any(${keys}::uuid[]) and (l.province_code is null or l.province_code = ${provinceCode})`)
  return new Set(rows.map(({ id }) => id))
}

function stamp(ctx: FacilitiesContext) {
  return { recordedAt: ctx.now, recordedBy: ctx.viewer.subject }
}

function provinceOf(ctx: FacilitiesContext, action: FacilityAction): string {
  const province = provinceFor(ctx.viewer, action)
  if (!province) throw new HubError('FORBIDDEN')
  return province
}

const listed = z.object({ listId: z.guid() })

export async function recordTechniqueList(
  ctx: FacilitiesContext,
  input: RecordTechniqueListInput,
): Promise<{ list: TechniqueListNode | null; userErrors: UserErrorNode[] }> {
  const written = await write(ctx, { name: 'recordTechniqueList', input, outcome: listed }, change => keepList(ctx, input, change))
  if ('refused' in written) return { list: null, userErrors: toUserErrors(written.refused, userErrorTexts, ctx.language) }
  const row = await readBack(() => ctx.load.techniqueListById.load(written.outcome.listId))
  return { list: row ? toTechniqueList(row) : null, userErrors: [] }
}

async function keepList(ctx: FacilitiesContext, input: RecordTechniqueListInput, change: Write) {
  const { em } = change.tx
  const provinceCode = provinceOf(ctx, 'recordTechniqueList')
  refuseAll(listProblems(input))
  const id = randomUUID()
  const { name, legalBasis, source, validFrom, validTo, techniques } = input
  em.create(TechniqueListEntity, {
    id,
    name: name.trim(),
    provinceCode,
    validFrom,
    validTo: validTo ?? null,
    legalBasis: legalBasis.trim(),
    source: source.trim(),
    confidence: 'province',
    ...stamp(ctx),
  })
  await em.flush()
  await insertAll(em, TechniqueEntity, techniques.map(each => ({ id: randomUUID(), listId: id, code: each.code.trim(), name: each.name.trim() })))
  change.record({ action: 'technique-list.recorded', subject: `TechniqueList:${id}`, residentId: null, fields: ['techniques'] })
  return { listId: id }
}

const chosen = z.object({ provinceCode: z.string(), version: z.int() })

export async function chooseTechniqueList(
  ctx: FacilitiesContext,
  input: ChooseTechniqueListInput,
): Promise<{ choice: ChoiceNode | null; userErrors: UserErrorNode[] }> {
  const onUnique = { technique_list_choice_province_code_version_key: { code: 'CONFLICT', path: ['input', 'expectedVersion'], currentVersion: input.expectedVersion + 1 } }
  const written = await write(ctx, { name: 'chooseTechniqueList', input, outcome: chosen, onUnique }, change => choose(ctx, input, change))
  if ('refused' in written) return { choice: null, userErrors: toUserErrors(written.refused, userErrorTexts, ctx.language) }
  const { provinceCode, version } = written.outcome
  const choices = await readBack(() => choicesOf(ctx, provinceCode))
  return { choice: choices.find(each => each.version === version) ?? null, userErrors: [] }
}

async function choose(ctx: FacilitiesContext, input: ChooseTechniqueListInput, change: Write) {
  const { em } = change.tx
  const provinceCode = provinceOf(ctx, 'chooseTechniqueList')
  const key = fromGlobalId('TechniqueList', input.list)
  const list = key ? await em.findOne(TechniqueListEntity, key) : null
  if (!list || (list.provinceCode != null && list.provinceCode !== provinceCode)) return refuse('NOT_FOUND', ['input', 'list'])
  if (!isReason(input.reason)) refuse('INVALID_VALUE', ['input', 'reason'])
  const [latest] = await em.find(TechniqueListChoiceEntity, { provinceCode }, { orderBy: { version: 'desc' }, limit: 1 })
  const version = latest?.version ?? 0
  if (version !== input.expectedVersion) refuse('CONFLICT', ['input', 'expectedVersion'], version)
  const id = randomUUID()
  em.create(TechniqueListChoiceEntity, { id, provinceCode, version: version + 1, listId: list.id, fromOn: input.from, reason: input.reason.trim(), ...stamp(ctx) })
  change.record({ action: 'technique-list.chosen', subject: `Province:${provinceCode}`, residentId: null, fields: [`list:${list.id}`, 'from'] })
  return { provinceCode, version: version + 1 }
}
