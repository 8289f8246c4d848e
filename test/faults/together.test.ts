import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { TokenClaims } from '../../kit/demo-keys.js'
import { clientWith } from '../support/client.js'
import { type Hub, type HubMode, startHub, tokenFor } from '../support/hub.js'
import { beginning, nextChange, openLive } from '../support/live.js'

const server = process.env.HUB_TEST_DATABASE_URL
if (!server) process.stdout.write('Not run here: many callers of four processes need PostgreSQL; set HUB_TEST_DATABASE_URL.\n')

const modes: HubMode[] = server ? ['embedded', 'services'] : ['embedded']
const pairs = 100

/** Two who may ask the same and see nothing in common. */
const users: readonly [TokenClaims, TokenClaims] = [
  { role: 'nurse', facility: 'QN-NCC', subject: 'one' },
  { role: 'nurse', facility: 'HY-NCC', subject: 'other' },
]
const list = `query Mine { referrals(first: 5) { totalCount nodes { id patientName toFacility { code }
  resident { fullName } coverageNow { __typename } } } }`
const line = `subscription Mine($after: String) { referralChanged(after: $after) { kind cursor status
  referral { id patientName resident { fullName } } } }`
const told = 6

describe.each(modes)('two users with the same operation at the same instant, hub %s', mode => {
  let hub: Hub
  let tokens: string[]

  beforeAll(async () => {
    hub = await startHub(mode, inject('template'), { HUB_REQUEST_TIMEOUT_MS: '60000', HUB_SUBGRAPH_TIMEOUT_MS: '60000' })
    tokens = await Promise.all(users.map(claims => tokenFor(hub.dataDir, claims)))
  })
  afterAll(() => hub?.stop())

  const query = (token: string) => clientWith(hub.url, token)(list)
  const listen = async (token: string) => {
    const live = await openLive(hub.url, token, line, { after: beginning })
    const changes = []
    for (let i = 0; i < told; i++) changes.push(await nextChange(live))
    live.close()
    return changes
  }

  test.each([
    ['queries', query],
    ['subscriptions', listen],
  ])(`share no answer: ${pairs} pairs of %s at once`, async (_, ask) => {
    const alone = [await ask(tokens[0] ?? ''), await ask(tokens[1] ?? '')]
    expect(JSON.stringify(alone)).not.toContain('"errors"')
    expect(alone[0]).not.toEqual(alone[1])
    const answers = await Promise.all(Array.from({ length: pairs }, () => tokens).flat().map(token => ask(token)))
    expect(answers).toEqual(Array.from({ length: pairs }, () => alone).flat())
  })
})
