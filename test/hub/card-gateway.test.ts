import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest'
import { type Simulator, type SimulatorMode, startSimulator } from '../../subgraphs/insurance/card-gateway/simulator.js'
import type { TokenClaims } from '../../kit/demo-keys.js'
import { type Client, clientWith, field } from '../support/client.js'
import { type Hub, startHub, tokenFor } from '../support/hub.js'
import { type Live, openLive } from '../support/live.js'
import { run } from '../support/processes.js'
import { referredResidents } from '../support/world.js'
import { freshKey } from '../support/writes.js'

// The hub asks the simulated national gateway here, so it is one of its own, in the mode of the run.

const mode = inject('hub').mode
if (mode === 'embedded') process.stdout.write('Not run here: the clock as a process of its own needs PostgreSQL; set HUB_TEST_MODE.\n')
if (mode !== 'services') process.stdout.write('Not run here: a sector away needs four processes; set HUB_TEST_MODE=services.\n')
const officer: TokenClaims = { role: 'insurance-officer', province: '48' }
const neighbour: TokenClaims = { role: 'insurance-officer', province: '52' }
/** Of the gateway between the sectors, in milliseconds: no answer may take longer. */
const deadline = 5_000

let simulator: Simulator
let hub: Hub
let ask: Client
const lines: Live[] = []

beforeAll(async () => {
  simulator = await startSimulator({ year: 2026 })
  hub = await startHub(mode, inject('template'), { HUB_CARD_GATEWAY_URL: simulator.url, HUB_CARD_GATEWAY_USER: 'hub', HUB_CARD_GATEWAY_PASSWORD: 'secret' })
  ask = clientWith(hub.url, await tokenFor(hub.dataDir, officer))
})
afterAll(async () => {
  await hub?.stop()
  await simulator?.close()
})
afterEach(() => {
  simulator.become('GOOD')
  lines.splice(0).forEach(line => line.close())
})

const checkFields = `id source gatewayCode checkedAgain person { name birthDate } answer { __typename
  ... on Covered { percent warnings } ... on NotCovered { reason message } ... on CouldNotCheck { reason message nextStep } }`
const text = `mutation ($input: CheckCoverageInput!) { checkCoverage(input: $input) { check { ${checkFields} } userErrors { code } } }`

interface Check {
  readonly id: string
  readonly checkedAgain: string | null
  readonly answer: { readonly __typename: string; readonly percent?: number; readonly reason?: string }
}

const person = { name: 'Lê Văn Lạ', birthDate: '1955-03-05' }
let numbers = 0
const freshNumber = (ending = '777') => `GD449660${String(++numbers).padStart(4, '0')}${ending}`

async function check(identifier: string, more: Record<string, unknown> = {}, by = ask): Promise<Check> {
  const { check: kept, userErrors } = field<{ check: Check; userErrors: unknown }>(
    await by(text, { input: { idempotencyKey: freshKey('check'), identifier, ...person, ...more } }),
    'checkCoverage',
  )
  expect(userErrors).toEqual([])
  return kept
}

const short = ({ answer: { __typename, percent, reason } }: Check) => `${__typename} ${percent ?? reason}`

async function reread(id: string) {
  const query = `query ($id: ID!) { coverageCheck(id: $id) { checkedAgain followedBy { ${checkFields} origin follows { id } } } }`
  return field<{ checkedAgain: string; followedBy: (Check & { follows: { id: string } }) | null } | null>(await ask(query, { id }), 'coverageCheck')
}

describe('the national gateway', () => {
  test('answers for somebody whom no sector knows', async () => {
    expect(await check(freshNumber())).toEqual({
      id: expect.any(String),
      source: 'NATIONAL_GATEWAY',
      gatewayCode: '000',
      checkedAgain: null,
      person,
      answer: { __typename: 'Covered', percent: 80, warnings: [] },
    })
  })

  test.each([
    ['000', 'Covered 80'],
    ['001', 'Covered 80'],
    ['002', 'Covered 80'],
    ['003', 'Covered 80'],
    ['004', 'Covered 80'],
    ['010', 'NotCovered CARD_ENDED'],
    ['050', 'CouldNotCheck CARD_NOT_FOUND'],
    ['051', 'CouldNotCheck NUMBER_WRONG'],
    ['052', 'CouldNotCheck NUMBER_WRONG'],
    ['053', 'CouldNotCheck NUMBER_WRONG'],
    ['060', 'CouldNotCheck NAME_DIFFERS'],
    ['061', 'CouldNotCheck NAME_DIFFERS'],
    ['070', 'CouldNotCheck BIRTH_DATE_DIFFERS'],
    ['110', 'NotCovered CARD_CANCELLED'],
    ['120', 'NotCovered CARD_REDUCED'],
    ['121', 'CouldNotCheck NEW_CARD_LIKELY'],
    ['122', 'CouldNotCheck NEW_CARD_LIKELY'],
    ['123', 'CouldNotCheck NEW_CARD_LIKELY'],
    ['124', 'NotCovered CARD_REDUCED'],
    ['130', 'CouldNotCheck CHILD_CARD_NOT_SHOWN'],
    ['205', 'CouldNotCheck NUMBER_WRONG'],
  ])('code %s is %s', async (code, answer) => {
    const kept = await check(freshNumber(code))
    expect([kept, short(kept)]).toEqual([expect.objectContaining({ gatewayCode: code, checkedAgain: null }), answer])
  })

  test('is not asked without name and birth date, and nothing then says "not insured"', async () => {
    const before = simulator.asked()
    const kept = await check(freshNumber(), { name: null, birthDate: null })
    expect([short(kept), simulator.asked() - before]).toEqual(['CouldNotCheck IDENTIFIER_NEEDED', 0])
  })
})

