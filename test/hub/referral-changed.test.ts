import { afterEach, describe, expect, inject, test } from 'vitest'
import type { TokenClaims } from '../../kit/demo-keys.js'
import { toGlobalId } from '../../kit/id.js'
import { type Client, signedIn } from '../support/client.js'
import { tokenFor } from '../support/hub.js'
import { type Change, type Live, nextChange, nextOfAny, openLive, placesOf } from '../support/live.js'
import { move, type Paper, papersOf } from '../support/papers.js'

const line = `subscription ($filter: ReferralChangeFilter, $after: String) {
  referralChanged(filter: $filter, after: $after) { kind cursor status referral { id status version } } }`

const { placeOf, beginning, futurePlace } = await placesOf(inject('hub').dataDir)

const homes = ['BD-TT-HN', 'HY-BTXH', 'BD-KT', 'GL-CT']
const issued = papersOf(homes, 'ISSUED')
const sent = papersOf(homes, 'SENT')
/** Papers that no other test has moved. */
const fresh = (papers: Paper[]): Paper => papers.shift() ?? fail('The demo has no more of these')
const freshOf = (papers: Paper[], home: string): Paper => fresh(papers.splice(papers.findIndex(paper => paper.sender.facility === home), 1))

function fail(message: string): never {
  throw new Error(message)
}

const open: Live[] = []
afterEach(() => open.splice(0).forEach(each => each.close()))

async function listen(claims: TokenClaims, variables: object = {}, query = line): Promise<Live> {
  const { url, dataDir } = inject('hub')
  const live = await openLive(url, await tokenFor(dataDir, claims), query, variables)
  open.push(live)
  return live
}

/** A line that has said where it begins. */
async function opened(claims: TokenClaims, variables: object = {}): Promise<{ live: Live; cursor: string }> {
  const live = await listen(claims, variables)
  const first = await nextChange(live)
  expect(first).toEqual({ kind: 'OPENED', cursor: expect.any(String), status: null, referral: null })
  return { live, cursor: first.cursor }
}

const clients = new Map<string, Promise<Client>>()
function as(claims: TokenClaims): Promise<Client> {
  const key = JSON.stringify(claims)
  const client = clients.get(key) ?? signedIn(claims)
  clients.set(key, client)
  return client
}
const send = async (paper: Paper) => move(await as(paper.sender), 'send', paper)
const accept = async (paper: Paper, steps = 0) => move(await as(paper.receiver), 'accept', paper, paper.version + steps)

/** After so many more steps than the demo made. */
const changed = ({ id, version }: Paper, status: string, now = status, steps = 1) => ({
  kind: 'CHANGED',
  cursor: expect.any(String),
  status,
  referral: { id, status: now, version: version + steps },
})

/** What a line tells until it has passed a place. */
async function toldUntil(live: Live, place: number): Promise<Change[]> {
  const told: Change[] = []
  for (;;) {
    const change = await nextOfAny(live)
    if (change.kind === 'CHANGED') told.push(change)
    if (placeOf(change.cursor) >= place) return told
  }
}

