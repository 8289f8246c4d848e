import { randomUUID } from 'node:crypto'
import type { Acting } from '../../../kit/audit.js'
import { system } from '../../../kit/auth.js'
import type { Clock } from '../../../kit/clock.js'
import type { Database } from '../../../kit/database.js'
import type { Logger } from '../../../kit/log.js'
import { type Write, writeUnasked } from '../../../kit/write.js'
import type { TimeLimit } from '../referral/time-limit.rules.js'

export interface Sweep {
  readonly db: Database
  readonly clock: Clock
  readonly log: Logger
  readonly limits: readonly TimeLimit[]
  /** Ends it after the referral in hand. */
  readonly signal?: AbortSignal
}

export const pageSize = 200

interface Work<Candidate, Done> {
  readonly what: string
  readonly now: Date
  /** The next ones after an id, `pageSize` at most, in the order of their ids. */
  page(after: string): Promise<readonly Candidate[]>
  /** Looks again at one in its own transaction, and does what is due. */
  deal(change: Write, candidate: Candidate, by: Acting): Promise<Done | undefined>
}

/**
 * Deals with referrals one by one, each in a transaction of its own: whoever sweeps beside this one, or again after it was
 * killed in the middle, finds the rest only. Gives what was done, and how many could not be dealt with.
 */
export async function sweepEach<Candidate extends { readonly id: string }, Done>(
  { db, log, signal }: Sweep,
  { what, now, page, deal }: Work<Candidate, Done>,
): Promise<{ done: Done[]; failed: number }> {
  const by: Acting = { viewer: system, now, requestId: `clock-${randomUUID()}` }
  const done: Done[] = []
  let failed = 0
  for (let after = ''; ; ) {
    const candidates = await page(after)
    for (const candidate of candidates) {
      if (signal?.aborted) return { done, failed }
      try {
        const one = await writeUnasked(db, by, change => deal(change, candidate, by))
        if (one !== undefined) done.push(one)
      } catch (error) {
        // One row that cannot be dealt with must not keep the others waiting; it is met again with the next sweep.
        failed++
        log.error({ referral: candidate.id, reason: error instanceof Error ? error.name : typeof error }, `${what} failed`)
      }
    }
    const last = candidates.at(-1)
    if (!last || candidates.length < pageSize) return { done, failed }
    after = last.id
  }
}
