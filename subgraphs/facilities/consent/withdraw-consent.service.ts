import { refuse, refuseAll } from '../../../kit/user-errors.js'
import type { Write } from '../../../kit/write.js'
import type { FacilitiesContext } from '../context.js'
import { doneAtOnce } from '../person-request/keep-request.service.js'
import { askerOf } from '../person-request/person-request.access.js'
import { textOrNull, textProblems } from '../resident/dated-part.rules.js'
import { changeRecord, type HeldResident, noteChange } from '../resident/record-change.service.js'
import { ConsentEntity } from './consent.entity.js'
import { type ConsentChanged, idsOfHeld, withConsent } from './consent.service.js'
import type { WithdrawConsentInput } from './consent.type.js'

const longestReason = 500

/** Takes back what was agreed to under any of the person's ids. It is a request of the person that is answered by being done. */
export async function withdrawConsent(ctx: FacilitiesContext, input: WithdrawConsentInput): Promise<ConsentChanged> {
  return withConsent(ctx, await changeRecord(ctx, { name: 'withdrawConsent', input }, (held, change) => withdraw(ctx, input, held, change)))
}

async function withdraw(ctx: FacilitiesContext, input: WithdrawConsentInput, held: HeldResident, change: Write): Promise<string> {
  refuseAll(textProblems({ reason: input.reason }, longestReason))
  const withdrawnFor = askerOf(ctx.viewer, input.askedBy) ?? refuse('INVALID_VALUE', ['input', 'askedBy'])
  const { purpose } = input
  const given = await change.tx.em.find(
    ConsentEntity,
    { residentId: { $in: await idsOfHeld(held, change) }, purpose, withdrawnAt: null },
    { orderBy: { recordedAt: 'desc' } },
  )
  const [newest] = given
  if (!newest) return refuse('CONSENT_NONE', ['input', 'purpose'])
  const { subject, role } = ctx.viewer
  const taken = { withdrawnAt: ctx.now, withdrawnFor, withdrawnBy: subject, withdrawnRole: role, withdrawReason: textOrNull(input.reason) }
  for (const row of given) Object.assign(row, taken)
  await doneAtOnce(ctx, held, { kind: 'WITHDRAW_CONSENT', askedBy: withdrawnFor, what: purpose }, change)
  await noteChange(held, { action: 'resident.consent-withdrawn', fields: ['consents', 'withdrawnAt'] }, change)
  return newest.id
}
