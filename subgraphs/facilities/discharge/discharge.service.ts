import { z } from 'zod'
import { toGlobalId } from '../../../kit/id.js'
import { refuse, refuseAll, toUserErrors } from '../../../kit/user-errors.js'
import { readBack, type Write, write } from '../../../kit/write.js'
import type { FacilitiesContext } from '../context.js'
import { holdResident, tellWhere } from '../resident/resident-change.service.js'
import { leaving } from '../resident/resident.events.js'
import { findResident } from '../resident/resident.service.js'
import { StayEntity } from '../stay/stay.entity.js'
import { findStayHere } from '../stay/stay.service.js'
import { userErrorTexts } from '../user-errors.js'
import { dischargeProblems } from './discharge.rules.js'
import type { DischargeResidentInput, DischargeResidentPayload } from './discharge.type.js'

const outcome = z.object({ residentId: z.guid(), endedStayId: z.guid() })

export async function dischargeResident(
  ctx: FacilitiesContext,
  input: DischargeResidentInput,
): Promise<DischargeResidentPayload> {
  const written = await write(ctx, { name: 'dischargeResident', input, outcome }, change => discharge(ctx, input, change))
  if ('refused' in written) {
    return { resident: null, endedStay: null, userErrors: toUserErrors(written.refused, userErrorTexts, ctx.language) }
  }
  const { residentId, endedStayId } = written.outcome
  return readBack(async () => {
    const resident = await findResident(ctx, toGlobalId('Resident', residentId))
    return { resident, endedStay: await findStayHere(ctx, endedStayId), userErrors: [] }
  })
}

async function discharge(ctx: FacilitiesContext, input: DischargeResidentInput, change: Write) {
  const { em } = change.tx
  const { resident, facility } = await holdResident(ctx, 'dischargeResident', input, change)
  const openStay = await em.findOne(StayEntity, { residentId: resident.id, endedOn: null })
  refuseAll(dischargeProblems({ openStay: openStay ?? undefined, on: input.on }, ctx.today))
  // The problems say so first; this tells the compiler.
  if (!openStay) return refuse('NO_OPEN_STAY', ['input', 'resident'])
  openStay.endedOn = input.on
  openStay.endReason = input.reason
  resident.leftOn = input.on
  await em.flush()
  await tellWhere(ctx, resident, { facility, left: leaving(input.on, input.reason) }, change)
  change.record({
    action: 'resident.discharged',
    subject: `Resident:${resident.id}`,
    residentId: resident.id,
    fields: ['stay', 'endedOn', 'endReason'],
  })
  return { residentId: resident.id, endedStayId: openStay.id }
}
