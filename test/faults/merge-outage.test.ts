import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TokenClaims } from '../../kit/demo-keys.js'
import { toGlobalId } from '../../kit/id.js'
import type { SubgraphName } from '../../schema/subgraphs.js'
import { clientWith, field } from '../support/client.js'
import { type Hub, startHub, startSubgraph, tokenFor } from '../support/hub.js'
import { mergedOf, merges, soon } from '../support/merges.js'
import { residentsOf, world } from '../support/world.js'

const server = process.env.HUB_TEST_DATABASE_URL
const home = 'BD-KT'
const [survivor, merged] = ['NDC-0002057', 'NDC-0002042'].map(code => {
  const row = residentsOf(home).find(each => each.code === code)
  return { key: row?.id ?? '', id: toGlobalId('Resident', row?.id ?? ''), version: 1 }
})
if (!survivor || !merged) throw new Error('The demo has other people now')
const countOf = (rows: readonly { residentId?: string | null }[]) => rows.filter(({ residentId }) => residentId === survivor.key || residentId === merged.key).length
const all = { referrals: countOf(world.referrals.referrals), cards: countOf(world.insurance.cards) }

if (!server) process.stdout.write('Not run here: stopping a sector needs PostgreSQL; set HUB_TEST_DATABASE_URL.\n')

describe.runIf(server)('two records are merged while the other sectors are away', () => {
  let hub: Hub

  beforeAll(async () => {
    hub = await startHub('services')
  })
  afterAll(() => hub?.stop())

  const ask = async (claims: TokenClaims, query: string, variables: Record<string, unknown>) =>
    clientWith(hub.url, await tokenFor(hub.dataDir, claims))(query, variables, { 'accept-language': 'en' })
  const own = merges(home, ask)
  const others: readonly SubgraphName[] = ['referrals', 'insurance']
  const kill = () => Promise.all(others.map(name => hub.processes.get(name)?.stop('SIGKILL')))
  const start = async () => {
    for (const name of others) hub.processes.set(name, await startSubgraph(name, hub.settings))
  }
  const look = async (id: string) =>
    ask(own.head, 'query ($id: ID!) { resident(id: $id) { id cards { id } } referralsOf(resident: $id, first: 50) { totalCount } }', { id })
  const sums = (id: string) => soon(() => look(id), answer => countsOf(answer) === JSON.stringify(all))
  const countsOf = ({ data }: Awaited<ReturnType<typeof look>>) => {
    const { cards } = (data?.resident ?? {}) as { cards?: unknown[] | null }
    const { totalCount } = (data?.referralsOf ?? {}) as { totalCount?: number }
    return JSON.stringify({ referrals: totalCount, cards: cards?.length })
  }

  test('once they are back they answer for one person, and after an undo that they missed for two', { timeout: 180_000 }, async () => {
    const before = [await look(survivor.id), await look(merged.id)]
    expect(before.map(({ errors }) => errors)).toEqual([undefined, undefined])
    const gone = await own.leaves(merged)
    await kill()
    const { merge, userErrors } = mergedOf(await own.join(survivor, gone))
    expect(userErrors).toEqual([])
    await start()
    for (const id of [survivor.id, merged.id]) expect(countsOf(await sums(id))).toBe(JSON.stringify(all))
    expect(field<{ id: string }>(await look(merged.id), 'resident').id).toBe(survivor.id)
    await kill()
    expect((await own.part(merge?.id ?? '')).data).toMatchObject({ undoMerge: { userErrors: [] } })
    await start()
    const after = async () => [await look(survivor.id), await look(merged.id)]
    const isParted = (answers: unknown) => JSON.stringify(answers) === JSON.stringify(before)
    expect(await soon(after, isParted)).toEqual(before)
  })
})
