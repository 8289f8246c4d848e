import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../../../kit/database.js'
import { manyByKey, oneByKey } from '../../../kit/loader.js'
import { idsOfPerson } from '../resident/person-ids.js'
import { protectedPattern } from '../../../kit/vn/protected-status.rules.js'
import type { ClinicalChange } from './clinical-change.type.js'

/** Whether the viewer may be told of a protected status. */
export interface Told {
  readonly protectedToo: boolean
  /** Every id of the persons whose seal the viewer holds open; undefined for who never opens one. */
  readonly opened?: RawBuilder<string[]>
}

/**
 * Whether a row may be told, by all its texts put together (Luật 71/2020 Đ30): to whoever may not know a protected status, a
 * row that gives it away is not there.
 */
export function tellable({ protectedToo, opened }: Told, texts: RawBuilder<unknown>, residentId: RawBuilder<unknown>): RawBuilder<boolean> {
  if (protectedToo) return sql`true`
  const plain = sql<boolean>`concat_ws(' ', ${texts}) !~* ${protectedPattern}`
  return opened ? sql`(${plain} or ${residentId} = any(${opened}))` : plain
}

/** A text as far as it may be told: null where it gives a protected status away. */
export function toldText(told: Told, text: RawBuilder<unknown>, residentId: RawBuilder<unknown>): RawBuilder<string | null> {
  return told.protectedToo ? sql`${text}` : sql`case when ${tellable(told, text, residentId)} then ${text} end`
}

/** The texts of each table by which a row may give a protected status away; `e` is the row. */
export const textsOf = {
  condition: sql`e.code, e.text, e.note`,
  allergy: sql`e.substance, e.reaction, e.note`,
  medicine: sql`e.name, e.active_ingredient, e.taken_for, e.prescribed_by, e.note`,
  vaccination: sql`e.other_vaccine, e.note`,
  change: sql`e.changes::text, e.reason`,
} as const

/** The columns that every entry has. */
const shared = sql.raw(`e."id", e."note", e."verification_status" as "verificationStatus", e."recorded_at" as "recordedAt", e."recorded_role" as "recordedRole"`)

export const standing = sql<boolean>`e.verification_status = 'CONFIRMED'`

/** The newest this many of a list are shown; nobody has more in years. */
const most = 100
const mostChanges = 50

export interface EntryRow {
  readonly id: string
  /** The person asked about, who may be shown under another record than the one that the row lies under. */
  readonly residentId: string
}

export interface EntryTable {
  /** Its name, without the schema. */
  readonly table: 'condition' | 'allergy' | 'medicine' | 'vaccination'
  readonly columns: RawBuilder<unknown>
  /** Newest first, and the same each time. */
  readonly order: RawBuilder<unknown>
}

/** The entries of a table as a viewer may be told of them: lists of a person, and single ones by their key. */
export function entryLoaders<Row extends EntryRow>(db: Database, { table, columns, order }: EntryTable, told: Told) {
  const from = sql`facilities.${sql.ref(`resident_${table}`)} e`
  const visible = tellable(told, textsOf[table], sql`e.resident_id`)
  return {
    listed: (which: RawBuilder<boolean>) =>
      manyByKey<Row>(
        keys =>
          db.query(sql<Row>`select k as "residentId", list.* from unnest(${keys}::uuid[]) k cross join lateral (
            select ${shared}, ${columns} from ${from} where e.resident_id = any(${idsOfPerson(sql`k`)}) and ${visible} and ${which}
            order by ${order} limit ${most}) list`),
        row => row.residentId,
      ),
    byKey: oneByKey<Row>(
      keys => db.query(sql<Row>`select e.resident_id as "residentId", ${shared}, ${columns} from ${from} where e.id = any(${keys}::uuid[]) and ${visible}`),
      row => row.id,
    ),
  }
}

interface ChangeRow extends ClinicalChange {
  readonly entryId: string
}

export function clinicalChangeLoaders(db: Database, told: Told) {
  return {
    clinicalChangesOf: manyByKey<ChangeRow>(
      keys =>
        db.query(sql<ChangeRow>`select list.* from unnest(${keys}::uuid[]) k cross join lateral (
          select e.entry_id as "entryId", e.version, e.move, e.on_day as "on", e.at, e.reason, e.by_role as "byRole", e.changes
          from facilities.clinical_change e where e.entry_id = k and ${tellable(told, textsOf.change, sql`e.resident_id`)}
          order by e.at desc, e.version desc, e.id limit ${mostChanges}) list`),
      row => row.entryId,
    ),
  }
}
