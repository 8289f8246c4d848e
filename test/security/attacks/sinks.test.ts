import { randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { openEmbedded } from '../../../kit/database.js'
import { toGlobalId } from '../../../kit/id.js'
import { canariesIn, leakIn } from '../../support/attacks/canaries.js'
import { post } from '../../support/client.js'
import { type Hub, startHub, tokenFor } from '../../support/hub.js'
import { freePort } from '../../support/processes.js'
import { referredResidents, residentsOf, world } from '../../support/world.js'

/** Found nowhere else: what they are is in their name. */
const canary = {
  name: 'Zqxcanary Thị Kxcanary',
  personalId: '049141000777',
  identityCard: '999000777',
  card: 'GD4480000000777',
  phone: '0912000777',
  diagnosis: 'chẩn đoán zqxcanary mắc lao phổi',
  street: 'ngõ zqxcanary 7',
  reason: 'lý do zqxcanary',
} as const
const everything = Object.values(canary)

const [person = ''] = referredResidents('QN-NCC')
const key = Buffer.from(person, 'base64url').toString().split(':')[1]
const referral = world.referrals.referrals.find(each => each.residentId === key)
const mutation = (name: string, fields = '') => `mutation ($input: ${name[0]?.toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { ${fields} userErrors { code message } } }`
const input = (more: object) => ({ input: { idempotencyKey: randomUUID(), ...more } })

/** What is typed with the canaries in it: some of it is kept, some refused, some does not even fit. */
const askings: readonly (readonly [what: string, query: string, variables?: object])[] = [
  ['a search by name', 'query ($v: String) { residents(first: 5, search: $v) { totalCount } }', { v: canary.name }],
  ['a search by number', 'query ($v: String!) { residentByIdentifier(identifier: $v) { __typename } }', { v: canary.personalId }],
  ['a search by card', 'query ($v: String!) { residentByIdentifier(identifier: $v) { __typename } }', { v: canary.card }],
  ['likeness', 'query ($i: PossibleDuplicatesInput!) { possibleDuplicates(first: 5, input: $i) { __typename } }', { i: { fullName: canary.name, birthDate: '1941' } }],
  ['a name in the document', `{ residents(first: 5, search: "${canary.name}") { totalCount } }`],
  ['a name where a number belongs', 'query ($v: Int) { residents(first: $v) { totalCount } }', { v: canary.name }],
  ['a number where a kind belongs', 'query ($v: BeneficiaryKind) { residents(first: 1, category: $v) { totalCount } }', { v: canary.card }],
  ['a name where a day belongs', 'query ($v: LocalDate) { coverageOf(resident: "x", on: $v) { __typename } }', { v: canary.name }],
  ['a number that is no id', 'query ($v: ID!) { resident(id: $v) { id } referral(id: $v) { id } insuranceCard(id: $v) { id } }', { v: canary.personalId }],
  ['a name for a field', `{ ${canary.name.replaceAll(/[^a-z]/gi, '')} }`],
  ['a name for an operation', `query ${canary.name.replaceAll(/[^a-z]/gi, '')} { residents(first: 1) { totalCount } }`],
  ['a document that does not end', `{ residents(search: "${canary.name}`],
  ['a check by number and name', mutation('checkCoverage', 'check { id }'), input({ identifier: canary.card, name: canary.name, birthDate: '1941-03-17' })],
  ['a check that is refused', mutation('checkCoverage', 'check { id }'), input({ identifier: `${canary.card}x`, name: `${canary.name}\u0007`, birthDate: '1941' })],
  ['a comment', mutation('commentOnReferral', 'comment { id }'), input({ referral: toGlobalId('Referral', referral?.id ?? ''), text: canary.diagnosis })],
  ['an address', mutation('recordAddress', 'address { id }'), input({ resident: person, kind: 'PERMANENT', expectedVersion: 1, province: toGlobalId('AdministrativeUnit', world.facilities.facilities[0]?.provinceUnitId ?? ''), street: canary.street })],
  ['a number of a person', mutation('recordIdentifier', 'identifier { id }'), input({ resident: person, expectedVersion: 1, type: 'PERSONAL_ID', value: canary.personalId })],
  ['a condition', mutation('recordCondition', 'condition { id }'), input({ resident: person, expectedVersion: 1, code: 'A15.0', text: canary.diagnosis, protected: true })],
  ['an input that does not fit', mutation('recordContact', 'contact { id }'), input({ resident: person, fullName: canary.name, phone: canary.phone })],
  ['a statement in a text', mutation('commentOnReferral', 'comment { id }'), input({ referral: canary.personalId, text: `'; -- ${canary.reason}\r\n\u001b[2J` })],
]

const files = async (folder: string, skip: RegExp): Promise<string[]> =>
  (await readdir(folder, { recursive: true, withFileTypes: true })).filter(each => each.isFile()).map(each => join(each.parentPath, each.name)).filter(path => !skip.test(path))

describe('what is typed is found in no sink', () => {
  let hub: Hub
  const tokens: string[] = []
  const heads: string[] = []
  const refusals: string[] = []
  let metrics = ''
  let written = ''

  beforeAll(async () => {
    const port = await freePort()
    hub = await startHub('embedded', inject('template'), { HUB_LOG_LEVEL: 'debug', HUB_METRICS_PORT: String(port) })
    for (const role of ['nurse', 'clinician', 'head'] as const) tokens.push(await tokenFor(hub.dataDir, { role, facility: 'QN-NCC' }))
    const forged = `${tokens[0]?.slice(0, -4)}AAAA`
    for (const [, query, variables] of askings) {
      for (const token of [...tokens, forged, undefined]) {
        const response = await post(hub.url, token, { query, variables }, { 'user-agent': canary.name.replaceAll(/[^ -~]/g, ''), 'x-forwarded-for': canary.phone, cookie: `name=${canary.card}` })
        heads.push([...response.headers].map(each => each.join(': ')).join('\n'))
        const text = await response.text()
        if (text.includes('"errors"') || text.includes('"userErrors":[{')) refusals.push(text)
      }
    }
    // In an address, where proxies and browsers keep it.
    const address = `${hub.url}/graphql?query=${encodeURIComponent(`{ residents(first: 1, search: "${canary.name}") { totalCount } }`)}&access_token=${tokens[0]}`
    heads.push([...(await fetch(address, { redirect: 'manual' })).headers].map(each => each.join(': ')).join('\n'))
    for (const path of [`/verify/${canary.card}`, `/explorer/${canary.personalId}`, `/${canary.phone}`]) await (await fetch(`${hub.url}${path}`)).text()
    // Real people too, whose names are in the answers.
    for (const { id } of residentsOf('QN-NCC').slice(0, 20)) await (await post(hub.url, tokens[1], { query: 'query ($id: ID!) { resident(id: $id) { fullName identifiers { value } cards { number } referrals(first: 5) { nodes { summary diagnoses } } } }', variables: { id: toGlobalId('Resident', id) } })).text()
    metrics = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()
    const main = hub.processes.get('hub')
    await main?.stop()
    written = `${main?.stdout()}\n${main?.stderr()}`
  })
  afterAll(async () => {
    process.stdout.write(`sinks: ${askings.length * 5} cases.\n`)
    await hub?.stop()
  })

  const secrets = () => [...everything, ...tokens.map(token => token.split('.')[2] ?? '')]

  test('the log, at its most talkative', () => {
    expect(written).toContain('stopped')
    expect(canariesIn(written, secrets())).toEqual([])
    expect(written).not.toMatch(/zqxcanary/i)
  })

  test('one entry of it is one line without signs of a terminal', () => {
    const entries = written.split('\n').filter(line => line.startsWith('{'))
    expect(entries.filter(line => /\p{Cc}/u.test(line))).toEqual([])
    for (const line of entries) expect(() => JSON.parse(line) as unknown).not.toThrow()
  })

  test('metrics', () => {
    expect(metrics).toContain('hub_gateway_request')
    expect(canariesIn(metrics, secrets())).toEqual([])
  })

  test('headers of answers', () => {
    expect(canariesIn(heads.join('\n'), secrets())).toEqual([])
  })

  test('refusals: they name the place, not what was typed there', () => {
    expect(refusals.length).toBeGreaterThan(20)
    // A field that does not exist is named back to who wrote the document: it is his word, and in production nobody’s.
    const told = refusals.filter(text => !text.includes('Cannot query field'))
    expect(canariesIn(told.join('\n'), secrets())).toEqual([])
    expect(told.map(leakIn).filter(Boolean)).toEqual([])
  })

  test('files that lie beside the database', async () => {
    const kept = await files(hub.dataDir, /\/database\/|\/files\/|demo-keys\.json$/)
    for (const path of kept) expect(canariesIn(await readFile(path, 'utf8'), secrets()), path).toEqual([])
  })

  describe('the database, but where it belongs', () => {
    test('the log of who looked, what is told to others, what is remembered of changes, and what waits to be done', { timeout: 120_000 }, async () => {
      const database = await openEmbedded({ folder: join(hub.dataDir, 'database') })
      try {
        const { rows: tables } = await database.query<{ schema: string; table: string }>(
          `select table_schema as "schema", table_name as "table" from information_schema.tables where table_type = 'BASE TABLE'
           and (table_name in ('audit_entry', 'outbox', 'command', 'parked_event', 'inbox', 'access_log') or table_schema like '%boss%' or table_name like 'job%')`)
        expect(tables.length).toBeGreaterThan(9)
        const found: string[] = []
        for (const { schema, table } of tables) {
          const { rows } = await database.query<{ text: string }>(`select t::text as "text" from "${schema}"."${table}" t`)
          const seen = canariesIn(rows.map(({ text }) => text).join('\n'), secrets())
          if (seen.length > 0) found.push(`${schema}.${table}: ${seen.join()}`)
        }
        expect(found).toEqual([])
      } finally {
        await database.close()
      }
    })
  })
})
