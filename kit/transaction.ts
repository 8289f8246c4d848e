import type { EntityManager, MikroORM } from '@mikro-orm/core'
import type { SqlEntityManager } from '@mikro-orm/sql'
import type { RawBuilder } from 'kysely'

/** One transaction: managed entities and statements on the same connection. Await nothing in it that is not its own. */
export interface Transaction {
  readonly em: EntityManager
  /** Runs a statement inside the transaction, with its parameters apart from its text. */
  query<Row>(query: RawBuilder<Row>): Promise<Row[]>
}

export interface TransactionOptions {
  /** The longest it may take, in milliseconds; then it is rolled back. */
  readonly longest?: number
}

export type Transact = <Result>(work: (tx: Transaction) => Promise<Result>, options?: TransactionOptions) => Promise<Result>

const longestTransaction = 5_000

/**
 * The transactions of a database. The embedded one is a single session: there they take turns, since two begun on it
 * would become one, and a transaction that waits for a statement outside itself would wait for ever.
 */
export function createTransactions(orm: MikroORM, embedded: boolean, counter: { sent: number }): Transact {
  let turn: Promise<unknown> = Promise.resolve()
  const run: Transact = (work, { longest = longestTransaction } = {}) => {
    const em = orm.em.fork({ clear: true, useContext: false })
    return em.transactional(inner => within(longest, work(transactionOn(inner, counter))))
  }
  if (!embedded) return run
  return (work, options) => {
    const mine = turn.then(() => run(work, options))
    turn = mine.catch(() => undefined)
    return mine
  }
}

function transactionOn(em: EntityManager, counter: { sent: number }): Transaction {
  // Both drivers of the hub are SQL drivers; the core package types its manager for any.
  const kysely = (em as SqlEntityManager).getKysely()
  return {
    em,
    query: async query => {
      counter.sent++
      return (await query.execute(kysely)).rows
    },
  }
}

async function within<Result>(milliseconds: number, work: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined
  const tooLong = new Promise<never>((_, reject) => {
    const text = `A transaction was not done after ${milliseconds} ms. Does it await something outside itself?`
    timer = setTimeout(() => reject(new Error(text)), milliseconds)
  })
  try {
    return await Promise.race([work, tooLong])
  } finally {
    clearTimeout(timer)
  }
}
