import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { TokenClaims } from '../../kit/demo-keys.js'
import { projectFile } from '../../kit/files.js'
import { toGlobalId } from '../../kit/id.js'
import { foldName } from '../../kit/vn/names.js'
import { vietnamCalendar } from '../../kit/vn/working-days.js'
import { listsOf, listsOfSide, momentOf, standingOf, type Worklist, type WorklistSide } from '../../subgraphs/referrals/worklist/worklist.rules.js'
import { field } from '../support/client.js'
import { type CountedHub, countedHub } from '../support/in-process.js'
import { type Live, openLive } from '../support/live.js'
import { facilityOf, world } from '../support/world.js'
import { referralOf, send } from '../support/writes.js'

const now = new Date('2026-11-02T09:00:00+07:00')
const moment = momentOf(now, vietnamCalendar())
const home = 'QN-NCC'
const sender: TokenClaims = { role: 'nurse', facility: home }
const hospitalOf = new Map(world.referrals.healthFacilities.map(each => [each.id, each]))
const all = world.referrals.referrals

/** The hospital on the hub to which the demo sends the most. */
const busiest = world.referrals.healthFacilities
  .filter(each => each.onHub)
  .map(each => ({ ...each, n: all.filter(({ toHealthFacilityId }) => toHealthFacilityId === each.id).length }))
  .toSorted((a, b) => b.n - a.n)[0]
const receiver: TokenClaims = { role: 'clinician', hospital: busiest?.code ?? '' }

type Row = (typeof all)[number]

const fromHome = all.filter(row => row.fromFacilityCode === home)
const toHospital = all.filter(row => row.toHealthFacilityId === busiest?.id && !['DRAFT', 'ISSUED'].includes(row.status))
const instant = (value: unknown) => (value instanceof Date ? value : null)

/** The rows of a side by list, in the order that is asked by default: from the demo and the rules, without SQL. */
function expectedLists(rows: readonly Row[], side: WorklistSide): Record<string, Row[]> {
  const of = (row: Row) => {
    const later = rows.some(each => each.residentId === row.residentId && each.createdAt > row.statusSince && each.status !== 'CANCELLED')
    const receiverOnHub = hospitalOf.get(row.toHealthFacilityId)?.onHub ?? true
    const dates = { statusSince: instant(row.statusSince) ?? now, dueBy: instant(row.dueBy), validUntil: instant(row.validUntil) }
    return listsOf(standingOf({ status: row.status, ...dates, receiverOnHub, followedUp: later, leftOpen: false }, moment), side)
  }
  const on = (list: Worklist) => rows.filter(row => of(row).includes(list)).toSorted(byDeadline)
  return Object.fromEntries(listsOfSide(side).map(list => [list, on(list)]))
}

const ranks = ['EMERGENCY', 'URGENT', 'ROUTINE']
const orderOf = (row: Row) => `${ranks.indexOf(row.urgency)} ${instant(row.dueBy)?.toISOString() ?? '9'} ${row.id}`
const byDeadline = (a: Row, b: Row) => (orderOf(a) < orderOf(b) ? -1 : 1)
const idsOf = (rows: readonly Row[]) => rows.map(({ id }) => toGlobalId('Referral', id))

let hub: CountedHub
beforeAll(async () => {
  hub = await countedHub()
})
afterAll(() => hub.close())

const page = `query Page($list: Worklist!, $side: WorklistSide, $first: Int, $after: String, $last: Int, $before: String,
  $search: String, $urgency: Urgency, $toFacility: ID, $fromFacility: ID, $sort: WorklistSort) {
  referralWorklist(list: $list, side: $side, first: $first, after: $after, last: $last, before: $before, search: $search,
    urgency: $urgency, toFacility: $toFacility, fromFacility: $fromFacility, sort: $sort) {
    nodes { id } totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}`

interface Page {
  nodes: { id: string }[]
  totalCount: number
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null }
}

async function ask(claims: TokenClaims, variables: Record<string, unknown>): Promise<Page> {
  const answer = await hub.ask(claims, page, variables)
  expect(answer.errors).toBeUndefined()
  return field<Page>(answer, 'referralWorklist')
}

/** A whole list, page by page, forwards or from its end. */
async function walk(claims: TokenClaims, size: number, variables: Record<string, unknown>, backwards = false): Promise<string[]> {
  const ids: string[] = []
  let place: Record<string, unknown> = backwards ? { last: size } : { first: size }
  for (;;) {
    const { nodes, pageInfo } = await ask(claims, { ...variables, ...place })
    const page = nodes.map(({ id }) => id)
    if (backwards) ids.unshift(...page)
    else ids.push(...page)
    if (!(backwards ? pageInfo.hasPreviousPage : pageInfo.hasNextPage)) return ids
    place = backwards ? { last: size, before: pageInfo.startCursor } : { first: size, after: pageInfo.endCursor }
  }
}

