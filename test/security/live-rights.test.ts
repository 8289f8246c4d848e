import { randomUUID } from 'node:crypto'
import { type GraphQLArgument, type GraphQLField, type GraphQLNamedType, getNamedType, isInputObjectType, isLeafType, isNonNullType, isObjectType } from 'graphql'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { clearTheWay, keyOf } from '../support/attacks/doers.js'
import { clientWith } from '../support/client.js'
import { type Live, openLive } from '../support/live.js'
import { nodeOf, valueFor } from '../support/rights/arguments.js'
import { strangersTo } from '../support/rights/strangers.js'
import { absent, type Target } from '../support/rights/target.js'
import { apiOfHub, type RightsHub, rightsHub } from '../support/rights/walk.js'

/** A way to open a line: with nothing, or narrowed by one thing that names the target. */
interface Way {
  readonly field: string
  readonly by: string
  readonly query: string
  readonly variables: (target: Target) => Record<string, unknown>
}

/** Places in a line and its pace name nobody. */
const nobodys = new Set(['after', 'everySeconds'])

function leavesOf(type: GraphQLNamedType, depth = 2): string {
  if (!isObjectType(type)) return ''
  const inside = Object.values(type.getFields()).flatMap(({ name, type: of, args }) => {
    if (args.some(arg => isNonNullType(arg.type))) return []
    const named = getNamedType(of)
    if (isLeafType(named)) return [name]
    return depth > 0 && isObjectType(named) && !/^(Connection|.*Connection)$/.test(named.name) ? [`${name} ${leavesOf(named, depth - 1)}`] : []
  })
  return `{ ${['__typename', ...inside].join(' ')} }`
}

function waysBy(field: GraphQLField<unknown, unknown>, arg: GraphQLArgument): Way[] {
  const where = `Subscription.${field.name}`
  const type = getNamedType(arg.type)
  const query = `subscription ($v: ${String(arg.type)}) { ${field.name}(${arg.name}: $v) ${leavesOf(getNamedType(field.type))} }`
  const given = isInputObjectType(type) ? Object.values(type.getFields()).map(each => [each.name, each.type] as const) : [[undefined, arg.type] as const]
  return given.map(([inner, of]) => {
    const value = valueFor(where, inner ?? arg.name, nodeOf(field), of)
    if (!value) throw new Error(`${where}(${inner ?? arg.name}:) is new: say in test/support/rights/arguments.ts what a stranger would type into it.`)
    return { field: field.name, by: inner ?? arg.name, query, variables: target => ({ v: inner ? { [inner]: value(target) } : value(target) }) }
  })
}

const ways = Object.values(apiOfHub().getSubscriptionType()?.getFields() ?? {}).flatMap((field): Way[] => [
  { field: field.name, by: 'nothing', query: `subscription { ${field.name} ${leavesOf(getNamedType(field.type))} }`, variables: () => ({}) },
  ...field.args.filter(({ name }) => !nobodys.has(name)).flatMap(arg => waysBy(field, arg)),
])

describe('a stranger’s live line', () => {
  let rights: RightsHub
  let tokens: (readonly [who: string, token: string])[]
  const lines: Live[] = []

  beforeAll(async () => {
    rights = await rightsHub()
    tokens = await Promise.all(strangersTo(rights.open).map(async ({ name, claims }) => [name, await rights.hub.token(claims)] as const))
  })
  afterAll(() => rights.hub.close())
  afterEach(() => lines.splice(0).forEach(line => line.close()))

  const opened = async (token: string, { query, variables }: Way, target: Target) => {
    const line = await openLive(rights.hub.url, token, query, variables(target))
    lines.push(line)
    return line
  }
  /** How it begins: its status, and what comes first, but for times and places, which no two lines share. */
  const begins = async (line: Live) => {
    const isOpen = line.response.headers.get('content-type')?.startsWith('text/event-stream')
    const first = isOpen ? (await line.next()).data : await line.response.json()
    return JSON.stringify([line.response.status, first]).replaceAll(/"(requestId|at|cursor)":"[^"]*"/g, '')
  }

  test('is asked by every way there is', () => {
    expect(ways.map(({ field, by }) => `${field} ${by}`)).toEqual([
      'alertRaised nothing', 'alertRaised facility', 'coverageCheckAnswered nothing', 'referralChanged nothing', 'referralChanged referral',
      'referralChanged resident', 'referralChanged status', 'referralsHeartbeat nothing', 'worklistCountsChanged nothing', 'worklistCountsChanged side',
    ])
  })

  test.each(ways)('$field by $by begins as with what does not exist, and names nobody', { timeout: 60_000 }, async way => {
    const told = await Promise.all(
      tokens.map(async ([who, token]) => {
        const [there, nowhere] = await Promise.all([opened(token, way, rights.open), opened(token, way, absent)])
        return { who, there: await begins(there), nowhere: await begins(nowhere) }
      }),
    )
    expect(told.filter(({ there, nowhere }) => there !== nowhere)).toEqual([])
    expect(told.filter(({ there }) => rights.open.canaries.some(canary => there.includes(canary)))).toEqual([])
    expect(told.length).toBeGreaterThan(30)
  })

  test('stays quiet when something happens to the person, and the line of the home does not', { timeout: 60_000 }, async () => {
    const nurse = await rights.hub.token({ role: 'nurse', facility: rights.open.home })
    const [way] = ways.filter(({ field, by }) => field === 'referralChanged' && by === 'referral')
    if (!way) throw new Error('No line of a referral')
    const [own, ...others] = await Promise.all([nurse, ...tokens.map(([, token]) => token)].map(token => opened(token, way, rights.open)))
    const open = others.filter(({ response }) => response.headers.get('content-type')?.startsWith('text/event-stream'))
    for (const line of [own, ...open]) await line?.next()
    await clearTheWay(rights.hub, rights.open)
    await rights.hub.sql('referrals', `update referrals.referral set status = 'ISSUED', valid_until = '2026-12-31' where id = $1`, [keyOf(rights.open.ids.Referral)])
    const [row] = await rights.hub.sql<{ version: number }>('referrals', 'select version from referrals.referral where id = $1', [keyOf(rights.open.ids.Referral)])
    const input = { referral: rights.open.ids.Referral, expectedVersion: row?.version, idempotencyKey: randomUUID() }
    const sent = await clientWith(rights.hub.url, nurse)('mutation ($input: SendReferralInput!) { sendReferral(input: $input) { referral { status } userErrors { code } } }', { input })
    expect(sent.data).toEqual({ sendReferral: { referral: { status: 'SENT' }, userErrors: [] } })
    const heard = await own?.next()
    expect(JSON.stringify(heard?.data)).toContain('SENT')
    const told = await Promise.all(open.map(async line => JSON.stringify(await line.next(1_000).then(({ data }) => data, () => 'quiet'))))
    expect(told.filter(text => /SENT|CHANGED/.test(text) || rights.open.canaries.some(canary => text.includes(canary)))).toEqual([])
    expect(open.length).toBeGreaterThan(20)
  })
})
