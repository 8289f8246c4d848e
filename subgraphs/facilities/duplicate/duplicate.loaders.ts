import DataLoader from 'dataloader'
import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../../../kit/database.js'
import { idsOfPerson } from '../resident/person-ids.js'
import { searchNames } from '../resident/resident-name.rules.js'
import { residentColumns, type ResidentRights, type ResidentRow } from '../resident/resident.loaders.js'
import { datesToConsider } from './birth-likeness.rules.js'
import type { DescribedPerson, KnownNumber } from './duplicate.rules.js'

/** Somebody for whom other records are looked for; `self` is the record that is there already. */
export interface Sought {
  readonly person: DescribedPerson
  readonly self: string | null
}

export type CandidateRow = ResidentRow & { readonly identifiers: KnownNumber[] }

type FoundRow = CandidateRow & { readonly sought: number }

/** Names less alike than this share no more than a common word. */
const leastAlike = 0.35
/** More namesakes of one birth than anybody compares. */
const mostWeighed = 200

export interface DuplicateRights extends ResidentRights {
  /** Whether the viewer may read numbers; else none is compared. */
  readonly numbers: boolean
}

/**
 * Records that may be of the same person, for any number of persons in one statement: those with the same number, and those
 * whose birth date does not contradict and whose name is alike (the words in any order). Both are answered by an index;
 * what the viewer may not see is left out before anything is counted off.
 */
export function selectCandidates(sought: readonly Sought[], { visible, numbers, ...told }: DuplicateRights, today: string): RawBuilder<FoundRow> {
  const wanted = sought.map(({ person, self }) => ({
    self,
    name: searchNames(person.fullName).nameFolded,
    days: arrayText(datesToConsider(person.birthDate)),
    numbers: arrayText(numbers ? person.identifiers.filter(({ type }) => type !== 'TEMPORARY').map(({ type, value }) => `${type} ${value}`) : []),
  }))
  const column = (name: keyof (typeof wanted)[number]) => wanted.map(row => row[name])
  return sql`select (w.nth - 1)::int as sought, found.*
    from unnest(${column('self')}::uuid[], ${column('name')}::text[], ${column('days')}::text[], ${column('numbers')}::text[])
      with ordinality as w(self, name, days, numbers, nth)
    cross join lateral (
      select ${residentColumns(told)}, ${numbers ? numbersOf(today) : sql`'[]'::json`} as "identifiers"
      from (select coalesce(shown.survivor_id, shown.id) as id, bool_or(by_number) as by_number from (
          select i.resident_id as id, true as by_number from unnest(w.numbers::text[]) as n(number)
            join facilities.resident_identifier i on i.type = split_part(n.number, ' ', 1) and i.value = split_part(n.number, ' ', 2)
          union all
          select b.id, false from facilities.resident b
            where b.birth_date = any(w.days::text[]) and public.similarity(b.name_folded, w.name) >= ${leastAlike}
        ) as either join facilities.resident shown on shown.id = either.id group by 1) as near
      join facilities.resident r on r.id = near.id
      join facilities.facility f on f.id = r.facility_id
      where ${visible} and r.id is distinct from w.self
      order by near.by_number desc, public.similarity(r.name_folded, w.name) desc, r.id limit ${mostWeighed}
    ) as found`
}

/** An array as an element of another: PostgreSQL has none of unequal lengths. Dates, names of kinds and digits need no quotes within. */
function arrayText(values: readonly string[]): string {
  return `{${values.map(value => `"${value}"`).join(',')}}`
}

function numbersOf(today: string): RawBuilder<unknown> {
  return sql`(select coalesce(json_agg(json_build_object('type', k.type, 'value', k.value,
      'active', k.valid_to is null or k.valid_to >= ${today}::date)), '[]')
    from facilities.resident_identifier k where k.resident_id = any(${idsOfPerson(sql`r.id`)}))`
}

export function duplicateLoaders(db: Database, rights: DuplicateRights, today: string) {
  return {
    duplicateCandidates: new DataLoader<Sought, CandidateRow[]>(async sought => {
      const rows = await db.query(selectCandidates(sought, rights, today))
      return sought.map((_, index) => rows.filter(row => row.sought === index))
    }),
  }
}
