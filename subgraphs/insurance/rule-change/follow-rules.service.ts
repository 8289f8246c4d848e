import type { Logger } from '../../../kit/log.js'
import type { Outbox } from '../../../kit/outbox.js'
import type { RuleBooks } from '../rules/rule-book.index.js'
import { rulesChangedType } from './rule-change.events.js'

const pageSize = 200
const longestWait = 60_000
const afterFailure = 1_000

/** Reads the rules anew when any process of this sector has put a change into force, until the signal. */
export async function followRules(outbox: Outbox, books: RuleBooks, { log, signal }: { readonly log: Logger; readonly signal: AbortSignal }) {
  let position = books.since
  while (!signal.aborted) {
    try {
      const { events } = await outbox.read(position, { limit: pageSize, waitMs: longestWait, signal })
      if (events.some(({ type }) => type === rulesChangedType)) await books.refresh()
      position = events.at(-1)?.position ?? position
    } catch (error) {
      if (signal.aborted) return
      log.warn({ reason: error instanceof Error ? error.name : typeof error }, 'the rules cannot be followed for now')
      await new Promise(resolve => setTimeout(resolve, afterFailure))
    }
  }
}
