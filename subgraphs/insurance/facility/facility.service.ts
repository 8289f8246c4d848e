import { z } from 'zod'
import type { InsuranceContext } from '../context.js'
import { coverageRateOf } from '../coverage-rate/coverage-rate.service.js'
import type { CoverageRate } from '../coverage-rate/coverage-rate.type.js'
import type { Facility } from './facility.type.js'

/** The code comes in a representation: the gateway’s signature vouches for it, its form is checked here. */
const told = z.object({ code: z.string() })

export function facilityRate(ctx: InsuranceContext, facility: Facility, on: string | null | undefined): Promise<CoverageRate | null> {
  return coverageRateOf(ctx, told.parse(facility).code, on)
}
