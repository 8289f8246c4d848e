import { createHash } from 'node:crypto'
import { DeadlockException, UniqueConstraintViolationException } from '@mikro-orm/core'
import { sql } from 'kysely'
import type { z } from 'zod'
import { type Acting, recordChanges, type ChangeRecord } from './audit.js'
import type { RequestContext } from './context.js'
import { isConnectionLost } from './database-errors.js'
import type { Database } from './database.js'
import { HubError } from './errors.js'
import type { NewEvent } from './event.js'
import { giveWay } from './give-way.js'
import { partsOfGlobalId } from './id.js'
import { publish, type Outbox } from './outbox.js'
import type { Transaction, TransactionOptions } from './transaction.js'
import { Refused, refuse, type UserErrorBase } from './user-errors.js'

/** What a change needs of a request. */
export type WriteBase = RequestContext & { readonly db: Database; readonly outbox: Outbox }
export type WriteContext = WriteBase & {
  /** Forgets what was read before a change. */
  reload(): void
}

/** A request's context whose loaders are made anew after each change. */
export function reloading<Context extends { load: Load }, Load>(context: Context, load: () => Load): Context & { reload(): void } {
  return Object.assign(context, {
    reload(this: { load: Load }) {
      this.load = load()
    },
  })
}

/** A change under way. What is noted here is written in the same transaction, or not at all. */
export interface Write {
  readonly tx: Transaction
  publish(event: NewEvent): void
  record(change: ChangeRecord): void
}

export interface Command<Outcome> {
  /** The mutation's name. */
  readonly name: string
  readonly input: { readonly idempotencyKey: string }
  /** What is kept of the result, and given again to the same key: ids and versions, never personal data. */
  readonly outcome: z.ZodType<Outcome>
  /** Which refusal the breaking of a unique index means; two who write at once meet only there. */
  readonly onUnique?: Readonly<Record<string, UserErrorBase>>
  /** The longest it may take, in milliseconds, where that is more than usual. */
  readonly longest?: number
}

export type Written<Outcome> = { readonly outcome: Outcome } | { readonly refused: readonly UserErrorBase[] }

/** Deadlocked transactions left no trace, so they are simply done again. */
const mostTries = 3

/**
 * Does a change once: the change, its audit row, its events and the memory of its key are one transaction. The same key
 * with the same input gives the first result; with another input it is refused. A refused change leaves its key free.
 */
export async function write<Outcome extends object>(
  ctx: WriteContext,
  command: Command<Outcome>,
  change: (write: Write) => Promise<Outcome>,
): Promise<Written<Outcome>> {
  for (let tries = 1; ; tries++) {
    try {
      const outcome = await ctx.db.transaction(tx => once(ctx, command, tx, change), { longest: command.longest })
      ctx.outbox.tell()
      ctx.reload()
      return { outcome }
    } catch (error) {
      if (error instanceof Refused) return { refused: error.errors }
      if (error instanceof HubError && error.extensions.code === 'FORBIDDEN') await noteAttempt(ctx, command)
      const broken = error instanceof UniqueConstraintViolationException ? brokenIndex(error, command.onUnique) : undefined
      if (broken) return { refused: [broken] }
      // Whether the server had committed before it went away cannot be known here, but the key will tell.
      if (isConnectionLost(error)) throw new HubError('OUTCOME_UNKNOWN')
      if (!(error instanceof DeadlockException) || tries === mostTries) throw error
    }
  }
}

/** Who tried what they may not is written down too, with what the input names first. Nobody is told of it as of a look. */
async function noteAttempt(ctx: WriteContext, { name, input }: Command<object>): Promise<void> {
  const named = Object.values(input).flatMap(value => (typeof value === 'string' ? (partsOfGlobalId(value) ?? []) : []))[0]
  const attempt: ChangeRecord = {
    action: name,
    subject: named ? `${named.type}:${named.key}` : `Mutation:${name}`,
    residentId: named?.type === 'Resident' ? named.key : null,
    fields: [],
    result: 'REFUSED',
  }
  await ctx.db.transaction(tx => recordChanges(tx, ctx.db.schema, ctx, [attempt]))
}

async function once<Outcome extends object>(
  ctx: WriteContext,
  { name, input, outcome: shape }: Command<Outcome>,
  tx: Transaction,
  change: (write: Write) => Promise<Outcome>,
): Promise<Outcome> {
  const key = checkedKey(input.idempotencyKey)
  const hash = hashOf(name, input)
  const table = sql.table(`${ctx.db.schema}.command`)
  const mine = sql`actor = ${ctx.viewer.subject} and key = ${key}`
  // Waits for another transaction with the same key: then it is there, or was rolled back and is not.
  const claimed = await tx.query(sql`insert into ${table} (actor, key, name, body_hash, at)
    values (${ctx.viewer.subject}, ${key}, ${name}, ${hash}, ${ctx.now.toISOString()}::timestamptz)
    on conflict do nothing returning key`)
  if (claimed.length === 0) {
    const [known] = await tx.query<{ body_hash: string; outcome: unknown }>(
      sql`select body_hash, outcome from ${table} where ${mine}`,
    )
    if (known?.body_hash !== hash) refuse('IDEMPOTENCY_KEY_REUSED', ['input', 'idempotencyKey'])
    return shape.parse(known.outcome)
  }
  return noted(tx, ctx.db.schema, ctx, async noting => {
    const outcome = await change(noting)
    await tx.em.flush()
    await tx.query(sql`update ${table} set outcome = ${JSON.stringify(outcome)}::jsonb where ${mine}`)
    return outcome
  })
}

/**
 * A change of the hub's own, which no request asks for and no key remembers: its rows, audit rows and events, or nothing. One of many waits
 * its turn, so that a month of what fell due holds up nobody who asks meanwhile.
 */
export async function writeUnasked<Result>(
  db: Database,
  by: Acting,
  change: (write: Write) => Promise<Result>,
  options?: TransactionOptions,
): Promise<Result> {
  await giveWay()
  return db.transaction(tx => noted(tx, db.schema, by, change), options)
}

/** Makes a change and writes down what it noted. Events come last: their lock is held until the commit. */
async function noted<Result>(tx: Transaction, schema: string, by: Acting, change: (write: Write) => Promise<Result>): Promise<Result> {
  const events: NewEvent[] = []
  const changes: ChangeRecord[] = []
  const result = await change({ tx, publish: event => events.push(event), record: each => changes.push(each) })
  await tx.em.flush()
  await recordChanges(tx, schema, by, changes)
  await publish(tx, schema, events, by.now)
  return result
}

function checkedKey(key: string): string {
  if (!/^[\w.:-]{8,100}$/.test(key)) refuse('INVALID_VALUE', ['input', 'idempotencyKey'])
  return key
}

/** The order in which a client writes its fields is no difference. */
function hashOf(name: string, input: object): string {
  const sorted = (_: string, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value
  return createHash('sha256').update(JSON.stringify([name, input], sorted)).digest('base64url')
}

function brokenIndex(error: Error, onUnique: Command<object>['onUnique'] = {}): UserErrorBase | undefined {
  const index = 'constraint' in error && typeof error.constraint === 'string' ? error.constraint : ''
  return onUnique[index]
}

/** Reads what a change left, for its answer. The change is done by then: should the database go away, its key will tell. */
export async function readBack<Result>(read: () => Promise<Result>): Promise<Result> {
  try {
    return await read()
  } catch (error) {
    throw isConnectionLost(error) ? new HubError('OUTCOME_UNKNOWN') : error
  }
}
