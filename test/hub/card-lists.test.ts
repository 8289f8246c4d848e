import { beforeAll, describe, expect, test } from 'vitest'
import type { TokenClaims } from '../../kit/demo-keys.js'
import { toGlobalId } from '../../kit/id.js'
import { addDays, localDateOf } from '../../kit/vn/working-days.js'
import { cardStateOn } from '../../subgraphs/insurance/card/card.rules.js'
import { entitlementOf } from '../../subgraphs/insurance/card-list/entitlement.rules.js'
import { openStatuses } from '../../subgraphs/referrals/referral/referral.rules.js'
import { signedIn } from '../support/client.js'
import { facilityOf, residentsOf, world } from '../support/world.js'

// Against the people of the demo, by the rules over its rows, without SQL. No other test changes this home.

const today = '2026-11-02'
const home = 'QN-BTXH'
const nurse: TokenClaims = { role: 'nurse', facility: home }
const facility = toGlobalId('Facility', facilityOf(home).id)
const people = residentsOf(home).filter(({ leftOn }) => leftOn === null)
const cardsOf = (id: string) => world.insurance.cards.filter(({ residentId }) => residentId === id)
const categoriesOf = (id: string) => world.facilities.categories.filter(({ residentId }) => residentId === id).map(({ kind }) => kind)
const isCovered = ({ id }: { id: string }, day = today) => cardsOf(id).some(card => cardStateOn(card, day) === 'VALID')
const rate = (of: typeof people, on = today) => {
  const covered = of.filter(person => isCovered(person, on)).length
  return { on, people: of.length, covered, percent: Math.round((covered * 1000) / of.length) / 10, small: of.length < 5 }
}

/** The referral of somebody whose paper ends last, of those that have not ended. */
function paperOf(id: string) {
  const open = world.referrals.referrals.filter(each => each.residentId === id && openStatuses.includes(each.status) && each.validUntil)
  return open.toSorted((a, b) => Number(b.validUntil) - Number(a.validUntil))[0]
}

function endingWithin(days: number) {
  const ending = people.flatMap(person => {
    const active = cardsOf(person.id).filter(({ status }) => status === 'ACTIVE')
    return active.flatMap(card => {
      const { validTo } = card
      if (!validTo || validTo < today || validTo > addDays(today, days)) return []
      const goesOn = active.some(next => next.validFrom <= addDays(validTo, 1) && (!next.validTo || next.validTo > validTo))
      return goesOn ? [] : [{ person, card, validTo }]
    })
  })
  return ending.toSorted((a, b) => (a.validTo + a.card.id < b.validTo + b.card.id ? -1 : 1))
}

describe('cards that end', () => {
  const query = `query ($within: ExpiringWithin!, $facility: ID) { expiringCards(within: $within, facility: $facility, first: 100) {
    totalCount nodes { resident { id fullName } card { id cardNumber validTo } daysLeft endsBeforeReferral referral { paperNumber } } } }`

  test.each([['DAYS_30', 30], ['DAYS_60', 60], ['DAYS_90', 90]] as const)('within %s, the soonest first', async (within, days) => {
    const nodes = endingWithin(days).map(({ person, card, validTo }) => {
      const paper = paperOf(person.id)
      const outlives = paper?.validUntil != null && localDateOf(paper.validUntil) > validTo
      return {
        resident: { id: toGlobalId('Resident', person.id), fullName: person.fullName },
        card: { id: toGlobalId('InsuranceCard', card.id), cardNumber: card.cardNumber, validTo },
        daysLeft: (Date.parse(validTo) - Date.parse(today)) / 86_400_000,
        endsBeforeReferral: outlives,
        referral: outlives ? { paperNumber: paper.paperNumber } : null,
      }
    })
    expect(nodes.length).toBeGreaterThan(days / 10)
    for (const variables of [{ within }, { within, facility }]) {
      expect(await (await signedIn(nurse))(query, variables)).toEqual({ data: { expiringCards: { totalCount: nodes.length, nodes } } })
    }
  })
})

