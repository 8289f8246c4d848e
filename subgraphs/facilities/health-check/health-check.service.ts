import { fromGlobalId } from '../../../kit/id.js'
import type { FacilitiesContext } from '../context.js'
import { mayReadPart } from '../resident/resident.access.js'
import { type HealthCheckNode, toAlert, toHealthCheck } from './health-check.loaders.js'
import type { Alert } from './health-check.type.js'

export async function latestHealthCheckOf(ctx: FacilitiesContext, residentKey: string): Promise<HealthCheckNode | null> {
  const row = await ctx.load.latestCheckOfResident.load(residentKey)
  return row ? toHealthCheck(row) : null
}

/** For the other sectors that point at it: absent, foreign and malformed ids and a role without health data give the same answer. */
export async function findAlert(ctx: FacilitiesContext, id: string): Promise<Alert | null> {
  const key = mayReadPart(ctx.viewer, 'health') ? fromGlobalId('Alert', id) : undefined
  const row = key && (await ctx.load.alertById.load(key))
  if (!row) return null
  ctx.noteRead(row.residentId)
  return toAlert(row)
}
