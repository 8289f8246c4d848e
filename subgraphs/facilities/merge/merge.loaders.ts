import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../../../kit/database.js'
import { toGlobalId } from '../../../kit/id.js'
import { manyByKey, oneByKey } from '../../../kit/loader.js'
import { idsOfPerson, joinPerson } from '../resident/person-ids.js'
import type { ResidentMerge } from './merge.type.js'

export interface MergeRow extends ResidentMerge {
  /** Of the person for whom it was asked. */
  residentId: string
}

export function toMerge(row: MergeRow): ResidentMerge {
  const { id, survivorId, mergedId } = row
  return { ...row, id: toGlobalId('ResidentMerge', id), survivorId: toGlobalId('Resident', survivorId), mergedId: toGlobalId('Resident', mergedId) }
}

/** More merges than anybody can have; it bounds what one resident can cost. */
const mostMerges = 50

export interface MergeRights {
  readonly visible: RawBuilder<boolean>
  /** On a `facility f`, of which the viewer may be told that somebody was there. */
  readonly places: RawBuilder<boolean>
}

/** Who acted for a sealed place would tell of it. */
function organisation(column: RawBuilder<unknown>, places: RawBuilder<boolean>): RawBuilder<unknown> {
  return sql`case when not exists (select 1 from facilities.facility f where f.code = ${column} and not ${places}) then ${column} end`
}

export function mergeLoaders(db: Database, { visible, places }: MergeRights) {
  const columns = sql`m.id, m.survivor_id as "survivorId", m.merged_id as "mergedId", m.merged_at as "mergedAt",
    m.merged_role as "mergedRole", ${organisation(sql`m.merged_organisation`, places)} as "mergedOrganisation", m.reason,
    m.undone_at as "undoneAt", m.undone_role as "undoneRole",
    ${organisation(sql`m.undone_organisation`, places)} as "undoneOrganisation", m.undo_reason as "undoReason"`
  return {
    mergesOfResident: manyByKey<MergeRow>(
      keys =>
        db.query(sql<MergeRow>`select k as "residentId", m.* from unnest(${keys}::uuid[]) k cross join lateral
          (select ${columns} from facilities.resident_merge m
           where m.survivor_id = any(${idsOfPerson(sql`k`)}) or m.merged_id = any(${idsOfPerson(sql`k`)})
           order by m.merged_at desc, m.id limit ${mostMerges}) m`),
      row => row.residentId,
    ),
    mergeById: oneByKey<MergeRow>(
      keys =>
        db.query(sql<MergeRow>`select r.id as "residentId", ${columns} from facilities.resident_merge m ${joinPerson(sql`m.survivor_id`)}
          where m.id = any(${keys}::uuid[]) and ${visible}`),
      row => row.id,
    ),
  }
}
