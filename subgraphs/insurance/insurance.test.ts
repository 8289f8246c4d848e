import { parse } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Viewer } from '../../kit/auth.js'
import { openEmbedded, type Database } from '../../kit/database.js'
import { toGlobalId } from '../../kit/id.js'
import { createLogger } from '../../kit/log.js'
import type { SubgraphServer } from '../../kit/subgraph-server.js'
import { createInsurance } from './app.js'
import { copies } from './copies.js'
import { seedDemo } from './demo.js'
import { demo, key, linked, many, now, nurse, officer, ranked, ranks, resident, viewer, wide } from './insurance.fixture.js'
import { openInsuranceDatabase } from './orm.js'
import { seedReference } from './reference.js'

let db: Database
let insurance: SubgraphServer

beforeAll(async () => {
  db = await openInsuranceDatabase({ embedded: await openEmbedded({}) })
  await db.migrate()
  await seedReference(db)
  await seedDemo(db, demo)
  await db.transaction(async tx => copies.find(({ table }) => table === 'resident_link')?.apply(tx, demo.links.map(linked)))
  await db.transaction(async tx => copies.find(({ table }) => table === 'facility_rank')?.apply(tx, ranks.map(ranked)))
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
  expect([before, await count()]).toEqual([[{ codes: 98, rules: 93 }], [{ codes: 98, rules: 93 }]])
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

  test('counts the hospital’s rank of the day where there is no paper, and says what would give more', async () => {
    const noPaper = { kind: 'CARE_LINK', signedOn: null, validUntil: null }
    const answer = await entities(
      [aReferral('far', { ...noPaper, toFacilityCode: '33002' }), aReferral('far', { ...noPaper, toFacilityCode: '33001' })],
      `... on Referral { coverageNow {
        __typename
        ... on Covered { percent steps { ruleId } warnings }
        ... on CouldNotCheck { reason nextStep whatWouldChange { change text percent } }
      } }`,
      hospital,
    )
    expect(answer).toEqual({
      data: {
        found: [
          {
            coverageNow: {
              __typename: 'Covered',
              percent: 100,
              steps: ['HUB-1', 'BP-2', 'VC-3.3'].map(ruleId => ({ ruleId })),
              warnings: [],
            },
          },
          {
            coverageNow: {
              __typename: 'CouldNotCheck',
              reason: 'ROUTE_UNKNOWN',
              nextStep: 'Say whether outpatient or inpatient, or have a transfer paper issued, then ask again.',
              whatWouldChange: [
                { change: 'WITH_SLIP', text: 'With a transfer paper that is good', percent: 100 },
                { change: 'AT_REGISTERED_PLACE', text: 'At the registered first-contact facility', percent: 100 },
                { change: 'AT_LISTED_PRIMARY', text: 'At a commune health station', percent: 100 },
              ],
            },
          },
        ],
      },
    })
  })

  test('is not given to a role that reads no coverage', async () => {
    const answer = await now(viewer({ role: 'auditor', scope: 'country' }), aReferral('poor'))
    expect(answer).toEqual({ data: { found: [{ coverageNow: null }] } })
  })

  test('of 250 referrals is one statement for the cards, one for the ranks, and one for the log', async () => {
    const before = db.statements()
    const answer = await now(hospital, ...many.flatMap(name => Array.from({ length: 5 }, () => aReferral(name))))
    expect([answer.data.found.length, db.statements() - before]).toEqual([250, 3])
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
