import type { SubgraphName } from '../../schema/subgraphs.js'
import type { PgListener, PgStatement, PgVerdict } from './pg-proxy.js'

/** Whose transaction: a change's, or that of a sector that takes events into its copies. */
export type Work = 'change' | 'taking'

/** A statement of a transaction, or the first one after it. */
export interface Step {
  readonly work: Work
  /** Its place, 0 for `begin`; undefined when the transaction is over. */
  readonly place: number | undefined
  readonly text: string
}

/**
 * Follows a sector's transactions through its statements. Which work a transaction does is seen at its second statement
 * only, so a `begin` is told once for each work; `decide` answers for the one it waits for.
 */
export function followSteps(sector: SubgraphName, decide: (step: Step) => PgVerdict | undefined | Promise<PgVerdict | undefined>): PgListener {
  const open = new Map<number, { place: number; work?: Work }>()
  const over = new Set<Work>()
  return async ({ text, connection }: PgStatement) => {
    if (text === 'begin') {
      open.set(connection, { place: 0 })
      return (await decide({ work: 'change', place: 0, text })) ?? (await decide({ work: 'taking', place: 0, text })) ?? 'pass'
    }
    const transaction = open.get(connection)
    if (!transaction) {
      for (const work of over) {
        const verdict = await decide({ work, place: undefined, text })
        if (verdict) return verdict
      }
      return 'pass'
    }
    transaction.place++
    if (transaction.place === 1) transaction.work = workOf(sector, text)
    const { work, place } = transaction
    if (text === 'commit' || text === 'rollback') {
      open.delete(connection)
      if (work) over.add(work)
    }
    return (work && (await decide({ work, place, text }))) ?? 'pass'
  }
}

function workOf(sector: SubgraphName, text: string): Work | undefined {
  if (text.startsWith(`insert into "${sector}"."command"`)) return 'change'
  if (text.startsWith(`insert into "${sector}"."inbox"`)) return 'taking'
  return undefined
}

/** A statement in a few words. */
export function labelOf(text: string): string {
  if (text.includes('pg_advisory_xact_lock')) return 'lock of the outbox'
  if (text.includes('"audit_append"(')) return 'append to the log'
  if (text.includes('nextval')) return 'next code'
  const [, verb = text.slice(0, 20)] = /^\s*(\w+)/.exec(text) ?? []
  const [, table = ''] = /(?:from|into|update)\s+"?\w+"?\."?(\w+)"?/.exec(text) ?? []
  return `${verb} ${table}${/for update/.test(text) ? ', held' : ''}`.trim()
}
