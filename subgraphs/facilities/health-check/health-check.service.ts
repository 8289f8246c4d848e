import type { FacilitiesContext } from '../context.js'
import { type HealthCheckNode, toHealthCheck } from './health-check.loaders.js'

export async function latestHealthCheckOf(ctx: FacilitiesContext, residentKey: string): Promise<HealthCheckNode | null> {
  const row = await ctx.load.latestCheckOfResident.load(residentKey)
  return row ? toHealthCheck(row) : null
}
