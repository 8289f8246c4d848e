import { z } from 'zod'
import { HubError } from '../../../kit/errors.js'
import { uuidFrom } from '../../../kit/id.js'
import { refuse, toUserErrors } from '../../../kit/user-errors.js'
import { accessRevoked } from '../../../kit/vn/borrowed-facts.js'
import { readBack, type Write, write } from '../../../kit/write.js'
import type { FacilitiesContext } from '../context.js'
import { userErrorTexts } from '../user-errors.js'
import { judgeRevocation } from './access-revocation.access.js'
import { AccessRevocationEntity } from './access-revocation.entity.js'
import type { RevokeAccessInput, RevokeAccessPayload } from './access-revocation.type.js'

const outcome = z.object({ subject: z.string(), revokedAt: z.iso.datetime() })

export async function revokeAccess(ctx: FacilitiesContext, input: RevokeAccessInput): Promise<RevokeAccessPayload> {
  const written = await write(ctx, { name: 'revokeAccess', input, outcome }, change => revoke(ctx, input, change))
  if ('refused' in written) {
    return { subject: null, revokedAt: null, userErrors: toUserErrors(written.refused, userErrorTexts, ctx.language) }
  }
  await readBack(() => ctx.revocations.refresh())
  const { subject, revokedAt } = written.outcome
  return { subject, revokedAt: new Date(revokedAt), userErrors: [] }
}

async function revoke(ctx: FacilitiesContext, { subject, reason }: RevokeAccessInput, change: Write) {
  const { em } = change.tx
  if (judgeRevocation(ctx.viewer, 'revokeAccess') !== 'yes') throw new HubError('FORBIDDEN')
  if (!/^\P{Cc}{1,200}$/u.test(subject)) refuse('INVALID_VALUE', ['input', 'subject'])
  if (!/^\P{Cc}{5,500}$/u.test(reason.trim())) refuse('INVALID_VALUE', ['input', 'reason'])
  const id = uuidFrom(`access:${subject}`)
  const known = await em.findOne(AccessRevocationEntity, id)
  const facts = { revokedAt: ctx.now, revokedBy: ctx.viewer.subject, reason: reason.trim() }
  const row = known ? em.assign(known, facts) : em.create(AccessRevocationEntity, { id, subject, ...facts, version: 1 })
  await em.flush()
  const revokedAt = ctx.now.toISOString()
  const payload = { subject, revokedAt }
  const { type } = accessRevoked
  change.publish({ type, aggregate: 'AccessRevocation', aggregateId: id, version: row.version, payload })
  change.record({ action: 'access.revoked', subject: `Subject:${subject}`, residentId: null, fields: [] })
  return payload
}
