import { fromGlobalId } from '../../../kit/id.js'
import { refuseAll } from '../../../kit/user-errors.js'
import type { Write } from '../../../kit/write.js'
import type { FacilitiesContext } from '../context.js'
import type { FacilityNode } from '../facility/facility.loaders.js'
import { changeFacility, facilityNamed, holdFacility, newRecord, noteChange, strike, succeed } from '../facility-record/facility-change.service.js'
import { mostShown, onDay } from '../facility-record/facility-record.rules.js'
import { AdministrativeUnitEntity } from '../unit/unit.entity.js'
import { toUnit } from '../unit/unit.service.js'
import { FacilityAddressEntity } from './facility-address.entity.js'
import { type FacilityAddressNode, toFacilityAddress } from './facility-address.loaders.js'
import { addressProblems, type CommuneNamed } from './facility-address.rules.js'
import type { RecordFacilityAddressInput } from './facility-address.type.js'

export async function addressOn(ctx: FacilitiesContext, facility: FacilityNode, day: string): Promise<FacilityAddressNode | null> {
  const [row] = onDay(await ctx.load.addressesOfFacility.load(facility.key), day)
  return row ? toFacilityAddress(row) : null
}

export async function addresses(ctx: FacilitiesContext, facility: FacilityNode): Promise<FacilityAddressNode[]> {
  return (await ctx.load.addressesOfFacility.load(facility.key)).slice(0, mostShown).map(toFacilityAddress)
}

export async function unitOfAddress(ctx: FacilitiesContext, key: string) {
  const row = await ctx.load.unitById.load(key)
  if (!row) throw new Error('An address points at a unit that is not there')
  return toUnit(row)
}

export function recordFacilityAddress(ctx: FacilitiesContext, input: RecordFacilityAddressInput) {
  return changeFacility(ctx, 'recordFacilityAddress', input, change => record(ctx, input, change), {
    refused: { address: null },
    done: async ({ facility, recordId }): Promise<{ address: FacilityAddressNode | null }> => {
      const row = (await ctx.load.addressesOfFacility.load(facility.key)).find(({ id }) => id === recordId)
      return { address: row ? toFacilityAddress(row) : null }
    },
  })
}

async function record(ctx: FacilitiesContext, input: RecordFacilityAddressInput, change: Write) {
  const { em } = change.tx
  const facility = await holdFacility(ctx, 'recordFacilityAddress', facilityNamed(input), input, change)
  const { wrong, others } = strike(ctx, await em.find(FacilityAddressEntity, { facilityId: facility.id }), 'FacilityAddress', input)
  succeed(others, input.validFrom)
  const provinceUnitId = ctx.units.on(facility.provinceUnitId, input.validFrom)
  const provinceCode = ctx.units.periodsOf(provinceUnitId)[0]?.code ?? ''
  refuseAll(addressProblems(input, { provinceCode, commune: await communeNamed(input, change) }, others))
  await em.flush()
  const row = em.create(FacilityAddressEntity, {
    ...newRecord(ctx, facility, input, wrong),
    street: input.street.trim(),
    provinceUnitId,
    communeUnitId: input.commune ? (fromGlobalId('AdministrativeUnit', input.commune) ?? null) : null,
    phone: input.phone ?? null,
    email: input.email ?? null,
  })
  noteChange(facility, wrong ? 'address-corrected' : 'address-recorded', ['address'], change)
  return { facilityId: facility.id, recordId: row.id }
}

async function communeNamed({ commune }: RecordFacilityAddressInput, { tx: { em } }: Write): Promise<CommuneNamed> {
  if (!commune) return undefined
  const key = fromGlobalId('AdministrativeUnit', commune)
  const unit = key ? await em.findOne(AdministrativeUnitEntity, { id: key, level: 'COMMUNE' }) : null
  return unit && { provinceCode: unit.provinceCode, from: unit.validFrom ?? null, to: unit.validTo ?? null }
}
