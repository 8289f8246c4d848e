import type { LineContext } from '../../kit/change-line.js'
import type { PaperCodes } from '../../kit/paper/paper-code.js'
import { localDateOf } from '../../kit/vn/working-days.js'
import { reloading, type WriteBase, type WriteContext } from '../../kit/write.js'
import { cardFilter } from './card/card.access.js'
import { cardLoaders } from './card/card.loaders.js'
import { importFilter } from './card-import/card-import.access.js'
import { cardImportLoaders } from './card-import/card-import.loaders.js'
import { cardRegisterLoaders } from './card-register/card-register.loaders.js'
import type { NoticedGateway } from './card-gateway/back-again.js'
import { checkFilter } from './check/coverage-check.access.js'
import { checkLoaders } from './check/coverage-check.loaders.js'
import { rateLoader } from './coverage-rate/coverage-rate.loaders.js'
import { contractLoader } from './health-facility/contract.loaders.js'
import { rankLoader } from './health-facility/health-facility.loaders.js'
import { issueCheckLoader } from './referral-issued/issue-check.loaders.js'
import { personFilter } from './resident/resident.access.js'
import { ownFeedLoaders } from './own-feed/own-feed.loaders.js'
import { timelineLoaders } from './timeline/timeline.loaders.js'
import type { RuleBook } from './rules/rule-book.rules.js'

/** What it needs to print papers that anybody can check. */
export interface Printing {
  readonly codes: PaperCodes
  readonly publicUrl: string
}

/** What the sector has at hand beside a request. */
interface AtHand extends LineContext {
  readonly book: RuleBook
  /** Where it asks beyond its own register; absent where it has nobody to ask. */
  readonly cardGateway?: NoticedGateway
  readonly printing: Printing
  /** Begins to ask again what waits; nobody waits for it. */
  readonly checkAgainSoon: () => void
  /** Reads the rules anew: a change has come into force. */
  readonly refreshRules: () => Promise<void>
  /** Begins with the files that are whole; nobody waits for it. */
  readonly runImports: () => void
}

export type InsuranceContext = WriteContext & AtHand & {
  /** Today in Viet Nam. */
  readonly today: string
  /** Rows by key, each asked for once; new after a change, which they must not outlive. */
  load: Loaders
}

type Loaders = ReturnType<typeof loadersFor>

export function insuranceContext(base: WriteBase & AtHand): InsuranceContext {
  const load = () => loadersFor(base)
  return reloading({ ...base, today: localDateOf(base.now), load: load() }, load)
}

function loadersFor({ viewer, db, now }: WriteBase) {
  const filters = { persons: personFilter(viewer, 'answer', 'cards'), cards: cardFilter(viewer) }
  return {
    ...cardLoaders(db, filters),
    ...cardRegisterLoaders(db),
    ...cardImportLoaders(db, importFilter(viewer)),
    ...checkLoaders(db, checkFilter(viewer)),
    ...timelineLoaders(db, { cards: personFilter(viewer, 'cards'), checks: checkFilter(viewer), now }),
    ...ownFeedLoaders(db, viewer, { now, today: localDateOf(now) }),
    rank: rankLoader(db),
    rateOfFacility: rateLoader(db, personFilter(viewer, 'answer')),
    contract: contractLoader(db),
    issueCheck: issueCheckLoader(db),
  }
}
