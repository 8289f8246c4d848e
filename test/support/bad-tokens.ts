import { deflateRawSync } from 'node:zlib'
import { CompactEncrypt, importJWK, type JWK } from 'jose'
import { asDer, eddsa, encoded, es256, fixed, forged, hmac, nothing, type Part, privateKeyOf, publicPemOf, rs256, type Seal, strangers } from './token-forge.js'

/** What a good token of the real provider is made of, and what else there is to be mistaken for one. */
export interface Real {
  readonly header: Readonly<Record<string, unknown>>
  readonly claims: Readonly<Record<string, unknown>>
  readonly token: string
  readonly idToken: string
  readonly refreshToken: string
  readonly code: string
  readonly key: JWK
  readonly publicKey: JWK
  /** The other issuer that the hub trusts. */
  readonly other: { issuer: string; key: JWK }
  /** The hub's time in seconds. */
  readonly now: number
  /** Where somebody listens whether anybody comes for a key. */
  readonly witness: string
}

/** A name and what stands in the header `Authorization`. */
export type Case = readonly [name: string, authorization: string]

/** Signed as the provider signs, with other claims or another header; `undefined` leaves one out. */
export function variant({ header, claims, key }: Real) {
  const good = es256(privateKeyOf(key))
  return {
    good,
    withClaims: (more: object) => forged(header, { ...claims, ...more }, good),
    withHeader: (more: object, seal: Seal = good) => forged({ ...header, ...more }, claims, seal),
    withText: (payload: Part, head: Part = header) => forged(head, payload, good),
  }
}

const bearers = (cases: Record<string, string>): Case[] => Object.entries(cases).map(([name, token]) => [name, `Bearer ${token}`])

export function algorithms(real: Real): Case[] {
  const { withHeader } = variant(real)
  const { key, publicKey, header, claims } = real
  const pem = publicPemOf(publicKey)
  const foreign = es256(strangers.ec.privateKey)
  const none = ['none', 'None', 'NONE', 'nOnE', 'none ', ''].flatMap(alg => [
    [`alg "${alg}" without a signature`, withHeader({ alg }, nothing)],
    [`alg "${alg}" with the signature of the good token`, withHeader({ alg }, fixed(real.token.split('.')[2] ?? ''))],
  ])
  return bearers({
    ...Object.fromEntries(none),
    'HS256 with the public key as PEM for a secret': withHeader({ alg: 'HS256' }, hmac(pem)),
    'HS256 with the PEM without its last line break': withHeader({ alg: 'HS256' }, hmac(pem.trimEnd())),
    'HS256 with the public key as JSON for a secret': withHeader({ alg: 'HS256' }, hmac(JSON.stringify(publicKey))),
    'HS256 with an empty secret': withHeader({ alg: 'HS256' }, hmac('')),
    'HS384 with the public key for a secret': withHeader({ alg: 'HS384' }, hmac(pem, 'sha384')),
    'HS512 with the public key for a secret': withHeader({ alg: 'HS512' }, hmac(pem, 'sha512')),
    'RS256 of a foreign RSA key': withHeader({ alg: 'RS256' }, rs256(strangers.rsa.privateKey)),
    'RS256 said over an ES256 signature': withHeader({ alg: 'RS256' }),
    'EdDSA of a foreign key': withHeader({ alg: 'EdDSA' }, eddsa(strangers.ed.privateKey)),
    'EdDSA said over an ES256 signature': withHeader({ alg: 'EdDSA' }),
    'ES256 said over an EdDSA signature': withHeader({}, eddsa(strangers.ed.privateKey)),
    'ES384 said over an ES256 signature': withHeader({ alg: 'ES384' }),
    'ES256K said over an ES256 signature': withHeader({ alg: 'ES256K' }),
    'PS256 of a foreign RSA key': withHeader({ alg: 'PS256' }, rs256(strangers.rsa.privateKey)),
    'es256 in small letters': withHeader({ alg: 'es256' }),
    'alg missing': withHeader({ alg: undefined }),
    'alg a number': withHeader({ alg: 256 }),
    'alg a list': withHeader({ alg: ['ES256'] }),
    'a signature of zeros': withHeader({}, fixed(Buffer.alloc(64).toString('base64url'))),
    'a signature in DER': withHeader({}, asDer(privateKeyOf(key))),
    'a foreign key under the good name': forged(header, claims, foreign),
    'a foreign key and another role': forged(header, { ...claims, role: 'admin' }, foreign),
  })
}

