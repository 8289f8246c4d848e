import { defineEntity, p } from '@mikro-orm/core'

/** A sign-in withdrawn before it ended. This sector keeps the register for the whole hub and tells the others. */
export const AccessRevocationEntity = defineEntity({
  name: 'AccessRevocation',
  tableName: 'revoked_access',
  properties: {
    id: p.uuid().primary(),
    subject: p.text(),
    revokedAt: p.datetime(),
    revokedBy: p.text(),
    reason: p.text(),
    version: p.integer().version(),
  },
})
