import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import { organisationOf } from '../../../kit/audit.js'
import { HubError } from '../../../kit/errors.js'
import { fromGlobalId, toGlobalId } from '../../../kit/id.js'
import { refuse, refuseAll, toUserErrors } from '../../../kit/user-errors.js'
import { readBack, type Write, write } from '../../../kit/write.js'
import type { FacilitiesContext } from '../context.js'
import { refuseMerged } from '../resident/resident-change.service.js'
import { residentsAsTold } from '../resident/resident.events.js'
import { findResident } from '../resident/resident.service.js'
import { userErrorTexts } from '../user-errors.js'
import { checkedReason, type HeldRecord, holdRecords, judgeRecord } from './held-records.service.js'
import { ResidentMergeEntity } from './merge.entity.js'
import { toMerge } from './merge.loaders.js'
import { mergeProblem } from './merge.rules.js'
import type { MergeResidentsInput, MergeResidentsPayload, ResidentMerge } from './merge.type.js'

const outcome = z.object({ mergeId: z.guid(), survivorId: z.guid() })

/** The ends of a merge, as its input names them. */
type End = 'survivor' | 'merged'

const onUnique = { resident_merge_once_idx: { code: 'CONFLICT', path: ['input', 'expectedMergedVersion'] } }

export async function mergeResidents(ctx: FacilitiesContext, input: MergeResidentsInput): Promise<MergeResidentsPayload> {
  const written = await write(ctx, { name: 'mergeResidents', input, outcome, onUnique }, change => merge(ctx, input, change))
  if ('refused' in written) return { resident: null, merge: null, userErrors: toUserErrors(written.refused, userErrorTexts, ctx.language) }
  const { mergeId, survivorId } = written.outcome
  return readBack(async () => {
    const resident = await findResident(ctx, toGlobalId('Resident', survivorId))
    return { resident, merge: await findMerge(ctx, mergeId), userErrors: [] }
  })
}

export async function findMerge(ctx: FacilitiesContext, key: string): Promise<ResidentMerge | null> {
  const row = await ctx.load.mergeById.load(key)
  return row ? toMerge(row) : null
}

export async function mergesOf(ctx: FacilitiesContext, residentKey: string): Promise<ResidentMerge[]> {
  return (await ctx.load.mergesOfResident.load(residentKey)).map(toMerge)
}

async function merge(ctx: FacilitiesContext, input: MergeResidentsInput, change: Write) {
  const { tx } = change
  const keys = { survivor: fromGlobalId('Resident', input.survivor), merged: fromGlobalId('Resident', input.merged) }
  const held = await holdRecords(tx, Object.values(keys).filter(key => key !== undefined))
  const survivor = await mergeable(ctx, change, 'survivor', held.get(keys.survivor ?? ''))
  const merged = await mergeable(ctx, change, 'merged', held.get(keys.merged ?? ''))
  const problem = mergeProblem(survivor, merged)
  if (problem === 'SAME_PERSON') refuse(problem, ['input', 'merged'])
  if (survivor.version !== input.expectedSurvivorVersion) refuse('CONFLICT', ['input', 'expectedSurvivorVersion'], survivor.version)
  if (merged.version !== input.expectedMergedVersion) refuse('CONFLICT', ['input', 'expectedMergedVersion'], merged.version)
  refuseAll(problem ? [{ code: problem, path: ['merged'] }] : [])
  const id = randomUUID()
  tx.em.create(ResidentMergeEntity, {
    id,
    survivorId: survivor.key,
    mergedId: merged.key,
    mergedAt: ctx.now,
    mergedBy: ctx.viewer.subject,
    mergedRole: ctx.viewer.role,
    mergedOrganisation: organisationOf(ctx.viewer),
    reason: checkedReason(input.reason),
  })
  await tx.em.flush()
  // Whoever was merged into the merged one is shown by the survivor from now on.
  const changed = await tx.query<{ id: string }>(sql`update facilities.resident
    set survivor_id = case when id = ${survivor.key}::uuid then null else ${survivor.key}::uuid end, version = version + 1
    where id in (${survivor.key}::uuid, ${merged.key}::uuid) or survivor_id = ${merged.key}::uuid returning id`)
  await tellRecords(ctx, change, changed.map(row => row.id), 'resident.merged', id)
  return { mergeId: id, survivorId: survivor.key }
}

/** A record that stands for itself, and that the caller may merge. */
async function mergeable(ctx: FacilitiesContext, change: Write, end: End, record: HeldRecord | undefined): Promise<HeldRecord> {
  if (!record) return refuse('NOT_FOUND', ['input', end])
  if (record.survivorId) return refuseMerged(ctx, change.tx, record.survivorId, end)
  const judgement = judgeRecord(ctx, 'mergeResidents', record)
  if (judgement === 'not-there') return refuse('NOT_FOUND', ['input', end])
  if (judgement === 'no') throw new HubError('FORBIDDEN')
  return record
}

/** Tells the other sectors whose record is shown for whose, and writes the change down for every record it touched. */
export async function tellRecords(ctx: FacilitiesContext, change: Write, keys: readonly string[], action: string, mergeId: string): Promise<void> {
  for (const event of await residentsAsTold(change.tx, keys, ctx.units)) change.publish(event)
  for (const residentId of keys) change.record({ action, subject: `ResidentMerge:${mergeId}`, residentId, fields: ['survivor'] })
}
