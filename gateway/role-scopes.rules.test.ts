import { expect, test } from 'vitest'
import { roles, type Viewer } from '../kit/auth.js'
import { holdsOf, type RoleScopes, readRoleScopes } from './role-scopes.js'

const roleScopes: RoleScopes = readRoleScopes(JSON.stringify(Object.fromEntries(roles.map(role => [role, role === 'nurse' ? ['resident:health', 'resident:identity'] : []]))))
const clients = new Map([['narrow', { documents: 'open', scopes: new Set(['resident:identity']) } as const]])
const nurse = (more: Partial<Viewer> = {}): Viewer => ({ subject: 's', client: 'c', role: 'nurse', expiresAt: 0, ...more })

test.each<[string, Viewer | undefined, boolean, boolean]>([
  ['what the role does', nurse(), true, true],
  ['no more than the token lists', nurse({ scopes: new Set(['resident:identity']) }), false, true],
  ['nothing by an empty list', nurse({ scopes: new Set() }), false, false],
  ['no more than the client may', nurse({ client: 'narrow' }), false, true],
  ['no more than the role, whatever is listed', nurse({ role: 'auditor', scopes: new Set(['resident:health', 'resident:identity']) }), false, false],
  ['everything where nobody signs in', undefined, true, true],
])('a caller holds %s', (_, viewer, health, identity) => {
  const holds = holdsOf(viewer, { roleScopes, clients })
  expect([holds('resident:health'), holds('resident:identity')]).toEqual([health, identity])
})