export function headers(real: Real): Case[] {
  const { withHeader } = variant(real)
  const foreign = es256(strangers.ec.privateKey)
  const jwk = { ...strangers.ec.publicKey.export({ format: 'jwk' }), kid: 'mine' }
  const { witness, claims } = real
  return bearers({
    'a kid nobody knows': withHeader({ kid: 'mine' }, foreign),
    'a kid nobody knows over a good signature': withHeader({ kid: 'mine' }),
    'the kid of the other issuer': withHeader({ kid: 'demo' }),
    'kid missing': withHeader({ kid: undefined }),
    'kid empty': withHeader({ kid: '' }),
    'kid a path to an empty file': withHeader({ kid: '../../../../../../dev/null', alg: 'HS256' }, hmac('')),
    'kid a path over a good signature': withHeader({ kid: '../login' }),
    'kid an SQL injection': withHeader({ kid: "x' union select 'secret' --", alg: 'HS256' }, hmac('secret')),
    'kid an address': withHeader({ kid: `${witness}/kid` }, foreign),
    'kid a list': withHeader({ kid: ['login'] }),
    'kid a number': withHeader({ kid: 1 }),
    'kid null': withHeader({ kid: null }),
    'kid __proto__': withHeader({ kid: '__proto__' }),
    'kid of 5,000 characters': withHeader({ kid: 'k'.repeat(5_000) }),
    'kid in capitals': withHeader({ kid: 'LOGIN' }),
    'jwk with the key it is signed by': withHeader({ jwk, kid: 'mine' }, foreign),
    'jwk under the good kid': withHeader({ jwk: { ...jwk, kid: 'login' } }, foreign),
    'jwk over a good signature': withHeader({ jwk }),
    'jku to a set of one’s own': withHeader({ jku: `${witness}/jwks`, kid: 'mine' }, foreign),
    'jku over a good signature': withHeader({ jku: `${witness}/jwks` }),
    'x5u to a certificate of one’s own': withHeader({ x5u: `${witness}/certificate`, kid: 'mine' }, foreign),
    'x5u over a good signature': withHeader({ x5u: `${witness}/certificate` }),
    'x5c with a certificate of one’s own': withHeader({ x5c: [encoded('certificate')], kid: 'mine' }, foreign),
    'x5c over a good signature': withHeader({ x5c: [encoded('certificate')] }),
    'crit with something unknown': withHeader({ crit: ['exp'], exp: 1 }),
    'crit empty': withHeader({ crit: [] }),
    'b64 false': withHeader({ crit: ['b64'], b64: false }),
    'b64 true': withHeader({ b64: true }),
    'zip with a compressed payload': forged({ ...real.header, zip: 'DEF' }, deflateRawSync(JSON.stringify(claims)), variant(real).good),
    'zip over a good payload': withHeader({ zip: 'DEF' }),
    'typ JWT': withHeader({ typ: 'JWT' }),
    'typ missing': withHeader({ typ: undefined }),
    'typ id+jwt': withHeader({ typ: 'id+jwt' }),
    'typ dpop+jwt': withHeader({ typ: 'dpop+jwt' }),
    'typ logout+jwt': withHeader({ typ: 'logout+jwt' }),
    'typ with a blank': withHeader({ typ: 'at+jwt ' }),
    'typ with a parameter': withHeader({ typ: 'at+jwt;charset=utf-8' }),
    'typ a list': withHeader({ typ: ['at+jwt'] }),
    'typ a number': withHeader({ typ: 1 }),
    'cty JWT': withHeader({ cty: 'JWT' }),
  })
}

