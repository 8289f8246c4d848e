import { isSmallCell } from '../../../kit/vn/small-cell.rules.js'
import { toGlobalId } from '../../../kit/id.js'
import type { LocalDate } from '../../../kit/vn/working-days.js'
import type { FacilitiesContext } from '../context.js'
import type { FacilityNode } from '../facility/facility.loaders.js'
import { mayListAt } from '../occupancy/occupancy.service.js'
import { staffingOf } from './staffing-norm.rules.js'
import { assumptionTexts, type Staffing } from './staffing-norm.type.js'

const untold = { need: null, needAtMost: null, gap: null, gapAtMost: null, assumptions: [] }

/** TT 33/2017 is about social-assistance facilities; for the other kinds no norm was found. */
export async function staffingOn(ctx: FacilitiesContext, facility: FacilityNode, on: LocalDate): Promise<Staffing> {
  const isUnderNorm = facility.kind === 'SOCIAL_ASSISTANCE'
  const [norm, residents, counts] = await Promise.all([
    isUnderNorm ? ctx.load.staffingNormOn(on) : [],
    isUnderNorm ? ctx.load.residentsForNorm(on).load(facility.key) : [],
    ctx.load.staffCountsOfFacility(on).load(facility.key),
  ])
  // What so few people need says who they are, to who could not list them.
  const people = residents.reduce((sum, { count }) => sum + count, 0)
  const withheld = isSmallCell(people) && !mayListAt(ctx, facility)
  const staff = Object.fromEntries(counts.map(({ position, count }) => [position, count]))
  const lines = staffingOf({ on, norm, residents, staff }).map(line => (withheld ? { ...line, ...untold } : line)).map(line => ({
    ...line,
    basis: line.basis.map(row => ({ ...row, id: toGlobalId('StaffingNormRow', row.id) })),
    assumptions: line.assumptions.map(code => ({ code, text: assumptionTexts[code][ctx.language] })),
  }))
  return { on, hasNorm: norm.length > 0, lines }
}
