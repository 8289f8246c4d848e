import { sql } from 'kysely'
import type { Database } from '../../../kit/database.js'
import { manyByKey } from '../../../kit/loader.js'
import { idsOfPerson } from '../resident/person-ids.js'
import type { FieldChange, RecordCorrectionReason } from './resident-correction.rules.js'

export interface CorrectionRow {
  residentId: string
  identifierId: string | null
  version: number
  at: Date
  reason: RecordCorrectionReason
  note: string
  byRole: string
  changes: FieldChange[]
}

const columns = sql.raw(`x."identifier_id" as "identifierId", x."version", x."at", x."reason",
  x."note", x."by_role" as "byRole", x."changes"`)

/** Few records are corrected more often; the newest this many are shown. */
const mostCorrections = 50

export function residentCorrectionLoaders(db: Database) {
  return {
    correctionsOfResident: manyByKey<CorrectionRow>(
      keys =>
        db.query(sql`select k as "residentId", x.* from unnest(${keys}::uuid[]) k cross join lateral
          (select ${columns} from facilities.resident_correction x where x.resident_id = any(${idsOfPerson(sql`k`)}) and x.identifier_id is null
           order by x.version desc limit ${mostCorrections}) x`),
      row => row.residentId,
    ),
    correctionsOfIdentifier: manyByKey<CorrectionRow>(
      keys =>
        db.query(sql`select x.* from unnest(${keys}::uuid[]) k cross join lateral
          (select ${columns} from facilities.resident_correction x where x.identifier_id = k
           order by x.version desc limit ${mostCorrections}) x`),
      row => row.identifierId ?? '',
    ),
  }
}
