import { sql } from 'kysely'
import type { Database } from '../../../kit/database.js'
import { toGlobalId } from '../../../kit/id.js'
import { onePerArguments } from '../../../kit/loader.js'
import type { LocalDate } from '../../../kit/vn/working-days.js'
import { entryLoaders, type EntryRow, standing, type Told } from '../clinical-change/clinical-change.loaders.js'
import type { Medicine } from './medicine.type.js'

export type MedicineRow = EntryRow & Omit<Medicine, 'key'>

export function toMedicine(row: MedicineRow): Medicine {
  return { ...row, key: row.id, id: toGlobalId('Medicine', row.id) }
}

const columns = sql.raw(`e."name", e."active_ingredient" as "activeIngredient", e."strength", e."dose", e."times_per_day" as "timesPerDay",
  e."as_needed" as "asNeeded", e."route", e."since", e."until", e."prescribed_by" as "prescribedBy", e."taken_for" as "takenFor", e."stop_reason" as "stopReason"`)

export function medicineLoaders(db: Database, told: Told) {
  const order = sql`e.since desc, e.recorded_at desc, e.id`
  const { listed, byKey } = entryLoaders<MedicineRow>(db, { table: 'medicine', columns, order }, told)
  return {
    // A year or month is not after any of its days, letter by letter: whoever takes it "since 2019" takes it on 1 January 2019.
    medicinesOfResident: onePerArguments((on: LocalDate) =>
      listed(sql`${standing} and e.since <= ${on}::text collate "C" and (e.until is null or e.until >= ${on}::date)`),
    ),
    medicineHistoryOfResident: listed(sql`true`),
    medicineByKey: byKey,
  }
}
