import { type RawBuilder, sql } from 'kysely'
import type { Transaction } from '../../../kit/transaction.js'

// A person may have several ids: when two records were merged, the facilities sector tells for one of them whose record is
// shown for it (`resident_link.survivor_id`). No row here is rewritten; what is asked by person looks under every id.

/** The id under which the person of an id is shown: the survivor's after a merge, else the id itself. */
export function personOf(residentId: RawBuilder<unknown>): RawBuilder<string> {
  return sql`coalesce((select own.survivor_id from referrals.resident_link own where own.resident_id = ${residentId}), ${residentId})`
}

/** Every id of the person behind an id, as an array: `r.resident_id = any(${idsOfPerson(…)})`. */
export function idsOfPerson(residentId: RawBuilder<unknown>): RawBuilder<string[]> {
  return sql`array(select each.id from (select ${personOf(residentId)} as id) shown cross join lateral (
    select shown.id union all
    select known.resident_id from referrals.resident_link known where known.survivor_id = shown.id) each)`
}

export async function findPersonOf(tx: Pick<Transaction, 'query'>, residentId: string): Promise<string> {
  const [row] = await tx.query<{ id: string }>(sql`select ${personOf(sql`${residentId}::uuid`)} as id`)
  return row?.id ?? residentId
}

export async function findIdsOfPerson(tx: Pick<Transaction, 'query'>, residentId: string): Promise<string[]> {
  const [row] = await tx.query<{ ids: string[] }>(sql`select ${idsOfPerson(sql`${residentId}::uuid`)} as ids`)
  return row?.ids ?? [residentId]
}
