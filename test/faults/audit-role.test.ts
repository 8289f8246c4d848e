import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { subgraphs } from '../../schema/subgraphs.js'
import { clientWith } from '../support/client.js'
import { type Hub, startHub, testServer, tokenFor } from '../support/hub.js'
import { run } from '../support/processes.js'
import { referredResidents } from '../support/world.js'
import { admit, anAdmission } from '../support/writes.js'

const server = process.env.HUB_TEST_DATABASE_URL
if (!server) process.stdout.write('Not run here: a database role needs PostgreSQL; set HUB_TEST_DATABASE_URL.\n')

describe.runIf(server)('services that connect as HUB_APP_ROLE', () => {
  const role = `hub_test_${randomBytes(4).toString('hex')}`
  const password = randomBytes(12).toString('hex')
  const [id = ''] = referredResidents('QN-NCC')
  let hub: Hub
  let owner: Record<string, string> = {}

  async function onServer(url: string, ...texts: string[]): Promise<pg.QueryResult[]> {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    try {
      const results: pg.QueryResult[] = []
      for (const text of texts) results.push(await client.query(text))
      return results
    } finally {
      await client.end()
    }
  }
  const asRole = (settings: Record<string, string>) =>
    Object.fromEntries(
      Object.entries(settings).map(([name, value]) => {
        const url = new URL(value)
        Object.assign(url, { username: role, password })
        return [name, url.href]
      }),
    )

  beforeAll(async () => {
    await onServer(testServer(), `create role "${role}" login password '${password}'`)
    hub = await startHub('services', undefined, {}, async settings => {
      owner = settings
      const migrate = run('start/migrate.js', { ...settings, HUB_APP_ROLE: role })
      if ((await migrate.ended) !== 0) throw new Error(migrate.stderr())
      return asRole(settings)
    })
  })
  afterAll(async () => {
    await hub?.stop()
    await onServer(testServer(), `drop role if exists "${role}"`)
  })

  test('answer and change as ever, and what they write down is a whole chain', async () => {
    const ask = clientWith(hub.url, await tokenFor(hub.dataDir, { role: 'nurse', facility: 'QN-NCC' }))
    const seen = await ask('query ($id: ID!) { resident(id: $id) { fullName referrals(first: 1) { nodes { status } } coverage { __typename } } }', { id })
    expect(seen).toEqual({ data: { resident: { fullName: expect.any(String), referrals: { nodes: [expect.anything()] }, coverage: { __typename: expect.any(String) } } } })
    expect((await ask(admit, { input: anAdmission('QN-NCC', {}, { fullName: 'Vi Thị Quyền Hạn' }) })).data).toMatchObject({ admitResident: { userErrors: [] } })
    const verify = run('start/audit-verify.js', { ...owner, HUB_DATA_DIR: hub.dataDir })
    expect([await verify.ended, verify.stdout().trimEnd().split('\n')]).toEqual([
      0,
      subgraphs.map(({ name }) => expect.stringMatching(new RegExp(`^${name}: [\\d,]+ entr(y|ies), whole; \\d+ checkpoints? vouch(es)? for the first [\\d,]+\\.$`))),
    ])
  })

  test.each(subgraphs.map(({ name, databaseSetting }) => [name, databaseSetting] as const))('have no way to change the log of %s', async (name, setting) => {
    const url = asRole(owner)[setting] ?? ''
    const log = `"${name}"."audit_entry"`
    for (const text of [
      `insert into ${log} (at, request_id, action, actor, actor_role, client, fields) values (now(), 'r', 'read', 'a', 'nurse', 'c', '')`,
      `update ${log} set actor = 'nobody'`,
      `delete from ${log}`,
      `truncate ${log}`,
      `alter table ${log} disable trigger all`,
      `drop table ${log}`,
      `update "${name}"."audit_head" set position = 0`,
      `create or replace function "${name}"."audit_append"(entries jsonb) returns void language sql as 'select null'`,
      `set session_replication_role = replica`,
    ]) {
      await expect(onServer(url, text), text).rejects.toMatchObject({ code: '42501' })
    }
    const [counted] = await onServer(url, `select count(*)::int as n from ${log}`)
    expect(counted?.rows[0].n).toBeGreaterThan(0)
  })

  test('a role that the server does not know is refused with what to do', async () => {
    const migrate = run('start/migrate.js', { ...owner, HUB_DATA_DIR: hub.dataDir, HUB_APP_ROLE: 'nobody_here' })
    expect([await migrate.ended, migrate.stderr()]).toEqual([
      1,
      'HUB_APP_ROLE: the server of facilities has no role "nobody_here". Make it with CREATE ROLE … LOGIN, then migrate again.\n',
    ])
  })
})
