import { randomUUID } from 'node:crypto'
import { LockMode } from '@mikro-orm/core'
import { z } from 'zod'
import { HubError } from '../../../kit/errors.js'
import { fromGlobalId, toGlobalId } from '../../../kit/id.js'
import { refuse, refuseAll, toUserErrors } from '../../../kit/user-errors.js'
import { readBack, type Write, write } from '../../../kit/write.js'
import type { FacilitiesContext } from '../context.js'
import { FacilityEntity } from '../facility/facility.entity.js'
import { judgeResident } from '../resident/resident.access.js'
import { ResidentCategoryEntity, ResidentEntity } from '../resident/resident.entity.js'
import { residentLinked } from '../resident/resident.events.js'
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
  const { resident, from } = await lockedResident(ctx, input, change)
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
  const categories = await em.find(ResidentCategoryEntity, { residentId: resident.id }, { orderBy: { since: 'asc', kind: 'asc' } })
  const kinds = categories.map(({ kind }) => kind)
  change.publish(residentLinked({ id: resident.id, version: resident.version, facility: to, categories: kinds }, ctx.units))
  change.record({
    action: 'resident.transferred',
    subject: `Resident:${resident.id}`,
    residentId: resident.id,
    fields: [`from:${from.id}`, `to:${to.id}`],
  })
  return { residentId: resident.id, endedStayId: openStay.id }
}

/** The resident, held until the transaction ends, if the caller may move the person and has seen the newest version. */
async function lockedResident(ctx: FacilitiesContext, input: TransferResidentInput, { tx: { em } }: Write) {
  const key = fromGlobalId('Resident', input.resident)
  const resident = key ? await em.findOne(ResidentEntity, key, { lockMode: LockMode.PESSIMISTIC_WRITE }) : null
  if (!resident) return refuse('NOT_FOUND', ['input', 'resident'])
  const from = await em.findOneOrFail(FacilityEntity, resident.facilityId)
  const judgement = judgeResident(ctx.viewer, 'transferResident', {
    residentKey: resident.id,
    facilityCode: from.code,
    facilityKind: from.kind,
    provinceCode: ctx.units.codeToday(from.provinceUnitId),
  })
  if (judgement === 'not-there') return refuse('NOT_FOUND', ['input', 'resident'])
  if (judgement === 'no') throw new HubError('FORBIDDEN')
  if (resident.version !== input.expectedVersion) refuse('CONFLICT', ['input', 'expectedVersion'], resident.version)
  return { resident, from }
}
