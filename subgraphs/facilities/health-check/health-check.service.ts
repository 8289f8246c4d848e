import { type Connection, connectionOf, dayKey, type PageArgs, pageRequest } from '../../../kit/page.js'
import type { FacilitiesContext } from '../context.js'
import { findHealthRound } from '../health-round/health-round.service.js'
import type { HealthRoundNode } from '../health-round/health-round.loaders.js'
import { bandsFor } from '../measurement/measurement.service.js'
import { type Band, pressureBandOf } from '../threshold/threshold.rules.js'
import { type HealthCheckNode, toHealthCheck } from './health-check.loaders.js'
import type { HealthCheckCorrection } from './health-check.type.js'

export async function latestHealthCheckOf(ctx: FacilitiesContext, residentKey: string): Promise<HealthCheckNode | null> {
  const row = await ctx.load.latestCheckOfResident.load(residentKey)
  return row ? toHealthCheck(row) : null
}

/** Newest first. */
export async function healthChecksOf(ctx: FacilitiesContext, residentKey: string, args: PageArgs): Promise<Connection<HealthCheckNode>> {
  const page = pageRequest(args, dayKey)
  const rows = await ctx.load.checksOfResident(page).load(residentKey)
  const total = async () => (await ctx.load.checkCountOfResident.load(residentKey))?.n ?? 0
  return connectionOf(rows, page, row => [row.checkedOn, row.id], toHealthCheck, total)
}

export async function previousOf(ctx: FacilitiesContext, check: HealthCheckNode): Promise<HealthCheckNode | null> {
  const row = await ctx.load.previousOfCheck.load(check.key)
  return row ? toHealthCheck(row) : null
}

export async function roundOf(ctx: FacilitiesContext, { roundId }: HealthCheckNode): Promise<HealthRoundNode | null> {
  return roundId === null ? null : findHealthRound(ctx, roundId)
}

export async function correctionsOf(ctx: FacilitiesContext, check: HealthCheckNode): Promise<HealthCheckCorrection[]> {
  const rows = await ctx.load.correctionsOfCheck.load(check.key)
  return rows.map(({ fields, ...row }) => ({ ...row, before: Object.entries(fields).map(([field, value]) => ({ field, value })) }))
}

export async function pressureOf(ctx: FacilitiesContext, check: HealthCheckNode): Promise<Band> {
  const resident = await ctx.load.residentById.load(check.residentId)
  if (!resident) return 'NOT_JUDGED'
  const band = await bandsFor(ctx, resident)
  const bandIf = (measure: 'systolic_bp' | 'diastolic_bp', value: number | null) =>
    value === null ? 'NOT_JUDGED' : band(measure, value, check.checkedOn)
  return pressureBandOf(bandIf('systolic_bp', check.systolicBp), bandIf('diastolic_bp', check.diastolicBp))
}