const countsQuery = 'query Counts($side: WorklistSide) { referralWorklistCounts(side: $side) { list count overdue } }'

describe.each([
  ['the sender', sender, fromHome, 'SENDER'],
  ['the receiver', receiver, toHospital, 'RECEIVER'],
] as const)('the worklists of %s', (_, claims, rows, side) => {
  const lists = expectedLists(rows, side)

  test('are those of the demo, in the order of urgency and deadline', async () => {
    const told = await Promise.all(Object.keys(lists).map(async list => [list, await walk(claims, 100, { list })] as const))
    expect(Object.fromEntries(told)).toEqual(Object.fromEntries(Object.entries(lists).map(([list, on]) => [list, idsOf(on)])))
    expect(told.flatMap(([, ids]) => ids).length).toBeGreaterThan(20)
  })

  test('are counted in one statement, without a read of any person', async () => {
    const { data, counts } = await hub.ask(claims, countsQuery)
    const late = (row: Row) => (instant(row.dueBy) ?? now) < now
    const wanted = Object.entries(lists).map(([list, on]) => ({ list, count: on.length, overdue: on.filter(late).length }))
    expect(data).toEqual({ referralWorklistCounts: wanted })
    expect(counts).toEqual({ calls: ['referrals'], statements: { facilities: 0, referrals: 1, insurance: 0 } })
  })

  test.each(['DEADLINE', 'NEWEST', 'STATUS_SINCE'])('hold each referral once in pages of three, forwards and backwards, by %s', async sort => {
    const [list, on] = Object.entries(lists).toSorted((a, b) => b[1].length - a[1].length)[0] ?? []
    const forwards = await walk(claims, 3, { list, sort })
    expect(forwards.toSorted()).toEqual(idsOf(on ?? []).toSorted())
    expect(await walk(claims, 3, { list, sort }, true)).toEqual(forwards)
  })

  test('are empty for the neighbour, whichever side it asks for', async () => {
    const neighbours: TokenClaims[] = [{ role: 'nurse', facility: 'VN-0' }, { role: 'clinician', hospital: '00000' }, { role: 'admin', facility: home }]
    for (const neighbour of neighbours) {
      const { data } = await hub.ask(neighbour, countsQuery, { side })
      const nothing = listsOfSide(side).map(list => ({ list, count: 0, overdue: 0 }))
      expect(data).toEqual({ referralWorklistCounts: nothing })
      for (const list of listsOfSide(side)) expect((await ask(neighbour, { list, side, first: 5 })).totalCount).toBe(0)
    }
  })
})

describe('what is looked for in a worklist', () => {
  const lists = expectedLists(fromHome, 'SENDER')
  const waiting = lists.WAITING_FOR_HOSPITAL ?? []
  const find = async (variables: Record<string, unknown>) =>
    (await ask(sender, { list: 'WAITING_FOR_HOSPITAL', first: 100, ...variables })).nodes.map(({ id }) => id)

  test('a name without its marks, in another order, or its paper number', async () => {
    const [one] = waiting.filter(row => row.paperNumber && /[^\x20-\x7f]/.test(row.patientName))
    const folded = foldName(one?.patientName ?? '')
    const same = idsOf(waiting.filter(row => foldName(row.patientName) === folded))
    expect(same).toContain(toGlobalId('Referral', one?.id ?? ''))
    expect(await find({ search: folded })).toEqual(same)
    expect(await find({ search: folded.split(' ').toReversed().join('  ').toUpperCase() })).toEqual(expect.arrayContaining(same))
    expect(await find({ search: one?.paperNumber })).toEqual(idsOf(waiting.filter(row => row.paperNumber === one?.paperNumber)))
    expect(await find({ search: '%' })).toEqual([])
  })

  test('by urgency, by where to and by where from', async () => {
    const [one] = waiting
    const to = one?.toHealthFacilityId ?? ''
    expect(await find({ urgency: 'URGENT' })).toEqual(idsOf(waiting.filter(row => row.urgency === 'URGENT')))
    expect(await find({ toFacility: toGlobalId('HealthFacility', to) })).toEqual(idsOf(waiting.filter(row => row.toHealthFacilityId === to)))
    expect(await find({ fromFacility: toGlobalId('Facility', facilityOf(home).id) })).toEqual(idsOf(waiting))
    expect(await find({ fromFacility: toGlobalId('Facility', facilityOf('BD-NCC').id) })).toEqual([])
    expect(await find({ toFacility: 'no id' })).toEqual([])
  })

  test('a sealed referral is not found through the sender it does not name', async () => {
    const centre = facilityOf('QN-CNMT')
    const sealed = all.filter(row => row.fromFacilityCode === centre.code)
    const seen = sealed.map(row => ({ hospital: hospitalOf.get(row.toHealthFacilityId)?.code ?? '', row }))
    const found = seen.filter(({ row }) => ['SENT', 'RECEIVED'].includes(row.status))
    expect(found.length).toBeGreaterThan(0)
    for (const { hospital, row } of found) {
      const claims: TokenClaims = { role: 'clinician', hospital }
      const variables = { list: 'TO_RECEIVE', first: 100 }
      expect((await ask(claims, variables)).nodes.map(({ id }) => id)).toContain(toGlobalId('Referral', row.id))
      const from = [toGlobalId('Facility', centre.id), toGlobalId('HealthFacility', row.fromHealthFacilityId ?? '')]
      for (const fromFacility of from) {
        const ids = (await ask(claims, { ...variables, fromFacility })).nodes.map(({ id }) => id)
        expect(ids).not.toContain(toGlobalId('Referral', row.id))
      }
    }
  })

  test('a cursor of another order, or a made one, is refused', async () => {
    const { pageInfo } = await ask(sender, { list: 'OVERDUE', first: 1, sort: 'NEWEST' })
    for (const after of [pageInfo.endCursor, 'x', Buffer.from('[9,"2026-01-01",1]').toString('base64url')]) {
      const { errors } = await hub.ask(sender, page, { list: 'OVERDUE', first: 1, after })
      expect(errors?.map(error => error.extensions?.code)).toEqual(['BAD_USER_INPUT'])
    }
  })
})

