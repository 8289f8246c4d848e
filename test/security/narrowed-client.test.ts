import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { TokenClaims } from '../../kit/demo-keys.js'
import { errorText } from '../../kit/errors.js'
import { toGlobalId } from '../../kit/id.js'
import { type Answer, clientWith } from '../support/client.js'
import { type Hub, startHub, tokenFor } from '../support/hub.js'
import { openLive } from '../support/live.js'
import { residentsOf } from '../support/world.js'

const registered = [
  { id: 'phone', documents: 'open', scopes: ['resident:identity', 'referral:basic'] },
  { id: 'desk', documents: 'open' },
  { id: 'pilot', documents: 'open', until: '2026-11-01' },
]
const id = toGlobalId('Resident', residentsOf('QN-NCC')[0]?.id ?? '')
const nurse: TokenClaims = { role: 'nurse', facility: 'QN-NCC', subject: 'nurse-qn-ncc' }
const record = 'query ($id: ID!) { resident(id: $id) { fullName identifiers { value } latestHealthCheck { id } cards { id } referrals(first: 1) { totalCount } } }'

let hub: Hub
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hub-clients-'))
  const file = join(folder, 'clients.json')
  await writeFile(file, JSON.stringify(registered))
  hub = await startHub('embedded', inject('template'), { HUB_CLIENTS_FILE: file })
})
afterAll(async () => {
  await hub?.stop()
  await rm(folder, { recursive: true, force: true })
})

const through = async (client: string, claims: TokenClaims, query: string, variables?: Record<string, unknown>): Promise<Answer> =>
  clientWith(hub.url, await tokenFor(hub.dataDir, { ...claims, client }))(query, variables)
const codesAt = ({ errors = [] }: Answer) => errors.map(({ path, extensions }) => `${path?.join('.')} ${String(extensions?.code)}`).toSorted()

describe('a hub whose clients are listed in a file', () => {
  test('gives the same nurse less through a client that is kept to some scopes than through one that is not', async () => {
    const [phone, desk] = [await through('phone', nurse, record, { id }), await through('desk', nurse, record, { id })]
    expect(phone.data).toEqual({ resident: { fullName: expect.any(String), identifiers: null, latestHealthCheck: null, cards: null, referrals: { totalCount: expect.any(Number) } } })
    expect(codesAt(phone)).toEqual(['resident.cards FORBIDDEN', 'resident.identifiers FORBIDDEN', 'resident.latestHealthCheck FORBIDDEN'])
    expect(desk.errors).toBeUndefined()
    expect(desk.data).toEqual({
      resident: { fullName: expect.any(String), identifiers: expect.any(Array), latestHealthCheck: expect.anything(), cards: expect.any(Array), referrals: { totalCount: expect.any(Number) } },
    })
  })

  test('adds nothing to a role: what a nurse may not do, no client does for them', async () => {
    const rules = '{ ruleChanges { number } }'
    for (const client of ['phone', 'desk']) expect([client, codesAt(await through(client, nurse, rules))]).toEqual([client, ['ruleChanges FORBIDDEN']])
  })

  test('refuses a change and a live line that lie beyond its scopes', async () => {
    const check = 'mutation ($input: CheckCoverageInput!) { checkCoverage(input: $input) { userErrors { code } } }'
    const input = { idempotencyKey: 'narrowed-client-0001', resident: id }
    expect(codesAt(await through('phone', nurse, check, { input }))).toEqual(['checkCoverage FORBIDDEN'])
    const live = await openLive(hub.url, await tokenFor(hub.dataDir, { ...nurse, client: 'phone' }), 'subscription { coverageCheckAnswered { cursor } }')
    expect(await live.response.json()).toMatchObject({ errors: [{ extensions: { code: 'FORBIDDEN' } }] })
    live.close()
  })

  test('signs nobody in through a client whose last day is over', async () => {
    const { data, errors } = await through('pilot', nurse, record, { id })
    expect([data, errors?.map(({ message, extensions }) => [message, extensions?.code])]).toEqual([undefined, [[errorText('UNAUTHENTICATED'), 'UNAUTHENTICATED']]])
  })

  test('takes documents of its own words from nobody who is not listed', async () => {
    const { data, errors } = await through('somebody', nurse, record, { id })
    expect([data, errors?.map(({ extensions }) => extensions?.code)]).toEqual([undefined, ['DOCUMENT_NOT_TRUSTED']])
  })
})