export async function forms(real: Real): Promise<Case[]> {
  const { withText, good } = variant(real)
  const { token, claims, header, publicKey } = real
  const [head = '', payload = '', signature = ''] = token.split('.')
  const json = JSON.stringify(claims)
  const flipped = (at: number) => [...signature].map((c, i) => (i === at ? (c === 'A' ? 'B' : 'A') : c)).join('')
  const jwe = await new CompactEncrypt(Buffer.from(token)).setProtectedHeader({ alg: 'ECDH-ES', enc: 'A128GCM', cty: 'JWT' }).encrypt(await importJWK({ ...publicKey, use: 'enc', alg: 'ECDH-ES' }))
  return [
    ...bearers({
      'a JWE around the good token': jwe,
      'the good token nested in a signed one': withText(token),
      'the good token nested, with cty': withText(token, { ...header, cty: 'JWT' }),
      'a signature cut short': `${head}.${payload}.${signature.slice(0, -2)}`,
      'a signature with more behind it': `${head}.${payload}.${signature}AA`,
      'a signature with its first bit turned': `${head}.${payload}.${flipped(0)}`,
      'a signature with a bit turned in the middle': `${head}.${payload}.${flipped(43)}`,
      'no signature': `${head}.${payload}.`,
      'two parts': `${head}.${payload}`,
      'four parts': `${token}.${signature}`,
      'an empty payload': `${head}..${signature}`,
      'an empty header': `.${payload}.${signature}`,
      'the signature in other letters for the same bytes': `${head}.${payload}.${otherSpelling(signature)}`,
      'a payload of another role under the old signature': `${head}.${encoded({ ...claims, role: 'admin' })}.${signature}`,
      'padding': `${head}.${payload}.${signature}==`,
      'a blank inside': `${head}. ${payload}.${signature}`,
      'a percent sign': `${head}%2E${payload}.${signature}`,
      'base64 of the old kind': `${head}.${payload}.+/${signature.slice(2)}`,
      'a payload that is no JSON': withText('nurse'),
      'a payload that is a list': withText([claims]),
      'a payload that is a text': withText(JSON.stringify('nurse')),
      'a payload that is null': withText('null'),
      'a payload that is a number': withText('1'),
      'a payload with a mark of byte order': withText(`\uFEFF${json}`),
      'a payload that is not UTF-8': withText(Buffer.concat([Buffer.from(`${json.slice(0, -1)},"x":"`), Buffer.from([0xff, 0xfe]), Buffer.from('"}')])),
      'a payload cut short': withText(json.slice(0, -1)),
      'a payload with something behind it': withText(`${json}x`),
      'a header that is no JSON': withText(json, 'header'),
      'a header that is a list': withText(json, [header]),
      'a header that is not UTF-8': withText(json, Buffer.concat([Buffer.from(`${JSON.stringify(header).slice(0, -1)},"x":"`), Buffer.from([0xff]), Buffer.from('"}')])),
      'a role named twice, the second none': withText(`${json.slice(0, -1)},"role":"root"}`),
      'an audience named twice, the second another': withText(`${json.slice(0, -1)},"aud":"elsewhere"}`),
      'an issuer named twice, the second another': withText(`${json.slice(0, -1)},"iss":"https://elsewhere.example"}`),
      'an algorithm named twice, the second none': withText(json, `${JSON.stringify(header).slice(0, -1)},"alg":"none"}`),
      'a role that only the prototype has': withText(`{"__proto__":{"role":"admin"},${JSON.stringify({ ...claims, role: undefined }).slice(1)}`),
      'the ID token': real.idToken,
      'the refresh token': real.refreshToken,
      'the authorization code': real.code,
      'the refresh token in three parts': `${head}.${real.refreshToken}.${signature}`,
      'more than 8 KiB, well signed': forged(header, { ...claims, more: 'x'.repeat(8_200) }, good),
      'a token in JSON': JSON.stringify({ protected: head, payload, signature }),
      'a token in quotation marks': `"${token}"`,
      'two tokens after a comma': `${token}, ${token}`,
      'two tokens after a blank': `${token} ${token}`,
      'two headers in one': `${token}, Bearer ${token}`,
      'the scheme twice': `Bearer ${token}`,
      'a letter that is not ASCII': `${token}\u00e9`,
      'a good token and a bad one': `${token},x.y.z`,
    }),
    ['nothing but the scheme', 'Bearer'],
    ['two blanks', `Bearer  ${token}`],
    ['a tab', `Bearer\t${token}`],
    ['no scheme', token],
    ['the scheme Basic', `Basic ${Buffer.from(`demo:${token}`).toString('base64')}`],
    ['the scheme Basic with a token', `Basic ${token}`],
    ['the scheme Token', `Token ${token}`],
    ['the scheme DPoP', `DPoP ${token}`],
    ['the scheme with a colon', `Bearer: ${token}`],
    ['the scheme with an equals sign', `Bearer=${token}`],
    ['a scheme that begins alike', `BearerX ${token}`],
  ]
}

/** The last letter of 64 bytes carries four bits that nobody reads. */
function otherSpelling(signature: string): string {
  const bytes = Buffer.from(signature, 'base64url')
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  const other = [...letters].map(letter => signature.slice(0, -1) + letter).find(each => each !== signature && Buffer.from(each, 'base64url').equals(bytes))
  if (!other) throw new Error('no other spelling')
  return other
}
