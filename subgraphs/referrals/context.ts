import type { Clock } from '../../kit/clock.js'
import type { RequestContext } from '../../kit/context.js'
import type { Database } from '../../kit/database.js'
import { localDateOf } from '../../kit/vn/working-days.js'
import { healthFacilityLoaders } from './health-facility/health-facility.loaders.js'
import { referralRights } from './referral/referral.access.js'
import { referralLoaders } from './referral/referral.loaders.js'

export type ReferralsContext = RequestContext & {
  readonly db: Database
  /** For subscriptions, which outlive the instant of the request. */
  readonly clock: Clock
  /** Today in Viet Nam. */
  readonly today: string
  readonly load: Loaders
}

type Loaders = ReturnType<typeof loadersFor>

export function referralsContext(base: RequestContext, db: Database, clock: Clock): ReferralsContext {
  const today = localDateOf(base.now)
  return { ...base, db, clock, today, load: loadersFor(base, db, today) }
}

function loadersFor({ viewer }: RequestContext, db: Database, today: string) {
  return {
    ...healthFacilityLoaders(db, today),
    ...referralLoaders(db, { rights: referralRights(viewer), today }),
  }
}
