import type { InsuranceContext } from '../context.js'
import type { InsuranceContract } from './health-facility.type.js'

/** The contract of a health facility on a day; a later one counts where two meet. */
export async function contractOf(ctx: InsuranceContext, code: string, on: string | null | undefined): Promise<InsuranceContract | null> {
  return (await ctx.load.contract(on ?? ctx.today).load(code)) ?? null
}
