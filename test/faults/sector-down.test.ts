import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { projectFile } from '../../kit/files.js'
import { type Answer, field } from '../support/client.js'
import { type CountedHub, countedHub } from '../support/in-process.js'
import { referredResidents } from '../support/world.js'

const view = readFileSync(projectFile('schema/examples/resident-view.graphql'), 'utf8')
const coordinator = { role: 'coordinator', scope: 'country' } as const
const [id = ''] = referredResidents('QN-NCC')

const wrong = (answer: Answer) =>
  (answer.errors ?? []).map(({ path, extensions }) => ({ path, code: extensions?.code, service: extensions?.service }))

interface View {
  resident: { fullName: string; referrals: { nodes: { coverageNow: unknown }[] } | null; coverage: unknown } | null
}

describe('a sector that is down takes only its own part along', () => {
  let hub: CountedHub
  let full: View

  beforeAll(async () => {
    hub = await countedHub('http')
    const answer = await hub.ask(coordinator, view, { id })
    expect(answer.errors).toBeUndefined()
    full = answer.data as unknown as View
  })
  afterAll(() => hub.close())

  const ask = () => hub.ask(coordinator, view, { id })

  test('without insurance: care and referrals, and an error at each place where coverage is missing', async () => {
    await hub.stop('insurance')
    const answer = await ask()
    const nodes = full.resident?.referrals?.nodes ?? []
    expect(answer.data).toEqual({
      resident: {
        ...full.resident,
        coverage: null,
        referrals: { nodes: nodes.map(node => ({ ...node, coverageNow: null })) },
      },
    })
    const missing = { code: 'SUBGRAPH_UNAVAILABLE', service: 'insurance' }
    expect(wrong(answer)).toEqual(
      expect.arrayContaining([
        { path: ['resident', 'coverage'], ...missing },
        ...nodes.map((_, index) => ({ path: ['resident', 'referrals', 'nodes', index, 'coverageNow'], ...missing })),
      ]),
    )
    expect(answer.errors).toHaveLength(1 + nodes.length)
  })

  test('without insurance and referrals: care alone', async () => {
    await hub.stop('referrals')
    const answer = await ask()
    expect(answer.data).toEqual({ resident: { ...full.resident, coverage: null, referrals: null } })
    expect(wrong(answer)).toEqual(
      expect.arrayContaining([
        { path: ['resident', 'referrals'], code: 'SUBGRAPH_UNAVAILABLE', service: 'referrals' },
        { path: ['resident', 'coverage'], code: 'SUBGRAPH_UNAVAILABLE', service: 'insurance' },
      ]),
    )
  })

  test('started again, they answer without touching the gateway', async () => {
    await hub.start('referrals')
    await hub.start('insurance')
    const answer = await ask()
    expect(answer.errors).toBeUndefined()
    expect(answer.data).toEqual(full)
  })

  test('without facilities: it says so at resident, and the other sectors still answer for the person', async () => {
    await hub.stop('facilities')
    const answer = await ask()
    expect(answer.data).toEqual({ resident: null })
    expect(wrong(answer)).toEqual([{ path: ['resident'], code: 'SUBGRAPH_UNAVAILABLE', service: 'facilities' }])
    const others = await hub.ask(
      coordinator,
      'query ($id: ID!) { referralsOf(resident: $id, first: 5) { nodes { paperNumber status } } coverageOf(resident: $id) { __typename } }',
      { id },
    )
    expect(others.errors).toBeUndefined()
    expect(field<{ nodes: unknown[] }>(others, 'referralsOf').nodes).toHaveLength(full.resident?.referrals?.nodes.length ?? 0)
    expect(others.data?.coverageOf).toEqual({ __typename: (full.resident as { coverage: { __typename: string } }).coverage.__typename })
    await hub.start('facilities')
    expect((await ask()).data).toEqual(full)
  })

  test('no error names an address, a port or a secret', async () => {
    await hub.stop('insurance')
    const text = JSON.stringify(await ask())
    await hub.start('insurance')
    expect(text).not.toMatch(/127\.0\.0\.1|localhost|ECONN|fetch|stack|node_modules|Bearer|v1\./)
  })
})
