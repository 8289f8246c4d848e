import { createHash } from 'node:crypto'
import { parse } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Viewer } from '../../kit/auth.js'
import { openEmbedded, type Database } from '../../kit/database.js'
import type { HubEvent } from '../../kit/event.js'
import { toGlobalId, uuidFrom } from '../../kit/id.js'
import { createLogger } from '../../kit/log.js'
import type { SubgraphServer } from '../../kit/subgraph-server.js'
import type { ResidentLinkFact } from '../../kit/vn/borrowed-facts.js'
import { createInsurance } from './app.js'
import type { InsuranceCardData } from './card/card.entity.js'
import { copies } from './copies.js'
import { seedDemo } from './demo.js'
import { openInsuranceDatabase } from './orm.js'
import { seedReference } from './reference.js'

const now = new Date('2026-11-22T02:00:00Z')
const asOf = new Date('2026-11-01T00:00:00Z')
const key = (name: string) => uuidFrom(`test:${name}`)
const resident = (name: string) => toGlobalId('Resident', key(name))

const aLink = (name: string, link: Partial<ResidentLinkFact> = {}): ResidentLinkFact => ({
  residentId: key(name),
  facilityId: key('home'),
  facilityCode: 'HOME',
  provinceCode: '52',
  sealed: false,
  categories: ['ELDERLY'],
  survivorId: null,
  sealedScope: null,
  leftAs: null,
  leftOn: null,
  ...link,
})

const aCard = (name: string, card: Partial<InsuranceCardData> = {}, number = 'BT2520000000001'): InsuranceCardData => ({
  id: key(`card:${name}`),
  residentId: key(name),
  holderName: 'Nguyễn Văn Mẫu',
  holderBirthDate: '1950',
  cardNumber: number,
  socialInsuranceNumber: number.slice(5),
  objectCode: number.slice(0, 2),
  printedLevel: Number(number[2]),
  registeredFacilityCode: '52010',
  validFrom: '2026-01-01',
  validTo: '2026-12-31',
  fiveYearOn: null,
  status: 'ACTIVE',
  source: 'HUB_REGISTER',
  asOf,
  ...card,
})

const scopeOf = (name: string, facility: string) => createHash('sha256').update(`${key(name)}:${facility}`).digest('hex')

/** As the facilities sector would tell it. */
const linked = (payload: ResidentLinkFact, index: number): HubEvent => ({
  position: index + 1,
  id: payload.residentId,
  type: 'resident.linked',
  aggregate: 'Resident',
  aggregateId: payload.residentId,
  version: 1,
  payload,
  at: asOf.toISOString(),
})

const many = Array.from({ length: 50 }, (_, i) => `many-${i}`)

const demo = {
  links: [
    aLink('poor'),
    aLink('none'),
    aLink('far', { facilityCode: 'FAR', provinceCode: '33' }),
    aLink('sealed', { facilityId: null, facilityCode: null, sealed: true, sealedScope: scopeOf('sealed', 'REHAB') }),
    aLink('survivor'),
    aLink('merged', { facilityCode: 'FAR', provinceCode: '33', survivorId: key('survivor') }),
    ...many.map(name => aLink(name)),
  ],
  cards: [
    aCard('poor', {}, 'CN3520000000002'),
    aCard('far'),
    aCard('sealed'),
    aCard('merged', { validTo: null }),
    aCard('unlinked'),
    ...many.map(name => aCard(name)),
  ],
}

const viewer = (claims: Partial<Viewer>): Viewer => {
  return { subject: 'u', client: 'test', role: 'nurse', expiresAt: 0, ...claims }
}
const nurse = viewer({ facility: 'HOME' })
const officer = viewer({ role: 'insurance-officer', province: '52' })
const wide = viewer({ role: 'coordinator', scope: 'country' })

let db: Database
let insurance: SubgraphServer

beforeAll(async () => {
  db = await openInsuranceDatabase({ embedded: await openEmbedded({}) })
  await db.migrate()
  await seedReference(db)
  await seedDemo(db, demo)
  await db.transaction(async tx => copies.find(({ table }) => table === 'resident_link')?.apply(tx, demo.links.map(linked)))
  insurance = await createInsurance({
    db,
    verify: async authorization => JSON.parse(authorization ?? '{}') as Viewer,
    clock: () => now,
    log: createLogger('insurance', 'silent'),
  })
})
afterAll(() => insurance.close())

