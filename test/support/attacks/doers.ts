import { type Role, roles } from '../../../kit/auth.js'
import type { TokenClaims } from '../../../kit/demo-keys.js'
import { claimsOf, expectedActions, stances } from '../rights/expected.js'
import type { Family } from '../rights/target.js'

/** Who may do a change to somebody, standing as the table of actions says; a nurse of the home where it says nothing. */
export function doerOf(change: string, family: Family): TokenClaims {
  const doing = expectedActions[change] ?? {}
  const role: Role = roles.find(each => (doing[each] ?? []).length > 0) ?? 'nurse'
  return claimsOf(role, doing[role]?.[0] ?? stances[0], family)
}
