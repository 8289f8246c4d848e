import { setTimeout as sleep } from 'node:timers/promises'
import type { PGlite } from '@electric-sql/pglite'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Copy } from './copy.js'
import { openEmbedded } from './database.js'
import type { Feed } from './event.js'
import { at, type EventWorld, eventWorld, told } from './events.fixture.js'
import { gathered, pagesOf } from './feed-pages.js'

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
beforeEach(() => world.reset())

const behindText = 'behind an event that was set aside'

async function eventually(holds: () => Promise<boolean> | boolean): Promise<void> {
  const end = performance.now() + 10_000
  while (!(await holds())) {
    if (performance.now() > end) throw new Error('It did not come to that')
    await sleep(20)
  }
}

/** The copy, whose first tries end with an error of the database server. */
function failing(copy: Copy, code: string, times: number): Copy & { tries: number } {
  return {
    ...copy,
    tries: 0,
    async apply(tx, events) {
      this.tries++
      if (this.tries <= times) throw Object.assign(new Error('the server is in trouble'), { code })
      await copy.apply(tx, events)
    },
  }
}

describe('an inbox', () => {
  test('takes what there is, in order, and keeps where it stands', async () => {
    await world.tell(told('a', 1, 'first'), told('b', 1, 'other'))
    await world.tell(told('a', 2, 'second'))
    const inbox = world.inbox()
    await inbox.catchUp('owner', world.outbox)
    expect(await world.copied()).toEqual(['other@1', 'second@2'])
    expect(await inbox.states()).toEqual([{ source: 'owner', position: 3, asOf: at, parked: 0 }])
    expect(world.counted).toEqual({ applied: 3, parked: [], behind: [0, 0] })
  })

  test('takes a page that comes twice once', async () => {
    await world.tell(told('a', 1, 'first'))
    const page = await world.outbox.read(0, { limit: 10 })
    const pages = [page, page]
    const stuttering: Feed = { read: async () => pages.shift() ?? { events: [], head: 1 } }
    const inbox = world.inbox()
    await inbox.catchUp('owner', stuttering)
    expect(world.counted.applied).toBe(1)
    expect(await inbox.states()).toEqual([{ source: 'owner', position: 1, asOf: at, parked: 0 }])
  })

  test('follows its owner until it is closed, and then waits for nothing', async () => {
    const inbox = world.inbox()
    inbox.start('owner', world.outbox)
    await world.tell(told('a', 1, 'first'))
    await eventually(async () => (await world.copied()).length === 1)
    await world.tell(told('b', 1, 'second'))
    await eventually(async () => (await world.copied()).length === 2)
    const closing = performance.now()
    await inbox.close()
    expect(performance.now() - closing).toBeLessThan(1_000)
  })

  test('lets follow what follows from the facts after each look, also one that finds nothing: an earlier one may have been cut off', async () => {
    await world.tell(told('a', 1, 'first'))
    const seen: string[][] = []
    const inbox = world.inbox(undefined, async () => void seen.push(await world.copied()))
    await inbox.catchUp('owner', world.outbox)
    expect(seen).toEqual([['first@1'], ['first@1']])
  })

  test('sets aside what cannot be taken after five tries, with what follows of the same thing; the rest goes on', async () => {
    await world.tell(told('a', 1, 'before'), told('bad', 1, 'poison'), told('b', 1, 'between'))
    const copy = failing(world.copy, '', 0)
    const inbox = world.inbox([copy])
    await inbox.catchUp('owner', world.outbox)
    await world.tell(told('bad', 2, 'healed'), told('bad', 3, 'later'), told('c', 1, 'after'))
    await inbox.catchUp('owner', world.outbox)
    expect(await world.copied()).toEqual(['after@1', 'before@1', 'between@1'])
    expect(await world.parked()).toEqual([
      { name: 'poison', reason: 'error' },
      { name: 'healed', reason: behindText },
      { name: 'later', reason: behindText },
    ])
    expect(await inbox.states()).toEqual([{ source: 'owner', position: 6, asOf: at, parked: 3 }])
    expect(world.counted.parked).toEqual(['owner'])
    // The page, "before", the poison five times, "between", and the page with "after".
    expect(copy.tries).toBe(9)
  })

  test('replays in order once the cause is gone, and not before', async () => {
    const inbox = world.inbox()
    await world.tell(told('bad', 1, 'poison'), told('worse', 1, 'poison'))
    await inbox.catchUp('owner', world.outbox)
    await world.tell(told('bad', 2, 'healed'))
    await inbox.catchUp('owner', world.outbox)
    expect(await inbox.replay('owner')).toEqual({ taken: 0, left: 3 })
    expect(await world.copied()).toEqual([])
    await world.dropCause()
    expect(await inbox.replay('owner')).toEqual({ taken: 3, left: 0 })
    expect(await world.copied()).toEqual(['healed@2', 'poison@1'])
    await world.tell(told('bad', 3, 'well'))
    await inbox.catchUp('owner', world.outbox)
    expect(await world.copied()).toEqual(['poison@1', 'well@3'])
    expect(await world.parked()).toEqual([])
  })

  test.each([
    ['a lost connection', '08006'],
    ['a server that is shut down', '57P01'],
    ['a server with too many connections', '53300'],
  ])('does not take %s for poison', async (_, code) => {
    await world.tell(told('a', 1, 'first'))
    const copy = failing(world.copy, code, 6)
    const inbox = world.inbox([copy])
    inbox.start('owner', world.outbox)
    await eventually(async () => (await world.copied()).length === 1)
    await inbox.close()
    expect(copy.tries).toBe(7)
    expect(await world.parked()).toEqual([])
    expect(world.counted).toMatchObject({ applied: 1, parked: [] })
  })

  test('goes on when its owner answers again', async () => {
    let isDown = true
    const feed: Feed = {
      read: (after, request) => (isDown ? Promise.reject(new Error('down')) : world.outbox.read(after, request)),
    }
    const inbox = world.inbox()
    inbox.start('owner', feed)
    await world.tell(told('a', 1, 'first'))
    await sleep(200)
    expect(await world.copied()).toEqual([])
    isDown = false
    await eventually(async () => (await world.copied()).length === 1)
    await inbox.close()
  })

  test('builds a damaged copy again, and readers see no gap meanwhile', async () => {
    const things = Array.from({ length: 300 }, (_, i) => told(`t${i}`, 1, `t${i}`))
    await world.tell(...things)
    const inbox = world.inbox()
    await inbox.catchUp('owner', world.outbox)
    const whole = await world.copied()
    await world.borrower.read(`update "borrower"."thing" set "name" = 'wrong', "source_version" = 9 where "name" = 't7'`, [])
    await world.borrower.read(`delete from "borrower"."thing" where "name" = 't8'`, [])
    const counts = new Set<number>()
    let isBuilt = false
    const reader = async () => {
      while (!isBuilt) {
        counts.add((await world.copied()).length)
        await sleep(1)
      }
    }
    const reading = reader()
    expect(await inbox.rebuild('owner', world.outbox)).toBe(300)
    isBuilt = true
    await reading
    expect([...counts].filter(count => count !== 299 && count !== 300)).toEqual([])
    expect(await world.copied()).toEqual(whole)
    expect(await inbox.states()).toEqual([{ source: 'owner', position: 300, asOf: at, parked: 0 }])
  })

  test('forgets by a rebuild what was set aside, when it can be taken now', async () => {
    await world.tell(told('bad', 1, 'poison'), told('a', 1, 'good'))
    const inbox = world.inbox()
    await inbox.catchUp('owner', world.outbox)
    await expect(inbox.rebuild('owner', world.outbox)).rejects.toThrow('no_poison')
    expect(await world.copied()).toEqual(['good@1'])
    expect((await inbox.states()).map(({ parked }) => parked)).toEqual([1])
    await world.dropCause()
    expect(await inbox.rebuild('owner', world.outbox)).toBe(2)
    expect(await world.copied()).toEqual(['good@1', 'poison@1'])
    expect(await world.parked()).toEqual([])
  })
})

test('a feed is walked to its end by pages', async () => {
  for (let i = 0; i < 3; i++) await world.tell(...Array.from({ length: 1_500 }, (_, n) => told(`${i}-${n}`, 1, 'x')))
  const pages = await gathered(pagesOf(world.outbox))
  expect(pages.map(page => page.length)).toEqual([2_000, 2_000, 500])
})
