import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadClients } from '../../gateway/clients/client-book.js'
import { documentIdOf, loadTrustedDocuments } from '../../gateway/clients/trusted-documents.js'
import { createRates } from '../../gateway/limits/rate.js'
import { errorText } from '../../kit/errors.js'
import type { Listening } from '../../kit/serve.js'
import { openToyDoor } from '../support/toy-door.js'

const clientOf: Record<string, string> = { a: 'frontend', b: 'console', c: 'hospital', d: 'ended', e: 'last-day', f: 'unlisted' }
const registered = [
  { id: 'console', documents: 'trusted' },
  { id: 'hospital', documents: 'open', perMinute: { operations: 3, fields: 30 } },
  { id: 'ended', documents: 'open', until: '2026-11-01' },
  { id: 'last-day', documents: 'open', until: '2026-11-02' },
]
const saved = 'query Saved($id: ID!) { coverageOf(resident: $id) }'
const small = '{ coverageOf(resident: "1") }'
const id = documentIdOf(saved)

let door: Listening
let calls: string[]

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'hub-clients-'))
  await writeFile(join(folder, 'clients.json'), JSON.stringify(registered))
  await writeFile(join(folder, 'documents.json'), JSON.stringify({ [id]: saved }))
  const clients = await loadClients(join(folder, 'clients.json'), ['frontend'])
  const opened = await openToyDoor(clientOf, { rates: createRates(undefined, clients), clients, trusted: await loadTrustedDocuments(join(folder, 'documents.json')) })
  door = opened.door
  calls = opened.calls
})
afterAll(() => door.close())

async function ask(who: string, body: object) {
  calls.length = 0
  const response = await fetch(`${door.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${who}.${who}.${who}`, 'x-request-id': 'request-0001' },
    body: JSON.stringify(body),
  })
  return { status: response.status, body: (await response.json()) as object, calls: calls.length }
}
const answered = { status: 200, body: { data: { coverageOf: expect.anything() } }, calls: 1 }
const refusal = (code: 'DOCUMENT_NOT_TRUSTED' | 'UNAUTHENTICATED') => ({ errors: [{ message: errorText(code), extensions: { code, requestId: 'request-0001' } }] })
const notTrusted = { status: 200, body: refusal('DOCUMENT_NOT_TRUSTED'), calls: 0 }

describe('a client that may send trusted documents only', () => {
  test.each(['b', 'f'])('%s sends one by its id', async who => {
    expect(await ask(who, { documentId: id, variables: { id: '1' } })).toEqual(answered)
  })

  test.each([
    ['the text itself, though it is the same', { query: saved, variables: { id: '1' } }],
    ['another text', { query: small }],
    ['a text that does not fit the schema', { query: '{ nothing }' }],
    ['a text that does not parse', { query: '{ nothing' }],
    ['introspection', { query: '{ __schema { types { name } } }' }],
    ['an id that is not registered', { documentId: documentIdOf(small) }],
    ['an id in capitals', { documentId: id.toUpperCase(), variables: { id: '1' } }],
    ['the hash without its kind', { documentId: id.slice('sha256:'.length), variables: { id: '1' } }],
    ['a name of every object', { documentId: '__proto__' }],
    ['the way of other servers', { query: small, extensions: { persistedQuery: { version: 1, sha256Hash: id.slice('sha256:'.length) } } }],
  ])('is refused %s, in the same words', async (_, body) => {
    expect(await ask('b', body)).toEqual(notTrusted)
    expect(await ask('f', body)).toEqual(notTrusted)
  })

  test.each([
    ['both', { query: small, documentId: id }],
    ['neither', { variables: {} }],
    ['an id that is no text', { documentId: 7 }],
    ['an id longer than any', { documentId: 'x'.repeat(201) }],
  ])('a request with %s is malformed', async (_, body) => {
    expect((await ask('b', body)).status).toBe(400)
  })
})

describe('the terms of a client', () => {
  test('one that is only named, and one whose last day is today, send what they like', async () => {
    expect([await ask('a', { query: small }), await ask('e', { query: small })]).toEqual([answered, answered])
    expect(await ask('a', { documentId: id, variables: { id: '1' } })).toEqual(answered)
  })

  test('after its last day it is not signed in, whoever asks', async () => {
    expect(await ask('d', { query: small })).toEqual({ status: 401, body: refusal('UNAUTHENTICATED'), calls: 0 })
  })

  test('its own limits are counted instead of those of everybody', async () => {
    const statuses = []
    for (let i = 0; i < 5; i++) statuses.push((await ask('c', { query: small })).status)
    expect(statuses).toEqual([200, 200, 200, 429, 429])
  })

  test.each([
    ['no JSON', '[', 'it cannot be read, or is not JSON'],
    ['an unknown term', '[{"id":"a","documents":"open","admin":true}]', 'Unrecognized key'],
    ['no word on documents', '[{"id":"a"}]', '0.documents'],
    ['a day that is none', '[{"id":"a","documents":"open","until":"2026-02-30"}]', '0.until'],
    ['a scope that is none', '[{"id":"a","documents":"open","scopes":["all"]}]', '0.scopes'],
    ['the same client twice', '[{"id":"a","documents":"open"},{"id":"a","documents":"trusted"}]', 'names the client "a" twice'],
  ])('a list with %s is refused at the start, and says where', async (_, text, reason) => {
    const file = join(await mkdtemp(join(tmpdir(), 'hub-clients-')), 'clients.json')
    await writeFile(file, text)
    await expect(loadClients(file)).rejects.toThrow(reason)
  })

  test('a document whose text is not that of its id is refused at the start', async () => {
    const file = join(await mkdtemp(join(tmpdir(), 'hub-clients-')), 'documents.json')
    await writeFile(file, JSON.stringify({ [id]: small }))
    await expect(loadTrustedDocuments(file)).rejects.toThrow('has another hash')
  })
})

test('a gateway that cannot keep the scopes of a client does not start', async () => {
  const clients = new Map([['phone', { documents: 'open', scopes: new Set(['resident:identity']) }]] as const)
  await expect(openToyDoor(clientOf, { clients, planner: 'js' })).rejects.toThrow(
    'HUB_CLIENTS_FILE: the scopes of "phone" cannot be kept with the JavaScript planner. Run the gateway on glibc Linux or macOS, or give its tokens the scopes.',
  )
})
