import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { CursorKey, PageRequest } from '../../../kit/page.js'
import type { PartialDate } from '../../../kit/vn/partial-date.js'
import type { LocalDate } from '../../../kit/vn/working-days.js'
import { cardColumns, type CardRow } from '../card/card.loaders.js'
import { askedForNobody, hasGoodCard, isInCare } from '../resident/people.loaders.js'
import { entitlingKinds } from './entitlement.rules.js'

/** A day and a key. */
export const datedKey: CursorKey = z.tuple([z.iso.date(), z.guid()])

/** Which people, as a condition on their `resident_link l`; and the days that are asked about. */
export interface Asked {
  readonly who: RawBuilder<boolean>
  readonly today: LocalDate
}

export interface AskedEnding extends Asked {
  readonly last: LocalDate
}

export interface EndingRow extends CardRow {
  readonly personKey: string
  readonly validTo: LocalDate
  /** The open referral whose paper ends last. */
  readonly referralKey: string | null
  readonly paperUntil: Date | null
}

/** One page, the soonest first; each row with the referral that may outlive its card, in the same statement. */
export function selectEnding(asked: AskedEnding, page: PageRequest): RawBuilder<EndingRow> {
  const way = page.backward ? sql`desc` : sql`asc`
  return sql`with page as (
      select ${cardColumns}, l.resident_id as "personKey" from ${endingCards(asked)} ${behind(page, sql`c.valid_to, c.id`)}
      order by c.valid_to ${way}, c.id ${way} limit ${page.limit + 1})
    select page.*, r.referral_id as "referralKey", r.valid_until as "paperUntil" from page
    left join lateral (
      select o.referral_id, o.valid_until from insurance.resident_link known
      join insurance.open_referral o on o.resident_id = known.resident_id and not o.ended
      where coalesce(known.survivor_id, known.resident_id) = page."personKey" and o.valid_until is not null
      order by o.valid_until desc, o.referral_id limit 1
    ) r on true
    order by page."validTo" ${way}, page.id ${way}`
}

export function countEnding(asked: AskedEnding): RawBuilder<{ n: number }> {
  return sql`select count(*)::int as n from ${endingCards(asked)}`
}

/** Cards in use that end in the days asked about, and no other card of the person goes on without a day between. */
function endingCards({ who, today, last }: AskedEnding): RawBuilder<unknown> {
  return sql`insurance.insurance_card c
    join insurance.resident_link own on own.resident_id = c.resident_id
    join insurance.resident_link l on l.resident_id = coalesce(own.survivor_id, own.resident_id)
    ${askedForNobody}
    where c.status = 'ACTIVE' and c.valid_to between ${today}::date and ${last}::date and ${isInCare} and ${who}
      and not exists (select 1 from insurance.resident_link known
        join insurance.insurance_card next on next.resident_id = known.resident_id
        where coalesce(known.survivor_id, known.resident_id) = l.resident_id and next.status = 'ACTIVE'
          and next.valid_from <= c.valid_to + 1 and (next.valid_to is null or next.valid_to > c.valid_to))`
}

export interface EntitledRow {
  readonly personKey: string
  readonly categories: readonly string[]
  readonly lastCardEndedOn: LocalDate | null
  /** As the newest card says. */
  readonly birthDate: PartialDate | null
  /** Before all days where no card has ended. */
  readonly rank: LocalDate
}

const never = '0001-01-01'

/** One page: first those of whom no ended card is known, then those who are without one the longest. */
export function selectEntitled(asked: Asked, page: PageRequest): RawBuilder<EntitledRow> {
  const way = page.backward ? sql`desc` : sql`asc`
  return sql`select e.* from (
      select l.resident_id as "personKey", l.categories, held.ended_on as "lastCardEndedOn", held.birth_date as "birthDate",
        coalesce(held.ended_on, ${never}::date) as "rank"
      from ${peopleWithout(asked, heldCards(asked.today))}
    ) e where true ${behind(page, sql`e."rank", e."personKey"`)}
    order by e."rank" ${way}, e."personKey" ${way} limit ${page.limit + 1}`
}

export function countEntitled(asked: Asked): RawBuilder<{ n: number }> {
  return sql`select count(*)::int as n from ${peopleWithout(asked, sql``)}`
}

function peopleWithout({ who, today }: Asked, more: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`insurance.resident_link l ${askedForNobody} ${more}
    where ${isInCare} and l.categories && ${[...entitlingKinds]}::text[] and ${who} and not ${hasGoodCard(today)}`
}

const heldCards = (today: LocalDate) => sql`left join lateral (
  select max(c.valid_to) filter (where c.valid_to < ${today}::date and c.status <> 'CANCELLED') as ended_on,
    (array_agg(c.holder_birth_date order by c.valid_from desc, c.id))[1] as birth_date
  from insurance.resident_link known join insurance.insurance_card c on c.resident_id = known.resident_id
  where coalesce(known.survivor_id, known.resident_id) = l.resident_id
) held on true`

function behind({ from, backward }: PageRequest, columns: RawBuilder<unknown>): RawBuilder<unknown> {
  if (!from) return sql``
  return sql`and (${columns}) ${backward ? sql`<` : sql`>`} (${from[0]}::date, ${from[1]}::uuid)`
}
