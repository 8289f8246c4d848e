import { sql } from 'kysely'
import type { Database } from '../../../kit/database.js'
import { toGlobalId } from '../../../kit/id.js'
import { entryLoaders, type EntryRow, standing, type Told } from '../clinical-change/clinical-change.loaders.js'
import type { Vaccination } from './vaccination.type.js'

export type VaccinationRow = EntryRow & Omit<Vaccination, 'key'>

export function toVaccination(row: VaccinationRow): Vaccination {
  return { ...row, key: row.id, id: toGlobalId('Vaccination', row.id) }
}

const columns = sql.raw(`e."vaccine", e."other_vaccine" as "otherVaccine", e."dose_number" as "doseNumber", e."given_on" as "givenOn", e."lot",
  e."place", e."next_due_on" as "nextDueOn"`)

export function vaccinationLoaders(db: Database, told: Told) {
  const order = sql`e.given_on desc, e.recorded_at desc, e.id`
  const { listed, byKey } = entryLoaders<VaccinationRow>(db, { table: 'vaccination', columns, order }, told)
  return { vaccinationsOfResident: listed(standing), vaccinationHistoryOfResident: listed(sql`true`), vaccinationByKey: byKey }
}
