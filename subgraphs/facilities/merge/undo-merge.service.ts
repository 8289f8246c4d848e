import { LockMode } from '@mikro-orm/core'
import { sql } from 'kysely'
import { z } from 'zod'
import { organisationOf } from '../../../kit/audit.js'
import { HubError } from '../../../kit/errors.js'
import { fromGlobalId, toGlobalId } from '../../../kit/id.js'
import type { Judgement } from '../../../kit/rights.js'
import type { Transaction } from '../../../kit/transaction.js'
import { refuse, toUserErrors } from '../../../kit/user-errors.js'
import { readBack, type Write, write } from '../../../kit/write.js'
import type { FacilitiesContext } from '../context.js'
import { findResident } from '../resident/resident.service.js'
import { userErrorTexts } from '../user-errors.js'
import { checkedReason, type HeldRecord, holdRecords, judgeRecord } from './held-records.service.js'
import { ResidentMergeEntity } from './merge.entity.js'
import { findMerge, tellRecords } from './merge.service.js'
import type { UndoMergeInput, UndoMergePayload } from './merge.type.js'

const outcome = z.object({ mergeId: z.guid(), survivorId: z.guid(), restoredId: z.guid() })

export async function undoMerge(ctx: FacilitiesContext, input: UndoMergeInput): Promise<UndoMergePayload> {
  const written = await write(ctx, { name: 'undoMerge', input, outcome }, change => undo(ctx, input, change))
  if ('refused' in written) {
    return { survivor: null, restored: null, merge: null, userErrors: toUserErrors(written.refused, userErrorTexts, ctx.language) }
  }
  const { mergeId, survivorId, restoredId } = written.outcome
  return readBack(async () => {
    const [survivor, restored] = await Promise.all([survivorId, restoredId].map(key => findResident(ctx, toGlobalId('Resident', key))))
    return { survivor: survivor ?? null, restored: restored ?? null, merge: await findMerge(ctx, mergeId), userErrors: [] }
  })
}

async function undo(ctx: FacilitiesContext, input: UndoMergeInput, change: Write) {
  const { tx } = change
  const key = fromGlobalId('ResidentMerge', input.merge)
  const merge = key ? await tx.em.findOne(ResidentMergeEntity, key, { lockMode: LockMode.PESSIMISTIC_WRITE }) : null
  if (!merge) return refuse('NOT_FOUND', ['input', 'merge'])
  const { shown, merged } = await holdBoth(tx, merge)
  const judgement = judgeUndo(ctx, shown, merged)
  if (judgement === 'not-there') return refuse('NOT_FOUND', ['input', 'merge'])
  if (judgement === 'no') throw new HubError('FORBIDDEN')
  if (merge.undoneAt) return refuse('MERGE_UNDONE', ['input', 'merge'])
  Object.assign(merge, {
    undoneAt: ctx.now,
    undoneBy: ctx.viewer.subject,
    undoneRole: ctx.viewer.role,
    undoneOrganisation: organisationOf(ctx.viewer),
    undoReason: checkedReason(input.reason),
  })
  await tx.em.flush()
  const apart = await recordsUnder(tx, merged.key)
  await tx.query(sql`update facilities.resident set version = version + 1,
      survivor_id = case when id in (${shown.key}::uuid, ${merged.key}::uuid) then null else ${merged.key}::uuid end
    where id = ${shown.key}::uuid or id = any(${apart}::uuid[])`)
  await tellRecords(ctx, change, [shown.key, ...apart], 'resident.mergeUndone', merge.id)
  return { mergeId: merge.id, survivorId: shown.key, restoredId: merged.key }
}

/** The merged record, and the one that is shown for the survivor now: that one may have been merged since, too. */
async function holdBoth(tx: Transaction, merge: { survivorId: string; mergedId: string }): Promise<{ shown: HeldRecord; merged: HeldRecord }> {
  const [own] = await tx.query<{ shown: string }>(
    sql`select coalesce(survivor_id, id) as shown from facilities.resident where id = ${merge.survivorId}::uuid`,
  )
  const held = await holdRecords(tx, [own?.shown ?? merge.survivorId, merge.mergedId])
  const shown = held.get(own?.shown ?? '')
  const merged = held.get(merge.mergedId)
  if (!shown || !merged) throw new Error('A merge points at a resident who is not there')
  // Merged into a third one while this waited.
  if (shown.survivorId) return refuse('CONFLICT', ['input', 'merge'], shown.version)
  return { shown, merged }
}

/** Who answers for the person today may part the records, wherever the other one was; a sealed one only its own staff. */
function judgeUndo(ctx: FacilitiesContext, shown: HeldRecord, merged: HeldRecord): Judgement {
  const records = merged.facilityKind === 'DRUG_REHABILITATION' ? [shown, merged] : [shown]
  const judgements = records.map(record => judgeRecord(ctx, 'undoMerge', record))
  return judgements.find(each => each === 'not-there') ?? judgements.find(each => each === 'no') ?? 'yes'
}

/** A record with those that were merged into it, directly or through others, by the merges that still hold. */
async function recordsUnder(tx: Transaction, key: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(sql`with recursive under as (
      select ${key}::uuid as id
      union select m.merged_id from under join facilities.resident_merge m on m.survivor_id = under.id where m.undone_at is null
    ) select id from under`)
  return rows.map(({ id }) => id)
}
