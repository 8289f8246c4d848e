import { refuseAll } from '../../../kit/user-errors.js'
import type { Write } from '../../../kit/write.js'
import type { FacilitiesContext } from '../context.js'
import { holdResident, tellWhere } from '../resident/resident-change.service.js'
import { leaving } from '../resident/resident.events.js'
import { endStay } from '../stay/end-of-stay.service.js'
import { endOpenStay, openStayOf, present } from '../stay/open-stay.service.js'
import { dischargeProblems } from './discharge.rules.js'
import type { DischargeResidentInput, DischargeResidentPayload } from './discharge.type.js'

export function dischargeResident(ctx: FacilitiesContext, input: DischargeResidentInput): Promise<DischargeResidentPayload> {
  return endStay(ctx, { name: 'dischargeResident', input }, change => discharge(ctx, input, change))
}

async function discharge(ctx: FacilitiesContext, input: DischargeResidentInput, change: Write) {
  const { em } = change.tx
  const { resident, facility } = await holdResident(ctx, 'dischargeResident', input, change)
  const open = await openStayOf(change, resident.id)
  const { on, reason } = input
  refuseAll(dischargeProblems({ openStay: open?.facts, birthDate: resident.birthDate, on, reason }, ctx.today))
  const { stay } = present(open)
  await endOpenStay(ctx, stay, input, change)
  resident.leftOn = on
  await em.flush()
  await tellWhere(ctx, resident, { facility, left: leaving(on, reason) }, change)
  change.record({
    action: 'resident.discharged',
    subject: `Resident:${resident.id}`,
    residentId: resident.id,
    fields: ['stay', 'endedOn', 'endReason'],
  })
  return { residentId: resident.id, endedStayId: stay.id }
}