describe('the line of referrals that change', () => {
  test('begins with OPENED, then tells a change made through the gateway, with the referral and its coverage', async () => {
    const paper = fresh(issued)
    const query = `subscription { referralChanged { kind cursor at status referral {
      id status nextMove patientName toFacility { code } resident { id } coverageNow { __typename } } } }`
    const live = await listen(paper.sender, {}, query)
    expect(await live.next()).toEqual({
      event: 'next',
      data: { data: { referralChanged: { kind: 'OPENED', cursor: expect.any(String), at: '2026-11-02T02:00:00.000Z', status: null, referral: null } } },
    })
    await send(paper)
    expect(await nextChange(live)).toEqual({
      kind: 'CHANGED',
      cursor: expect.any(String),
      status: 'SENT',
      referral: {
        id: paper.id,
        status: 'SENT',
        nextMove: 'RECEIVER',
        patientName: expect.any(String),
        toFacility: { code: paper.receiver.hospital },
        resident: { id: toGlobalId('Resident', paper.residentId) },
        coverageNow: { __typename: expect.any(String) },
      },
    })
  })

  test('tells whoever comes back with the last cursor all that changed meanwhile, once and in order', async () => {
    const [home = ''] = homes
    const papers = [freshOf(issued, home), freshOf(issued, home), freshOf(issued, home)]
    const first = await opened({ role: 'nurse', facility: home })
    first.live.close()
    for (const paper of papers) await send(paper)
    for (const paper of papers) await accept(paper, 1)
    const { live } = await opened({ role: 'nurse', facility: home }, { after: first.cursor })
    const told: Change[] = []
    for (let i = 0; i < 6; i++) told.push(await nextChange(live))
    expect(told).toEqual([
      ...papers.map(paper => changed(paper, 'SENT', 'ACCEPTED', 2)),
      ...papers.map(paper => changed(paper, 'ACCEPTED', 'ACCEPTED', 2)),
    ])
    const again = await opened({ role: 'nurse', facility: home }, { after: told[3]?.cursor })
    const placed = (change: Change) => ({ ...change, cursor: placeOf(change.cursor) })
    expect([await nextChange(again.live), await nextChange(again.live)].map(placed)).toEqual(told.slice(4).map(placed))
  })

  test('loses and repeats nothing for one who comes back again and again in the middle of a burst', async () => {
    const [home = ''] = homes
    const papers = sent.filter(({ sender }) => sender.facility === home)
    for (const paper of papers) sent.splice(sent.indexOf(paper), 1)
    let { live, cursor } = await opened({ role: 'nurse', facility: home })
    const burst = Promise.all(papers.map(paper => accept(paper)))
    const told: Change[] = []
    while (told.length < papers.length) {
      if (told.length % 3 === 2) {
        live.close()
        const back = await opened({ role: 'nurse', facility: home }, { after: cursor })
        live = back.live
      }
      const change = await nextChange(live)
      cursor = change.cursor
      told.push(change)
    }
    await burst
    expect(papers.length).toBeGreaterThanOrEqual(8)
    expect(told.map(({ referral }) => referral?.id).toSorted()).toEqual(papers.map(({ id }) => id).toSorted())
    const places = told.map(change => placeOf(change.cursor))
    expect(places).toEqual(places.toSorted((a, b) => a - b))
  })

  test('tells only of the referral, the resident or the status that was asked for', async () => {
    const home = 'HY-BTXH'
    const [one, other] = [freshOf(issued, home), freshOf(issued, home)]
    const nurse = { role: 'nurse', facility: home } as const
    const byReferral = await opened(nurse, { filter: { referral: one.id } })
    const byResident = await opened(nurse, { filter: { resident: toGlobalId('Resident', other.residentId) } })
    const byStatus = await opened(nurse, { filter: { status: ['ACCEPTED', 'REJECTED'] } })
    const byNobody = await opened(nurse, { filter: { referral: 'bm9ib2R5', resident: 'bm9ib2R5' } })
    const all = await opened(nurse)
    await send(one)
    await send(other)
    await accept(one, 1)
    const last = (await toldUntil(all.live, placeOf(all.cursor) + 1), await nextChange(all.live), await nextChange(all.live))
    expect(last).toMatchObject({ status: 'ACCEPTED' })
    const until = placeOf(last.cursor)
    const statuses = async (each: { live: Live }) => (await toldUntil(each.live, until)).map(({ status, referral }) => [status, referral?.id])
    expect(await statuses(byReferral)).toEqual([['SENT', one.id], ['ACCEPTED', one.id]])
    expect(await statuses(byResident)).toEqual([['SENT', other.id]])
    expect(await statuses(byStatus)).toEqual([['ACCEPTED', one.id]])
    expect(await statuses(byNobody)).toEqual([])
  })

  test('tells nothing to those who may not see the referral, whatever they ask for', async () => {
    const paper = freshOf(issued, 'HY-BTXH')
    const strangers: TokenClaims[] = [
      { role: 'nurse', facility: 'HY-KC' },
      { role: 'clinician', hospital: '48002' },
      { role: 'coordinator', province: '52' },
      { role: 'auditor' },
      { role: 'resident', resident: toGlobalId('Resident', '00000000-0000-4000-8000-000000000000') },
    ]
    const parties = [paper.sender, paper.receiver, { role: 'coordinator', province: '33' }] as const
    const filter = { referral: paper.id }
    const lines = await Promise.all(strangers.map(claims => opened(claims, { filter })))
    const heard = await Promise.all(parties.map(claims => opened(claims, { filter })))
    await send(paper)
    const told = await Promise.all(heard.map(({ live }) => nextChange(live)))
    expect(told).toEqual(parties.map(() => changed(paper, 'SENT')))
    const until = placeOf(told[0]?.cursor ?? '')
    for (const { live } of lines) expect(await toldUntil(live, until)).toEqual([])
  })

  test('tells the receiver of a referral from its sending on, not before', async () => {
    const paper = freshOf(issued, 'BD-KT')
    const variables = { filter: { referral: paper.id }, after: beginning }
    const { live: sender } = await opened(paper.sender, variables)
    const { live: receiver } = await opened(paper.receiver, variables)
    const issuing = await nextChange(sender)
    expect(issuing).toEqual(changed(paper, 'ISSUED', 'ISSUED', 0))
    expect(await toldUntil(receiver, placeOf(issuing.cursor) + 1)).toEqual([])
    await send(paper)
    expect(await nextChange(receiver)).toEqual(changed(paper, 'SENT'))
  })

  test.each([
    ['is no cursor', 'x'],
    ['is of another list', Buffer.from(JSON.stringify(['2026-11-02T02:00:00.000Z', 'x'])).toString('base64url')],
    ['lies in the future', futurePlace],
    ['was made by hand', Buffer.from('referrals:1').toString('base64url')],
    ['was changed', `${beginning.slice(0, -2)}AA`],
    ['has something behind it', `${beginning}!!`],
    ['is empty', ''],
  ])('refuses a cursor that %s', async (_, after) => {
    const { response } = await listen({ role: 'nurse', facility: 'HY-BTXH' }, { after })
    expect(await response.json()).toEqual({
      errors: [
        {
          message: 'Con trỏ không hợp lệ; hãy tải lại danh sách rồi nối lại / The cursor is not valid; load the list again, then connect anew.',
          path: ['referralChanged'],
          extensions: { code: 'BAD_USER_INPUT', requestId: expect.any(String), service: 'referrals' },
        },
      ],
      data: null,
    })
  })

  test('beats while it is quiet: a comment of the gateway, and BEAT with the place it has come to', async () => {
    const { live, cursor } = await opened({ role: 'nurse', facility: 'GL-CT' })
    const beats = [await nextOfAny(live), await nextOfAny(live)]
    expect(beats).toEqual(beats.map(() => ({ kind: 'BEAT', cursor: expect.any(String), status: null, referral: null })))
    expect(beats.map(beat => placeOf(beat.cursor) >= placeOf(cursor))).toEqual([true, true])
    expect(live.comments()).toBeGreaterThanOrEqual(1)
  })
})
