import { randomUUID } from 'node:crypto'
import { fromGlobalId } from '../../../kit/id.js'
import { refuse, refuseAll } from '../../../kit/user-errors.js'
import { earliest } from '../../../kit/vn/partial-date.js'
import { addDays } from '../../../kit/vn/working-days.js'
import type { Write } from '../../../kit/write.js'
import type { FacilitiesContext } from '../context.js'
import { endingProblems, textOrNull } from '../resident/dated-part.rules.js'
import { changeRecord, type HeldResident, noteChange, partOf, type RecordChanged } from '../resident/record-change.service.js'
import { AdministrativeUnitEntity } from '../unit/unit.entity.js'
import { toUnit } from '../unit/unit.service.js'
import type { AdministrativeUnit } from '../unit/unit.type.js'
import { ResidentAddressEntity } from './address.entity.js'
import { type AddressRow, toAddress } from './address.loaders.js'
import { addressProblems, asWritten } from './address.rules.js'
import type { EndAddressInput, RecordAddressInput } from './address.type.js'

export type AddressChanged = RecordChanged & { readonly address: AddressRow | null }

export async function addressesOf(ctx: FacilitiesContext, residentKey: string): Promise<AddressRow[]> {
  return (await ctx.load.addressesOfResident.load(residentKey)).map(toAddress)
}

/** The address in force. */
export async function addressOf(ctx: FacilitiesContext, residentKey: string): Promise<AddressRow | null> {
  return (await addressesOf(ctx, residentKey)).find(({ until }) => until === null) ?? null
}

export async function unitOf(ctx: FacilitiesContext, key: string | null): Promise<AdministrativeUnit | null> {
  const row = key === null ? undefined : await ctx.load.unitById.load(key)
  return row ? toUnit(row) : null
}

export async function lineOf(ctx: FacilitiesContext, address: AddressRow): Promise<string> {
  const [commune, province] = await Promise.all([unitOf(ctx, address.communeUnitId), unitOf(ctx, address.provinceUnitId)])
  return asWritten([address.street, commune?.name ?? address.communeText, province?.name ?? null])
}

async function withAddress(ctx: FacilitiesContext, changed: RecordChanged): Promise<AddressChanged> {
  const rows = changed.resident ? await ctx.load.addressesOfResident.load(changed.resident.key) : []
  const row = partOf(rows, changed)
  return { ...changed, address: row ? toAddress(row) : null }
}

export async function recordAddress(ctx: FacilitiesContext, input: RecordAddressInput): Promise<AddressChanged> {
  return withAddress(ctx, await changeRecord(ctx, { name: 'recordAddress', input }, (held, change) => record(ctx, input, held, change)))
}

async function record(ctx: FacilitiesContext, input: RecordAddressInput, held: HeldResident, change: Write): Promise<string> {
  const { em } = change.tx
  const { resident } = held
  const before = await em.findOne(ResidentAddressEntity, { residentId: resident.id, until: null })
  const province = await givenUnit(input.province, change)
  const commune = input.commune == null ? null : await givenUnit(input.commune, change)
  const facts = { born: earliest(resident.birthDate), today: ctx.today, province, commune, before: before ?? undefined }
  refuseAll(addressProblems(input, facts))
  // The problems say so first; this tells the compiler.
  if (!province) return refuse('UNIT_NOT_THEN', ['input', 'province'])
  const since = input.since ?? null
  if (before && !input.until && since) before.until = addDays(since, -1)
  // The one before has to end first: only one is in force, and the index sees every statement.
  await em.flush()
  const row = em.create(ResidentAddressEntity, {
    id: randomUUID(),
    residentId: resident.id,
    street: textOrNull(input.street),
    communeUnitId: commune?.id ?? null,
    communeText: textOrNull(input.communeText),
    provinceUnitId: province.id,
    since,
    until: input.until ?? null,
    endReason: null,
  })
  await noteChange(held, { action: 'resident.address-recorded', fields: ['addresses'] }, change)
  return row.id
}

async function givenUnit(id: string, { tx: { em } }: Write) {
  const key = fromGlobalId('AdministrativeUnit', id)
  return (key && (await em.findOne(AdministrativeUnitEntity, key))) || undefined
}

export async function endAddress(ctx: FacilitiesContext, input: EndAddressInput): Promise<AddressChanged> {
  return withAddress(ctx, await changeRecord(ctx, { name: 'endAddress', input }, (held, change) => end(ctx, input, held, change)))
}

async function end(ctx: FacilitiesContext, input: EndAddressInput, held: HeldResident, change: Write): Promise<string> {
  const id = fromGlobalId('ResidentAddress', input.address)
  const row = id ? await change.tx.em.findOne(ResidentAddressEntity, { id, residentId: held.resident.id }) : null
  if (!row) return refuse('NOT_FOUND', ['input', 'address'])
  const ending = { on: input.on, since: row.since, until: row.until }
  refuseAll(endingProblems(ending, { field: 'reason', text: input.reason }, ctx.today))
  Object.assign(row, { until: input.on, endReason: input.reason.trim() })
  await noteChange(held, { action: 'resident.address-ended', fields: ['until', 'endReason'] }, change)
  return row.id
}
