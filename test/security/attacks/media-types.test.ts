import { expect, test } from 'vitest'
import { underAttack } from '../../support/attacks/under-attack.js'

const change = 'mutation { revokeAccess(input: { idempotencyKey: "attack-0001", subject: "demo-nurse", reason: "an attack" }) { revokedAt } }'
const json = JSON.stringify({ query: change })
const form = `query=${encodeURIComponent(change)}`
const boundary = 'x'
const multipart = `--${boundary}\r\nContent-Disposition: form-data; name="operations"\r\n\r\n${json}\r\n--${boundary}\r\nContent-Disposition: form-data; name="map"\r\n\r\n{}\r\n--${boundary}--\r\n`
const text = 'text/plain'

/** What a page of a stranger can make a browser send without asking first, and its neighbours. `type` is the content type; none is sent for ''. */
const bodies: readonly (readonly [what: string, type: string, body: string, told: string])[] = [
  ['a form', 'application/x-www-form-urlencoded', form, '415 BAD_USER_INPUT'],
  ['JSON that says it is a form', 'application/x-www-form-urlencoded', json, '415 BAD_USER_INPUT'],
  ['a form of many parts', `multipart/form-data; boundary=${boundary}`, multipart, '415 BAD_USER_INPUT'],
  ['plain text', text, json, '415 BAD_USER_INPUT'],
  ['plain text whose parameter speaks of JSON', 'text/plain; application/json', json, '415 BAD_USER_INPUT'],
  ['plain text with a profile of JSON', 'text/plain; profile="application/json"', json, '415 BAD_USER_INPUT'],
  ['two types, the second JSON', 'text/plain, application/json', json, '415 BAD_USER_INPUT'],
  ['two types, the first JSON', 'application/json, text/plain', json, '415 BAD_USER_INPUT'],
  ['no type', '', json, '415 BAD_USER_INPUT'],
  ['a type of blanks', ' ', json, '415 BAD_USER_INPUT'],
  ['a document as such', 'application/graphql', change, '415 BAD_USER_INPUT'],
  ['the type of an answer', 'application/graphql-response+json', json, '415 BAD_USER_INPUT'],
  ['another kind of JSON', 'application/ld+json', json, '415 BAD_USER_INPUT'],
  ['a longer name', 'application/jsonx', json, '415 BAD_USER_INPUT'],
  ['XML', 'application/xml', `<query>${json}</query>`, '415 BAD_USER_INPUT'],
  ['UTF-7', 'application/json; charset=utf-7', json, '415 BAD_USER_INPUT'],
  ['UTF-16', 'application/json; charset=utf-16', json, '415 BAD_USER_INPUT'],
  ['Latin-1', 'application/json; charset=iso-8859-1', json, '415 BAD_USER_INPUT'],
  ['two charsets', 'application/json; charset=utf-16; charset=utf-8', json, '415 BAD_USER_INPUT'],
]

/** A change in the address, which a picture or a link would send. */
const addresses: readonly (readonly [what: string, search: string, told: string])[] = [
  ['a change', `?${form}`, '405 BAD_USER_INPUT'],
  ['a change that is named beside a query', `?query=${encodeURIComponent(`query A { __typename } ${change.replace('mutation', 'mutation B')}`)}&operationName=B`, '405 BAD_USER_INPUT'],
  ['two queries, the second a change', `?query=%7B__typename%7D&${form}`, '200'],
  ['a change under another name', `?mutation=${encodeURIComponent(change)}`, '400 BAD_USER_INPUT'],
  ['a token in the address', '?query=%7B__typename%7D&access_token=TOKEN', '401 UNAUTHENTICATED'],
  ['variables that are no JSON', '?query=%7B__typename%7D&variables=%7B', '400 BAD_USER_INPUT'],
]

const methods = ['PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'] as const

underAttack('media types', { cases: bodies.length + addresses.length + methods.length + 2 }, at => {
  // An administrator, who could do it.
  const admin = () => at().hub.token({ role: 'admin' })

  test.each(bodies)('%s is not taken for a question', async (_, type, body, told) => {
    const { hub, timed } = at()
    const headers = { authorization: `Bearer ${await admin()}`, accept: 'application/graphql-response+json', 'content-type': type }
    const reply = await timed(() => hub.send('/graphql', { body: Buffer.from(body), headers }))
    expect(reply.told).toBe(told)
    expect(reply.headers.get('accept-post')).toBe('application/json; charset=utf-8')
  })

  test.each(addresses)('%s in the address', async (_, search, told) => {
    const { hub, timed } = at()
    const token = await admin()
    const headers: Record<string, string> = { accept: 'application/graphql-response+json' }
    if (!search.includes('TOKEN')) headers.authorization = `Bearer ${token}`
    const reply = await timed(() => hub.send(`/graphql${search.replace('TOKEN', token)}`, { method: 'GET', headers }))
    expect(reply.told).toBe(told)
  })

  test.each(methods)('%s is no way to ask', async method => {
    const { hub, timed } = at()
    const headers = { authorization: `Bearer ${await admin()}`, 'content-type': 'application/json' }
    const { status, headers: told } = await timed(() => hub.send('/graphql', { method, headers, body: method === 'HEAD' ? undefined : json }))
    expect([status, told.get('allow')]).toEqual([405, 'GET, POST'])
  })

  test('a cookie is no sign-in', async () => {
    const { hub, token } = at()
    const cookies = [`token=${token}`, `Authorization=Bearer ${token}`, `access_token=${token}`, `__Host-session=${token}`]
    for (const cookie of cookies) {
      const { told, headers } = await hub.send('/graphql', { body: json, headers: { cookie, 'content-type': 'application/json' } })
      expect([told, headers.get('set-cookie')]).toEqual(['401 UNAUTHENTICATED', null])
    }
  })

  test('a browser of a stranger’s page is told nothing that it would hand on', async () => {
    const { hub } = at()
    const headers = { 'content-type': 'application/json', origin: 'https://evil.example', 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'cors', referer: 'https://evil.example/' }
    const reply = await hub.send('/graphql', { body: json, headers })
    expect([reply.told, [...reply.headers.keys()].filter(name => name.startsWith('access-control'))]).toEqual(['401 UNAUTHENTICATED', []])
  })
})
