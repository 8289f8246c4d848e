import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest'
import { z } from 'zod'
import type { TokenClaims } from '../../kit/demo-keys.js'
import { type Client, clientWith } from '../support/client.js'
import { type Hub, type HubMode, startHub, tokenFor } from '../support/hub.js'
import { type Live, openLive } from '../support/live.js'

const server = process.env.HUB_TEST_DATABASE_URL
if (!server) process.stdout.write('Not run here: sign-ins in four processes need PostgreSQL; set HUB_TEST_DATABASE_URL.\n')

const modes: HubMode[] = server ? ['embedded', 'services'] : ['embedded']
const line = 'subscription { referralChanged { kind cursor status } }'
const beat = 'subscription { referralsHeartbeat(everySeconds: 60) { sector } }'

const refusal = z.object({ errors: z.array(z.object({ extensions: z.object({ code: z.string() }) })) })

function codesOf(data: unknown): string[] {
  const parsed = refusal.safeParse(data)
  return parsed.success ? parsed.data.errors.map(({ extensions }) => extensions.code) : []
}

describe.each(modes)('a sign-in on a running clock, hub %s', mode => {
  let hub: Hub

  beforeAll(async () => {
    hub = await startHub(mode, inject('template'), { HUB_CLOCK: '' })
  })
  afterAll(() => hub?.stop())

  const lines: Live[] = []
  afterEach(() => lines.splice(0).forEach(each => each.close()))
  const listen = async (token: string, query: string) => {
    const live = await openLive(hub.url, token, query)
    lines.push(live)
    expect((await live.next()).event).toBe('next')
    return live
  }

  const lifetime = 8 * 3_600_000
  /** A token that was issued long ago and is good for so many milliseconds more. */
  const tokenWith = (claims: TokenClaims, left = lifetime) => tokenFor(hub.dataDir, claims, () => new Date(Date.now() - lifetime + left))

  /** Why the line ends, its beats left out, and how long that took. */
  async function end(live: Live): Promise<{ codes: string[]; took: number }> {
    const started = performance.now()
    for (;;) {
      const codes = codesOf((await live.next()).data)
      if (codes.length > 0) return { codes, took: performance.now() - started }
    }
  }

  async function refusals(ask: Client): Promise<unknown[]> {
    const each = ['{ facilities(first: 1) { totalCount } }', '{ referrals(first: 1) { totalCount } }', '{ coverageOf(resident: "x") { __typename } }']
    const answers = await Promise.all(each.map(query => ask(query)))
    return answers.map(({ errors }) => errors?.map(({ extensions }) => extensions?.code) ?? 'answered')
  }

  test('that ends, ends its lines within five seconds', async () => {
    const token = await tokenWith({ role: 'nurse', facility: 'QN-NCC' }, 3_000)
    const opened = await Promise.all([listen(token, line), listen(token, beat)])
    const told = await Promise.all(opened.map(end))
    expect(told.map(({ codes }) => codes)).toEqual([['UNAUTHENTICATED'], ['UNAUTHENTICATED']])
    expect(Math.max(...told.map(({ took }) => took))).toBeLessThan(5_000)
    for (const each of opened) expect((await each.next()).event).toBe('complete')
  })

  test('that is withdrawn, ends its lines within five seconds and is refused in every sector; a later one works', async () => {
    const subject = `nurse-${randomUUID()}`
    const claims = { role: 'nurse', facility: 'QN-NCC', subject } as const
    const token = await tokenWith(claims, lifetime - 2_000)
    const bystander = await tokenWith({ ...claims, subject: 'somebody-else' })
    const admin = clientWith(hub.url, await tokenWith({ role: 'admin' }))
    const opened = await Promise.all([listen(token, line), listen(token, beat)])
    const other = await listen(bystander, line)
    expect(await refusals(clientWith(hub.url, token))).toEqual(['answered', 'answered', 'answered'])
    const input = { idempotencyKey: randomUUID(), subject, reason: 'Nghỉ việc' }
    const revoked = await admin(
      'mutation ($input: RevokeAccessInput!) { revokeAccess(input: $input) { subject revokedAt userErrors { code } } }',
      { input },
    )
    expect(revoked).toEqual({ data: { revokeAccess: { subject, revokedAt: expect.any(String), userErrors: [] } } })
    const told = await Promise.all(opened.map(end))
    expect(told.map(({ codes }) => codes)).toEqual([['UNAUTHENTICATED'], ['UNAUTHENTICATED']])
    expect(Math.max(...told.map(({ took }) => took))).toBeLessThan(5_000)
    for (const each of opened) expect((await each.next()).event).toBe('complete')
    expect(await refusals(clientWith(hub.url, token))).toEqual([['UNAUTHENTICATED'], ['UNAUTHENTICATED'], ['UNAUTHENTICATED']])
    const again = await openLive(hub.url, token, line)
    lines.push(again)
    expect(codesOf(await again.response.json())).toEqual(['UNAUTHENTICATED'])
    expect(await refusals(clientWith(hub.url, bystander))).toEqual(['answered', 'answered', 'answered'])
    await sleep(1_100)
    expect(await refusals(clientWith(hub.url, await tokenWith(claims)))).toEqual(['answered', 'answered', 'answered'])
    expect((await other.next()).event).toBe('next')
  })
})
