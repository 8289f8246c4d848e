import { sql } from 'kysely'
import type { Database } from '../../../kit/database.js'
import { toGlobalId } from '../../../kit/id.js'
import { oneByKey } from '../../../kit/loader.js'
import { entryLoaders, type EntryRow, standing, type Told } from '../clinical-change/clinical-change.loaders.js'
import { idsOfPerson } from '../resident/person-ids.js'
import type { Allergy } from './allergy.type.js'

export type AllergyRow = EntryRow & Omit<Allergy, 'key'>

export function toAllergy(row: AllergyRow): Allergy {
  return { ...row, key: row.id, id: toGlobalId('Allergy', row.id) }
}

const columns = sql.raw(`e."substance", e."category", e."criticality", e."reaction", e."since"`)

export function allergyLoaders(db: Database, told: Told) {
  const order = sql`e.recorded_at desc, e.id`
  const { listed, byKey } = entryLoaders<AllergyRow>(db, { table: 'allergy', columns, order }, told)
  return {
    allergiesOfResident: listed(standing),
    allergyHistoryOfResident: listed(sql`true`),
    allergyByKey: byKey,
    /** Of two records that became one, an allergy of either outweighs what was said of the other. */
    noKnownAllergiesOf: oneByKey<{ asked: string; saidOn: string | null }>(
      keys =>
        db.query(sql<{ asked: string; saidOn: string | null }>`select k as "asked",
          (select max(n.said_on) from facilities.resident_no_known_allergies n where n.ended_at is null and n.resident_id = any(${idsOfPerson(sql`k`)})
             and not exists (select 1 from facilities.resident_allergy e where e.resident_id = any(${idsOfPerson(sql`k`)}) and ${standing})) as "saidOn"
          from unnest(${keys}::uuid[]) k`),
      row => row.asked,
    ),
  }
}
