import { localDateOf } from '../../kit/vn/working-days.js'
import { reloading, type WriteBase, type WriteContext } from '../../kit/write.js'
import { cardLoaders } from './card/card.loaders.js'
import { rankLoader } from './health-facility/health-facility.loaders.js'
import { issueCheckLoader } from './referral-issued/issue-check.loaders.js'
import { personFilter } from './resident/resident.access.js'
import type { RuleBook } from './rules/rule-book.rules.js'

export type InsuranceContext = WriteContext & {
  readonly book: RuleBook
  /** Today in Viet Nam. */
  readonly today: string
  /** Rows by key, each asked for once; new after a change, which they must not outlive. */
  load: Loaders
}

type Loaders = ReturnType<typeof loadersFor>

export function insuranceContext(base: WriteBase, book: RuleBook): InsuranceContext {
  const load = () => loadersFor(base)
  return reloading({ ...base, book, today: localDateOf(base.now), load: load() }, load)
}

function loadersFor({ viewer, db }: WriteBase) {
  const filters = { persons: personFilter(viewer, 'answer', 'cards'), cards: personFilter(viewer, 'cards') }
  return { ...cardLoaders(db, filters), rank: rankLoader(db), issueCheck: issueCheckLoader(db) }
}
