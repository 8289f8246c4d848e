import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest'
import { z } from 'zod'
import { demoKeys, type TokenClaims } from '../../kit/demo-keys.js'
import { remoteFeed } from '../../kit/remote-feed.js'
import { createSigner } from '../../kit/signature.js'
import { type Client, clientWith } from '../support/client.js'
import { type Hub, type HubMode, startHub, tokenFor } from '../support/hub.js'
import { type Live, nextChange, openLive, placesOf } from '../support/live.js'
import type { Running } from '../support/processes.js'

const server = process.env.HUB_TEST_DATABASE_URL
if (!server) process.stdout.write('Not run here: live lines of four processes need PostgreSQL; set HUB_TEST_DATABASE_URL.\n')

/** Without a server the embedded hub is asked; where there is one, that run has been before. */
const modes: HubMode[] = server ? ['services'] : ['embedded']
const settings = { HUB_CLOCK: '', HUB_REQUEST_TIMEOUT_MS: '60000', HUB_SUBGRAPH_TIMEOUT_MS: '60000' }
const lifetime = 8 * 3_600_000
/** The line of a sector that is quiet but for its beats, and one that sleeps for a minute. */
const quiet = ['subscription { referralChanged { kind cursor status } }', 'subscription { referralsHeartbeat(everySeconds: 60) { sector } }']

const refusal = z.object({ errors: z.array(z.object({ extensions: z.object({ code: z.string(), service: z.string().optional() }) })) })

function codesOf(data: unknown): string[] {
  const parsed = refusal.safeParse(data)
  return parsed.success ? parsed.data.errors.map(({ extensions }) => extensions.code) : []
}

/** Why a line ends, its beats left out, and how long that took. */
async function end(live: Live): Promise<{ codes: string[]; took: number }> {
  const started = performance.now()
  for (;;) {
    const codes = codesOf((await live.next()).data)
    if (codes.length > 0) return { codes, took: performance.now() - started }
  }
}