async function ask(query: string, who: Viewer = nurse, variables: Record<string, unknown> = {}) {
  const headers = { authorization: JSON.stringify(who), 'accept-language': 'en', 'x-request-id': 'r' }
  // Apollo's answers have no prototype: JSON makes them comparable.
  return JSON.parse(JSON.stringify(await insurance.execute({ query, document: parse(query), variables, headers })))
}

const entities = (representations: object[], fields: string, who?: Viewer) =>
  ask(`query ($r: [_Any!]!) { found: _entities(representations: $r) { ${fields} } }`, who, { r: representations })

const brief = `__typename ... on Covered { percent } ... on NotCovered { reason } ... on CouldNotCheck { reason }`

const coverageOf = async (name: string, who?: Viewer) =>
  (await ask(`{ coverageOf(resident: "${resident(name)}") { ${brief} } }`, who)).data.coverageOf

test('the law’s tables can be loaded again without a change', async () => {
  const count = () =>
    db.read(`select (select count(*)::int from "insurance"."object_code") as "codes",
      (select count(*)::int from "insurance"."benefit_rule") as "rules"`, [])
  const before = await count()
  await seedReference(db)
  expect([before, await count()]).toEqual([[{ codes: 56, rules: 54 }], [{ codes: 56, rules: 54 }]])
})

test('a resident’s coverage is explained, and the cards lie beside it', async () => {
  const answer = await entities(
    [{ __typename: 'Resident', id: resident('poor') }],
    `... on Resident {
      coverage { ... on Covered { percent validUntil warnings asOf steps { ruleId version legalBasis fact effect } } }
      before: coverage(on: "2025-12-31") { ... on NotCovered { reason message } }
      cards { cardNumber socialInsuranceNumber printedLevel level basePercent validTo status holderName }
    }`,
  )
  expect(answer).toEqual({
    data: {
      found: [
        {
          coverage: {
            percent: 100,
            validUntil: '2026-12-31',
            warnings: ['The card shows level 3, by law it is level 2: the law counts.'],
            asOf: '2026-11-01T00:00:00.000Z',
            steps: [
              {
                ruleId: 'HUB-1',
                version: null,
                legalBasis: 'Luật BHYT Đ16 k3, k4',
                fact: 'Card with code CN, good from 2026-01-01 to 2026-12-31; asked about 2026-11-22',
                effect: 'The card is good',
              },
              {
                ruleId: 'BP-6b',
                version: '2026-01-01',
                legalBasis: 'NQ 261/2025/QH15 Đ2 k1a; CV 38/BYT-BH',
                fact: 'Object code CN on 2026-11-22: level 2',
                effect: '100% of the cost in scope',
              },
            ],
          },
          before: { reason: 'CARD_NOT_STARTED', message: 'The card is good only from 2026-01-01.' },
          cards: [
            {
              cardNumber: 'CN3520000000002',
              socialInsuranceNumber: '0000000002',
              printedLevel: 3,
              level: 2,
              basePercent: 100,
              validTo: '2026-12-31',
              status: 'ACTIVE',
              holderName: 'Nguyễn Văn Mẫu',
            },
          ],
        },
      ],
    },
  })
})

test('a register without a card is "not covered"; a person out of reach is no answer at all', async () => {
  expect(await coverageOf('none')).toEqual({ __typename: 'NotCovered', reason: 'NO_CARD' })
  expect(await coverageOf('far')).toBeNull()
  expect(await coverageOf('nobody')).toBeNull()
  expect(await ask('{ coverageOf(resident: "x") { __typename } }')).toEqual({ data: { coverageOf: null } })
})

const covered = { __typename: 'Covered', percent: 100 }

test.each<[string, Viewer, string[]]>([
  ['a nurse reaches the own facility', nurse, ['poor', 'survivor', 'merged']],
  ['staff of a sealed facility reach its people', viewer({ facility: 'REHAB' }), ['sealed']],
  ['an officer reaches the province, without sealed people', officer, ['poor', 'survivor', 'merged']],
  ['the country has no sealed people either', wide, ['poor', 'far', 'survivor', 'merged']],
  ['a sealed person reaches the own record', viewer({ role: 'resident', resident: resident('sealed') }), ['sealed']],
  ['a programme officer reads no coverage', viewer({ role: 'programme-officer', province: '52' }), []],
  ['an administrator neither', viewer({ role: 'admin', scope: 'country' }), []],
])('%s', async (_, who, reached) => {
  const names = ['poor', 'far', 'sealed', 'survivor', 'merged', 'unlinked']
  const answers = await Promise.all(names.map(async name => [name, await coverageOf(name, who)]))
  expect(Object.fromEntries(answers)).toEqual(
    Object.fromEntries(names.map(name => [name, reached.includes(name) ? covered : null])),
  )
})

