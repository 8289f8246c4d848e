import { randomUUID } from 'node:crypto'
import { fromGlobalId } from '../../../kit/id.js'
import { refuse, refuseAll } from '../../../kit/user-errors.js'
import type { Write } from '../../../kit/write.js'
import type { FacilitiesContext } from '../context.js'
import { FacilityEntity } from '../facility/facility.entity.js'
import { holdResident, tellWhere } from '../resident/resident-change.service.js'
import { endStay } from '../stay/end-of-stay.service.js'
import { endOpenStay, openStayOf, present } from '../stay/open-stay.service.js'
import { StayEntity } from '../stay/stay.entity.js'
import { contractTerms } from '../stay/stay-mode.rules.js'
import { transferProblems } from './transfer.rules.js'
import type { TransferResidentInput, TransferResidentPayload } from './transfer.type.js'

export function transferResident(ctx: FacilitiesContext, input: TransferResidentInput): Promise<TransferResidentPayload> {
  return endStay(ctx, { name: 'transferResident', input }, change => transfer(ctx, input, change))
}

async function transfer(ctx: FacilitiesContext, input: TransferResidentInput, change: Write) {
  const { em } = change.tx
  const { resident, facility: from } = await holdResident(ctx, 'transferResident', input, change)
  const toKey = fromGlobalId('Facility', input.toFacility)
  const to = toKey ? await em.findOne(FacilityEntity, toKey) : null
  if (!to) return refuse('NOT_FOUND', ['input', 'toFacility'])
  const open = await openStayOf(change, resident.id)
  refuseAll(transferProblems({ ...input, openStay: open?.facts, toFacilityId: to.id }, ctx.today))
  const { stay } = present(open)
  await endOpenStay(ctx, stay, { on: input.on, reason: 'TRANSFERRED' }, change)
  resident.facilityId = to.id
  // The old stay ends before the new one begins: nobody has two open ones, not even for a moment.
  await em.flush()
  em.create(StayEntity, {
    id: randomUUID(),
    residentId: resident.id,
    facilityId: to.id,
    mode: input.mode ?? stay.mode,
    admittedOn: input.on,
    ...contractTerms(input.contract),
  })
  await tellWhere(ctx, resident, { facility: to, left: null }, change)
  change.record({
    action: 'resident.transferred',
    subject: `Resident:${resident.id}`,
    residentId: resident.id,
    fields: [`from:${from.id}`, `to:${to.id}`],
  })
  return { residentId: resident.id, endedStayId: stay.id }
}
