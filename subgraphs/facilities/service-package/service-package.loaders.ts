import type { Database } from '../../../kit/database.js'
import { toGlobalId } from '../../../kit/id.js'
import { correctionOf, type RecordRow, recordsOfFacility } from '../facility-record/facility-record.loaders.js'
import { periodOf } from '../facility-record/facility-record.rules.js'
import type { ServicePackage } from './service-package.type.js'

export interface ServicePackageRow extends RecordRow {
  readonly name: string
  readonly contents: string
  readonly priceVnd: number
}

export function servicePackageLoaders(db: Database) {
  return { packagesOfFacility: recordsOfFacility<ServicePackageRow>(db, 'service_package', ['name', 'contents', 'priceVnd']) }
}

export function toServicePackage(row: ServicePackageRow): ServicePackage {
  return { ...row, id: toGlobalId('ServicePackage', row.id), validTo: periodOf(row).to, correction: correctionOf(row) }
}
