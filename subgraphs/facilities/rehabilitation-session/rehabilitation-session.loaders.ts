import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../../../kit/database.js'
import { toGlobalId } from '../../../kit/id.js'
import { manyByKey, oneByKey, onePerArguments } from '../../../kit/loader.js'
import type { PageRequest } from '../../../kit/page.js'
import type { RehabilitationModality } from '../rehabilitation/rehabilitation.rules.js'
import { idsOfOwner, joinPerson } from '../resident/person-ids.js'
import type { SessionSaid } from './rehabilitation-session.entity.js'
import type { SessionKind, SessionStatus } from './rehabilitation-session.rules.js'
import type { RehabilitationSession, SessionCorrection } from './rehabilitation-session.type.js'

export interface SessionRow extends RehabilitationSession {
  readonly carePlanId: string
  readonly kind: SessionKind
  readonly status: SessionStatus
}

/** A session with what could be odd about it: what its home offered that day, and whether the person was away. */
export interface SessionFacts extends SessionRow {
  readonly offered: RehabilitationModality[]
  readonly away: boolean
}

export interface SessionNode extends RehabilitationSession {
  readonly key: string
}

export function toSession(row: SessionRow): SessionNode {
  return { ...row, key: row.id, id: toGlobalId('RehabilitationSession', row.id) }
}

interface BeforeRow extends Omit<SessionCorrection, keyof SessionSaid> {
  readonly sessionId: string
  readonly fields: SessionSaid
}

const columns = sql.raw(`s."id", s."care_plan_id" as "carePlanId", s."version", s."kind", s."planned_on" as "plannedOn", s."status", s."minutes", s."note",
  s."performed_by" as "performedBy", s."cancel_reason" as "cancelReason", s."recorded_role" as "recordedRole"`)

const offered = sql`array(select o.modality from facilities.rehabilitation_offer o where o.facility_id = s.facility_id and o.corrected_at is null
  and (o.valid_from is null or o.valid_from <= s.planned_on) and (o.valid_to is null or o.valid_to >= s.planned_on)
  and (o.ended_on is null or o.ended_on >= s.planned_on))`
const away = sql`exists (select from facilities.absence a join facilities.stay t on t.id = a.stay_id
  where t.resident_id = any(${idsOfOwner(sql`s.resident_id`)}) and a.left_on < s.planned_on and (a.ended_on is null or a.ended_on > s.planned_on))`

const mostCorrections = 50

export function rehabilitationSessionLoaders(db: Database, visible: RawBuilder<boolean>) {
  return {
    sessionsOfCarePlan: onePerArguments((page: PageRequest) =>
      manyByKey<SessionRow>(
        keys => {
          const [day, id] = page.from ?? []
          const [beyond, order] = page.backward ? [sql`>`, sql`asc`] : [sql`<`, sql`desc`]
          return db.query(sql`select list.* from unnest(${keys}::uuid[]) k cross join lateral
            (select ${columns} from facilities.rehabilitation_session s where s.care_plan_id = k
             ${page.from ? sql`and (s.planned_on, s.id) ${beyond} (${day}::date, ${id}::uuid)` : sql``}
             order by s.planned_on ${order}, s.id ${order} limit ${page.limit + 1}) list`)
        },
        row => row.carePlanId,
      ),
    ),
    sessionCountOfCarePlan: oneByKey<{ asked: string; n: number }>(
      keys =>
        db.query(sql`select s.care_plan_id as "asked", count(*)::int as n from facilities.rehabilitation_session s
          where s.care_plan_id = any(${keys}::uuid[]) group by s.care_plan_id`),
      row => row.asked,
    ),
    sessionById: oneByKey<SessionFacts>(
      keys =>
        db.query(sql`select ${columns}, ${offered} as "offered", ${away} as "away" from facilities.rehabilitation_session s ${joinPerson(sql`s.resident_id`)}
          where s.id = any(${keys}::uuid[]) and ${visible}`),
      row => row.id,
    ),
    correctionsOfSession: manyByKey<BeforeRow>(
      keys =>
        db.query(sql`select b.session_id as "sessionId", b.version, b.at, b.by_role as "byRole", b.reason, b.fields
          from unnest(${keys}::uuid[]) k cross join lateral
            (select * from facilities.rehabilitation_session_before b where b.session_id = k order by b.version desc limit ${mostCorrections}) b
          order by b.session_id, b.version desc`),
      row => row.sessionId,
    ),
  }
}
