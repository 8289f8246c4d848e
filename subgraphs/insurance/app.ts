import { randomUUID } from 'node:crypto'
import type { SubgraphDependencies } from '../../kit/subgraph-app.js'
import { createSubgraphServer, type SubgraphServer } from '../../kit/subgraph-server.js'
import type { CardGateway } from './card-gateway/card-gateway.js'
import { insuranceContext } from './context.js'
import { copies } from './copies.js'
import { checkingAgain } from './check-again/check-again.service.js'
import { name } from './orm.js'
import { takeIssueChecks } from './referral-issued/issue-check.service.js'
import { paperCodes } from '../../kit/paper/paper-code.js'
import { loadRuleBook } from './rules/rule-book.index.js'
import { schema } from './schema.js'
import { findStatement } from './statement/statement.loaders.js'

/** What this sector is given beside what every sector is. */
export interface InsuranceDependencies extends SubgraphDependencies {
  readonly cardGateway?: CardGateway
}

/** The insurance sector on an opened, migrated database: the same for one process and for four. */
export async function createInsurance({ cardGateway, ...dependencies }: InsuranceDependencies): Promise<SubgraphServer> {
  const { db, clock, log, secret = randomUUID(), publicUrl = 'http://127.0.0.1:4000' } = dependencies
  const printing = { codes: paperCodes(secret), publicUrl }
  const book = await loadRuleBook(db)
  const asking = { db, clock, log, book }
  return createSubgraphServer({
    name,
    schema,
    copies,
    context: (base, outbox) => insuranceContext({ ...base, db, outbox, book, cardGateway, printing }),
    findPaper: findStatement(db, printing.codes),
    jobs: outbox => (cardGateway ? [checkingAgain({ ...asking, cardGateway, outbox })] : []),
    onTaken: inTurn(() => takeIssueChecks(asking)),
    ...dependencies,
  })
}

/** Two owners may tell at the same time: what one has begun the other does not do beside it. */
function inTurn(work: () => Promise<unknown>): () => Promise<void> {
  let last: Promise<unknown> = Promise.resolve()
  return async () => void (await (last = last.then(work, work)))
}
