import type { Database } from '../../../kit/database.js'
import { toGlobalId } from '../../../kit/id.js'
import { correctionOf, type RecordRow, recordsOfFacility } from '../facility-record/facility-record.loaders.js'
import { periodOf } from '../facility-record/facility-record.rules.js'
import type { FacilityAddress } from './facility-address.type.js'

export interface AddressRow extends RecordRow {
  readonly street: string
  readonly provinceUnitId: string
  readonly communeUnitId: string | null
  readonly phone: string | null
  readonly email: string | null
}

/** The API object, with the keys of its units. */
export interface FacilityAddressNode extends FacilityAddress {
  readonly provinceUnitId: string
  readonly communeUnitId: string | null
}

const columns = ['street', 'provinceUnitId', 'communeUnitId', 'phone', 'email']

export function facilityAddressLoaders(db: Database) {
  return { addressesOfFacility: recordsOfFacility<AddressRow>(db, 'facility_address', columns) }
}

export function toFacilityAddress(row: AddressRow): FacilityAddressNode {
  return { ...row, id: toGlobalId('FacilityAddress', row.id), validTo: periodOf(row).to, correction: correctionOf(row) }
}
