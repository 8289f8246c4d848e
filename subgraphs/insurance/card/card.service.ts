import { fromGlobalId } from '../../../kit/id.js'
import type { InsuranceContext } from '../context.js'
import { toCard } from './card.loaders.js'
import type { InsuranceCard } from './card.type.js'

/** Absent, foreign and malformed ids give the same answer. */
export async function findCard(ctx: InsuranceContext, id: string): Promise<InsuranceCard | null> {
  const key = fromGlobalId('InsuranceCard', id)
  if (!key) return null
  const row = await ctx.load.cardById.load(key)
  if (!row) return null
  // Somebody whom no home knows is known by the card alone.
  ctx.noteRead(row.personKey ?? row.id)
  return toCard(row, ctx.book, ctx.today)
}

/** The cards of a resident; null when the viewer may not see the person. */
export async function cardsOf(ctx: InsuranceContext, residentId: string): Promise<InsuranceCard[] | null> {
  const key = fromGlobalId('Resident', residentId)
  if (!key) return null
  const held = await ctx.load.cardsOfResident.load(key)
  if (!held) return null
  ctx.noteRead(held.personKey)
  return held.cards.map(row => toCard(row, ctx.book, ctx.today))
}
