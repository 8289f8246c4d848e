import { randomUUID } from 'node:crypto'
import { LockMode } from '@mikro-orm/core'
import { HubError } from '../../../kit/errors.js'
import { fromGlobalId } from '../../../kit/id.js'
import { refuse, refuseAll } from '../../../kit/user-errors.js'
import type { Write } from '../../../kit/write.js'
import { identifierAsStored } from '../identifier/identifier.rules.js'
import type { FacilitiesContext } from '../context.js'
import { FacilityEntity, type FacilityRecord } from '../facility/facility.entity.js'
import { judgeResident } from '../resident/resident.access.js'
import { ResidentEntity, ResidentIdentifierEntity, type ResidentRecord } from '../resident/resident.entity.js'
import { tellWhere } from '../resident/resident-change.service.js'
import { changeStay } from '../stay/changed-stay.service.js'
import { StayEntity } from '../stay/stay.entity.js'
import { contractTerms } from '../stay/stay-mode.rules.js'
import { readmissionProblems } from './readmission.rules.js'
import type { ReadmitResidentInput, ReadmitResidentPayload } from './readmission.type.js'

export function readmitResident(ctx: FacilitiesContext, input: ReadmitResidentInput): Promise<ReadmitResidentPayload> {
  const onUnique = { stay_one_open_idx: { code: 'STAY_OPEN', path: ['input', 'resident'] } }
  return changeStay(ctx, { name: 'readmitResident', input, onUnique }, change => readmit(ctx, input, change))
}

async function readmit(ctx: FacilitiesContext, input: ReadmitResidentInput, change: Write) {
  const { em } = change.tx
  const facility = await ownFacility(ctx, input, change)
  const resident = await heldByNameOrNumber(ctx, input, change)
  const stays = await em.find(StayEntity, { residentId: resident.id })
  const known = stays.map(({ admittedOn, endedOn = null, endReason = null }) => ({ admittedOn, endedOn, endReason }))
  refuseAll(readmissionProblems({ ...input, stays: known, birthDate: resident.birthDate }, ctx.today))
  const stay = em.create(StayEntity, {
    id: randomUUID(),
    residentId: resident.id,
    facilityId: facility.id,
    mode: input.mode,
    admittedOn: input.admittedOn,
    ...contractTerms(input.contract),
  })
  Object.assign(resident, { facilityId: facility.id, leftOn: null })
  await em.flush()
  await tellWhere(ctx, resident, { facility, left: null }, change)
  change.record({
    action: 'resident.readmitted',
    subject: `Resident:${resident.id}`,
    residentId: resident.id,
    fields: ['facility', 'mode', 'admittedOn', 'contract'],
  })
  return { residentId: resident.id, stayId: stay.id }
}

/** The register is public, so a facility that is not the caller’s is refused as such and not as absent. */
async function ownFacility(ctx: FacilitiesContext, input: ReadmitResidentInput, { tx: { em } }: Write): Promise<FacilityRecord> {
  const key = fromGlobalId('Facility', input.facility)
  const facility = key ? await em.findOne(FacilityEntity, key) : null
  if (!facility) return refuse('NOT_FOUND', ['input', 'facility'])
  if (judgeResident(ctx.viewer, 'readmitResident', factsOf(ctx, null, facility)) !== 'yes') throw new HubError('FORBIDDEN')
  return facility
}

/**
 * The person, held until the transaction ends. By id only somebody whom the caller sees; who left another facility is known to
 * the caller by nothing but the papers in hand, which an admission anew would meet as IDENTIFIER_TAKEN.
 */
async function heldByNameOrNumber(ctx: FacilitiesContext, input: ReadmitResidentInput, { tx: { em } }: Write): Promise<ResidentRecord> {
  const { resident: id, expectedVersion, identifier } = input
  if ((id == null) === (identifier == null)) return refuse('INVALID_VALUE', ['input', 'resident'])
  if ((id == null) !== (expectedVersion == null)) return refuse('INVALID_VALUE', ['input', 'expectedVersion'])
  const lockMode = LockMode.PESSIMISTIC_WRITE
  if (identifier) {
    const value = identifierAsStored(identifier)
    const number = value && (await em.findOne(ResidentIdentifierEntity, { type: identifier.type, value, validTo: null }))
    const found = number ? await em.findOne(ResidentEntity, number.residentId, { lockMode }) : null
    return found ?? refuse('NOT_FOUND', ['input', 'identifier'])
  }
  const key = id == null ? undefined : fromGlobalId('Resident', id)
  const resident = key ? await em.findOne(ResidentEntity, key, { lockMode }) : null
  if (!resident) return refuse('NOT_FOUND', ['input', 'resident'])
  const last = await em.findOneOrFail(FacilityEntity, resident.facilityId)
  if (judgeResident(ctx.viewer, 'read', factsOf(ctx, resident.id, last)) !== 'yes') return refuse('NOT_FOUND', ['input', 'resident'])
  if (resident.version !== expectedVersion) refuse('CONFLICT', ['input', 'expectedVersion'], resident.version)
  return resident
}

function factsOf(ctx: FacilitiesContext, residentKey: string | null, { code, kind, provinceUnitId }: FacilityRecord) {
  return { residentKey, facilityCode: code, facilityKind: kind, provinceCode: ctx.units.codeToday(provinceUnitId) }
}
