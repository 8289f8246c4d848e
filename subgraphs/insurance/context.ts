import { localDateOf } from '../../kit/vn/working-days.js'
import { reloading, type WriteBase, type WriteContext } from '../../kit/write.js'
import { cardFilter } from './card/card.access.js'
import { cardLoaders } from './card/card.loaders.js'
import { importFilter } from './card-import/card-import.access.js'
import { cardImportLoaders } from './card-import/card-import.loaders.js'
import { cardRegisterLoaders } from './card-register/card-register.loaders.js'
import { rankLoader } from './health-facility/health-facility.loaders.js'
import { personFilter } from './resident/resident.access.js'
import type { RuleBook } from './rules/rule-book.rules.js'

/** What goes on beside the request. */
interface Beside {
  /** Begins with the files that are whole; nobody waits for it. */
  runImports(): void
}

export type InsuranceContext = WriteContext & Beside & {
  readonly book: RuleBook
  /** Today in Viet Nam. */
  readonly today: string
  /** Rows by key, each asked for once; new after a change, which they must not outlive. */
  load: Loaders
}

type Loaders = ReturnType<typeof loadersFor>

export function insuranceContext(base: WriteBase & Beside, book: RuleBook): InsuranceContext {
  const load = () => loadersFor(base)
  return reloading({ ...base, book, today: localDateOf(base.now), load: load() }, load)
}

function loadersFor({ viewer, db }: WriteBase) {
  const filters = { persons: personFilter(viewer, 'answer', 'cards'), cards: cardFilter(viewer) }
  return {
    ...cardLoaders(db, filters),
    ...cardRegisterLoaders(db),
    ...cardImportLoaders(db, importFilter(viewer)),
    rank: rankLoader(db),
  }
}
