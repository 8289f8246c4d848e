import type { PartsOf } from './family-parts.js'

/** Types of the care of a family: an active plan and one that has ended, and what hangs on them. */
export const careTypes = ['CarePlan', 'CarePlan before', 'CareGoal', 'CarePlanStep', 'RehabilitationSession', 'TeleConsultation'] as const

/** Earlier than anybody of the demo is asked about. */
export const careDays = { session: '2020-01-05', wanted: '2020-01-03' } as const

/** Plans, a session and a question to a hospital, each with every column, and what stood before. */
export async function insertCare({ run, resident, homeId, begunAt, key, text }: PartsOf, hospitalCode: string): Promise<void> {
  const by = { at: begunAt, by_subject: text('planner'), by_role: 'nurse', by_organisation: text('planned at') }
  for (const [name, status] of [['CarePlan', 'ACTIVE'], ['CarePlan before', 'ENDED']] as const) {
    const ended = { ended_on: '2019-12-01', end_reason: 'TO_FAMILY', end_note: text('end of plan'), follow_up_until: '2020-06-01' }
    await run('facilities', 'care_plan', {
      id: key(name), resident_id: resident, facility_id: homeId, version: 2, status, title: text(`title of ${name}`), needs: text(`needs of ${name}`), begun_on: '2019-10-01',
      review_on: '2020-01-01', ...(status === 'ENDED' ? ended : {}),
    })
    const of = { care_plan_id: key(name), resident_id: resident }
    const goal = name === 'CarePlan' ? 'CareGoal' : `goal of ${name}`
    await run('facilities', 'care_goal', {
      id: key(goal), ...of, position: 1, target: text(`target of ${name}`), measure: text('measure'), due_on: '2019-11-01', status: 'REACHED', settled_on: '2019-11-01',
      settled_note: text('settled'),
    })
    await run('facilities', 'care_plan_step', {
      id: key(name === 'CarePlan' ? 'CarePlanStep' : `step of ${name}`), ...of, version: 2, move: 'GOAL_SETTLED', on: '2019-11-01', note: text('step of plan'), review_on: '2020-01-01',
      goal_id: key(goal), goal_status: 'REACHED', ...by,
    })
    const session = name === 'CarePlan' ? 'RehabilitationSession' : `session of ${name}`
    await run('facilities', 'rehabilitation_session', {
      id: key(session), ...of, facility_id: homeId, version: 2, kind: 'PHYSIO', planned_on: name === 'CarePlan' ? careDays.session : '2019-11-05', status: 'DONE', minutes: 37,
      note: text('session'), performed_by: text('therapist'), cancel_reason: 'ASKED', recorded_at: begunAt, recorded_by: text('recorder'), recorded_role: 'nurse',
      recorded_organisation: text('recorded at'),
    })
    await run('facilities', 'rehabilitation_session_before', {
      id: key(`${session} before`), session_id: key(session), version: 2, reason: text('session mistaken'), ...by,
      fields: JSON.stringify({ status: 'DONE', minutes: 41, note: text('session before'), performedBy: text('therapist before') }),
    })
  }
  await run('facilities', 'tele_consultation', {
    id: key('TeleConsultation'), resident_id: resident, facility_id: homeId, version: 2, status: 'HELD', health_facility_code: hospitalCode, question: text('question'),
    urgency: 'URGENT', wanted_by: careDays.wanted, alert_id: key('Alert'), health_check_id: key('HealthCheck'), requested_on: '2020-01-01', agreed_for: '2020-01-02',
    held_on: '2020-01-02', result: text('result'), advice: text('advised'), reason: text('why not'),
  })
  await run('facilities', 'tele_consultation_step', {
    id: key('consultation step'), tele_consultation_id: key('TeleConsultation'), resident_id: resident, version: 2, status: 'HELD', on: '2020-01-02', note: text('what was said'),
    source: 'PHONE', ...by,
  })
}
