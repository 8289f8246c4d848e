import { setTimeout as sleep } from 'node:timers/promises'
import type { PGlite } from '@electric-sql/pglite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Database, openEmbedded } from './database.js'
import { at, type EventWorld, eventWorld, told } from './events.fixture.js'
import { uuidFrom } from './id.js'
import { createOutbox, publish } from './outbox.js'
import { localWake } from './wake.js'

let embedded: PGlite
let world: EventWorld

beforeAll(async () => {
  embedded = await openEmbedded({})
  world = await eventWorld({ embedded })
})
afterAll(async () => {
  await world.close()
  await embedded.close()
})

/** How long something took, in milliseconds, with what it gave. */
async function timed<Value>(work: Promise<Value>): Promise<{ took: number; value: Value }> {
  const started = performance.now()
  const value = await work
  return { value, took: performance.now() - started }
}

describe('an outbox', () => {
  test('gives events whole, from a position on, so many at a time', async () => {
    await world.tell(told('a', 1, 'one'), told('b', 1, 'two', ['x']))
    await world.tell(told('a', 2, 'three'))
    const event = (position: number, ...args: Parameters<typeof told>) => ({
      ...told(...args),
      position,
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      at: at.toISOString(),
    })
    const all = [event(1, 'a', 1, 'one'), event(2, 'b', 1, 'two', ['x']), event(3, 'a', 2, 'three')]
    expect(await world.outbox.read(0, { limit: 10 })).toEqual({ events: all, head: 3 })
    expect(await world.outbox.read(0, { limit: 2 })).toEqual({ events: all.slice(0, 2), head: 3 })
    expect(await world.outbox.read(2, { limit: 2 })).toEqual({ events: all.slice(2), head: 3 })
    expect(await world.outbox.read(3, { limit: 2 })).toEqual({ events: [], head: 3 })
    expect(await world.outbox.head()).toBe(3)
  })

  test('says nothing of a change that was not made', async () => {
    const head = await world.outbox.head()
    const broken = world.owner.transaction(async tx => {
      await publish(tx, 'owner', [told('c', 1, 'never')], at)
      throw new Error('no')
    })
    await expect(broken).rejects.toThrow('no')
    expect(await world.outbox.read(head, { limit: 10 })).toEqual({ events: [], head })
  })

  test('answers who waits as soon as something is told', async () => {
    const head = await world.outbox.head()
    const waiting = timed(world.outbox.read(head, { limit: 10, waitMs: 20_000 }))
    await sleep(100)
    await world.tell(told('d', 1, 'news'))
    const { value, took } = await waiting
    expect(value.events.map(({ payload }) => payload)).toEqual([{ thingId: uuidFrom('d'), name: 'news', tags: [] }])
    expect(took).toBeLessThan(2_000)
  })

  test('answers with nothing after the wait, and at once when the one who waits has gone', async () => {
    const head = await world.outbox.head()
    const waited = await timed(world.outbox.read(head, { limit: 10, waitMs: 200 }))
    expect(waited.value).toEqual({ events: [], head })
    expect(waited.took).toBeGreaterThanOrEqual(195)
    const gone = await timed(world.outbox.read(head, { limit: 10, waitMs: 20_000, signal: AbortSignal.timeout(100) }))
    expect(gone.value).toEqual({ events: [], head })
    expect(gone.took).toBeLessThan(2_000)
  })

  test('lets nobody wait past what was committed between reading and listening', async () => {
    const head = await world.outbox.head()
    await world.owner.transaction(tx => publish(tx, 'owner', [told('e', 1, 'untold')], at))
    const { took } = await timed(world.outbox.news(head, 20_000))
    expect(took).toBeLessThan(2_000)
  })

  test('nor past what was committed between its page and its head', async () => {
    const { owner } = world
    let statements = 0
    const busy: Database = {
      ...owner,
      read: async (text, values) => {
        statements++
        // Another writer is quick, and its word is lost.
        if (statements === 2) await owner.transaction(tx => publish(tx, 'owner', [told('f', 1, 'between')], at))
        return owner.read(text, values)
      },
    }
    const outbox = createOutbox(busy, { name: 'owner', wake: localWake() })
    const { value, took } = await timed(outbox.read(await world.outbox.head(), { limit: 10, waitMs: 20_000 }))
    expect(value.events.map(({ payload }) => payload)).toEqual([{ thingId: uuidFrom('f'), name: 'between', tags: [] }])
    expect(took).toBeLessThan(2_000)
  })
})
