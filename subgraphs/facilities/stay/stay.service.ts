import { fromGlobalId, toGlobalId } from '../../../kit/id.js'
import type { FacilitiesContext } from '../context.js'
import { findResident } from '../resident/resident.service.js'
import type { Resident } from '../resident/resident.type.js'
import { toUnit } from '../unit/unit.service.js'
import type { AdministrativeUnit } from '../unit/unit.type.js'
import { type StayNode, toStay } from './stay.loaders.js'
import { emergencyEnd, type ModePeriod, modesOf } from './stay-mode.rules.js'
import { type StayWarningFact, stayWarnings } from './stay-warning.rules.js'

export async function currentStayOf(ctx: FacilitiesContext, residentKey: string): Promise<StayNode | null> {
  const row = await ctx.load.currentStayOfResident.load(residentKey)
  return row ? toStay(row) : null
}

/** A stay in the caller’s own facility, by its key; also of a person who has moved on. */
export async function findStayHere(ctx: FacilitiesContext, key: string): Promise<StayNode | null> {
  const row = await ctx.load.stayHere.load(key)
  return row ? toStay(row) : null
}

/** Absent, foreign and malformed ids give the same answer. */
export async function findStay(ctx: FacilitiesContext, id: string): Promise<StayNode | null> {
  const key = fromGlobalId('Stay', id)
  const row = key && (await ctx.load.stayById.load(key))
  if (!row) return null
  ctx.noteRead(row.residentId)
  return toStay(row)
}

export async function staysOf(ctx: FacilitiesContext, residentKey: string): Promise<StayNode[]> {
  return (await ctx.load.staysOfResident.load(residentKey)).map(toStay)
}

export function personOfStay(ctx: FacilitiesContext, { residentId }: Pick<StayNode, 'residentId'>): Promise<Resident | null> {
  return findResident(ctx, toGlobalId('Resident', residentId))
}

export async function unitThen(ctx: FacilitiesContext, { facility, admittedOn }: StayNode): Promise<AdministrativeUnit> {
  const row = await ctx.load.unitById.load(ctx.units.on(facility.provinceUnitId, admittedOn))
  if (!row) throw new Error('A facility points at a unit that is not there')
  return toUnit(row)
}

export async function modesOfStay(ctx: FacilitiesContext, stay: StayNode): Promise<ModePeriod[]> {
  const { mode, modeDecision, contractNumber, contractUntil } = stay
  const now = { mode, decision: modeDecision, contractNumber, contractUntil }
  return modesOf(stay, now, await ctx.load.modesBeforeOfStay.load(stay.key))
}

export async function emergencyEndOf(ctx: FacilitiesContext, stay: StayNode): Promise<string | null> {
  return emergencyEnd(await lastModeOf(ctx, stay))
}

export async function warningsOf(ctx: FacilitiesContext, stay: StayNode): Promise<StayWarningFact[]> {
  const mode = await lastModeOf(ctx, stay)
  const openAbsence = (await ctx.load.openAbsenceOfStay.load(stay.key)) ?? null
  return stayWarnings({ ...stay, mode, openAbsence }, ctx.today)
}

async function lastModeOf(ctx: FacilitiesContext, stay: StayNode): Promise<ModePeriod> {
  const last = (await modesOfStay(ctx, stay)).at(-1)
  if (!last) throw new Error('A stay has no mode')
  return last
}