describe('the cost of a worklist', () => {
  test('a page of 50 with resident, destination and coverage costs the calls and the statements of a page of one', async () => {
    const example = readFileSync(projectFile('schema/examples/worklist.graphql'), 'utf8')
    const coordinator: TokenClaims = { role: 'coordinator', scope: 'country' }
    const one = await hub.ask(coordinator, example, { list: 'WAITING_FOR_HOSPITAL', first: 1 })
    const fifty = await hub.ask(coordinator, example, { list: 'WAITING_FOR_HOSPITAL', first: 50 })
    expect([one.errors, fifty.errors]).toEqual([undefined, undefined])
    const { nodes } = field<{ nodes: Record<string, unknown>[] }>(fifty, 'referralWorklist')
    expect(nodes).toHaveLength(50)
    expect(nodes.filter(node => !node.resident || !node.toFacility || !node.coverageNow)).toEqual([])
    expect(fifty.counts).toEqual(one.counts)
    expect(fifty.counts).toEqual({
      // The page; then its people and their coverage beside each other.
      calls: ['referrals', 'insurance', 'facilities'],
      // Residents, audit · counts, page, audit · cards, ranks, audit.
      statements: { facilities: 2, referrals: 3, insurance: 3 },
    })
  })
})

describe('the counts on a live line', () => {
  const query = 'subscription { worklistCountsChanged { list count overdue } }'
  const event = z.object({ data: z.object({ worklistCountsChanged: z.array(z.object({ list: z.string(), count: z.int() })) }) })
  const open: Live[] = []
  afterAll(() => open.forEach(each => each.close()))

  const listen = async (claims: TokenClaims) => {
    const live = await openLive(hub.url, await hub.token(claims), query)
    open.push(live)
    return live
  }
  const told = async (live: Live) => event.parse((await live.next()).data).data.worklistCountsChanged
  type Counts = Awaited<ReturnType<typeof told>>
  const difference = (before: Counts, after: Counts) => {
    const old = new Map(before.map(({ list, count }) => [list, count]))
    const changed = after.map(({ list, count }) => [list, count - (old.get(list) ?? 0)] as const)
    return Object.fromEntries(changed.filter(([list, by]) => by !== 0 && list !== 'OVERDUE'))
  }

  test('come at once, and again when a referral has moved that the caller may see', async () => {
    const { id, row, sender: nurse, receiver: clinician } = referralOf('HY-TT', 'ISSUED')
    const [mine, theirs, others] = [await listen(nurse), await listen(clinician), await listen({ role: 'nurse', facility: 'BD-NCC' })]
    const before = [await told(mine), await told(theirs)] as const
    expect(await told(others)).toHaveLength(listsOfSide('SENDER').length)
    const { data } = await hub.ask(nurse, send, { input: { idempotencyKey: 'worklist-live', referral: id, expectedVersion: row.version } })
    expect(data).toMatchObject({ sendReferral: { userErrors: [] } })
    expect(difference(before[0], await told(mine))).toEqual({ DRAFTS: -1, WAITING_FOR_HOSPITAL: 1 })
    expect(difference(before[1], await told(theirs))).toMatchObject({ TO_RECEIVE: 1 })
    await expect(others.next(2_500)).rejects.toThrow('no event in 2500 ms')
  })
})
