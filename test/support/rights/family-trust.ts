import { toGlobalId, uuidFrom } from '../../../kit/id.js'
import type { CountedHub } from '../in-process.js'
import type { PartsOf } from './family-parts.js'

/** What the person agreed to and asked for. */
export const trustTypes = ['Consent', 'Consent before', 'PersonRequest', 'PersonRequest before'] as const

/** A consent that holds and one that was taken back before it; a request that was answered and one that is open. */
export async function insertTrust({ run, resident, begunAt, key, text }: PartsOf, home: string): Promise<void> {
  const by = { recorded_by: text('clerk'), recorded_role: 'nurse', recorded_organisation: home, approved_by: text('head') }
  const consent = {
    resident_id: resident, purpose: 'CARE_LINK', text_version: text('version'), channel: 'PAPER', given_by: 'GUARDIAN', guardian_id: key('ResidentContact'),
    guardian_for: 'INCAPABLE', told_sensitive: true, paper_number: text('consent paper'), attachment_sha256: text('scan'), ...by,
  }
  await run('facilities', 'consent', { id: key('Consent'), ...consent, given_on: '2026-10-27', recorded_at: begunAt, approved_at: begunAt })
  await run('facilities', 'consent', {
    id: key('Consent before'), ...consent, given_on: '2025-03-04', recorded_at: '2025-03-04T03:17:23.451Z', approved_at: '2025-03-04T03:17:23.451Z',
    withdrawn_at: '2025-05-06T03:17:23.451Z', withdrawn_for: 'GUARDIAN', withdrawn_by: text('clerk'), withdrawn_role: 'nurse', withdraw_reason: text('taken back'),
  })
  const request = {
    resident_id: resident, kind: 'CORRECTION', asked_by: 'GUARDIAN', received_on: '2020-01-06', what: text('what is wrong'), wanted: text('what is right'),
    third_party: true, acknowledge_by: '2020-01-08', answer_by: '2020-01-21', recorded_at: begunAt, recorded_by: text('clerk'), recorded_role: 'nurse',
    acknowledged_at: begunAt,
  }
  await run('facilities', 'person_request', {
    id: key('PersonRequest'), ...request, version: 3, status: 'REFUSED', answered_at: begunAt, answer: text('answer'), legal_source: text('law'),
  })
  await run('facilities', 'person_request', { id: key('PersonRequest before'), ...request, version: 2, status: 'ACKNOWLEDGED' })
  await run('facilities', 'person_request_step', {
    id: key('request step'), person_request_id: key('PersonRequest'), resident_id: resident, version: 3, move: 'ANSWERED', note: text('answered'), at: begunAt,
    by_subject: text('head'), by_role: 'head', by_organisation: home,
  })
}

const breachKey = uuidFrom('test:breach')
/** What the head of the open home reported: of no person, so the same one for everybody who is asked about. */
export const breach = { id: toGlobalId('Breach', breachKey), home: 'QN-NCC' }

export async function insertBreach(hub: CountedHub): Promise<void> {
  const at = '2026-10-01T01:00:00Z'
  await hub.sql('facilities', `insert into facilities.breach (id, version, closed_at, organisation, what, kinds, noticed_at, began_at, ended_at, suspected_actor,
      suspected_client, suspected_organisation, notify_by, authority_notified_at)
    values ($1, 2, $2, $3, 'x', '{HEALTH}', $2, $2, $2, 'x', 'x', 'x', $2, $2)`, [breachKey, at, breach.home])
  await hub.sql('facilities', `insert into facilities.breach_step (id, breach_id, version, step, done_at, note, at, by_subject, by_role, by_organisation)
    values ($1, $2, 2, 'CLOSED', $3, 'x', $3, 'x', 'head', $4)`, [uuidFrom('test:breach step'), breachKey, at, breach.home])
}