test('a card is found by id under the same rights', async () => {
  const found = async (name: string) =>
    (await ask(`{ insuranceCard(id: "${toGlobalId('InsuranceCard', key(`card:${name}`))}") { objectCode } }`)).data
  expect(await Promise.all(['poor', 'merged', 'far', 'sealed', 'unlinked', 'nobody'].map(found))).toEqual([
    { insuranceCard: { objectCode: 'CN' } },
    { insuranceCard: { objectCode: 'BT' } },
    { insuranceCard: null },
    { insuranceCard: null },
    { insuranceCard: null },
    { insuranceCard: null },
  ])
})

test('object codes are public to every signed-in caller, as they were on a day', async () => {
  const levelOf = async (on: string) => {
    const { data } = await ask(`{ objectCodes(on: "${on}") { code level percent } }`, viewer({ role: 'admin' }))
    return data.objectCodes.find((row: { code: string }) => row.code === 'CN')
  }
  expect([await levelOf('2025-12-31'), await levelOf('2026-01-01')]).toEqual([
    { code: 'CN', level: 3, percent: 95 },
    { code: 'CN', level: 2, percent: 100 },
  ])
})

describe('coverageNow', () => {
  const aReferral = (name: string, facts: object | null = {}) => ({
    __typename: 'Referral',
    id: toGlobalId('Referral', key(`referral:${name}`)),
    coverageFacts: facts && {
      residentId: resident(name),
      toFacilityCode: '52001',
      kind: 'CLINICAL_TRANSFER',
      urgency: 'ROUTINE',
      signedOn: '2026-11-10',
      validUntil: '2026-11-25T16:59:59.999Z',
      diagnoses: ['I10'],
      ...facts,
    },
  })
  const now = (who: Viewer, ...referrals: object[]) =>
    entities(referrals, `... on Referral { coverageNow { ${brief} } }`, who)
  const hospital = viewer({ role: 'coordinator', hospital: '52001' })

  test('is given to the hospital that was given the facts, whoever cares for the person', async () => {
    const answer = await now(
      hospital,
      aReferral('far'),
      aReferral('sealed', { validUntil: '2026-11-21T16:59:59.999Z' }),
      aReferral('sealed', { validUntil: new Date('2026-11-22T16:59:59.999Z') }),
      aReferral('merged', { kind: 'CARE_LINK', urgency: 'EMERGENCY' }),
      aReferral('none'),
      aReferral('unlinked', { kind: 'CARE_LINK', toFacilityCode: '52010' }),
      aReferral('poor', null),
    )
    expect(answer).toEqual({
      data: {
        found: [
          { coverageNow: covered },
          { coverageNow: { __typename: 'CouldNotCheck', reason: 'ROUTE_UNKNOWN' } },
          { coverageNow: covered },
          { coverageNow: covered },
          { coverageNow: { __typename: 'NotCovered', reason: 'NO_CARD' } },
          { coverageNow: covered },
          { coverageNow: null },
        ],
      },
    })
  })

  test('is not given to a role that reads no coverage', async () => {
    const answer = await now(viewer({ role: 'auditor', scope: 'country' }), aReferral('poor'))
    expect(answer).toEqual({ data: { found: [{ coverageNow: null }] } })
  })

  test('of 250 referrals is one statement, and one for the log', async () => {
    const before = db.statements()
    const answer = await now(hospital, ...many.flatMap(name => Array.from({ length: 5 }, () => aReferral(name))))
    expect([answer.data.found.length, db.statements() - before]).toEqual([250, 2])
  })
})

test('coverage and cards of 50 residents are one statement, and one for the log that names each of them', async () => {
  const before = db.statements()
  const answer = await entities(
    many.map(name => ({ __typename: 'Resident', id: resident(name) })),
    `... on Resident { coverage { ${brief} } then: coverage(on: "2026-06-01") { ${brief} } cards { id } }`,
  )
  expect([answer.data.found.length, answer.errors, db.statements() - before]).toEqual([50, undefined, 2])
  const noted = await db.read<{ n: number }>(
    `select count(distinct "resident_id")::int as "n" from "insurance"."audit_entry"
     where "resident_id" = any($1::uuid[]) and "fields" like '%cards%'`,
    [many.map(key)],
  )
  expect(noted).toEqual([{ n: 50 }])
})
