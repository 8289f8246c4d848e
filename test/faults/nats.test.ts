import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { demoKeys } from '../../kit/demo-keys.js'
import { fromGlobalId } from '../../kit/id.js'
import { createSigner, type Sign, SIGNATURE_HEADER } from '../../kit/signature.js'
import { type Client, clientWith } from '../support/client.js'
import { copyTemplate, startSubgraph, testClock, tokenFor } from '../support/hub.js'
import { move, type Paper, papersOf } from '../support/papers.js'
import { makeDatabases, type TestDatabases } from '../support/postgres.js'
import { freePort, run, type Running, until } from '../support/processes.js'
import { startTcpProxy, type TcpProxy } from '../support/tcp-proxy.js'
import { world } from '../support/world.js'

const server = process.env.HUB_TEST_DATABASE_URL
const nats = process.env.HUB_NATS_URL
if (!server || !nats) process.stdout.write('Not run here: events with and without NATS need HUB_TEST_DATABASE_URL and HUB_NATS_URL.\n')

const now = new Date(testClock.replace('+', ':00+')).getTime()
const changes = 20
/** How long NATS is away, in milliseconds. */
const cut = process.env.HUB_TEST_LONG === '1' ? 60_000 : 5_000

describe.runIf(server && nats)('two processes of the referrals, of which the facilities follow one', () => {
  const papers = papersOf(world.facilities.facilities.map(({ code }) => code), 'ISSUED')
  const running: Running[] = []
  let databases: TestDatabases
  let dataDir: string
  let proxy: TcpProxy
  let facilitiesUrl: string
  let copies: pg.Client
  let sign: Sign
  let other: string

  beforeAll(async () => {
    databases = await makeDatabases(server ?? '')
    dataDir = await mkdtemp(join(tmpdir(), 'an-sinh-hub-nats-'))
    proxy = await startTcpProxy(nats ?? '')
    const address = async () => `http://127.0.0.1:${await freePort()}/graphql`
    facilitiesUrl = await address()
    const followed = await address()
    other = await address()
    const settings = {
      ...databases.settings,
      HUB_DATA_DIR: dataDir,
      HUB_CLOCK: testClock,
      HUB_LOG_LEVEL: 'warn',
      HUB_NATS_URL: proxy.urlFor(nats ?? ''),
      HUB_FACILITIES_URL: facilitiesUrl,
      HUB_REFERRALS_URL: followed,
      HUB_INSURANCE_URL: await address(),
    }
    const seed = run('start/seed.js', settings)
    if ((await seed.ended) !== 0) throw new Error(seed.stderr())
    running.push(await startSubgraph('referrals', settings))
    running.push(await startSubgraph('referrals', { ...settings, HUB_REFERRALS_URL: other }))
    running.push(await startSubgraph('facilities', settings))
    sign = createSigner((await demoKeys(dataDir)).gatewaySecret)
    copies = new pg.Client({ connectionString: databases.settings.HUB_FACILITIES_DATABASE_URL })
    await copies.connect()
  })
  afterAll(async () => {
    await copies?.end()
    await Promise.all(running.map(each => each.stop()))
    await proxy?.stop()
    await databases?.drop()
    if (dataDir) await rm(dataDir, { recursive: true, force: true })
  })

  /** Asks the process that nobody follows, through its signed door. */
  async function clientOf(paper: Paper): Promise<Client> {
    const authorization = `Bearer ${await tokenFor(dataDir, paper.sender)}`
    return async (query, variables) => {
      const body = JSON.stringify({ query, variables })
      const headers = { 'content-type': 'application/json', authorization, [SIGNATURE_HEADER]: sign('referrals', body, now) }
      return JSON.parse(await (await fetch(other, { method: 'POST', headers, body })).text())
    }
  }

  /** Makes a change; gives how long its way into the copy took, in milliseconds. */
  async function travel(): Promise<number> {
    const paper = papers.shift()
    if (!paper) throw new Error('The demo has no more referrals to send')
    const key = fromGlobalId('Referral', paper.id)
    await move(await clientOf(paper), 'send', paper)
    const told = performance.now()
    while (performance.now() - told < 20_000) {
      const { rows } = await copies.query('select 1 from "facilities"."open_referral" where "referral_id" = $1 and "source_version" = $2', [key, paper.version + 1])
      if (rows.length > 0) return performance.now() - told
      await sleep(1)
    }
    throw new Error('The change did not arrive')
  }

  async function travelTimes(count: number, atLeastMs = 0): Promise<number[]> {
    const times: number[] = []
    const started = performance.now()
    while (times.length < count || performance.now() - started < atLeastMs) {
      // Not in step with who looks once a second.
      await sleep(Math.random() * (atLeastMs > 0 ? Math.max(1_000, atLeastMs / 10) : 100))
      times.push(await travel())
    }
    return times
  }

  async function applied(): Promise<number> {
    const text = await (await fetch(new URL('/metrics', facilitiesUrl))).text()
    return Number(/^hub_events_applied(?:_total)?\{[^}]*source="referrals"[^}]*\} (\d+)/m.exec(text)?.[1] ?? 0)
  }

  const median = (times: number[]) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN

  test('everything arrives once without NATS, and sooner with it', async () => {
    const before = await applied()
    await sleep(1_000)
    const withNats = await travelTimes(changes)
    await proxy.set('refuse')
    const without = await travelTimes(changes, cut)
    await proxy.set('pass')
    await sleep(1_500)
    const back = await travelTimes(5)
    const made = withNats.length + without.length + back.length
    expect((await applied()) - before).toBe(made)
    const { rows } = await copies.query('select count(*)::int as "parked" from "facilities"."parked_event"')
    expect(rows).toEqual([{ parked: 0 }])
    const [slow, quick, again] = [without, withNats, back].map(times => Math.round(median(times)))
    process.stdout.write(`events without NATS: median ${slow} ms, with NATS: median ${quick} ms (back again: ${again} ms)\n`)
    expect(median(without) / median(withNats)).toBeGreaterThan(1.5)
    expect(median(without) / median(back)).toBeGreaterThan(1.5)
  }, cut * 2 + 120_000)
})

test.runIf(server && nats)('a hub whose NATS cannot be reached starts, answers and ends all the same', async () => {
  const dataDir = await copyTemplate(inject('template'))
  const hub = run('start/hub.js', {
    HUB_DATA_DIR: dataDir,
    HUB_CLOCK: testClock,
    HUB_LOG_LEVEL: 'warn',
    HUB_METRICS_PORT: '0',
    HUB_LOGIN_PORT: '0',
    PORT: '0',
    HUB_NATS_URL: `nats://127.0.0.1:${await freePort()}`,
  })
  const url = await until(hub, () => /GraphQL and explorer\s+(\S+)\/graphql/.exec(hub.stdout())?.[1])
  const [paper] = papersOf(['BD-TT-HN'], 'ISSUED')
  if (!paper) throw new Error('The demo has no such referral')
  await move(clientWith(url, await tokenFor(dataDir, paper.sender)), 'send', paper)
  const stopping = performance.now()
  expect(await hub.stop()).toBe(0)
  expect(performance.now() - stopping).toBeLessThan(2_000)
  await rm(dataDir, { recursive: true, force: true })
})
