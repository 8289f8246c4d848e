import type { TokenClaims } from '../../kit/demo-keys.js'
import { field, signedIn } from './client.js'
import { freshKey } from './writes.js'

export interface Moved {
  referral: { id: string; version: number; status: string; nextMove: string } | null
  userErrors: { code: string; path: string[] }[]
}

/** One step by one person, through the gateway. */
export async function step(claims: TokenClaims, name: string, input: object): Promise<Moved> {
  const ask = await signedIn(claims)
  const text = `mutation ($input: ${name[0]?.toUpperCase()}${name.slice(1)}Input!) {
    ${name}(input: $input) { referral { id version status nextMove } userErrors { code path } } }`
  return field<Moved>(await ask(text, { input: { idempotencyKey: freshKey(name), ...input } }), name)
}

/** The same, and where it stands then; the version is counted along. */
export function following(start: Moved) {
  let now = start.referral
  return {
    id: () => now?.id ?? '',
    async by(claims: TokenClaims, name: string, input: object = {}): Promise<string> {
      const moved = await step(claims, name, { referral: now?.id, expectedVersion: now?.version, ...input })
      if (moved.userErrors.length > 0) return moved.userErrors.map(({ code }) => code).join(' ')
      now = moved.referral
      return `${now?.status} ${now?.nextMove}`
    },
  }
}
