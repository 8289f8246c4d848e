import { type RawBuilder, sql } from 'kysely'
import type { ImportRun } from '../../../kit/row-import.js'
import type { Transaction } from '../../../kit/transaction.js'
import type { BeneficiaryKind } from '../../../kit/vn/beneficiary-terms.js'
import { localDateOf } from '../../../kit/vn/working-days.js'
import type { Write } from '../../../kit/write.js'
import { FacilityEntity } from '../facility/facility.entity.js'
import { residentLinked } from '../resident/resident.events.js'
import type { UnitIndex } from '../unit/unit.index.js'
import type { KeptReason } from './resident-import.type.js'

// What an import wrote is taken back by deleting it: see docs/adr/0012. Its audit rows stay, and the other sectors are told that
// the person is not in care.

const rowsPerStep = 500

interface BroughtRow {
  readonly residentId: string
  /** Null when somebody else has taken the person away already. */
  readonly version: number | null
  readonly categories: readonly BeneficiaryKind[]
}

/** Takes back the next rows of an import that nobody has touched, and notes why the others stay. */
export async function takeBack(change: Write, run: ImportRun, units: UnitIndex): Promise<'more' | 'done'> {
  const { tx } = change
  const rows = await nextRows(tx, run.id)
  if (rows.length === 0) {
    change.record({ action: 'residentImport.undone', subject: `ResidentImport:${run.id}`, residentId: null, fields: [] })
    return 'done'
  }
  const changed = idsOf(rows.filter(({ version }) => version !== 1))
  const touched = await writtenAbout(tx, idsOf(rows.filter(({ version }) => version === 1)))
  const free = rows.filter(({ residentId, version }) => version === 1 && !touched.has(residentId))
  await removeRows(tx, idsOf(free))
  await note(tx, run.id, 'CHANGED', changed)
  await note(tx, run.id, 'WRITTEN_ABOUT', [...touched])
  await note(tx, run.id, 'UNDONE', idsOf(free))
  const facility = await tx.em.findOneOrFail(FacilityEntity, { code: run.facilityCode ?? '' })
  const left = { as: 'DISCHARGED', on: localDateOf(run.now) } as const
  for (const { residentId, categories } of free) {
    change.publish(residentLinked({ id: residentId, version: 2, facility, categories, survivorId: null, left }, units))
    change.record({ action: 'resident.importUndone', subject: `Resident:${residentId}`, residentId, fields: ['person', 'facility', 'mode', 'admittedOn'] })
  }
  return 'more'
}

const idsOf = (rows: readonly BroughtRow[]) => rows.map(({ residentId }) => residentId)

/** Held to the end of the transaction, so that nobody writes about them meanwhile. */
async function nextRows(tx: Transaction, importId: string): Promise<BroughtRow[]> {
  const rows = await tx.query(sql<{ residentId: string }>`select resident_id as "residentId" from facilities.resident_import_row
    where import_id = ${importId}::uuid and undo is null order by line limit ${rowsPerStep}`)
  const keys = asList(rows.map(({ residentId }) => residentId))
  await tx.query(sql`select id from facilities.resident where id in (${keys}) order by id for update`)
  return tx.query(sql<BroughtRow>`select k.id as "residentId", r.version,
      coalesce((select array_agg(c.kind order by c.since, c.kind) from facilities.resident_category c where c.resident_id = k.id), '{}') as categories
    from (${keys}) as k(id) left join facilities.resident r on r.id = k.id`)
}

function asList(keys: readonly string[]): RawBuilder<unknown> {
  return sql`select e::uuid from jsonb_array_elements_text(${JSON.stringify(keys)}::jsonb) e`
}

/** What an admission writes itself, children first. */
const written = ['resident_identifier', 'resident_category', 'stay', 'resident'] as const
/** What only tells of it. */
const telling = ['resident_import_row', 'audit_entry']

interface Pointer {
  readonly table: string
  readonly column: string
  /** Which of the rows of an admission it points at. */
  readonly to: (typeof written)[number]
}

/** Every column of the sector that points at a row of an admission: by a reference, or by its name where there is none. */
async function pointersTo(tx: Transaction): Promise<Pointer[]> {
  return tx.query(sql<Pointer>`select p."table", p."column", p."to" from (
      select t.relname::text as "table", a.attname::text as "column", f.relname::text as "to" from pg_constraint k
      join pg_class t on t.oid = k.conrelid join pg_namespace n on n.oid = t.relnamespace join pg_class f on f.oid = k.confrelid
      join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
      where k.contype = 'f' and n.nspname = 'facilities'
      union
      select c.table_name::text, c.column_name::text, case when c.column_name ~ 'stay_id$' then 'stay' else 'resident' end
      from information_schema.columns c join information_schema.tables b using (table_schema, table_name)
      where c.table_schema = 'facilities' and b.table_type = 'BASE TABLE' and c.data_type = 'uuid' and c.column_name ~ '(^|_)(resident|stay)_id$'
    ) p where p."to" = any(${[...written]}::text[]) and p."table" <> all(${[...written, ...telling]}::text[])`)
}

/**
 * Those about whom anything else was written: in any table of the sector that points at them, also one that did not exist when
 * this was written, and in what the other sectors told of them.
 */
async function writtenAbout(tx: Transaction, keys: readonly string[]): Promise<ReadonlySet<string>> {
  if (keys.length === 0) return new Set()
  const list = asList(keys)
  const queries = (await pointersTo(tx)).map(({ table, column, to }) => {
    const at = sql.ref(`x.${column}`)
    const from = sql`from ${sql.table(`facilities.${table}`)} x`
    if (to === 'resident') return sql`select ${at} as id ${from} where ${at} in (${list})`
    return sql`select o.resident_id as id ${from} join ${sql.table(`facilities.${to}`)} o on o.id = ${at} where o.resident_id in (${list})`
  })
  if (queries.length === 0) return new Set()
  const found = await tx.query(sql<{ id: string }>`${sql.join(queries, sql` union `)}`)
  return new Set(found.map(({ id }) => id))
}

async function removeRows(tx: Transaction, keys: readonly string[]): Promise<void> {
  for (const table of written) {
    const key = sql.ref(table === 'resident' ? 'id' : 'resident_id')
    await tx.query(sql`delete from ${sql.table(`facilities.${table}`)} where ${key} in (${asList(keys)})`)
  }
}

async function note(tx: Transaction, importId: string, outcome: KeptReason | 'UNDONE', keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return
  await tx.query(sql`update facilities.resident_import_row set undo = ${outcome} where import_id = ${importId}::uuid and resident_id in (${asList(keys)})`)
}
