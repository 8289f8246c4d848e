import type { LineContext } from '../../kit/change-line.js'
import type { FileStore } from '../../kit/file-store.js'
import { localDateOf } from '../../kit/vn/working-days.js'
import { reloading, type WriteBase, type WriteContext } from '../../kit/write.js'
import { alertLoaders } from './alert/alert.loaders.js'
import { ownFeedLoaders } from './own-feed/own-feed.loaders.js'
import { timelineLoaders } from './timeline/timeline.loaders.js'
import { correctionLoaders } from './correction/correction.loaders.js'
import { correspondenceLoaders } from './correspondence/correspondence.loaders.js'
import { followUpLoaders } from './follow-up/follow-up.loaders.js'
import { healthFacilityLoaders } from './health-facility/health-facility.loaders.js'
import { lifeCycleLoaders } from './life-cycle/life-cycle.loaders.js'
import { referralRights } from './referral/referral.access.js'
import { referralLoaders } from './referral/referral.loaders.js'
import type { TimeLimit } from './referral/time-limit.rules.js'

/** Where attachments are kept. */
interface Kept {
  readonly files: FileStore
}

/** What the request has cost so far, where that is bounded. */
interface Spent {
  contents: number
}

export type ReferralsContext = WriteContext & LineContext & Kept & {
  /** Today in Viet Nam. */
  readonly today: string
  readonly limits: readonly TimeLimit[]
  readonly spent: Spent
  /** Rows by key, each asked for once; new after a change, which they must not outlive. */
  load: Loaders
}

type Loaders = ReturnType<typeof loadersFor>

export function referralsContext(base: WriteBase & LineContext & Kept, limits: readonly TimeLimit[]): ReferralsContext {
  const today = localDateOf(base.now)
  const load = () => loadersFor(base, today)
  return reloading({ ...base, limits, today, spent: { contents: 0 }, load: load() }, load)
}

function loadersFor({ viewer, db, now }: WriteBase, today: string) {
  const rights = referralRights(viewer)
  return {
    ...healthFacilityLoaders(db, today),
    ...lifeCycleLoaders(db),
    ...correctionLoaders(db),
    ...followUpLoaders(db, rights),
    ...correspondenceLoaders(db, rights),
    ...referralLoaders(db, { rights, today }),
    ...alertLoaders(db, viewer, { rights, today }),
    ...timelineLoaders(db, rights),
    ...ownFeedLoaders(db, viewer, { rights, now, today }),
  }
}
