import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../../../kit/database.js'
import { toGlobalId } from '../../../kit/id.js'
import { manyByKey, oneByKey } from '../../../kit/loader.js'
import type { PersonOrGuardian } from '../../../kit/vn/person-or-guardian.js'
import { idsOfPerson, joinPerson } from '../resident/person-ids.js'
import { dueOn, isOverdue, type RequestKindName, type RequestStatus } from './person-request.rules.js'
import type { PersonRequest, PersonRequestStep } from './person-request.type.js'

export interface RequestRow {
  id: string
  /** The key of the person, the survivor's after a merge. */
  personId: string
  version: number
  kind: RequestKindName
  status: RequestStatus
  askedBy: PersonOrGuardian
  receivedOn: string
  what: string | null
  wanted: string | null
  thirdParty: boolean
  acknowledgeBy: string
  answerBy: string
  acknowledgedAt: Date | null
  answeredAt: Date | null
  answer: string | null
  legalSource: string | null
}

/** Of a `person_request q` as `dueOn` says it; of one that was answered the day of its answer, for its place in the list. */
export const due = sql`(case when q.status = 'RECEIVED' then q.acknowledge_by else q.answer_by end)`

/** Of a `person_request q`. */
export const requestColumns = sql`q.id, q.version, q.kind, q.status, q.asked_by as "askedBy", q.received_on as "receivedOn", q.what, q.wanted,
  q.third_party as "thirdParty", q.acknowledge_by as "acknowledgeBy", q.answer_by as "answerBy", q.acknowledged_at as "acknowledgedAt",
  q.answered_at as "answeredAt", q.answer, q.legal_source as "legalSource"`

/** The API object, with its key and the person's. */
export interface RequestNode extends PersonRequest {
  readonly key: string
  readonly personKey: string
}

export function toRequest({ personId, ...row }: RequestRow, today: string): RequestNode {
  return { ...row, key: row.id, id: toGlobalId('PersonRequest', row.id), personKey: personId, dueOn: dueOn(row), isOverdue: isOverdue(row, today) }
}

const mostRequests = 50

/** By key and within the requests that the viewer may see. */
export function personRequestLoaders(db: Database, visible: RawBuilder<boolean>) {
  return {
    requestById: oneByKey<RequestRow>(
      keys =>
        db.query(sql`select ${requestColumns}, r.id as "personId" from facilities.person_request q ${joinPerson(sql`q.resident_id`)}
          where q.id = any(${keys}::uuid[]) and ${visible}`),
      row => row.id,
    ),
    requestsOfResident: manyByKey<RequestRow>(
      keys =>
        db.query(sql`select list.* from unnest(${keys}::uuid[]) k cross join lateral
          (select ${requestColumns}, k as "personId" from facilities.person_request q where q.resident_id = any(${idsOfPerson(sql`k`)})
           order by q.received_on desc, q.recorded_at desc, q.id limit ${mostRequests}) list`),
      row => row.personId,
    ),
    stepsOfRequest: manyByKey<PersonRequestStep & { requestId: string }>(
      keys =>
        db.query(sql`select s.person_request_id as "requestId", s.version, s.move, s.note, s.at, s.by_role as "byRole"
          from facilities.person_request_step s where s.person_request_id = any(${keys}::uuid[]) order by s.person_request_id, s.version`),
      row => row.requestId,
    ),
  }
}
