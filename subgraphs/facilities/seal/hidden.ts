import { type RawBuilder, sql } from 'kysely'
import type { Viewer } from '../../../kit/auth.js'
import { type EntryTable, tellable, textsOf } from '../clinical-change/clinical-change.loaders.js'
import { groupFilter, mayReadPart, placeFilter } from '../resident/resident.access.js'

type Condition = RawBuilder<boolean>
const tables: readonly EntryTable['table'][] = ['condition', 'allergy', 'medicine', 'vaccination']

/** What of a person is sealed for a viewer, whatever the viewer holds open, as expressions on `resident r` joined with `facility f`. */
export interface HiddenParts {
  /** The facilities of stays. */
  readonly places: RawBuilder<string[]>
  readonly group: Condition
  readonly entries: Condition
}

/** `ids`: every id of the person, as an array. */
export function hiddenParts(viewer: Viewer, ids: RawBuilder<string[]>): HiddenParts {
  return {
    places: sql`array(select distinct s.facility_id from facilities.stay s join facilities.facility f on f.id = s.facility_id
      where s.resident_id = any(${ids}) and not ${placeFilter(viewer)} order by s.facility_id)`,
    group: sql`exists (select 1 from facilities.resident_category c where c.resident_id = any(${ids}) and not ${groupFilter(viewer)})`,
    entries: mayReadPart(viewer, 'protected') ? sql`false` : sql`(${sql.join(protectedRows(ids), sql` or `)})`,
  }
}

/** Whether the person has a row of each kind that gives a protected status away. */
function protectedRows(ids: RawBuilder<string[]>): Condition[] {
  const untold = { protectedToo: false }
  const person = sql`e.resident_id`
  const any = (from: RawBuilder<unknown>, texts: RawBuilder<unknown>, whose = person): Condition =>
    sql`exists (select 1 from ${from} where ${whose} = any(${ids}) and not ${tellable(untold, texts, whose)})`
  return [
    ...tables.map(table => any(sql`facilities.${sql.ref(`resident_${table}`)} e`, textsOf[table])),
    any(sql`facilities.clinical_change e`, textsOf.change),
    any(sql`facilities.health_check e`, sql`array_to_string(e.diseases, ' '), e.findings::text, e.conclusion, e.advice, e.due_reason`),
    any(sql`facilities.health_check_before x join facilities.health_check e on e.id = x.health_check_id`, sql`x.fields::text, x.reason`),
    any(sql`facilities.alert e`, sql`e.note`),
    any(sql`facilities.alert_step x join facilities.alert e on e.id = x.alert_id`, sql`x.note`),
  ]
}
