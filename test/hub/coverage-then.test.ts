import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TokenClaims } from '../../kit/demo-keys.js'
import { toGlobalId } from '../../kit/id.js'
import { field, signedIn } from '../support/client.js'
import { type CountedHub, countedHub } from '../support/in-process.js'
import { following, step } from '../support/moves.js'
import { residentsOf, world } from '../support/world.js'

/** A home that is licensed, so that it signs its own transfers. */
const home = 'BD-TT-HN'
const referred = new Set(world.referrals.referrals.map(({ residentId }) => residentId))
const isGood = (card: { status: string; validFrom: string; validTo?: string | null }) =>
  card.status === 'ACTIVE' && card.validFrom <= '2026-07-05' && (card.validTo ?? '9999') > '2026-12-31'
const insured = new Set(world.insurance.cards.filter(isGood).map(({ residentId }) => residentId))
const people = residentsOf(home).filter(({ id, leftOn }) => !referred.has(id) && leftOn === null && insured.has(id)).toReversed()
const [hospital, another] = world.referrals.healthFacilities.filter(({ onHub, code }) => onHub && code !== '52901')
if (!hospital || !another) throw new Error('The demo has too few hospitals on the hub')
const at = (role: TokenClaims['role']): TokenClaims => ({ role, facility: home })
const there: TokenClaims = { role: 'clinician', hospital: hospital.code }

function aDraft(index: number, more: object = {}) {
  const one = people[index]
  if (!one) throw new Error(`${home} has too few residents without a referral`)
  return {
    kind: 'CLINICAL_TRANSFER', resident: toGlobalId('Resident', one.id), patient: { name: one.fullName, birthDate: one.birthDate, sex: one.sex },
    toFacility: toGlobalId('HealthFacility', hospital?.id ?? ''), urgency: 'ROUTINE', reason: 'Đau thượng vị', diagnoses: ['K29.7'], summary: 'Đau thượng vị', ...more,
  }
}

const answer = `__typename ... on Covered { percent validUntil warnings steps { ruleId fact } whatWouldChange { change } }
  ... on NotCovered { reason message } ... on CouldNotCheck { reason nextStep }`
const query = `query ($id: ID!) { referral(id: $id) { coverageThen { on takenAt answer { ${answer} } } coverageNow { ${answer} }
  coverageChange { isChanged parts causes { kind text } text } } }`
interface Seen {
  coverageThen: { on: string; takenAt: string; answer: { warnings: string[] } } | null
  coverageNow: object | null
  coverageChange: { isChanged: boolean } | null
}
const look = async (id: string, claims: TokenClaims = at('nurse')) => field<Seen | null>(await (await signedIn(claims))(query, { id }), 'referral')

/** The insurance sector hears of the issue a moment later. */
async function whenTaken(id: string, claims: TokenClaims = at('nurse')): Promise<Seen> {
  for (const end = performance.now() + 15_000; performance.now() < end; await new Promise(resolve => setTimeout(resolve, 50))) {
    const seen = await look(id, claims)
    if (seen?.coverageThen) return seen
  }
  throw new Error('The check of the issue was not taken')
}

