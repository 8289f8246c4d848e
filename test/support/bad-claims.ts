import { type Case, type Real, variant } from './bad-tokens.js'
import { eddsa, es256, forged, privateKeyOf } from './token-forge.js'

/** Signed by the provider itself, and saying what no token may say. */
export function badClaims(real: Real): Case[] {
  const { withClaims } = variant(real)
  return Object.entries(changes(real)).map(([name, more]) => [name, `Bearer ${withClaims(more)}`])
}

const long = (count: number) => 'x'.repeat(count)

function changes({ claims, now }: Real): Record<string, object> {
  const issuer = String(claims.iss)
  return {
    'aud missing': { aud: undefined },
    'aud another': { aud: 'elsewhere' },
    'aud in capitals': { aud: 'HUB' },
    'aud with a blank': { aud: ' hub' },
    'aud a longer word': { aud: 'hub.example' },
    'aud a list of others': { aud: ['elsewhere', 'other'] },
    'aud an empty list': { aud: [] },
    'aud a list in a list': { aud: [['hub']] },
    'aud an object': { aud: { hub: true } },
    'aud null': { aud: null },
    'aud a number': { aud: 1 },
    'aud the client': { aud: 'demo' },
    'iss missing': { iss: undefined },
    'iss with a slash at its end': { iss: `${issuer}/` },
    'iss in capitals': { iss: issuer.toUpperCase() },
    'iss by another name of the machine': { iss: issuer.replace('127.0.0.1', 'localhost') },
    'iss without its port': { iss: issuer.replace(/:\d+$/, '') },
    'iss with a fragment': { iss: `${issuer}#` },
    'iss a list': { iss: [issuer] },
    'iss an object': { iss: { issuer } },
    'iss null': { iss: null },
    'iss empty': { iss: '' },
    'iss __proto__': { iss: '__proto__' },
    'exp missing': { exp: undefined },
    'exp a second ago': { exp: now - 1 },
    'exp now': { exp: now },
    'exp long ago': { exp: 0 },
    'exp negative': { exp: -1 },
    'exp a text': { exp: String(now + 600) },
    'exp null': { exp: null },
    'exp true': { exp: true },
    'exp a list': { exp: [now + 600] },
    'exp a date': { exp: new Date((now + 600) * 1000).toISOString() },
    'nbf in 61 seconds': { nbf: now + 61 },
    'nbf tomorrow': { nbf: now + 86_400 },
    'nbf a text': { nbf: String(now) },
    'nbf an object': { nbf: {} },
    'iat missing': { iat: undefined },
    'iat in 61 seconds': { iat: now + 61 },
    'iat a text': { iat: String(now) },
    'iat null': { iat: null },
    'iat a list': { iat: [now] },
    'role missing': { role: undefined },
    'role null': { role: null },
    'role a list': { role: ['nurse'] },
    'role an object': { role: { nurse: true } },
    'role a number': { role: 1 },
    'role in capitals': { role: 'NURSE' },
    'role with a blank': { role: 'nurse ' },
    'role of the hub itself': { role: 'system' },
    'role unknown': { role: 'root' },
    'role __proto__': { role: '__proto__' },
    'role constructor': { role: 'constructor' },
    'role empty': { role: '' },
    'sub missing': { sub: undefined },
    'sub a number': { sub: 7 },
    'sub null': { sub: null },
    'sub empty': { sub: '' },
    'sub a list': { sub: ['nurse-qn-ncc'] },
    'sub an object': { sub: {} },
    'sub with a NUL': { sub: 'nurse\u0000' },
    'sub with a line break': { sub: 'nurse\nadmin' },
    'sub with an escape': { sub: 'nurse\u001b[2K' },
    'sub of 201 characters': { sub: long(201) },
    'client_id missing': { client_id: undefined },
    'client_id a number': { client_id: 7 },
    'client_id empty': { client_id: '' },
    'client_id with a line break': { client_id: 'demo\r\nx: y' },
    'client_id of 201 characters': { client_id: long(201) },
    'facility a number': { facility: 7 },
    'facility a list': { facility: ['QN-NCC', 'QN-CNMT'] },
    'facility an object': { facility: { ne: '' } },
    'facility empty': { facility: '' },
    'facility of 41 characters': { facility: long(41) },
    'facility with a line break': { facility: 'QN-NCC\n' },
    'facility null': { facility: null },
    'hospital an object': { hospital: {} },
    'hospital of 41 characters': { hospital: long(41) },
    'province a number': { province: 48 },
    'province of three digits': { province: '048' },
    'province of letters': { province: 'DN' },
    'province with a line break': { province: '48\n' },
    'province of other digits': { province: '४८' },
    'province a list': { province: ['48', '52'] },
    'resident a number': { resident: 7 },
    'resident a list': { resident: ['UmVzaWRlbnQ6MQ'] },
    'resident empty': { resident: '' },
    'resident of 201 characters': { resident: long(201) },
    'scope a list': { scope: ['country'] },
    'scope an object': { scope: { country: true } },
    'scope of 4,001 characters': { scope: long(4_001) },
  }
}

/** Numbers that JSON can write and no clock has; and what one issuer says by the key of another. */
export function badNumbersAndIssuers(real: Real): Case[] {
  const { withText } = variant(real)
  const { header, claims, key, other } = real
  const written = (name: string, value: string) => withText(`${JSON.stringify({ ...claims, [name]: undefined }).slice(0, -1)},"${name}":${value}}`)
  const byOther = eddsa(privateKeyOf(other.key))
  return [
    ['exp without end', `Bearer ${written('exp', '1e999')}`],
    ['exp below all ends', `Bearer ${written('exp', '-1e999')}`],
    ['exp NaN', `Bearer ${written('exp', 'NaN')}`],
    ['iat without end', `Bearer ${written('iat', '1e999')}`],
    ['iat below all ends', `Bearer ${written('iat', '-1e999')}`],
    ['nbf without end', `Bearer ${written('nbf', '1e999')}`],
    ['the other issuer by this one’s key', `Bearer ${forged(header, { ...claims, iss: other.issuer }, es256(privateKeyOf(key)))}`],
    ['the other issuer by this one’s key under its kid', `Bearer ${forged({ ...header, kid: 'demo' }, { ...claims, iss: other.issuer }, es256(privateKeyOf(key)))}`],
    ['this issuer by the other one’s key', `Bearer ${forged({ alg: 'EdDSA', kid: 'demo', typ: 'at+jwt' }, claims, byOther)}`],
    ['this issuer by the other one’s key under this kid', `Bearer ${forged({ alg: 'EdDSA', kid: 'login', typ: 'at+jwt' }, claims, byOther)}`],
  ]
}
