import { fromGlobalId } from '../../../kit/id.js'
import type { FacilitiesContext } from '../context.js'
import { mayReadPart } from '../resident/resident.access.js'
import { toAlert } from './alert.loaders.js'
import type { Alert } from './alert.type.js'

/** For the other sectors that point at it: absent, foreign and malformed ids and a role without health data give the same answer. */
export async function findAlert(ctx: FacilitiesContext, id: string): Promise<Alert | null> {
  const key = mayReadPart(ctx.viewer, 'health') ? fromGlobalId('Alert', id) : undefined
  const row = key && (await ctx.load.alertById.load(key))
  if (!row) return null
  ctx.noteRead(row.residentId)
  ctx.noteRead(row.personId)
  return toAlert(row)
}
