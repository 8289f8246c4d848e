import { type RawBuilder, sql } from 'kysely'

// A person may have been written down twice. After a merge the record that was merged points at the one that stays (the
// survivor), and nothing else of it changes: every row keeps the resident id under which it was written. Chains are flat –
// `survivor_id` always names the record that is shown – so a person's ids are the survivor's and those that point at it.

/** Every id under which rows of the person `key` lie, as an array: `s.resident_id = any(${idsOfPerson(…)})`. */
export function idsOfPerson(key: RawBuilder<unknown>): RawBuilder<string[]> {
  return sql`array(select ${key} union all select known.id from facilities.resident known where known.survivor_id = ${key})`
}

/** The same for many persons, as a table: `person` is the key that was asked for, `key` one of the person's ids. */
export function idsOfPersons(keys: readonly string[]): RawBuilder<unknown> {
  return sql`(select k as person, k as key from unnest(${keys}::uuid[]) k
    union all select known.survivor_id, known.id from facilities.resident known where known.survivor_id = any(${keys}::uuid[]))`
}

/** From a record `resident own` to the one that is shown for it, `resident r`, with its `facility f`, for `residentFilter`. */
export const joinSurvivor = sql`join facilities.resident r on r.id = coalesce(own.survivor_id, own.id)
  join facilities.facility f on f.id = r.facility_id`

/** From the resident id on a row to the record that is shown for it, `resident r`, where the place is another one. */
export function joinRecord(residentId: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`join facilities.resident own on own.id = ${residentId} join facilities.resident r on r.id = coalesce(own.survivor_id, own.id)`
}

/** Every id of the person of a record, which may be one that was merged. */
export function idsOfOwner(residentId: RawBuilder<unknown>): RawBuilder<string[]> {
  return idsOfPerson(sql`coalesce((select held.survivor_id from facilities.resident held where held.id = ${residentId}), ${residentId})`)
}

/** The same from the resident id on a row, behind the `from` of any table of rows about residents. */
export function joinPerson(residentId: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`join facilities.resident own on own.id = ${residentId} ${joinSurvivor}`
}
