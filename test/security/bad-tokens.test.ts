import { once } from 'node:events'
import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { decodeJwt, decodeProtectedHeader } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoKeys } from '../../kit/demo-keys.js'
import { errorText } from '../../kit/errors.js'
import { createSigner, SIGNATURE_HEADER } from '../../kit/signature.js'
import { subgraphs } from '../../schema/subgraphs.js'
import { badClaims, badNumbersAndIssuers } from '../support/bad-claims.js'
import { algorithms, type Case, forms, headers, type Real, variant } from '../support/bad-tokens.js'
import { doorSecret } from '../support/in-process.js'
import { askUrl, Browser, chosenCode, type LoginHub, loginHub, newVerifier, signIn } from '../support/login.js'
import { eddsa, forged, privateKeyOf } from '../support/token-forge.js'

const now = new Date('2026-11-02T09:00:00+07:00').getTime() / 1000
const body = JSON.stringify({ query: '{ __typename }' })
const requestId = 'request-0001'

describe('tokens of the real provider, and what can be made of them', () => {
  let all: LoginHub
  let real: Real
  let witness: Server
  let visits = 0

  beforeAll(async () => {
    all = await loginHub()
    witness = createServer((_, response) => {
      visits++
      response.end('{"keys":[]}')
    }).listen(0, '127.0.0.1')
    await once(witness, 'listening')
    const { access_token: token, id_token: idToken, refresh_token: refreshToken } = await signIn(all.login, 'nurse-qn-ncc')
    const [publicKey] = all.keys.jwks.keys
    real = {
      header: { ...decodeProtectedHeader(token) },
      claims: decodeJwt(token),
      token, idToken, refreshToken,
      code: await chosenCode(new Browser(), askUrl(all.login, newVerifier().challenge), 'nurse-qn-ncc'),
      key: all.keys.privateKey,
      publicKey: publicKey ?? {},
      other: { issuer: 'urn:an-sinh-hub:demo', key: (await demoKeys(all.hub.dataDir)).privateKey },
      now,
      witness: `http://127.0.0.1:${(witness.address() as AddressInfo).port}`,
    }
  })
  afterAll(async () => {
    witness.close()
    await all.close()
  })

  async function answerOf(url: string, sent: Record<string, string>, text = body) {
    const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', 'x-request-id': requestId, ...sent }, body: text })
    return { status: response.status, type: response.headers.get('content-type'), ask: response.headers.get('www-authenticate'), body: (await response.json()) as unknown }
  }
  const atGateway = (authorization: string) => answerOf(`${all.hub.url}/graphql`, { authorization })
  const atSector = (name: string, authorization: string) =>
    answerOf(all.hub.doors[name] ?? '', { authorization, [SIGNATURE_HEADER]: createSigner(doorSecret)(name, body, now * 1000) })

  const type = 'application/json; charset=utf-8'
  const message = errorText('UNAUTHENTICATED')
  const refusedByGateway = { status: 401, type, ask: 'Bearer', body: { errors: [{ message, extensions: { code: 'UNAUTHENTICATED', requestId } }] } }
  const refusedBySector = { status: 401, type, ask: null, body: { errors: [{ message, extensions: { code: 'UNAUTHENTICATED' } }] } }
  const taken = { status: 200, body: { data: { __typename: 'Query' } } }

  const groups: [string, number, (real: Real) => Case[] | Promise<Case[]>][] = [
    ['the algorithm and the signature', 34, algorithms],
    ['the header', 40, headers],
    ['the form', 59, forms],
    ['the claims', 91, badClaims],
    ['numbers and issuers', 10, badNumbersAndIssuers],
  ]

  test.each(groups)('each is refused by the gateway with the one answer: %s, %i kinds', async (_, count, make) => {
    const cases = await make(real)
    expect(cases).toHaveLength(count)
    expect(new Set(cases.map(([, authorization]) => authorization)).size).toBe(count)
    for (const [name, authorization] of cases) expect({ name, ...(await atGateway(authorization)) }).toEqual({ name, ...refusedByGateway })
  })

  test.each(groups)('and straight at a sector, behind a good signature of the door: %s', async (_, __, make) => {
    for (const [i, [name, authorization]] of (await make(real)).entries()) {
      const sector = subgraphs[i % subgraphs.length]?.name ?? ''
      expect({ name, ...(await atSector(sector, authorization)) }).toEqual({ name, ...refusedBySector })
    }
  })

  test('a good token by the same hand is taken, at the gateway and in every sector', async () => {
    const { withClaims, withHeader } = variant(real)
    const demo = forged({ alg: 'EdDSA', kid: 'demo', typ: 'at+jwt' }, { ...real.claims, iss: real.other.issuer }, eddsa(privateKeyOf(real.other.key)))
    const good = {
      'as the provider made it': real.token,
      'put together anew': withClaims({}),
      'of the other issuer by its own key': demo,
      'for more than the hub': withClaims({ aud: ['elsewhere', 'hub'] }),
      'issued a minute ahead of the hub’s clock': withClaims({ iat: now + 60 }),
      'good in a minute of the hub’s clock': withClaims({ nbf: now + 60 }),
      'good for one second more': withClaims({ exp: now + 1 }),
      'the media type with its first half': withHeader({ typ: 'application/at+jwt' }),
      'names as long as they may be': withClaims({ sub: 'x'.repeat(200), client_id: 'y'.repeat(200), facility: 'z'.repeat(40) }),
    }
    for (const [name, token] of Object.entries(good)) {
      expect({ name, ...(await atGateway(`Bearer ${token}`)) }).toMatchObject({ name, ...taken })
      for (const { name: sector } of subgraphs) expect({ name, ...(await atSector(sector, `Bearer ${token}`)) }).toMatchObject({ name, ...taken })
    }
    for (const scheme of ['bearer', 'BEARER']) expect(await atGateway(`${scheme} ${real.token}`)).toMatchObject(taken)
  })

  test('a token anywhere else than in its header is none', async () => {
    const { token } = real
    const elsewhere = {
      'in the query': answerOf(`${all.hub.url}/graphql?access_token=${token}`, {}),
      'in the body': answerOf(`${all.hub.url}/graphql`, {}, JSON.stringify({ query: '{ __typename }', access_token: token })),
      'in the variables': answerOf(`${all.hub.url}/graphql`, {}, JSON.stringify({ query: '{ __typename }', variables: { authorization: `Bearer ${token}` } })),
      'in the extensions': answerOf(`${all.hub.url}/graphql`, {}, JSON.stringify({ query: '{ __typename }', extensions: { headers: { authorization: `Bearer ${token}` } } })),
      'in a cookie': answerOf(`${all.hub.url}/graphql`, { cookie: `access_token=${token}; authorization=Bearer ${token}` }),
      ...Object.fromEntries(
        ['x-authorization', 'x-forwarded-authorization', 'proxy-authorization', 'x-access-token', 'authorization-', 'x-original-authorization'].map(name => [name, answerOf(`${all.hub.url}/graphql`, { [name]: `Bearer ${token}` })]),
      ),
    }
    for (const [name, answer] of Object.entries(elsewhere)) expect({ name, ...(await answer) }).toEqual({ name, ...refusedByGateway })
  })

  test.each(['the bad one first', 'the good one first', 'the good one twice'])('of two headers none counts: %s', async order => {
    const { port } = new URL(all.hub.url)
    const good = `Bearer ${real.token}`
    const [first = '', second = ''] = { 'the bad one first': ['Bearer x.y.z', good], 'the good one first': [good, 'Bearer x.y.z'], 'the good one twice': [good, good] }[order] ?? []
    const lines = ['host', `127.0.0.1:${port}`, 'content-type', 'application/json', 'content-length', String(body.length), 'authorization', first, 'authorization', second]
    const status = await new Promise(resolve => {
      const sent = request({ host: '127.0.0.1', port, path: '/graphql', method: 'POST', headers: lines }, answer => resolve(answer.resume().statusCode))
      sent.end(body)
    })
    expect(status).toBe(401)
  })

  test('nobody ever came for a key that a token offered', () => {
    expect(visits).toBe(0)
  })

  test('the hub answers as before', async () => {
    expect(await atGateway(`Bearer ${real.token}`)).toMatchObject(taken)
  })
})
