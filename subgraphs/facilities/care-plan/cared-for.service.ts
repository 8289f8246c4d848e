import { refuse } from '../../../kit/user-errors.js'
import type { Write } from '../../../kit/write.js'
import type { FacilitiesContext } from '../context.js'
import { type Examined, holdExamined, residentKeyOf } from '../measurement/examined.service.js'
import type { ResidentAction } from '../resident/resident.access.js'
import { refuseMerged } from '../resident/resident-change.service.js'
import { ResidentEntity } from '../resident/resident.entity.js'

/** The resident for whom something new is written down, held until the transaction ends; who is in no facility has nothing new. */
export async function holdCaredFor(ctx: FacilitiesContext, action: ResidentAction, id: string, change: Write): Promise<Examined> {
  const key = residentKeyOf(id)
  const there = key ? await change.tx.em.findOne(ResidentEntity, key) : null
  if (there?.survivorId) return refuseMerged(ctx, change.tx, there.survivorId)
  const held = await holdExamined(ctx, action, key, 'resident', change)
  if (held.resident.leftOn) refuse('PERSON_NOT_IN_CARE', ['input', 'resident'])
  return held
}

/** The person of a row that is there: the row may lie under the id of a record that was merged since. */
export async function holdOwner(ctx: FacilitiesContext, action: ResidentAction, residentId: string | undefined, at: string, change: Write): Promise<Examined> {
  const own = residentId ? await change.tx.em.findOne(ResidentEntity, residentId) : null
  return holdExamined(ctx, action, own?.survivorId ?? own?.id, at, change)
}
