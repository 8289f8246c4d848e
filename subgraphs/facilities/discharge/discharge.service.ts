import { refuse, refuseAll } from '../../../kit/user-errors.js'
import type { Write } from '../../../kit/write.js'
import type { FacilitiesContext } from '../context.js'
import { holdResident, tellWhere } from '../resident/resident-change.service.js'
import { leaving } from '../resident/resident.events.js'
import { StayEntity } from '../stay/stay.entity.js'
import { endStay } from '../stay/end-of-stay.service.js'
import { dischargeProblems } from './discharge.rules.js'
import type { DischargeResidentInput, DischargeResidentPayload } from './discharge.type.js'

export function dischargeResident(ctx: FacilitiesContext, input: DischargeResidentInput): Promise<DischargeResidentPayload> {
  return endStay(ctx, { name: 'dischargeResident', input }, change => discharge(ctx, input, change))
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
