import type { TokenClaims } from '../../kit/demo-keys.js'
import { toGlobalId } from '../../kit/id.js'
import { type Answer, field, signedIn } from './client.js'
import { facilityOf } from './world.js'
import { freshKey } from './writes.js'

export const idOf = (code: string) => toGlobalId('Facility', facilityOf(code).id)
export const officer = (province: string): TokenClaims => ({ role: 'programme-officer', province })

export interface Changed {
  facility: { version: number } | null
  userErrors: { code: string; path: string[]; currentVersion: number | null }[]
}

export async function versionOf(code: string): Promise<number> {
  const ask = await signedIn({ role: 'auditor' })
  return field<{ version: number }>(await ask('query ($id: ID!) { facility(id: $id) { version } }', { id: idOf(code) }), 'facility').version
}

/** One change as somebody, with what it shows; the version is the newest unless the input says another. */
export async function change(claims: TokenClaims, code: string, name: string, input: object, show = ''): Promise<Answer> {
  const ask = await signedIn(claims)
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`
  const text = `mutation ($input: ${type}!) { ${name}(input: $input) { facility { version } ${show} userErrors { code path currentVersion } } }`
  return ask(text, { input: { idempotencyKey: freshKey(name), expectedVersion: await versionOf(code), ...input } })
}

export const codesOf = (answer: Answer, name: string) => field<Changed>(answer, name).userErrors.map(({ code, path }) => `${code} ${path.join('.')}`)
