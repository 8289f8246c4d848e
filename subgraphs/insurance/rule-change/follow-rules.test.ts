import { parse } from 'graphql'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Viewer } from '../../../kit/auth.js'
import { type Database, openEmbedded } from '../../../kit/database.js'
import { createLogger } from '../../../kit/log.js'
import type { SubgraphServer } from '../../../kit/subgraph-server.js'
import { localWake } from '../../../kit/wake.js'
import { createInsurance } from '../app.js'
import { copies } from '../copies.js'
import { seedDemo } from '../demo.js'
import { demo, linked, now, officer, resident, viewer } from '../insurance.fixture.js'
import { openInsuranceDatabase } from '../orm.js'
import { seedReference } from '../reference.js'

let db: Database
let servers: SubgraphServer[]

beforeAll(async () => {
  db = await openInsuranceDatabase({ embedded: await openEmbedded({}) })
  await db.migrate()
  await seedReference(db)
  await seedDemo(db, demo)
  await db.transaction(async tx => copies.find(({ table }) => table === 'resident_link')?.apply(tx, demo.links.map(linked)))
  const shared = {
    db,
    verify: async (authorization: string | undefined) => JSON.parse(authorization ?? '{}') as Viewer,
    clock: () => now,
    log: createLogger('insurance', 'silent'),
    wake: localWake(),
  }
  servers = [await createInsurance(shared), await createInsurance(shared)]
})
afterAll(async () => {
  for (const server of servers) await server.close()
})

async function ask(server: SubgraphServer | undefined, who: Viewer, query: string, variables: Record<string, unknown> = {}) {
  const headers = { authorization: JSON.stringify(who), 'accept-language': 'en', 'x-request-id': 'r' }
  return JSON.parse(JSON.stringify(await server?.execute({ query, document: parse(query), variables, headers })))
}

const percentBy = async (server: SubgraphServer | undefined) => {
  const query = `{ coverageOf(resident: "${resident('poor')}", on: "2026-12-01") { ... on Covered { percent } } }`
  return (await ask(server, officer, query)).data.coverageOf.percent
}

test('a change that one process put into force decides in the other too', async () => {
  const [one, other] = servers
  expect(await Promise.all([one, other].map(percentBy))).toEqual([100, 100])
  const head = (subject: string) => viewer({ role: 'insurance-head', province: '52', subject })
  const row = { ruleId: 'BP-6b', validFrom: '2026-06-01', value: '97.5', legalBasis: 'Nghị định thử nghiệm Đ1' }
  const draft = 'mutation ($input: DraftRuleChangeInput!) { draftRuleChange(input: $input) { change { id version } userErrors { code } } }'
  const { change } = (await ask(one, head('one'), draft, { input: { idempotencyKey: 'draft-follow', note: 'Thử', rows: [row] } })).data.draftRuleChange
  const activate = 'mutation ($input: SettleRuleChangeInput!) { activateRuleChange(input: $input) { change { status } userErrors { code } } }'
  const input = { idempotencyKey: 'activate-follow', change: change.id, expectedVersion: change.version }
  expect((await ask(one, head('two'), activate, { input })).data.activateRuleChange).toEqual({ change: { status: 'ACTIVE' }, userErrors: [] })
  expect(await percentBy(one)).toBe(97.5)
  await expect.poll(() => percentBy(other), { timeout: 5_000 }).toBe(97.5)
})
