import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Feed } from '../../kit/event.js'
import { at, type EventWorld, eventWorld, told } from '../../kit/events.fixture.js'
import { publish } from '../../kit/outbox.js'
import { makeDatabases, type TestDatabases } from '../support/postgres.js'
import { startTcpProxy, type TcpProxy } from '../support/tcp-proxy.js'

const server = process.env.HUB_TEST_DATABASE_URL
if (!server) process.stdout.write('Not run here: events of many processes need PostgreSQL; set HUB_TEST_DATABASE_URL.\n')

describe.runIf(server)('events of two processes on one PostgreSQL', () => {
  let databases: TestDatabases
  let proxy: TcpProxy
  let here: EventWorld
  /** Another process: its own pool, its own wake; its way to the server can be cut. */
  let there: EventWorld

  beforeAll(async () => {
    databases = await makeDatabases(server ?? '')
    const url = databases.settings.HUB_FACILITIES_DATABASE_URL ?? ''
    proxy = await startTcpProxy(url)
    here = await eventWorld({ url })
    there = await eventWorld({ url: proxy.urlFor(url) })
  })
  afterAll(async () => {
    await here?.close()
    await there?.close()
    await proxy?.stop()
    await databases?.drop()
  })
  beforeEach(async () => {
    await here.reset()
    await there.reset()
  })

  async function eventually(holds: () => Promise<boolean>): Promise<void> {
    const end = performance.now() + 20_000
    while (!(await holds().catch(() => false))) {
      if (performance.now() > end) throw new Error('It did not come to that')
      await sleep(20)
    }
  }

  test('positions grow in the order of commits: who reads while eight write misses none', async () => {
    const seen: number[] = []
    let written = false
    const reader = async () => {
      for (;;) {
        const isLast = written
        const { events } = await there.outbox.read(seen.at(-1) ?? 0, { limit: 7 })
        seen.push(...events.map(({ position }) => position))
        if (isLast && events.length === 0) return
      }
    }
    const writer = async (name: number) => {
      for (let i = 0; i < 25; i++) {
        await here.owner.transaction(async tx => {
          await publish(tx, 'owner', [told(`${name}-${i}`, 1, 'x')], at)
          await sleep(Math.random() * 8)
        })
      }
    }
    const reading = reader()
    await Promise.all(Array.from({ length: 8 }, (_, name) => writer(name)))
    written = true
    await reading
    const rows = await here.owner.read<{ position: number }>('select "position"::int from "owner"."outbox" order by 1', [])
    expect(seen).toEqual(rows.map(({ position }) => position))
    expect(seen).toHaveLength(200)
  })

  test('two inboxes at once take each event once', async () => {
    for (let i = 0; i < 40; i++) await here.tell(...Array.from({ length: 5 }, (_, n) => told(`${n}`, i + 1, `t${n}`)))
    const inboxes = [here.inbox(), there.inbox()]
    await Promise.all(inboxes.map(inbox => inbox.catchUp('owner', here.outbox)))
    expect(here.counted.applied + there.counted.applied).toBe(200)
    expect(await here.copied()).toEqual(['t0@40', 't1@40', 't2@40', 't3@40', 't4@40'])
    expect(await inboxes[0]?.states()).toEqual([{ source: 'owner', position: 200, asOf: at, parked: 0 }])
  })

  test('two inboxes that meet the same poison set it aside once', async () => {
    await here.tell(told('a', 1, 'before'), told('bad', 1, 'poison'), told('b', 1, 'after'))
    await Promise.all([here.inbox().catchUp('owner', here.outbox), there.inbox().catchUp('owner', here.outbox)])
    expect(await here.copied()).toEqual(['after@1', 'before@1'])
    expect((await here.parked()).map(({ name }) => name)).toEqual(['poison'])
    expect([...here.counted.parked, ...there.counted.parked]).toEqual(['owner'])
  })

  test('what another process commits is seen within two seconds, without any wake', async () => {
    const waiting = there.outbox.read(0, { limit: 10, waitMs: 20_000 })
    await sleep(200)
    const committed = performance.now()
    await here.tell(told('a', 1, 'elsewhere'))
    const { events } = await waiting
    expect(events.map(({ version }) => version)).toEqual([1])
    expect(performance.now() - committed).toBeLessThan(2_000)
  })

  test('a connection that is lost is not poison: everything arrives when it is back', async () => {
    const inbox = there.inbox()
    const feed: Feed = here.outbox
    inbox.start('owner', feed)
    await here.tell(told('a', 1, 'before'))
    await eventually(async () => (await here.copied()).length === 1)
    await proxy.set('refuse')
    for (let i = 0; i < 30; i++) await here.tell(told(`t${i}`, 1, `t${i}`))
    await sleep(1_500)
    expect(await here.copied()).toEqual(['before@1'])
    await proxy.set('pass')
    await eventually(async () => (await here.copied()).length === 31)
    await inbox.close()
    expect(await here.parked()).toEqual([])
    expect(there.counted).toMatchObject({ applied: 31, parked: [] })
  })

  test('a rebuild shows readers of the other process no gap', async () => {
    await here.tell(...Array.from({ length: 3_000 }, (_, i) => told(`t${i}`, 1, `t${i}`)))
    const inbox = here.inbox()
    await inbox.catchUp('owner', here.outbox)
    const whole = await here.copied()
    await here.borrower.read(`update "borrower"."thing" set "name" = 'wrong', "source_version" = 9 where "name" < 't2'`, [])
    const counts: number[] = []
    let isBuilt = false
    const reader = async () => {
      while (!isBuilt) counts.push((await there.copied()).length)
    }
    const reading = reader()
    expect(await inbox.rebuild('owner', here.outbox)).toBe(3_000)
    isBuilt = true
    await reading
    expect(new Set(counts)).toEqual(new Set([3_000]))
    expect(await there.copied()).toEqual(whole)
  })
})
