import type { FacilitiesContext } from '../context.js'
import { type StayNode, toStay } from './stay.loaders.js'

export async function currentStayOf(ctx: FacilitiesContext, residentKey: string): Promise<StayNode | null> {
  const row = await ctx.load.currentStayOfResident.load(residentKey)
  return row ? toStay(row) : null
}

/** A stay in the caller’s own facility, by its key; also of a person who has moved on. */
export async function findStayHere(ctx: FacilitiesContext, key: string): Promise<StayNode | null> {
  const row = await ctx.load.stayHere.load(key)
  return row ? toStay(row) : null
}

export async function staysOf(ctx: FacilitiesContext, residentKey: string): Promise<StayNode[]> {
  return (await ctx.load.staysOfResident.load(residentKey)).map(toStay)
}