describe.each<[SimulatorMode, string]>([
  ['SLOW', 'SOURCE_SLOW'],
  ['HALF', 'SOURCE_FAULT'],
  ['GARBAGE', 'SOURCE_FAULT'],
  ['DOWN', 'SOURCE_UNREACHABLE'],
  ['LOGIN_REFUSED', 'SOURCE_REFUSED_LOGIN'],
])('a gateway that is %s', (trouble, reason) => {
  test('gives "could not check" in time, and the asker is told when it is back', async () => {
    const line = await openLive(hub.url, await tokenFor(hub.dataDir, officer), `subscription { coverageCheckAnswered { kind check { id follows { id } answer { __typename } } } }`)
    lines.push(line)
    expect((await line.next()).data).toEqual({ data: { coverageCheckAnswered: { kind: 'OPENED', check: null } } })
    const identifier = freshNumber()
    simulator.become(trouble)
    const started = performance.now()
    const waiting = await check(identifier)
    expect(performance.now() - started).toBeLessThan(deadline)
    expect([short(waiting), waiting.checkedAgain]).toEqual([`CouldNotCheck ${reason}`, 'WAITING'])
    expect(await reread(waiting.id)).toEqual({ checkedAgain: 'WAITING', followedBy: null })
    simulator.become('GOOD')
    // The breaker lets a question through again after a while; whoever asks next brings the waiting ones their answer.
    await until(async () => short(await check(freshNumber())) === 'Covered 80')
    const told = await nextAnswered(line)
    const known = await reread(waiting.id)
    expect(known).toEqual({
      checkedAgain: 'DONE',
      followedBy: {
        id: told.id,
        origin: 'CHECKED_AGAIN',
        follows: { id: waiting.id },
        source: 'NATIONAL_GATEWAY',
        gatewayCode: '000',
        checkedAgain: null,
        person,
        answer: { __typename: 'Covered', percent: 80, warnings: [] },
      },
    })
    expect(told).toEqual({ id: known?.followedBy?.id, follows: { id: waiting.id }, answer: { __typename: 'Covered' } })
    const stranger = clientWith(hub.url, await tokenFor(hub.dataDir, neighbour))
    expect(await stranger('query ($id: ID!) { coverageCheck(id: $id) { id } }', { id: told.id })).toEqual({ data: { coverageCheck: null } })
  }, 60_000)
})

test.runIf(mode !== 'embedded')('what waits is asked again at its time too, by whoever runs the clock', async () => {
  simulator.become('LOGIN_REFUSED')
  const waiting = await check(freshNumber())
  simulator.become('GOOD')
  const clock = run('start/clock.js', { ...hub.settings, HUB_CLOCK: '2026-11-02T09:02+07:00' })
  expect(await clock.ended).toBe(0)
  expect(clock.stdout()).toContain('1 check answered')
  expect(await reread(waiting.id)).toMatchObject({ checkedAgain: 'DONE', followedBy: { answer: { __typename: 'Covered' } } })
}, 60_000)

test.runIf(mode === 'services')('a check is answered while facilities and referrals are away', async () => {
  await Promise.all(['facilities', 'referrals'].map(name => hub.processes.get(name)?.stop()))
  const [id = ''] = referredResidents('QN-NCC')
  const text = 'mutation ($input: CheckCoverageInput!) { checkCoverage(input: $input) { check { resident { id } answer { __typename } } userErrors { code } } }'
  expect(await ask(text, { input: { idempotencyKey: freshKey('check'), resident: id } })).toEqual({
    data: { checkCoverage: { check: { resident: { id }, answer: { __typename: 'Covered' } }, userErrors: [] } },
  })
  expect(short(await check(freshNumber()))).toBe('Covered 80')
})

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 60; tries++) {
    if (await holds()) return
    await new Promise(resolve => setTimeout(resolve, 250))
  }
  throw new Error('It did not come to hold')
}

interface Told {
  readonly id: string
  readonly follows: { readonly id: string }
}

async function nextAnswered(line: Live): Promise<Told> {
  for (;;) {
    const { data } = await line.next()
    const { kind, check: told } = (data as { data: { coverageCheckAnswered: { kind: string; check: Told } } }).data.coverageCheckAnswered
    if (kind === 'ANSWERED') return told
  }
}
