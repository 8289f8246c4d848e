import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { fromGlobalId, toGlobalId } from '../../../kit/id.js'
import { refuse, refuseAll, toUserErrors } from '../../../kit/user-errors.js'
import { readBack, type Write, write } from '../../../kit/write.js'
import type { FacilitiesContext } from '../context.js'
import { FacilityEntity } from '../facility/facility.entity.js'
import { holdResident, tellWhere } from '../resident/resident-change.service.js'
import { findResident } from '../resident/resident.service.js'
import { StayEntity } from '../stay/stay.entity.js'
import { findStayHere } from '../stay/stay.service.js'
import { userErrorTexts } from '../user-errors.js'
import { transferProblems } from './transfer.rules.js'
import type { TransferResidentInput, TransferResidentPayload } from './transfer.type.js'

const outcome = z.object({ residentId: z.guid(), endedStayId: z.guid() })

export async function transferResident(
  ctx: FacilitiesContext,
  input: TransferResidentInput,
): Promise<TransferResidentPayload> {
  const written = await write(ctx, { name: 'transferResident', input, outcome }, change => transfer(ctx, input, change))
  if ('refused' in written) {
    return { resident: null, endedStay: null, userErrors: toUserErrors(written.refused, userErrorTexts, ctx.language) }
  }
  const { residentId, endedStayId } = written.outcome
  return readBack(async () => {
    const resident = await findResident(ctx, toGlobalId('Resident', residentId))
    return { resident, endedStay: await findStayHere(ctx, endedStayId), userErrors: [] }
  })
}

async function transfer(ctx: FacilitiesContext, input: TransferResidentInput, change: Write) {
  const { em } = change.tx
  const { resident, facility: from } = await holdResident(ctx, 'transferResident', input, change)
  const toKey = fromGlobalId('Facility', input.toFacility)
  const to = toKey ? await em.findOne(FacilityEntity, toKey) : null
  if (!to) return refuse('NOT_FOUND', ['input', 'toFacility'])
  const openStay = await em.findOne(StayEntity, { residentId: resident.id, endedOn: null })
  const facts = { openStay: openStay ?? undefined, toFacilityId: to.id, on: input.on }
  refuseAll(transferProblems(facts, ctx.today))
  // The problems say so first; this tells the compiler.
  if (!openStay) return refuse('NO_OPEN_STAY', ['input', 'resident'])
  openStay.endedOn = input.on
  openStay.endReason = 'TRANSFERRED'
  resident.facilityId = to.id
  // The old stay ends before the new one begins: nobody has two open ones, not even for a moment.
  await em.flush()
  em.create(StayEntity, {
    id: randomUUID(),
    residentId: resident.id,
    facilityId: to.id,
    mode: input.mode ?? openStay.mode,
    admittedOn: input.on,
    endedOn: null,
    endReason: null,
  })
  await tellWhere(ctx, resident, { facility: to, left: null }, change)
  change.record({
    action: 'resident.transferred',
    subject: `Resident:${resident.id}`,
    residentId: resident.id,
    fields: [`from:${from.id}`, `to:${to.id}`],
  })
  return { residentId: resident.id, endedStayId: openStay.id }
}
