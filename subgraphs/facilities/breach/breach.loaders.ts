import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../../../kit/database.js'
import { toGlobalId } from '../../../kit/id.js'
import { manyByKey, oneByKey } from '../../../kit/loader.js'
import { isLate } from './breach.rules.js'
import type { Breach, BreachStep } from './breach.type.js'

export type BreachRow = Omit<Breach, 'isOverdue'>

/** The API object, with its key. */
export interface BreachNode extends Breach {
  readonly key: string
}

/** Of a `breach b`. */
export const breachColumns = sql`b.id, b.version, b.organisation, b.what, b.kinds, b.noticed_at as "noticedAt", b.began_at as "beganAt", b.ended_at as "endedAt",
  b.suspected_actor as "suspectedActor", b.suspected_client as "suspectedClient", b.suspected_organisation as "suspectedOrganisation",
  b.notify_by as "notifyBy", b.authority_notified_at as "authorityNotifiedAt", b.closed_at as "closedAt"`

export function toBreach(row: BreachRow, now: Date): BreachNode {
  return { ...row, key: row.id, id: toGlobalId('Breach', row.id), isOverdue: isLate(row, now) }
}

/** By key and within the breaches that the viewer may see. */
export function breachLoaders(db: Database, visible: RawBuilder<boolean>) {
  return {
    breachById: oneByKey<BreachRow>(
      keys => db.query(sql`select ${breachColumns} from facilities.breach b where b.id = any(${keys}::uuid[]) and ${visible}`),
      row => row.id,
    ),
    stepsOfBreach: manyByKey<BreachStep & { breachId: string }>(
      keys =>
        db.query(sql`select s.breach_id as "breachId", s.version, s.step, s.done_at as "doneAt", s.note, s.at, s.by_role as "byRole", s.by_organisation as "byOrganisation"
          from facilities.breach_step s where s.breach_id = any(${keys}::uuid[]) order by s.breach_id, s.version`),
      row => row.breachId,
    ),
  }
}
