import type { Role, Viewer } from './auth.js'
import type { FieldRule } from './field-rights.js'
import { mayEver, type RightsTable } from './rights.js'

// Terms
//   scope   phạm vi: `table:part` or `table:action`, what a field needs of a token (OAuth 2.0, RFC 6749 3.3)

/** What a field needs, printed into the schema as `@requiresScopes`; nothing where every signed-in caller may ask. */
export function scopeNeeded({ rule, table }: FieldRule): string | undefined {
  if (!table) return undefined
  if (rule in table.parts || rule in (table.actions ?? {})) return `${table.scope}:${rule}`
  const base = rule === 'rows' ? baseOf(table) : undefined
  return base && `${table.scope}:${base}`
}

/** The part without which a record is not there. */
function baseOf({ parts }: RightsTable): string | undefined {
  return Object.keys(parts).find(part => parts[part]?.refused === 'not-there')
}

/**
 * Whether a role holds the scope of a field. Only what is refused with an error is a matter of the role alone; where the answer
 * is "not there" or null, the rows decide, and a role that has none of them must not be told apart.
 */
export function roleHolds(role: Role, { rule, table }: FieldRule): boolean {
  if (!table) return true
  if (table.actions && rule in table.actions) return mayEver(table, rule, role)
  if (table.parts[rule]?.refused !== 'forbidden') return true
  return Object.values(table.reads[role]).some(parts => parts?.includes(rule))
}

/** Whether a token that was narrowed to some scopes holds this one. */
export function isWithin({ scopes }: Viewer, scope: string | undefined): boolean {
  return scopes === undefined || scope === undefined || scopes.has(scope)
}
