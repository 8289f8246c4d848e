import { sql } from 'kysely'
import { fromGlobalId, toGlobalId } from '../../../kit/id.js'
import type { InsuranceContext } from '../context.js'
import { personFilter } from '../resident/resident.access.js'
import { type GroupRow, selectRates } from './coverage-rate.loaders.js'
import { type RateGrouping, rateOf } from './coverage-rate.rules.js'
import type { CoverageRate, CoverageRateGroup } from './coverage-rate.type.js'

export interface RateQuery {
  readonly by: RateGrouping
  readonly on?: string | null
  readonly facility?: string | null
  readonly provinceCode?: string | null
}

/** The rates of the people whom the viewer may see, in groups. */
export async function coverageRates(ctx: InsuranceContext, query: RateQuery): Promise<CoverageRateGroup[]> {
  const { by, facility, provinceCode } = query
  const on = query.on ?? ctx.today
  const who = sql<boolean>`${personFilter(ctx.viewer, 'answer')}
    ${facility == null ? sql`` : sql`and l.facility_id = ${fromGlobalId('Facility', facility) ?? null}::uuid`}
    ${provinceCode == null ? sql`` : sql`and l.province_code = ${provinceCode}`}`
  const rows = await ctx.db.query(selectRates(by, on, who))
  return rows.map(row => toGroup(by, on, row))
}

function toGroup(by: RateGrouping, on: string, { key, ...counted }: GroupRow): CoverageRateGroup {
  return {
    facility: by === 'FACILITY' && key !== null ? { id: toGlobalId('Facility', key) } : null,
    category: by === 'CATEGORY' ? key : null,
    provinceCode: by === 'PROVINCE' ? key : null,
    rate: { on, ...rateOf(counted) },
  }
}

/** The rate of one facility; null where the viewer may see nobody of it. */
export async function coverageRateOf(ctx: InsuranceContext, code: string, on: string | null | undefined): Promise<CoverageRate | null> {
  const day = on ?? ctx.today
  const counted = await ctx.load.rateOfFacility(day).load(code)
  return counted ? { on: day, ...rateOf(counted) } : null
}
