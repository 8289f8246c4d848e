import type { Viewer } from '../../../kit/auth.js'
import { type ActionGrants, fieldsOf, type Grants, type Judgement, type RightsTable } from '../../../kit/rights.js'

const nobody = {}
const reads: Grants = {
  nurse: nobody,
  clinician: nobody,
  signer: nobody,
  head: nobody,
  coordinator: nobody,
  'insurance-officer': nobody,
  'insurance-head': nobody,
  'programme-officer': nobody,
  auditor: nobody,
  resident: nobody,
  guardian: nobody,
  admin: nobody,
}

/** Who runs the system ends sign-ins; nobody reads the register through the graph. */
const actions = { revokeAccess: { admin: ['system'] } } as const satisfies ActionGrants<string, 'system'>

export const accessRevocationTable = {
  about: 'Sign-ins (phiên đăng nhập)',
  relations: { system: 'runs the system' },
  parts: {},
  reads,
  actions,
  holds: () => false,
} as const satisfies RightsTable

export const accessRevocationRights = fieldsOf(accessRevocationTable, {
  Mutation: { revokeAccess: 'revokeAccess' },
  RevokeAccessPayload: { subject: 'within', revokedAt: 'within', userErrors: 'within' },
})

export function judgeRevocation(viewer: Viewer, action: keyof typeof actions): Judgement {
  const by: ActionGrants<string, 'system'>[string] = actions[action]
  return by[viewer.role]?.includes('system') ? 'yes' : 'no'
}
