import { parse } from 'graphql'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Viewer } from '../../../kit/auth.js'
import { type Database, openEmbedded } from '../../../kit/database.js'
import { createLogger } from '../../../kit/log.js'
import type { SubgraphServer } from '../../../kit/subgraph-server.js'
import type { CardGateway, GatewayReply } from '../card-gateway/card-gateway.js'
import { createInsurance } from '../app.js'
import { copies } from '../copies.js'
import { aCard } from '../coverage/cases/case.fixture.js'
import { seedDemo } from '../demo.js'
import { demo, key, linked, now, officer, resident } from '../insurance.fixture.js'
import { openInsuranceDatabase } from '../orm.js'
import { seedReference } from '../reference.js'
import { loadRuleBook } from '../rules/rule-book.index.js'
import { checkAgain, type CheckingAgain } from './check-again.service.js'

let db: Database
let insurance: SubgraphServer
let asking: CheckingAgain
let reply: GatewayReply
let clock = now
const log = createLogger('insurance', 'silent')
const cardGateway: CardGateway = { ask: async () => reply, close: async () => undefined }
const good: GatewayReply = { kind: 'ANSWERED', code: '000', cards: [aCard('HN')] }
const away: GatewayReply = { kind: 'FAILED', failure: 'UNREACHABLE' }

async function tellLinks(links: typeof demo.links, version = 1) {
  const events = links.map((link, i) => ({ ...linked(link, i), version }))
  await db.transaction(async tx => copies.find(({ table }) => table === 'resident_link')?.apply(tx, events))
}

beforeAll(async () => {
  db = await openInsuranceDatabase({ embedded: await openEmbedded({}) })
  await db.migrate()
  await seedReference(db)
  await seedDemo(db, demo)
  await tellLinks(demo.links)
  const verify = async (authorization: string | undefined) => JSON.parse(authorization ?? '{}') as Viewer
  insurance = await createInsurance({ db, verify, clock: () => clock, log, cardGateway })
  asking = { db, clock: () => clock, log, cardGateway, book: await loadRuleBook(db) }
})
afterAll(() => insurance.close())

let keys = 0
async function ask(query: string, variables: Record<string, unknown> = {}) {
  const headers = { authorization: JSON.stringify(officer), 'accept-language': 'en', 'x-request-id': 'r' }
  return JSON.parse(JSON.stringify(await insurance.execute({ query, document: parse(query), variables, headers })))
}

async function check(name: string): Promise<string> {
  const text = 'mutation ($input: CheckCoverageInput!) { checkCoverage(input: $input) { check { id } userErrors { code } } }'
  const input = { idempotencyKey: `check-${++keys}-again`, resident: resident(name) }
  const { data } = await ask(text, { input })
  expect(data.checkCoverage.userErrors).toEqual([])
  return data.checkCoverage.check.id
}

const reread = async (id: string) =>
  (await ask('query ($id: ID!) { coverageCheck(id: $id) { checkedAgain checkAgainAt followedBy { answer { __typename } } } }', { id })).data.coverageCheck

const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)

test('what waits is asked again at its time, ever more seldom, and once answered no more', async () => {
  reply = away
  const id = await check('poor')
  expect(await reread(id)).toEqual({ checkedAgain: 'WAITING', checkAgainAt: later(1).toISOString(), followedBy: null })
  expect(await checkAgain(asking)).toEqual({ answered: 0, inVain: 0 })
  clock = later(1)
  expect(await checkAgain(asking)).toEqual({ answered: 0, inVain: 1 })
  expect(await reread(id)).toEqual({ checkedAgain: 'WAITING', checkAgainAt: later(3).toISOString(), followedBy: null })
  clock = later(3)
  reply = good
  const both = await Promise.all([checkAgain(asking), checkAgain(asking)])
  expect(both.map(({ inVain }) => inVain)).toEqual([0, 0])
  expect(await reread(id)).toEqual({ checkedAgain: 'DONE', checkAgainAt: null, followedBy: { answer: { __typename: 'Covered' } } })
  expect(await db.read(`select count(*)::int as "n" from insurance.coverage_check where follows_id is not null`, [])).toEqual([{ n: 1 }])
  expect(await checkAgain(asking)).toEqual({ answered: 0, inVain: 0 })
  clock = now
})

test('a gateway that stays away is asked for three at a time, not for all that wait', async () => {
  reply = away
  for (let i = 0; i < 5; i++) await check('poor')
  clock = later(1)
  expect(await checkAgain(asking)).toEqual({ answered: 0, inVain: 3 })
  clock = now
})

test('after a week it is given up, and says so', async () => {
  reply = away
  const id = await check('poor')
  await db.script(`update insurance.coverage_check set tries = 174, check_again_at = now() - interval '100 years' where checked_again = 'WAITING'`)
  for (let i = 0; i < 4; i++) await checkAgain(asking)
  expect(await reread(id)).toEqual({ checkedAgain: 'GIVEN_UP', checkAgainAt: null, followedBy: null })
})

test('a resident merged after the check: it is the survivor’s, and the other’s again when the merger is undone', async () => {
  reply = good
  const id = await check('poor')
  const read = 'query ($id: ID!) { coverageCheck(id: $id) { resident { id } } coverageChecks(resident: $survivor, first: 100) { nodes { id } } }'
  const asked = async () => {
    const { coverageCheck, coverageChecks } = (await ask(read.replace('($id: ID!)', '($id: ID!, $survivor: ID!)'), { id, survivor: resident('none') })).data
    return [coverageCheck.resident.id, coverageChecks.nodes.some((each: { id: string }) => each.id === id)]
  }
  const [poor] = demo.links
  if (!poor) throw new Error('The fixture has nobody')
  expect(await asked()).toEqual([resident('poor'), false])
  await tellLinks([{ ...poor, survivorId: key('none') }], 2)
  expect(await asked()).toEqual([resident('none'), true])
  await tellLinks([poor], 3)
  expect(await asked()).toEqual([resident('poor'), false])
})
