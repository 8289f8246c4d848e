import { randomUUID } from 'node:crypto'
import { LockMode } from '@mikro-orm/core'
import { sql } from 'kysely'
import type { Acting } from '../../../kit/audit.js'
import { system } from '../../../kit/auth.js'
import type { Clock } from '../../../kit/clock.js'
import type { Database } from '../../../kit/database.js'
import type { Job } from '../../../kit/jobs.js'
import type { Logger } from '../../../kit/log.js'
import type { Outbox } from '../../../kit/outbox.js'
import { localDateOf } from '../../../kit/vn/working-days.js'
import { type Write, writeUnasked } from '../../../kit/write.js'
import type { CardGateway } from '../card-gateway/card-gateway.js'
import { CoverageCheckEntity } from '../check/coverage-check.entity.js'
import { keepCheck } from '../check/coverage-check.service.js'
import { type Answered, askSources, type Known } from '../check-coverage/ask-sources.service.js'
import { coverageChecked } from '../check/coverage-check.events.js'
import { keptFacts } from '../coverage/kept-decision.rules.js'
import type { RuleBook } from '../rules/rule-book.rules.js'
import { checkAgainAfter } from './check-again.rules.js'

export interface CheckingAgain {
  readonly db: Database
  readonly clock: Clock
  readonly log: Logger
  readonly book: RuleBook
  readonly cardGateway: CardGateway
}

/** With the law of the moment; nothing where there is nobody to ask. */
type ToAsk = (() => CheckingAgain & { readonly outbox: Outbox }) | undefined

/** Asks again, each minute, what no source could answer. */
export function checkingAgain(toAsk: ToAsk): Job[] {
  if (!toAsk) return []
  const run = async (signal: AbortSignal) => {
    const { outbox, ...asking } = toAsk()
    const { answered } = await checkAgain(asking, { signal })
    if (answered > 0) outbox.tell()
  }
  return [{ name: 'coverage-check-again', cron: '* * * * *', run }]
}

/** Asks again at once, in the background, everything that waits. */
export async function checkAgainNow(toAsk: ToAsk): Promise<void> {
  if (!toAsk) return
  const { outbox, ...asking } = toAsk()
  try {
    const { answered } = await checkAgain(asking, { early: true })
    if (answered > 0) outbox.tell()
  } catch (error) {
    // It is done at its time all the same.
    asking.log.warn({ reason: error instanceof Error ? error.name : typeof error }, 'checks that wait could not be asked again')
  }
}

export interface HowToCheckAgain {
  readonly signal?: AbortSignal
  /** Before its time too: the gateway has just answered again. */
  readonly early?: boolean
}

/** A gateway that is away is not asked for every one that waits. */
const mostInVain = 3

/**
 * Asks again what is due. Each is answered in a transaction of its own, and once only: a second process finds it done, by
 * the lock or by the unique index of what follows a check.
 */
export async function checkAgain(asking: CheckingAgain, { signal, early = false }: HowToCheckAgain = {}) {
  const now = asking.clock()
  const by: Acting = { viewer: system, now, requestId: `check-again-${randomUUID()}` }
  let [answered, inVain] = [0, 0]
  for (const id of await due(asking.db, early ? null : now)) {
    if (signal?.aborted || inVain >= mostInVain) break
    if (await checkOneAgain(asking, id, by)) answered++
    else inVain++
  }
  if (answered > 0) asking.log.info({ answered }, 'checks that waited were answered')
  return { answered, inVain }
}

const pageSize = 500

/** What waits and is due by then; all of it when there is no time to wait for. */
async function due(db: Database, by: Date | null): Promise<string[]> {
  const rows = await db.query(sql<{ id: string }>`select id from insurance.coverage_check
    where checked_again = 'WAITING' and check_again_at <= coalesce(${by?.toISOString() ?? null}::timestamptz, 'infinity')
    order by check_again_at, id limit ${pageSize}`)
  return rows.map(({ id }) => id)
}

/** Asked before the transaction begins, so that no row is held while the gateway thinks. */
async function checkOneAgain(asking: CheckingAgain, id: string, by: Acting): Promise<boolean> {
  const { db, book, cardGateway } = asking
  const waiting = await waitingCheck(db, id)
  if (!waiting) return true
  const answered = await askSources({ book, cardGateway, today: localDateOf(by.now) }, waiting)
  return writeUnasked(db, by, change => settle(change, { id, waiting, answered, ruleSet: book.ruleSet }, by))
}

async function waitingCheck(db: Database, id: string): Promise<Known | undefined> {
  const [row] = await db.query(sql<Omit<Known, 'cards' | 'byNumber'> & Known['person'] & { cards: Known['cards'] | null }>`
    select c.resident_id as "residentId", c.facts, c.identifier, c.person_name as "name", c.person_birth_date as "birthDate",
      c.province_code as "provinceCode",
      (select json_agg(json_build_object('id', k.id, 'cardNumber', k.card_number) order by k.valid_from desc)
        from insurance.insurance_card k where k.id = any(c.card_ids)) as cards
    from insurance.coverage_check c where c.id = ${id}::uuid and c.checked_again = 'WAITING'`)
  if (!row) return undefined
  const { residentId, facts, cards, ...person } = row
  return { residentId, facts: keptFacts.parse(facts), cards: cards ?? [], byNumber: residentId === null, person }
}

interface Settling {
  readonly id: string
  readonly waiting: Known
  readonly answered: Answered
  readonly ruleSet: number
}

/** Whether it was answered now, or by somebody else meanwhile. */
async function settle(change: Write, { id, waiting, answered: { kept, askAgain }, ruleSet }: Settling, by: Acting): Promise<boolean> {
  const check = await change.tx.em.findOne(CoverageCheckEntity, id, { lockMode: LockMode.PESSIMISTIC_WRITE })
  if (check?.checkedAgain !== 'WAITING') return true
  if (askAgain) {
    check.tries++
    check.checkAgainAt = checkAgainAfter(by.now, check.tries)
    if (check.checkAgainAt === null) check.checkedAgain = 'GIVEN_UP'
    return false
  }
  check.checkedAgain = 'DONE'
  check.checkAgainAt = null
  const again = { ...kept, origin: 'CHECKED_AGAIN', followsId: id, referralId: null, ruleSet } as const
  // Who asked first is told, and reads the answer by the same right.
  const asker = { subject: system.subject, client: system.client, role: system.role, facility: check.askedOrganisation ?? undefined }
  const checkId = keepCheck(change, again, waiting.person, { by: asker, at: by.now }, null)
  change.publish(coverageChecked({ checkId, followsId: id, residentId: check.residentId ?? null, askedBy: check.askedBy }))
  return true
}