describe.each(modes)('live lines on a running clock, hub %s', mode => {
  let hub: Hub
  beforeAll(async () => {
    hub = await startHub(mode, inject('template'), settings)
  })
  afterAll(() => hub?.stop())

  const lines: Live[] = []
  afterEach(() => lines.splice(0).forEach(each => each.close()))

  /** A token that was issued long ago and is good for so many milliseconds more. */
  const tokenWith = (claims: TokenClaims, left = lifetime) => tokenFor(hub.dataDir, claims, () => new Date(Date.now() - lifetime + left))

  async function listen(token: string, query: string): Promise<Live> {
    const live = await openLive(hub.url, token, query)
    lines.push(live)
    expect((await live.next()).event).toBe('next')
    return live
  }

  describe('of two users with the same operation at the same instant', () => {
    const pairs = 100
    const users: readonly TokenClaims[] = [
      { role: 'nurse', facility: 'QN-NCC', subject: 'one' },
      { role: 'nurse', facility: 'HY-NCC', subject: 'other' },
    ]
    const list = `query Mine { referrals(first: 5) { totalCount nodes { id patientName toFacility { code }
      resident { fullName } coverageNow { __typename } } } }`
    const line = `subscription Mine($after: String) { referralChanged(after: $after) { kind cursor status
      referral { id patientName resident { fullName } } } }`
    const query = (token: string) => clientWith(hub.url, token)(list)
    const firstChanges = async (token: string) => {
      const { beginning, placeOf } = await placesOf(hub.dataDir)
      const live = await openLive(hub.url, token, line, { after: beginning })
      const changes: object[] = []
      for (let i = 0; i < 6; i++) {
        const change = await nextChange(live)
        // The same place is another cursor each time.
        changes.push({ ...change, cursor: placeOf(change.cursor) })
      }
      live.close()
      return changes
    }

    test.each([
      ['queries', query],
      ['subscriptions', firstChanges],
    ])(`no answer is shared: ${pairs} pairs of %s at once`, async (_, ask) => {
      const tokens = await Promise.all(users.map(claims => tokenWith(claims)))
      const alone: unknown[] = []
      for (const token of tokens) alone.push(await ask(token))
      expect(JSON.stringify(alone)).not.toContain('"errors"')
      expect(alone[0]).not.toEqual(alone[1])
      const answers = await Promise.all(Array.from({ length: pairs }, () => tokens).flat().map(token => ask(token)))
      expect(answers).toEqual(Array.from({ length: pairs }, () => alone).flat())
    }, 120_000)
  })

  test('end within five seconds when the sign-in ends', async () => {
    // Those before may have left the hub busy: this line opens when it is not any more, so that the short token can.
    await listen(await tokenWith({ role: 'nurse', facility: 'QN-NCC' }), quiet[0] ?? '')
    const token = await tokenWith({ role: 'nurse', facility: 'QN-NCC' }, 3_000)
    const opened = await Promise.all(quiet.map(query => listen(token, query)))
    const told = await Promise.all(opened.map(end))
    expect(told.map(({ codes }) => codes)).toEqual([['UNAUTHENTICATED'], ['UNAUTHENTICATED']])
    expect(Math.max(...told.map(({ took }) => took))).toBeLessThan(5_000)
    for (const each of opened) expect((await each.next()).event).toBe('complete')
  })

  async function inEverySector(ask: Client): Promise<string[]> {
    const queries = ['{ facilities(first: 1) { totalCount } }', '{ referrals(first: 1) { totalCount } }', '{ coverageOf(resident: "x") { __typename } }']
    const answers = await Promise.all(queries.map(query => ask(query)))
    return answers.map(answer => codesOf(answer)[0] ?? 'answered')
  }
  const answered = ['answered', 'answered', 'answered']

  test('end within five seconds when the sign-in is withdrawn, which every sector refuses from then on; a later one works', async () => {
    const subject = `nurse-${randomUUID()}`
    const claims = { role: 'nurse', facility: 'QN-NCC', subject } as const
    const token = await tokenWith(claims, lifetime - 2_000)
    const bystander = await tokenWith({ ...claims, subject: 'somebody-else' })
    const opened = await Promise.all(quiet.map(query => listen(token, query)))
    const other = await listen(bystander, quiet[0] ?? '')
    expect(await inEverySector(clientWith(hub.url, token))).toEqual(answered)
    const text = 'mutation ($input: RevokeAccessInput!) { revokeAccess(input: $input) { subject revokedAt userErrors { code } } }'
    const input = { idempotencyKey: randomUUID(), subject, reason: 'Nghỉ việc' }
    const revoked = await clientWith(hub.url, await tokenWith({ role: 'admin' }))(text, { input })
    expect(revoked).toEqual({ data: { revokeAccess: { subject, revokedAt: expect.any(String), userErrors: [] } } })
    const told = await Promise.all(opened.map(end))
    expect(told.map(({ codes }) => codes)).toEqual([['UNAUTHENTICATED'], ['UNAUTHENTICATED']])
    expect(Math.max(...told.map(({ took }) => took))).toBeLessThan(5_000)
    for (const each of opened) expect((await each.next()).event).toBe('complete')
    expect(await inEverySector(clientWith(hub.url, token))).toEqual(answered.map(() => 'UNAUTHENTICATED'))
    const again = await openLive(hub.url, token, quiet[0] ?? '')
    expect(codesOf(await again.response.json())).toEqual(['UNAUTHENTICATED'])
    expect(await inEverySector(clientWith(hub.url, bystander))).toEqual(answered)
    expect((await other.next()).event).toBe('next')
    // Tokens say the second of their issue only.
    await sleep(1_100)
    expect(await inEverySector(clientWith(hub.url, await tokenWith(claims)))).toEqual(answered)
  })

  test('do not hold up a process that is told to stop: SIGTERM ends it within two seconds', async () => {
    const token = await tokenWith({ role: 'nurse', facility: 'QN-NCC' })
    const opened = await Promise.all(Array.from({ length: 20 }, () => listen(token, quiet[0] ?? '')))
    const first = hub.processes.get(mode === 'services' ? 'referrals' : 'hub')
    const readers = mode === 'services' ? await waitForEvents(hub) : undefined
    expect(await timeToEnd(first)).toBeLessThan(2_000)
    expect(await readers?.got()).toEqual(readers?.nothing)
    const gone = mode === 'services' ? ['SUBGRAPH_UNAVAILABLE'] : []
    for (const line of opened) expect(await lastWord(line)).toEqual(gone)
    for (const each of hub.processes.values()) expect(await timeToEnd(each)).toBeLessThan(2_000)
  })
})

/** The errors of a line that is told to end, up to its end. */
async function lastWord(line: Live): Promise<string[]> {
  const codes: string[] = []
  for (;;) {
    const { event, data } = await line.next()
    if (event === 'complete') return codes
    codes.push(...codesOf(data))
  }
}

async function timeToEnd(process: Running | undefined): Promise<number> {
  const started = performance.now()
  expect(await process?.stop()).toBe(0)
  return performance.now() - started
}

/** Five who wait for news of the referrals from a place that what the clock does meanwhile will not reach. */
async function waitForEvents({ dataDir, subgraphUrls }: Hub) {
  const sign = createSigner((await demoKeys(dataDir)).gatewaySecret)
  const feed = remoteFeed({ source: 'referrals', url: subgraphUrls.referrals ?? '', sign, clock: () => new Date() })
  const { head } = await feed.read(0, { limit: 1 })
  const waiting = Promise.all(Array.from({ length: 5 }, () => feed.read(head + 10_000, { limit: 1, waitMs: 20_000 })))
  await sleep(300)
  return { got: async () => (await waiting).map(({ events }) => events), nothing: Array.from({ length: 5 }, () => []) }
}
