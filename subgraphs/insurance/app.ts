import type { Clock } from '../../kit/clock.js'
import type { Database } from '../../kit/database.js'
import type { Logger } from '../../kit/log.js'
import type { SubgraphDependencies } from '../../kit/subgraph-app.js'
import { createSubgraphServer, type SubgraphServer } from '../../kit/subgraph-server.js'
import { insuranceContext } from './context.js'
import { copies } from './copies.js'
import { name } from './orm.js'
import { isAnyWaiting, takeIssueChecks } from './referral-issued/issue-check.service.js'
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
    onTaken: async () => void (await takeIssueChecks({ db, book, clock, log })),
    ...rest,
  })
}

/** What follows from the facts of the other sectors, where a command has filled the copies and no process runs. */
export async function settleInsurance(db: Database, clock: Clock, log: Logger): Promise<void> {
  if (await isAnyWaiting(db)) await takeIssueChecks({ db, book: await loadRuleBook(db), clock, log })
}
