import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../../../kit/database.js'
import { onePerArguments, oneByKey } from '../../../kit/loader.js'
import type { LocalDate } from '../../../kit/vn/working-days.js'
import { askedForNobody, hasGoodCard, isInCare } from '../resident/people.loaders.js'
import { livesAt } from '../resident/resident.access.js'
import type { Counted, RateGrouping } from './coverage-rate.rules.js'

export interface GroupRow extends Counted {
  /** Null: of people whose facility or category is not told. */
  readonly key: string | null
}

const keys: Record<RateGrouping, RawBuilder<string>> = {
  FACILITY: sql`l.facility_id::text`,
  CATEGORY: sql`category.kind`,
  PROVINCE: sql`l.province_code`,
}

/** More groups than any province has. */
export const mostGroups = 500

const counts = (on: LocalDate) =>
  sql`count(*)::int as people, (count(*) filter (where ${hasGoodCard(on)}))::int as covered`

/** The people that a condition picks, in groups: one statement. */
export function selectRates(by: RateGrouping, on: LocalDate, who: RawBuilder<boolean>): RawBuilder<GroupRow> {
  const categories = by === 'CATEGORY' ? sql`left join lateral unnest(l.categories) as category(kind) on true` : sql``
  return sql`select ${keys[by]} as key, ${counts(on)}
    from insurance.resident_link l ${askedForNobody} ${categories}
    where ${isInCare} and ${who} group by 1 order by 1 nulls last limit ${sql.raw(String(mostGroups))}`
}

/** By code of the facility; none for a facility of whose people the viewer may see nobody. */
export function rateLoader(db: Database, seen: RawBuilder<boolean>) {
  return onePerArguments((on: LocalDate) =>
    oneByKey(
      codes => db.query<Counted & { code: string }>(sql`select at.code, ${counts(on)}
        from unnest(${codes}::text[]) as at(code)
        join insurance.resident_link l on ${livesAt(sql`at.code`)} ${askedForNobody}
        where ${isInCare} and ${seen} group by at.code`),
      ({ code }) => code,
    ),
  )
}
