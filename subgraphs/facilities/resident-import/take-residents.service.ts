import { sql } from 'kysely'
import type { ImportRun, RowImport } from '../../../kit/row-import.js'
import type { Placed } from '../../../kit/rows.js'
import { localDateOf } from '../../../kit/vn/working-days.js'
import type { Write } from '../../../kit/write.js'
import { admitPeople } from '../admission/admit-people.service.js'
import { FacilityEntity } from '../facility/facility.entity.js'
import type { UnitIndex } from '../unit/unit.index.js'
import { findKnown } from './known-residents.loaders.js'
import { type FileResident, residentFile } from './resident-file.js'
import { ResidentImportRowEntity } from './resident-import.entity.js'
import { residentImportKind } from './resident-import.loaders.js'
import { keysOfRow, type SettledRow, settleRows } from './resident-import.rules.js'
import { takeBack } from './undo-import.service.js'

/** Files of residents: each row is a person whom the facility takes in. */
export function residentImport(units: UnitIndex): RowImport<FileResident> {
  return {
    name: residentImportKind,
    table: residentFile,
    keysOf: keysOfRow,
    twice: { column: 'full_name', code: 'ROW_TWICE' },
    keepsUnchanged: true,
    apply: (change, rows, run) => take(change, rows, run, units),
    ended: async (change, { id, dryRun }) => {
      if (!dryRun) change.record({ action: 'residentImport.done', subject: `ResidentImport:${id}`, residentId: null, fields: [] })
    },
    undo: (change, run) => takeBack(change, run, units),
  }
}

async function take(change: Write, rows: readonly Placed<FileResident>[], run: ImportRun, units: UnitIndex) {
  const facility = await change.tx.em.findOneOrFail(FacilityEntity, { code: run.facilityCode ?? '' })
  // Two imports of one facility would not see whom the other is just about to take in.
  if (!run.dryRun) await change.tx.query(sql`select pg_advisory_xact_lock(hashtext(${`an-sinh-hub.resident-import.${facility.code}`}))`)
  const known = await findKnown(change.tx, rows, facility.id)
  const { settled, errors } = settleRows(rows, known, localDateOf(run.now))
  const added = settled.flatMap(({ line, admission }) => (admission ? [{ line, admission }] : []))
  if (!run.dryRun && added.length > 0) {
    const admitted = await admitPeople(change, facility, added.map(({ admission }) => admission), units)
    for (const [i, { residentId }] of admitted.entries()) {
      change.tx.em.create(ResidentImportRowEntity, { importId: run.id, line: added[i]?.line ?? 0, residentId, undo: null })
    }
  }
  return { done: settled.map(({ line, change: name }: SettledRow) => ({ line, change: name, fields: [] })), errors }
}
