import type { SubgraphDependencies } from '../../kit/subgraph-app.js'
import { createSubgraphServer, type SubgraphServer } from '../../kit/subgraph-server.js'
import { insuranceContext } from './context.js'
import { copies } from './copies.js'
import { name } from './orm.js'
import { takeIssueChecks } from './referral-issued/issue-check.service.js'
import { loadRuleBook } from './rules/rule-book.index.js'
import { schema } from './schema.js'

/** The insurance sector on an opened, migrated database: the same for one process and for four. */
export async function createInsurance({ db, ...rest }: SubgraphDependencies): Promise<SubgraphServer> {
  const { clock, log } = rest
  const book = await loadRuleBook(db)
  return createSubgraphServer({
    name,
    schema,
    db,
    copies,
    context: (base, outbox) => insuranceContext({ ...base, db, outbox }, book),
    onTaken: inTurn(() => takeIssueChecks({ db, book, clock, log })),
    ...rest,
  })
}

/** Two owners may tell at the same time: what one has begun the other does not do beside it. */
function inTurn(work: () => Promise<unknown>): () => Promise<void> {
  let last: Promise<unknown> = Promise.resolve()
  return async () => void (await (last = last.then(work, work)))
}
