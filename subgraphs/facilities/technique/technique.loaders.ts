import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../../../kit/database.js'
import { toGlobalId } from '../../../kit/id.js'
import { manyByKey, oneByKey, onePerArguments } from '../../../kit/loader.js'
import type { PageRequest } from '../../../kit/page.js'
import type { LocalDate } from '../../../kit/vn/working-days.js'
import type { Technique, TechniqueList } from './technique.type.js'

export interface TechniqueListRow {
  id: string
  name: string
  provinceCode: string | null
  validFrom: string
  validTo: string | null
  legalBasis: string
  source: string
  confidence: string
}

export const techniqueListColumns = sql.raw(`l.id, l.name, l.province_code as "provinceCode", l.valid_from as "validFrom",
  l.valid_to as "validTo", l.legal_basis as "legalBasis", l.source, l.confidence`)

export interface TechniqueListNode extends TechniqueList {
  readonly key: string
}

export function toTechniqueList(row: TechniqueListRow): TechniqueListNode {
  return { ...row, key: row.id, id: toGlobalId('TechniqueList', row.id) }
}

export interface TechniqueRow {
  id: string
  code: string
  name: string
}

export function toTechnique({ id, code, name }: TechniqueRow): Technique {
  return { id: toGlobalId('Technique', id), code, name }
}

/** What a facility performs of a list: both by key, so that facilities of several provinces share a statement. */
export interface FacilityList {
  readonly facilityKey: string
  readonly listKey: string
}

export function keyOf({ facilityKey, listKey }: FacilityList): string {
  return `${facilityKey}:${listKey}`
}

/** `wanted(facility_id, list_id)` from keys of that kind. */
function wantedOf(keys: readonly string[]): RawBuilder<unknown> {
  const parts = keys.map(key => key.split(':'))
  const facilities = parts.map(([facility = '']) => facility)
  const lists = parts.map(([, list = '']) => list)
  return sql`unnest(${facilities}::uuid[], ${lists}::uuid[]) as wanted(facility_id, list_id)`
}

/** Whether a record counts on a day, as a condition on `facility_technique x`. */
function performedOn(on: LocalDate): RawBuilder<boolean> {
  return sql`(x.withdrawn_at is null and x.from_on <= ${on}::date and (x.to_on is null or x.to_on >= ${on}::date))`
}

function isIn(on: LocalDate): RawBuilder<boolean> {
  return sql`(l.valid_from <= ${on}::date and (l.valid_to is null or l.valid_to >= ${on}::date))`
}

type Page = Pick<PageRequest, 'limit' | 'backward' | 'from'>

/** Techniques by code and key, from a place on. */
function inOrder({ limit, backward, from }: Page): RawBuilder<unknown> {
  const [code, id] = from ?? []
  const [beyond, order] = backward ? [sql`<`, sql`desc`] : [sql`>`, sql`asc`]
  const place = from ? sql`and (t.code, t.id) ${beyond} (${code}, ${id}::uuid)` : sql``
  return sql`${place} order by t.code ${order}, t.id ${order} limit ${limit + 1}`
}

type Asked<Row> = Row & { readonly asked: string }

export function techniqueLoaders(db: Database) {
  return {
    techniqueListById: oneByKey<TechniqueListRow>(
      keys => db.query(sql`select ${techniqueListColumns} from facilities.technique_list l where l.id = any(${keys}::uuid[])`),
      row => row.id,
    ),
    techniquesOfList: onePerArguments((page: Page) =>
      manyByKey<Asked<TechniqueRow>>(
        keys =>
          db.query(sql`select wanted as "asked", t.* from unnest(${keys}::uuid[]) wanted cross join lateral (
              select t.id, t.code, t.name from facilities.technique t where t.list_id = wanted ${inOrder(page)}) t`),
        row => row.asked,
      ),
    ),
    techniqueCountOfList: oneByKey<{ id: string; n: number }>(
      keys =>
        db.query(sql`select t.list_id as "id", count(*)::int as "n" from facilities.technique t
          where t.list_id = any(${keys}::uuid[]) group by t.list_id`),
      row => row.id,
    ),
    /** By the code of a province: the list it chose last for the day and that is in force then, else that of the whole country. */
    heldListOfProvince: onePerArguments((on: LocalDate) =>
      oneByKey<Asked<TechniqueListRow> & { readonly isChosen: boolean }>(
        keys =>
          db.query(sql`select wanted as "asked", l.* from unnest(${keys}::text[]) wanted cross join lateral (
              select ${techniqueListColumns}, ch.version is not null as "isChosen" from facilities.technique_list l
              left join facilities.technique_list_choice ch
                on ch.list_id = l.id and ch.province_code = wanted and ch.from_on <= ${on}::date
              where ${isIn(on)} and (ch.version is not null or l.province_code is null)
              order by ch.from_on desc nulls last, ch.version desc nulls last, l.valid_from desc, l.id limit 1) l`),
        row => row.asked,
      ),
    ),
    techniqueVersionOfFacility: oneByKey<{ id: string; version: number }>(
      keys =>
        db.query(sql`select r.facility_id as "id", max(r.version)::int as "version" from facilities.facility_revision r
          where r.facility_id = any(${keys}::uuid[]) and r.subject = 'TECHNIQUES' group by r.facility_id`),
      row => row.id,
    ),
    performedCount: onePerArguments((on: LocalDate) =>
      oneByKey<Asked<{ n: number }>>(
        keys =>
          db.query(sql`select wanted.facility_id || ':' || wanted.list_id as "asked", count(distinct t.id)::int as "n"
            from ${wantedOf(keys)} join facilities.technique t on t.list_id = wanted.list_id
            join facilities.facility_technique x on x.technique_id = t.id and x.facility_id = wanted.facility_id and ${performedOn(on)}
            group by 1`),
        row => row.asked,
      ),
    ),
    techniquesOfFacility: onePerArguments((on: LocalDate, page: Page) =>
      manyByKey<Asked<TechniqueRow> & { readonly since: string | null }>(
        keys =>
          db.query(sql`select wanted.facility_id || ':' || wanted.list_id as "asked", t.* from ${wantedOf(keys)} cross join lateral (
              select t.id, t.code, t.name, (select max(x.from_on) from facilities.facility_technique x
                where x.technique_id = t.id and x.facility_id = wanted.facility_id and ${performedOn(on)}) as "since"
              from facilities.technique t where t.list_id = wanted.list_id ${inOrder(page)}) t`),
        row => row.asked,
      ),
    ),
  }
}
