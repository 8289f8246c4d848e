import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { PGlite } from '@electric-sql/pglite'
import { openEmbedded } from './database.js'
import type { HubEvent } from './event.js'
import { at, type EventWorld, eventWorld, told } from './events.fixture.js'
import { uuidFrom } from './id.js'

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
beforeEach(() => world.borrower.transaction(tx => world.copy.clear(tx)))

function event(...args: Parameters<typeof told>): HubEvent {
  return { ...told(...args), position: 1, id: uuidFrom('event'), at: at.toISOString() }
}

const take = (...events: HubEvent[]) => world.borrower.transaction(tx => world.copy.apply(tx, events))

describe('a copy', () => {
  test('holds the fact, the version it speaks of and the time of the change at its owner', async () => {
    await take(event('a', 3, 'Cáng', ['đỏ', 'mới']))
    expect(await world.borrower.read('select * from "borrower"."thing"', [])).toEqual([
      { thing_id: uuidFrom('a'), name: 'Cáng', tags: ['đỏ', 'mới'], source_version: 3, as_of: at },
    ])
  })

  test('is not changed by a fact that it has, nor by an older one', async () => {
    await take(event('a', 2, 'second'))
    await take(event('a', 2, 'second, told differently'))
    await take(event('a', 1, 'first'))
    expect(await world.copied()).toEqual(['second@2'])
  })

  test('ends with the newest of each thing, in whatever order and batches the facts come', async () => {
    const facts = ['a', 'b', 'c'].flatMap(id => [1, 2, 3].map(version => event(id, version, `${id}${version}`)))
    const orders = fc.shuffledSubarray(facts, { minLength: facts.length, maxLength: facts.length })
    await fc.assert(
      fc.asyncProperty(orders, fc.integer({ min: 1, max: facts.length }), async (order, size) => {
        await world.borrower.transaction(tx => world.copy.clear(tx))
        for (let from = 0; from < order.length; from += size) await take(...order.slice(from, from + size))
        expect(await world.copied()).toEqual(['a3@3', 'b3@3', 'c3@3'])
      }),
      { numRuns: 30 },
    )
  })

  test('takes nothing of a batch with a fact that does not fit its shape', async () => {
    await take(event('a', 1, 'first'))
    const broken = { ...event('b', 1, ''), payload: { thingId: uuidFrom('b') } }
    await expect(take(event('a', 2, 'second'), broken)).rejects.toThrow('Invalid input')
    expect(await world.copied()).toEqual(['first@1'])
  })
})
