import { type RawBuilder, sql } from 'kysely'
import type { LocalDate } from '../../../kit/vn/working-days.js'

// Conditions on people, who are their `resident_link l`: the survivor's, after a merge.

/** Whether the person lives in care now: neither merged into another, nor gone. */
export const isInCare = sql<boolean>`(l.survivor_id is null and l.left_as is null)`

/** The alias by which `personFilter` knows under which id a person was asked for; lists ask for nobody. */
export const askedForNobody = sql`cross join lateral (select l.resident_id as key) a`

/** Whether the person holds a card that is good on a day: `cardStateOn` in `card.rules.ts` says VALID. */
export function hasGoodCard(day: LocalDate): RawBuilder<boolean> {
  return sql`exists (select 1 from insurance.resident_link known
    join insurance.insurance_card good on good.resident_id = known.resident_id
    where coalesce(known.survivor_id, known.resident_id) = l.resident_id and good.status = 'ACTIVE'
      and good.valid_from <= ${day}::date and (good.valid_to is null or good.valid_to >= ${day}::date))`
}
