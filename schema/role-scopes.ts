import { roles } from '../kit/auth.js'
import { statedRules } from '../kit/field-rights.js'
import { roleHolds, scopeNeeded } from '../kit/scopes.js'
import type { SectorSchema } from './schemas.js'

/**
 * The scopes each role holds as long as its token is not narrowed, one line a role: what the gateway compares with
 * `@requiresScopes`, and what an identity provider would write into tokens for a router that knows no roles.
 */
export function roleScopes(schemas: Readonly<Record<string, SectorSchema>>): string {
  const rules = Object.values(schemas).flatMap(({ rights }) => statedRules(rights).map(([, rule]) => rule))
  const lines = roles.map(role => {
    const held = rules.filter(rule => roleHolds(role, rule)).flatMap(rule => scopeNeeded(rule) ?? [])
    return `  ${JSON.stringify(role)}: ${JSON.stringify([...new Set(held)].sort())}`
  })
  return `{\n${lines.join(',\n')}\n}\n`
}
