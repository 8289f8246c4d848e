import { type RawBuilder, sql } from 'kysely'
import type { Viewer } from '../../../kit/auth.js'
import { fieldsOf } from '../../../kit/rights.js'
import { keyOfHospital, type Reach, reachesOf, referralTable } from '../referral/referral.access.js'
import type { WorklistSide } from './worklist.rules.js'

export const worklistRights = fieldsOf(referralTable, {
  Query: { referralWorklist: 'rows', referralWorklistCounts: 'rows' },
  Subscription: { worklistCountsChanged: 'rows' },
  WorklistCount: { list: 'within', count: 'within', overdue: 'within' },
})

/** On which side the viewer works: a hospital receives, unless another side is asked for; everybody else sends. */
export function sideOf(viewer: Viewer): WorklistSide {
  const reaches = reachesOf(viewer, 'basic')
  return reaches.some(({ by }) => by === 'hospital') && !reaches.some(({ by }) => by === 'sender') ? 'RECEIVER' : 'SENDER'
}

/**
 * The referrals in which the viewer's organisation is that side, as a condition on `referral r`; of who looks on, those
 * from or to the province, or all. It narrows what the row rights let through, and never stands alone.
 */
export function sideFilter(viewer: Viewer, side: WorklistSide): RawBuilder<boolean> {
  const conditions = reachesOf(viewer, 'basic').map(reach => conditionOf[side](reach))
  return conditions.length === 0 ? sql<boolean>`false` : sql<boolean>`(${sql.join(conditions, sql` or `)})`
}

const conditionOf: Record<WorklistSide, (reach: Reach) => RawBuilder<boolean>> = {
  SENDER: reach => {
    switch (reach.by) {
      case 'sender':
        return sql`r.from_facility_code = ${reach.code}`
      case 'hospital':
        return sql`r.from_health_facility_id = ${keyOfHospital(reach.code)}`
      case 'province':
        return sql`r.from_province_code = ${reach.code}`
      default:
        return sql`true`
    }
  },
  RECEIVER: reach => {
    switch (reach.by) {
      case 'sender':
        return sql`false`
      case 'hospital':
        return sql`r.to_health_facility_id = ${keyOfHospital(reach.code)}`
      case 'province':
        return sql`r.to_province_code = ${reach.code}`
      default:
        return sql`true`
    }
  },
}
