import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { beforeAll, describe, expect, inject, test } from 'vitest'
import { demoKeys } from '../../kit/demo-keys.js'
import { importJWK } from 'jose'
import { errorText } from '../../kit/errors.js'
import { post } from '../support/client.js'
import { tokenFor } from '../support/hub.js'

const now = Math.floor(new Date('2026-11-02T09:00:00+07:00').getTime() / 1000)
const good = { role: 'coordinator', scope: 'country', client_id: 'demo' }

const documents: [string, unknown][] = [
  ['a good query', { query: '{ residents(first: 1) { totalCount } }' }],
  ['introspection', { query: '{ __schema { types { name } } }' }],
  ['__typename alone', { query: '{ __typename }' }],
  ['a query that does not parse', { query: '{ residents(' }],
  ['a query that does not fit', { query: '{ noSuchField }' }],
  ['no query', {}],
  ['the SDL of a subgraph', { query: '{ _service { sdl } }' }],
]

describe('without a good token nothing is said, whatever is asked', () => {
  const tokens = new Map<string, string | undefined>()

  beforeAll(async () => {
    const { privateKey } = await demoKeys(inject('hub').dataDir)
    const key = await importJWK(privateKey, 'EdDSA')
    const other = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true })
    const sign = (change: (jwt: SignJWT) => SignJWT, claims: object = good, header: object = {}, signer = key) =>
      change(
        new SignJWT({ ...claims })
          .setProtectedHeader({ alg: 'EdDSA', kid: 'demo', typ: 'at+jwt', ...header })
          .setSubject('someone')
          .setIssuer('urn:an-sinh-hub:demo')
          .setAudience('hub')
          .setIssuedAt(now)
          .setExpirationTime(now + 600),
      ).sign(signer)
    const same = (jwt: SignJWT) => jwt
    const valid = await sign(same)
    const [header, payload, signature] = valid.split('.')
    const none = Buffer.from(JSON.stringify({ alg: 'none', typ: 'at+jwt' })).toString('base64url')
    tokens.set('no token', undefined)
    tokens.set('garbage', 'garbage')
    tokens.set('three dots of garbage', 'a.b.c')
    tokens.set('an expired token', await sign(jwt => jwt.setExpirationTime(now - 61)))
    tokens.set('a token of another key', await sign(same, good, {}, other.privateKey))
    tokens.set('a token that brings its key', await sign(same, good, { jwk: await exportJWK(other.publicKey) }, other.privateKey))
    tokens.set('alg none', `${none}.${payload}.`)
    tokens.set('alg none with a signature', `${none}.${payload}.${signature}`)
    tokens.set('a changed payload', `${header}.${Buffer.from(JSON.stringify({ ...good, exp: now + 600 })).toString('base64url')}.${signature}`)
    tokens.set('another audience', await sign(jwt => jwt.setAudience('elsewhere')))
    tokens.set('another issuer', await sign(jwt => jwt.setIssuer('urn:elsewhere')))
    tokens.set('another type', await sign(same, good, { typ: 'JWT' }))
    tokens.set('not yet valid', await sign(jwt => jwt.setNotBefore(now + 600)))
    tokens.set('a role that does not exist', await sign(same, { ...good, role: 'root' }))
    tokens.set('no role', await sign(same, { client_id: 'demo' }))
    const unlimited = new SignJWT(good).setProtectedHeader({ alg: 'EdDSA', kid: 'demo', typ: 'at+jwt' }).setSubject('someone')
    tokens.set('no expiry', await unlimited.setIssuer('urn:an-sinh-hub:demo').setAudience('hub').setIssuedAt(now).sign(key))
    const check = await post(inject('hub').url, valid, { query: '{ __typename }' })
    expect(await check.json()).toEqual({ data: { __typename: 'Query' } })
  })

  const kinds = [
    'no token', 'garbage', 'three dots of garbage', 'an expired token', 'a token of another key', 'a token that brings its key',
    'alg none', 'alg none with a signature', 'a changed payload', 'another audience', 'another issuer', 'another type',
    'not yet valid', 'a role that does not exist', 'no role', 'no expiry',
  ]

  test.each(kinds)('%s', async kind => {
    expect(tokens.has(kind)).toBe(true)
    for (const [, body] of documents) {
      const response = await post(inject('hub').url, tokens.get(kind), body)
      const answer = (await response.json()) as { errors: { message: string; extensions: Record<string, unknown> }[] }
      expect(response.status).toBe(401)
      expect(answer).toEqual({
        errors: [
          {
            message: errorText('UNAUTHENTICATED'),
            extensions: { code: 'UNAUTHENTICATED', requestId: expect.any(String) },
          },
        ],
      })
    }
  })
})

test('the SDL of a subgraph and its entities are not reachable through the gateway', async () => {
  const { url, dataDir } = inject('hub')
  const token = await tokenFor(dataDir, { role: 'coordinator', scope: 'country' })
  for (const query of ['{ _service { sdl } }', '{ _entities(representations: []) { __typename } }']) {
    const response = await post(url, token, { query })
    expect(response.status).toBe(400)
    const { errors } = (await response.json()) as { errors: { extensions: Record<string, unknown> }[] }
    expect(errors.map(error => error.extensions.code)).toEqual(['BAD_USER_INPUT'])
  }
})
