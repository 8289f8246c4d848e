import { setTimeout } from 'node:timers/promises'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { TokenClaims } from '../../../kit/demo-keys.js'
import { toGlobalId } from '../../../kit/id.js'
import { underAttack } from '../../support/attacks/under-attack.js'
import { type Live, openLive } from '../../support/live.js'
import { absent, type Family, insertEmptyHomes, insertFamily, type Target } from '../../support/rights/target.js'

const strangers: Readonly<Record<string, TokenClaims>> = {
  'a nurse of another home': { role: 'nurse', facility: 'BD-NCC' },
  'a clinician of another hospital': { role: 'clinician', hospital: '52001' },
  'a coordinator of another province': { role: 'coordinator', province: '52' },
  'an insurance officer of another province': { role: 'insurance-officer', province: '52' },
  'another resident': { role: 'resident', resident: toGlobalId('Resident', '00000000-0000-4000-8000-00000000000c') },
  'an administrator': { role: 'admin' },
}

/** A line by the id of somebody or of something of theirs. */
const lines: readonly (readonly [what: string, query: string, variables: (target: Target) => object])[] = [
  ['a referral', 'subscription ($v: ID!) { referralChanged(filter: { referral: $v }) { kind status referral { id patientName } } }', ({ ids }) => ({ v: ids.Referral })],
  ['a person', 'subscription ($v: ID!) { referralChanged(filter: { resident: $v }) { kind status referral { id patientName } } }', ({ ids }) => ({ v: ids.Resident })],
  ['the alerts of a home', 'subscription ($v: ID) { alertRaised(facility: $v) { kind alert { id } } }', ({ ids }) => ({ v: ids.Facility })],
]

/** What is no place in a line. */
const places = ['', 'x', 'MQ', 'null', '-1', '999999999', Buffer.from('["a",1]').toString('base64url'), 'A'.repeat(10_000), "' or 1=1 --", '\u0000'] as const
const after = ['subscription ($v: String) { referralChanged(after: $v) { kind } }', 'subscription ($v: String) { alertRaised(after: $v) { kind } }', 'subscription ($v: String) { coverageCheckAnswered(after: $v) { cursor } }'] as const

const cases = lines.length * Object.keys(strangers).length + places.length * after.length + 3

underAttack('live lines', { cases }, at => {
  let family: Family
  const open: Live[] = []
  beforeAll(async () => {
    await insertEmptyHomes(at().hub)
    family = await insertFamily(at().hub, 'QN-NCC', 'Ongzak', 3)
    for (const canary of family.canaries) at().canaries.add(canary)
    await at().ready()
  })
  afterEach(() => open.splice(0).forEach(each => each.close()))

  const listen = async (token: string | undefined, query: string, variables?: object) => {
    const live = await openLive(at().hub.url, token, query, variables)
    open.push(live)
    return live
  }
  /** How a line begins, or that it is open and quiet, or why it is not. */
  const begins = async (token: string, query: string, variables: object) => {
    const live = await listen(token, query, variables)
    const isOpen = live.response.headers.get('content-type')?.startsWith('text/event-stream')
    const told = isOpen ? await Promise.race([live.next().then(({ data }) => data, () => 'over'), setTimeout(500, 'quiet')]) : await live.response.json()
    return JSON.stringify([live.response.status, told]).replaceAll(/"requestId":"[^"]*"/g, '')
  }

  describe.each(lines)('by the id of %s', (_, query, variables) => {
    test.each(Object.entries(strangers))('%s is told what of an id that does not exist', async (_who, claims) => {
      const token = await at().hub.token(claims)
      expect(await begins(token, query, variables(family))).toBe(await begins(token, query, variables(absent)))
    })
  })

  describe.each(after)('%s', query => {
    test.each(places)('goes on from no place that it never gave: %j', async v => {
      const live = await listen(at().token, query, { v })
      const { errors } = (await live.response.json()) as { errors: { extensions: { code: string } }[] }
      expect(errors.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT'])
    })
  })

  test('a line is opened by nobody, by no address and by no plain question', async () => {
    const { hub, token } = at()
    const query = 'subscription { referralsHeartbeat(everySeconds: 1) { sector } }'
    const body = JSON.stringify({ query })
    const told = async (headers: Record<string, string>) => (await hub.send('/graphql', { body, headers: { 'content-type': 'application/json', ...headers } })).told
    expect([await told({ accept: 'text/event-stream' }), await told({ authorization: `Bearer ${token}`, accept: 'application/json' })]).toEqual(['401 UNAUTHENTICATED', '406 BAD_USER_INPUT'])
  })

  test('a hundred lines of one caller hold up nobody, and are gone when the caller is', async () => {
    const { hub, token, timed } = at()
    const flood = await Promise.all(Array.from({ length: 100 }, () => listen(token, 'subscription { referralsHeartbeat(everySeconds: 60) { sector } }')))
    expect(flood.map(({ response }) => response.status)).toEqual(flood.map(() => 200))
    const neighbour = await hub.token({ role: 'nurse', facility: 'BD-NCC' })
    expect((await timed(() => hub.graphql(neighbour, '{ residents(first: 1) { totalCount } }'))).told).toBe('200')
  })

  test('a caller who never reads holds up nobody', async () => {
    const { hub, token, timed } = at()
    const idle = await listen(token, 'subscription { referralsHeartbeat(everySeconds: 1) { sector at } }')
    const reading = await listen(token, 'subscription { referralsHeartbeat(everySeconds: 1) { sector } }')
    for (let i = 0; i < 3; i++) expect((await reading.next()).event).toBe('next')
    expect([idle.response.status, (await timed(() => hub.graphql(token, '{ residents(first: 1) { totalCount } }'))).told]).toEqual([200, '200'])
  })
})
