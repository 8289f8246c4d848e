import type { Viewer } from '../../kit/auth.js'
import type { RequestContext } from '../../kit/context.js'
import type { Database } from '../../kit/database.js'
import { localDateOf } from '../../kit/vn/working-days.js'
import { cardLoaders } from './card/card.loaders.js'
import { rateLoader } from './coverage-rate/coverage-rate.loaders.js'
import { contractLoader } from './health-facility/contract.loaders.js'
import { rankLoader } from './health-facility/health-facility.loaders.js'
import { personFilter } from './resident/resident.access.js'
import type { RuleBook } from './rules/rule-book.rules.js'

export type InsuranceContext = RequestContext & {
  readonly db: Database
  readonly book: RuleBook
  /** Today in Viet Nam. */
  readonly today: string
  readonly load: ReturnType<typeof loadersFor>
}

export function insuranceContext(base: RequestContext, db: Database, book: RuleBook): InsuranceContext {
  return { ...base, db, book, today: localDateOf(base.now), load: loadersFor(base.viewer, db) }
}

function loadersFor(viewer: Viewer, db: Database) {
  const filters = { persons: personFilter(viewer, 'answer', 'cards'), cards: personFilter(viewer, 'cards') }
  return {
    ...cardLoaders(db, filters),
    rank: rankLoader(db),
    rateOfFacility: rateLoader(db, personFilter(viewer, 'answer')),
    contract: contractLoader(db),
  }
}