describe('people with a right to a card and without one', () => {
  const without = people.flatMap(person => {
    const cards = cardsOf(person.id).toSorted((a, b) => (a.validFrom > b.validFrom ? -1 : 1))
    const entitlement = entitlementOf(categoriesOf(person.id), cards[0]?.holderBirthDate ?? null, today)
    if (!entitlement || isCovered(person)) return []
    const ends = cards.filter(({ status, validTo }) => status !== 'CANCELLED' && validTo && validTo < today).map(({ validTo }) => validTo ?? '')
    return [{ person, entitlement, ended: ends.toSorted().at(-1) ?? null }]
  })
  const place = ({ person, ended }: (typeof without)[number]) => `${ended ?? '0001-01-01'} ${person.id}`
  const listed = without.toSorted((a, b) => (place(a) < place(b) ? -1 : 1))
  const query = `query ($facility: ID, $first: Int, $after: String) { entitledWithoutCard(facility: $facility, first: $first, after: $after) {
    totalCount pageInfo { endCursor } nodes { resident { fullName } category rights { objectCode onlyFor legalBasis } lastCardEndedOn } } }`
  const nodes = listed.map(({ person, entitlement, ended }) => ({
    resident: { fullName: person.fullName },
    category: entitlement.category,
    rights: entitlement.rights.map(right => ({ ...right, onlyFor: right.onlyFor?.vi ?? null })),
    lastCardEndedOn: ended,
  }))

  test('are listed, with the card that their group gives and since when it is missing', async () => {
    expect(nodes.length).toBeGreaterThan(10)
    const { data } = await (await signedIn(nurse))(query, { facility, first: 100 })
    expect(data).toMatchObject({ entitledWithoutCard: { totalCount: nodes.length, nodes } })
  })

  test('page by page, each once', async () => {
    const ask = await signedIn(nurse)
    const seen: unknown[] = []
    let after: string | null = null
    while (seen.length < nodes.length) {
      const { data } = await ask(query, { first: 7, after })
      const page = data?.entitledWithoutCard as { nodes: unknown[]; pageInfo: { endCursor: string } }
      seen.push(...page.nodes)
      after = page.pageInfo.endCursor
    }
    expect(seen).toEqual(nodes)
  })
})

describe('how many are covered', () => {
  const figures = 'on people covered percent small'
  let ask: Awaited<ReturnType<typeof signedIn>>

  beforeAll(async () => {
    ask = await signedIn(nurse)
  })

  test('of a facility, by its own field and in the list', async () => {
    const query = `query ($id: ID!) { facility(id: $id) { name coverageRate { ${figures} } past: coverageRate(on: "2026-01-15") { ${figures} } }
      coverageRates(by: FACILITY, facility: $id) { facility { name } category provinceCode rate { ${figures} } } }`
    const { name } = facilityOf(home)
    expect(await ask(query, { id: facility })).toEqual({
      data: {
        facility: { name, coverageRate: rate(people), past: rate(people, '2026-01-15') },
        coverageRates: [{ facility: { name }, category: null, provinceCode: null, rate: rate(people) }],
      },
    })
  })

  test('by category: whoever has several counts in each', async () => {
    const kinds = [...new Set(people.flatMap(({ id }) => categoriesOf(id)))].toSorted()
    expect(await ask(`{ coverageRates(by: CATEGORY, on: "${today}") { facility { id } category rate { ${figures} } } }`)).toEqual({
      data: {
        coverageRates: kinds.map(category => {
          return { facility: null, category, rate: rate(people.filter(({ id }) => categoriesOf(id).includes(category))) }
        }),
      },
    })
  })
})

test('a hospital’s contract with the insurance on a day; none where the hub knows of none', async () => {
  const query = `query ($code: String!) { healthFacility(code: $code) { name
    insuranceContract { contractNumber outpatient inpatient insurerProvinceCode validFrom validTo }
    before: insuranceContract(on: "2025-12-31") { contractNumber } long: insuranceContract(on: "2024-12-31") { contractNumber } } }`
  const ask = await signedIn({ role: 'auditor' })
  expect(await ask(query, { code: '49101' })).toEqual({
    data: {
      healthFacility: {
        name: 'Trạm Y tế phường Tam Kỳ',
        insuranceContract: {
          contractNumber: '49101/2026/HĐ-KCB-BHYT', outpatient: true, inpatient: false, insurerProvinceCode: '48', validFrom: '2026-01-01', validTo: '2026-12-31',
        },
        before: { contractNumber: '49101/2025/HĐ-KCB-BHYT' },
        long: null,
      },
    },
  })
  expect((await ask(query, { code: '52901' })).data).toMatchObject({ healthFacility: { insuranceContract: null, before: null } })
})