describe('the coverage of a referral when it was issued', () => {
  test('is kept when a transfer is signed, and is what is paid today; a draft has none', async () => {
    const draft = following(await step(at('nurse'), 'createReferral', aDraft(0)))
    expect(await look(draft.id())).toMatchObject({ coverageThen: null, coverageNow: { __typename: expect.any(String) }, coverageChange: null })
    expect(await draft.by(at('signer'), 'issueReferral')).toBe('ISSUED SENDER')
    const seen = await whenTaken(draft.id())
    expect(seen.coverageThen).toEqual({ on: '2026-11-02', takenAt: '2026-11-02T02:00:00.000Z', answer: seen.coverageNow })
    expect(seen.coverageNow).toMatchObject({ __typename: 'Covered', validUntil: '2026-11-16' })
    expect(seen.coverageChange).toMatchObject({ isChanged: false, parts: [], causes: [], text: expect.stringMatching(/^Như lúc phát hành: hưởng \d+% đến 16\/11\/2026\.$/) })

    // Sending it issues nothing anew; the hospital that gets it reads the same.
    expect(await draft.by(at('nurse'), 'sendReferral')).toBe('SENT RECEIVER')
    expect(await look(draft.id(), there)).toEqual(seen)
  })

  test('is kept for the next hospital when the person is sent on', async () => {
    const sent = following(await step(at('nurse'), 'createReferral', aDraft(1)))
    await sent.by(at('signer'), 'issueReferral')
    await sent.by(at('nurse'), 'sendReferral')
    const first = await whenTaken(sent.id())
    const onward = { reason: 'NO_BED', note: 'Hết giường', toFacility: toGlobalId('HealthFacility', another.id) }
    await step(there, 'redirectReferral', { referral: sent.id(), expectedVersion: 3, ...onward })
    const ask = await signedIn(at('nurse'))
    const listed = await ask('query ($id: ID!) { referralsOf(resident: $id, first: 5) { nodes { id status } } }', { id: aDraft(1).resident })
    const child = field<{ nodes: { id: string; status: string }[] }>(listed, 'referralsOf').nodes.find(({ status }) => status === 'SENT')
    expect((await whenTaken(child?.id ?? '')).coverageThen).toMatchObject({ on: '2026-11-02', answer: { __typename: 'Covered' } })
    expect((await look(sent.id()))?.coverageThen).toEqual(first.coverageThen)
  })

  test('of a care link it is kept when it is sent, without a paper', async () => {
    const consent = { by: 'PERSON', on: '2026-11-02' }
    const link = following(await step(at('nurse'), 'createReferral', aDraft(2, { kind: 'CARE_LINK', consent })))
    await link.by(at('head'), 'approveReferral')
    expect((await look(link.id()))?.coverageThen).toBeNull()
    expect(await link.by(at('nurse'), 'sendReferral')).toBe('SENT RECEIVER')
    const seen = await whenTaken(link.id())
    expect(seen.coverageThen?.answer).toEqual(seen.coverageNow)
  })

  test('of the demo it says that it was caught up, and what has changed since; nobody else reads it', async () => {
    const ended = world.referrals.referrals.find(({ status, sealed, fromProvinceCode, residentId, signedOn, validUntil }) => {
      const isOver = status === 'CLOSED' && signedOn && signedOn > '2026-07-05' && validUntil && validUntil < new Date('2026-11-02')
      return isOver && !sealed && fromProvinceCode === '48' && insured.has(residentId)
    })
    if (!ended) throw new Error('The demo has no such paper')
    const id = toGlobalId('Referral', ended.id)
    const seen = await whenTaken(id, { role: 'nurse', facility: ended.fromFacilityCode ?? '' })
    expect(seen?.coverageThen).toMatchObject({ on: ended.signedOn, answer: { __typename: 'Covered', warnings: expect.arrayContaining([expect.stringMatching(/^Tra cứu bù lúc 09:00 02\/11\/2026/)]) } })
    expect(seen?.coverageChange).toMatchObject({ isChanged: true, causes: expect.arrayContaining([expect.objectContaining({ kind: 'PAPER_ENDED' })]) })
    expect(await look(id, { role: 'insurance-officer', province: '48' })).toEqual(seen)
    for (const stranger of [{ role: 'insurance-officer', province: '52' }, { role: 'nurse', facility: 'BD-NCC' }] as const) {
      expect(await look(id, stranger)).toBeNull()
    }
    expect(await look(id, { role: 'auditor', scope: 'country' })).toBeNull()
  })
})

describe('of a page of 50 referrals', () => {
  let hub: CountedHub
  beforeAll(async () => {
    hub = await countedHub()
    await hub.catchUp()
  })
  afterAll(() => hub.close())

  test('then, now and what changed are one call and four statements: the cards, the ranks, what is kept, the log', async () => {
    const page = `query ($first: Int!) { referrals(first: $first, status: [CLOSED]) { nodes { coverageThen { on } coverageNow { __typename } coverageChange { isChanged } } } }`
    for (const first of [2, 50]) {
      const answer = await hub.ask({ role: 'coordinator', scope: 'country' }, page, { first })
      const { errors, counts } = answer
      const { nodes } = field<{ nodes: Seen[] }>(answer, 'referrals')
      expect([errors, nodes.length, nodes.filter(({ coverageChange }) => coverageChange === null)]).toEqual([undefined, first, []])
      expect([counts.calls, counts.statements.insurance]).toEqual([['referrals', 'insurance'], 4])
    }
  })
})
