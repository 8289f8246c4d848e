import { type RawBuilder, sql } from 'kysely'
import { type AbsenceRow, absenceColumns } from '../absence/absence.loaders.js'
import type { Database } from '../../../kit/database.js'
import { oneByKey, onePerArguments } from '../../../kit/loader.js'
import type { LocalDate } from '../../../kit/vn/working-days.js'

/** Whether a `stay s` was under way at the end of a day; one that ends on a day is over by then. */
export const underWay = (on: LocalDate) =>
  sql<boolean>`(s.admitted_on <= ${on}::date and (s.ended_on is null or s.ended_on > ${on}::date))`

/** `shared`: whether the health part of whoever has a `stay s` is open to the viewer. */
export function occupancyLoaders(db: Database, shared: RawBuilder<boolean>) {
  return {
    occupancyOn: onePerArguments((on: LocalDate) =>
      oneByKey(
        keys => db.query(sql<{ id: string; people: number }>`select s.facility_id as id, count(*)::int as people
          from facilities.stay s where s.facility_id = any(${keys}::uuid[]) and ${underWay(on)} group by s.facility_id`),
        row => row.id,
      ),
    ),
    /** Of stays that the viewer sees: the field that leads here is guarded by the rights on the stay. */
    absenceOn: onePerArguments((on: LocalDate) =>
      oneByKey(
        keys => db.query(sql<AbsenceRow>`select ${absenceColumns(shared)} from facilities.absence a join facilities.stay s on s.id = a.stay_id
          where a.stay_id = any(${keys}::uuid[]) and a.left_on <= ${on}::date and (a.ended_on is null or a.ended_on > ${on}::date)`),
        row => row.stayId,
      ),
    ),
  }
}
