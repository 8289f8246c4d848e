import { readFileSync } from 'node:fs'
import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { projectFile } from '../../kit/files.js'
import { type SubgraphName } from '../../schema/subgraphs.js'
import { type Answer, clientWith } from '../support/client.js'
import { type Hub, startHub, startSubgraph, tokenFor } from '../support/hub.js'
import { referredResidents } from '../support/world.js'

const server = process.env.HUB_TEST_DATABASE_URL
const view = readFileSync(projectFile('schema/examples/resident-view.graphql'), 'utf8')
const [id = ''] = referredResidents('QN-NCC')

if (!server) process.stdout.write('Not run here: four processes need PostgreSQL; set HUB_TEST_DATABASE_URL.\n')

describe.runIf(server)('four processes on PostgreSQL', () => {
  let hub: Hub
  let token: string
  let full: Answer

  beforeAll(async () => {
    hub = await startHub('services')
    token = await tokenFor(hub.dataDir, { role: 'coordinator', scope: 'country' })
    full = await ask()
    expect(full.errors).toBeUndefined()
  })
  afterAll(() => hub?.stop())

  const ask = () => clientWith(hub.url, token)(view, { id })
  const stop = (name: SubgraphName) => hub.processes.get(name)?.stop()
  const start = async (name: SubgraphName) => void hub.processes.set(name, await startSubgraph(name, hub.settings))
  const missing = (answer: Answer) => [
    ...new Set((answer.errors ?? []).map(({ path, extensions }) => `${path?.slice(0, 2).join('.')} ${String(extensions?.code)} ${String(extensions?.service)}`)),
  ].toSorted()

  test('insurance stops, then referrals: the rest is answered, and the errors name the missing ones', async () => {
    expect(await stop('insurance')).toBe(0)
    expect(missing(await ask())).toEqual([
      'resident.coverage SUBGRAPH_UNAVAILABLE insurance',
      'resident.referrals SUBGRAPH_UNAVAILABLE insurance',
    ])
    expect(await stop('referrals')).toBe(0)
    const answer = await ask()
    expect(missing(answer)).toEqual([
      'resident.coverage SUBGRAPH_UNAVAILABLE insurance',
      'resident.referrals SUBGRAPH_UNAVAILABLE referrals',
    ])
    expect(answer.data?.resident).toEqual({ ...(full.data?.resident as object), referrals: null, coverage: null })
  })

  test('facilities stops too: it says so at resident', async () => {
    await start('referrals')
    await start('insurance')
    expect(await stop('facilities')).toBe(0)
    const answer = await ask()
    expect(answer.data).toEqual({ resident: null })
    expect(answer.errors?.map(({ path, extensions }) => [path, extensions?.code, extensions?.service])).toEqual([
      [['resident'], 'SUBGRAPH_UNAVAILABLE', 'facilities'],
    ])
    const others = await clientWith(hub.url, token)(
      'query ($id: ID!) { referralsOf(resident: $id, first: 1) { totalCount } coverageOf(resident: $id) { __typename } }',
      { id },
    )
    expect(others).toEqual({
      data: { referralsOf: { totalCount: expect.any(Number) }, coverageOf: { __typename: expect.any(String) } },
    })
  })

  test('each started again: the full answer, without touching the gateway', async () => {
    await start('facilities')
    expect(await ask()).toEqual(full)
  })

  test('SIGTERM under load: every accepted request is answered in full', async () => {
    const gateway = hub.processes.get('gateway')
    const body = JSON.stringify({ query: view, variables: { id } })
    let stopping = false
    const complete: string[] = []
    const refused: string[] = []
    const other: string[] = []
    const client = async () => {
      while (!stopping || refused.length === 0) {
        const result = await oneRequest(hub.url, token, body)
        if (result.answer !== undefined) complete.push(result.answer)
        else if (result.error === 'ECONNREFUSED' || (result.error === 'ECONNRESET' && !result.started)) refused.push(result.error)
        else other.push(String(result.error))
      }
    }
    const clients = Array.from({ length: 8 }, client)
    while (complete.length < 30) await new Promise(resolve => setTimeout(resolve, 20))
    stopping = true
    expect(await gateway?.stop()).toBe(0)
    await Promise.all(clients)
    expect(other).toEqual([])
    expect(complete.length).toBeGreaterThanOrEqual(30)
    expect(new Set(complete)).toEqual(new Set([JSON.stringify(full)]))
    const { accepted, answered } = JSON.parse(
      gateway?.stderr().split('\n').find(line => line.includes('"accepted"')) ?? '{}',
    ) as { accepted: number; answered: number }
    expect(answered).toBe(accepted)
  })
})

interface Result {
  answer?: string
  error?: string
  started: boolean
}

/** One request on a connection of its own, so that a refused one was never accepted. */
function oneRequest(url: string, token: string, body: string): Promise<Result> {
  return new Promise(resolve => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}`, connection: 'close' }
    let started = false
    const call = request(`${url}/graphql`, { method: 'POST', headers, agent: false }, response => {
      started = true
      let text = ''
      response.on('data', (part: Buffer) => (text += part.toString()))
      response.on('end', () => resolve({ answer: text, started }))
      response.on('error', (error: NodeJS.ErrnoException) => resolve({ error: error.code, started }))
    })
    call.on('error', (error: NodeJS.ErrnoException) => resolve({ error: error.code, started }))
    call.end(body)
  })
}
