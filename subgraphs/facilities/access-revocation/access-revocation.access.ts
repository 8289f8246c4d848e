import type { Viewer } from '../../../kit/auth.js'
import { fieldsOf, type Judgement } from '../../../kit/rights.js'
import { judgeSystem, systemTable } from '../../../kit/system-rights.js'

/** Who runs the system ends sign-ins; nobody reads the register through the graph. */
export const accessRevocationTable = systemTable('signIn', 'Sign-ins (phiên đăng nhập)', { revokeAccess: { admin: ['system'] } })

export const accessRevocationRights = fieldsOf(accessRevocationTable, {
  Mutation: { revokeAccess: 'revokeAccess' },
  RevokeAccessPayload: { subject: 'within', revokedAt: 'within', userErrors: 'within' },
})

export function judgeRevocation(viewer: Viewer, action: keyof typeof accessRevocationTable.actions): Judgement {
  return judgeSystem(accessRevocationTable, viewer, action)
}
