import { randomBytes } from 'node:crypto'
import { paperCodes } from '../../kit/paper/paper-code.js'
import { RowImports } from '../../kit/row-import.js'
import { numberSeal } from '../../kit/sealed-number.js'
import type { SubgraphDependencies } from '../../kit/subgraph-app.js'
import { createSubgraphServer, type SubgraphServer } from '../../kit/subgraph-server.js'
import { localWake } from '../../kit/wake.js'
import { cardImport } from './card-import/take-cards.service.js'
import type { CardGateway } from './card-gateway/card-gateway.js'
import { insuranceContext } from './context.js'
import { copies } from './copies.js'
import { noticed } from './card-gateway/back-again.js'
import { checkAgainNow, checkingAgain } from './check-again/check-again.service.js'
import { name } from './orm.js'
import { takeIssueChecks } from './referral-issued/issue-check.service.js'
import type { Outbox } from '../../kit/outbox.js'
import { followRules } from './rule-change/follow-rules.service.js'
import { openRuleBooks } from './rules/rule-book.index.js'
import { schema } from './schema.js'
import { findStatement } from './statement/statement.loaders.js'

/** What this sector is given beside what every sector is. */
export interface InsuranceDependencies extends SubgraphDependencies {
  readonly cardGateway?: CardGateway
}

/** The insurance sector on an opened, migrated database: the same for one process and for four. */
export async function createInsurance({ cardGateway: gateway, ...dependencies }: InsuranceDependencies): Promise<SubgraphServer> {
  const { db, clock, log, wake = localWake(), heartbeat = 12_000, secret = randomBytes(32).toString('hex'), publicUrl = 'http://127.0.0.1:4000' } = dependencies
  const places = numberSeal(secret, 'places of the live line of checks')
  const printing = { codes: paperCodes(secret), publicUrl }
  const books = await openRuleBooks(db)
  const asking = () => ({ db, clock, log, book: books.current() })
  const cardGateway = gateway && noticed(gateway)
  const again = (outbox: Outbox) => cardGateway && (() => ({ ...asking(), cardGateway, outbox }))
  const imports = new RowImports(cardImport(books.current()), { db, clock, log, outbox: { tell: () => wake.tell(name) } })
  const closing = new AbortController()
  const server = await createSubgraphServer({
    name,
    schema,
    copies,
    context: (base, outbox) =>
      insuranceContext({
        ...base,
        db,
        outbox,
        clock,
        heartbeat,
        places,
        cardGateway,
        printing,
        book: books.current(),
        refreshRules: books.refresh,
        runImports: () => imports.kick(),
        checkAgainSoon: () => void checkAgainNow(again(outbox)),
      }),
    findPaper: findStatement(db, printing.codes),
    jobs: outbox => [...checkingAgain(again(outbox)), imports.job()],
    onTaken: inTurn(() => takeIssueChecks(asking())),
    ...dependencies,
    wake,
  })
  // What a process that was killed had begun goes on where it stood.
  if (await imports.isAnyOpen()) imports.kick()
  const following = followRules(server.outbox, books, { log, signal: closing.signal })
  return {
    ...server,
    async close() {
      closing.abort()
      await following
      await imports.close()
      await server.close()
    },
  }
}

/** Two owners may tell at the same time: what one has begun the other does not do beside it. */
function inTurn(work: () => Promise<unknown>): () => Promise<void> {
  let last: Promise<unknown> = Promise.resolve()
  return async () => void (await (last = last.then(work, work)))
}
