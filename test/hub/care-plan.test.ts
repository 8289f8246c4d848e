import { describe, expect, test } from 'vitest'
import { toGlobalId } from '../../kit/id.js'
import { aPlan, asked, changed, refused, startedPlan } from '../support/care.js'
import { type Client, field, signedIn } from '../support/client.js'
import { admitted } from '../support/health.js'
import { mergedOf, merges } from '../support/merges.js'
import { change, facilityId } from '../support/stays.js'

const home = 'QN-TT'
const nothing = { settledOn: null, settledNote: null }
const today = '2026-11-02'

async function look<Seen>(ask: Client, id: string, what: string): Promise<Seen> {
  return field<Seen>(await ask(`query ($id: ID!) { resident(id: $id) { ${what} } }`, { id }), 'resident')
}

const sessionsSeen = 'carePlans { sessions(first: 50) { totalCount nodes { plannedOn status cancelReason note } } }'
interface SessionsSeen {
  carePlans: { sessions: { totalCount: number; nodes: { plannedOn: string; status: string; cancelReason: string | null; note: string | null }[] } }[]
}
const short = ({ carePlans }: SessionsSeen) => carePlans.flatMap(({ sessions }) => sessions.nodes.map(({ plannedOn, status, cancelReason }) => `${plannedOn} ${status} ${cancelReason}`))

describe('a care plan', () => {
  test('is started, gets a goal, is reviewed, its goals are settled; it ends, and the person is followed up', async () => {
    const { id, ask } = await admitted(home)
    const input = { ...aPlan(id), idempotencyKey: `care-plan-twice-${process.pid}` }
    const started = await asked(ask, 'startCarePlan', input)
    const goals = [
      { id: expect.any(String), target: 'Tự đi được 50 m có gậy', measure: 'Quãng đường đi một lần', dueOn: '2026-12-31', status: 'OPEN', overdue: false, ...nothing },
      { id: expect.any(String), target: 'Tự ăn bằng thìa', measure: null, dueOn: '2026-10-31', status: 'OPEN', overdue: true, ...nothing },
    ]
    expect(started).toEqual({ data: { startCarePlan: { userErrors: [], carePlan: {
      id: expect.any(String), version: 1, status: 'ACTIVE', title: 'Tập đi lại', needs: 'Yếu hai chân sau đột quỵ, cần người đỡ.', begunOn: '2026-10-05', reviewOn: '2026-11-20',
      reviewOverdue: false, endedOn: null, endReason: null, endNote: null, followUpUntil: null, goals,
    } } } })
    expect(await asked(ask, 'startCarePlan', input)).toEqual(started)
    expect(await refused(ask, 'startCarePlan', aPlan(id))).toEqual(['PLAN_ACTIVE_ALREADY resident'])

    const { carePlan } = field<{ carePlan: { id: string } }>(started, 'startCarePlan')
    const of = { carePlan: carePlan.id }
    const third = await changed(ask, 'addCareGoal', { ...of, expectedVersion: 1, goal: { target: 'Tự mặc áo', dueOn: '2027-01-31' } })
    expect(third.carePlan?.goals.map(({ target }) => target)).toEqual(['Tự đi được 50 m có gậy', 'Tự ăn bằng thìa', 'Tự mặc áo'])
    const [walking, eating] = third.carePlan?.goals ?? []
    expect(await asked(ask, 'addCareGoal', { ...of, expectedVersion: 1, goal: { target: 'x', dueOn: '2027-01-31' } })).toEqual({ data: { addCareGoal: {
      carePlan: null, userErrors: [{ code: 'CONFLICT', path: ['input', 'expectedVersion'], currentVersion: 2 }],
    } } })
    await changed(ask, 'settleCareGoal', { goal: eating?.id, expectedVersion: 2, outcome: 'REACHED', on: '2026-10-30' })
    await changed(ask, 'settleCareGoal', { goal: eating?.id, expectedVersion: 3, outcome: 'NOT_REACHED', on: '2026-10-30', note: 'Nhầm người: còn phải đút' })
    await changed(ask, 'reviewCarePlan', { ...of, expectedVersion: 4, on: '2026-11-01', found: 'Đi được 20 m', nextReviewOn: '2026-12-01' })
    await changed(ask, 'settleCareGoal', { goal: walking?.id, expectedVersion: 5, outcome: 'REACHED', on: '2026-11-01' })
    const ended = await changed(ask, 'endCarePlan', { ...of, expectedVersion: 6, on: today, reason: 'TO_FAMILY', note: 'Về với con gái' })
    expect(ended).toEqual({ userErrors: [], carePlan: {
      id: carePlan.id, version: 7, status: 'ENDED', title: 'Tập đi lại', needs: 'Yếu hai chân sau đột quỵ, cần người đỡ.', begunOn: '2026-10-05', reviewOn: '2027-05-02',
      reviewOverdue: false, endedOn: today, endReason: 'TO_FAMILY', endNote: 'Về với con gái', followUpUntil: '2027-05-02',
      goals: [
        { ...goals[0], status: 'REACHED', settledOn: '2026-11-01' },
        { ...goals[1], status: 'NOT_REACHED', settledOn: '2026-10-30', settledNote: 'Nhầm người: còn phải đút', overdue: false },
        { ...goals[1], target: 'Tự mặc áo', dueOn: '2027-01-31', status: 'DROPPED', settledOn: today, settledNote: 'Về với con gái', overdue: false },
      ],
    } })
    expect(await refused(ask, 'addCareGoal', { ...of, expectedVersion: 7, goal: { target: 'x', dueOn: '2027-01-31' } })).toEqual(['PLAN_ENDED carePlan'])
    const followed = await changed(ask, 'reviewCarePlan', { ...of, expectedVersion: 7, on: today, found: 'Gia đình đón, đi lại tốt' })
    expect(followed.carePlan).toMatchObject({ version: 8, reviewOn: null, followUpUntil: '2027-05-02' })

    const step = { byRole: 'nurse', byOrganisation: home, note: null, reviewOn: null, goal: null, goalStatus: null }
    const steps = 'version move on note reviewOn goal goalStatus byRole byOrganisation'
    expect(await look(ask, id, `carePlan { id } carePlans { id steps { ${steps} } } careTimeline(first: 20) { kind at title }`)).toEqual({
      carePlan: null,
      carePlans: [{ id: carePlan.id, steps: [
        { ...step, version: 1, move: 'STARTED', on: '2026-10-05', reviewOn: '2026-11-20' },
        { ...step, version: 2, move: 'GOAL_ADDED', on: today, goal: 'Tự mặc áo', goalStatus: 'OPEN' },
        { ...step, version: 3, move: 'GOAL_SETTLED', on: '2026-10-30', goal: 'Tự ăn bằng thìa', goalStatus: 'REACHED' },
        { ...step, version: 4, move: 'GOAL_SETTLED', on: '2026-10-30', goal: 'Tự ăn bằng thìa', goalStatus: 'NOT_REACHED', note: 'Nhầm người: còn phải đút' },
        { ...step, version: 5, move: 'REVIEWED', on: '2026-11-01', note: 'Đi được 20 m', reviewOn: '2026-12-01' },
        { ...step, version: 6, move: 'GOAL_SETTLED', on: '2026-11-01', goal: 'Tự đi được 50 m có gậy', goalStatus: 'REACHED' },
        { ...step, version: 7, move: 'ENDED', on: today, note: 'Về với con gái', reviewOn: '2027-05-02' },
        { ...step, version: 8, move: 'REVIEWED', on: today, note: 'Gia đình đón, đi lại tốt' },
      ] }],
      careTimeline: [
        { kind: 'CARE_PLAN_REVIEWED', at: '2026-11-01T17:00:00.000Z', title: 'Rà soát kế hoạch chăm sóc' },
        { kind: 'CARE_PLAN_ENDED', at: '2026-11-01T17:00:00.000Z', title: 'Kết thúc kế hoạch chăm sóc' },
        { kind: 'CARE_GOAL_SETTLED', at: '2026-11-01T17:00:00.000Z', title: 'Ghi kết quả một mục tiêu chăm sóc' },
        { kind: 'CARE_PLAN_REVIEWED', at: '2026-10-31T17:00:00.000Z', title: 'Rà soát kế hoạch chăm sóc' },
        { kind: 'CARE_GOAL_SETTLED', at: '2026-10-31T17:00:00.000Z', title: 'Ghi kết quả một mục tiêu chăm sóc' },
        { kind: 'CARE_GOAL_SETTLED', at: '2026-10-29T17:00:00.000Z', title: 'Ghi kết quả một mục tiêu chăm sóc' },
        { kind: 'CARE_PLAN_STARTED', at: '2026-10-04T17:00:00.000Z', title: 'Lập kế hoạch chăm sóc' },
        { kind: 'STAY_BEGAN', at: '2026-01-04T17:00:00.000Z', title: expect.any(String) },
      ],
    })
  })

  test('one under way at a time, and a second one after it, the newer first', async () => {
    const { id, ask } = await admitted(home)
    const first = await startedPlan(ask, id)
    await changed(ask, 'endCarePlan', { carePlan: first.id, expectedVersion: 1, on: '2026-10-20', reason: 'OTHER', note: 'Lập lại kế hoạch' })
    const second = await startedPlan(ask, id, { begunOn: '2026-10-20', title: 'Kế hoạch mới', goals: [{ target: 'Đứng vững', dueOn: '2026-12-01' }] })
    const seen = await look<{ carePlan: { id: string }; carePlans: { id: string; followUpUntil: string | null }[] }>(ask, id, 'carePlan { id } carePlans { id followUpUntil }')
    expect(seen).toEqual({ carePlan: { id: second.id }, carePlans: [{ id: second.id, followUpUntil: null }, { id: first.id, followUpUntil: null }] })
    expect(await refused(ask, 'reviewCarePlan', { carePlan: first.id, expectedVersion: 2, on: today, found: 'x' })).toEqual(['PLAN_ENDED carePlan'])
  })

  test('everything wrong is said at once; the neighbour finds nobody, who may only look is refused, an officer is not told', async () => {
    const { id, ask } = await admitted(home)
    const wrong = aPlan(id, { title: '', begunOn: '2026-01-04', reviewOn: '2026-01-04', goals: [{ target: ' ', dueOn: '2026-01-03' }] })
    expect(await refused(ask, 'startCarePlan', wrong)).toEqual(['TEXT_MISSING title', 'DATE_TOO_EARLY begunOn', 'REVIEW_DAY_INVALID reviewOn', 'TEXT_MISSING goals.0.target', 'GOAL_DAY_INVALID goals.0.dueOn'])
    expect(await refused(await signedIn({ role: 'head', facility: 'HY-TE' }), 'startCarePlan', aPlan(id))).toEqual(['NOT_FOUND resident'])
    expect(await refused(await signedIn({ role: 'guardian', resident: id }), 'startCarePlan', aPlan(id))).toEqual(['FORBIDDEN'])
    const plan = await startedPlan(await signedIn({ role: 'clinician', facility: home }), id)
    expect(await refused(await signedIn({ role: 'head', facility: 'HY-TE' }), 'reviewCarePlan', { carePlan: plan.id, expectedVersion: 1, on: today, found: 'x' })).toEqual(['NOT_FOUND carePlan'])
    expect(await look(await signedIn({ role: 'guardian', resident: id }), id, 'carePlan { id }')).toEqual({ carePlan: { id: plan.id } })
    const officer = await (await signedIn({ role: 'programme-officer', scope: 'country' }))('query ($id: ID!) { resident(id: $id) { id carePlan { id } carePlans { id } } }', { id })
    expect(officer.data).toEqual({ resident: { id, carePlan: null, carePlans: null } })
    expect(officer.errors?.map(({ extensions }) => extensions?.code)).toEqual(['FORBIDDEN', 'FORBIDDEN'])
  })

  test('whoever has left care gets no new plan; the one under way can still be ended', async () => {
    const { id, ask, claims } = await admitted(home)
    const plan = await startedPlan(ask, id)
    await change(claims, 'dischargeResident', { resident: id, expectedVersion: 1, on: today, reason: 'TO_FAMILY' })
    expect(await refused(ask, 'startCarePlan', aPlan(id))).toEqual(['PERSON_NOT_IN_CARE resident'])
    expect(await refused(ask, 'planSessions', { carePlan: plan.id, kind: 'PHYSIO', from: today })).toEqual(['PERSON_NOT_IN_CARE carePlan'])
    expect(await refused(ask, 'endCarePlan', { carePlan: plan.id, expectedVersion: 1, on: today, reason: 'TO_FAMILY', note: 'Đã về nhà' })).toEqual([])
  })
})

describe('the plans of two records of one person', () => {
  const { person, leaves, join, part, nurse } = merges('QN-CT')

  test('are both of the person, each goes on where it lies, no third is started; an undo parts them', async () => {
    const ask = await signedIn(nurse)
    const [kept, gone] = [await person('Trịnh Công Kế Hoạch'), await person('Trịnh Công Kế Hoạch')]
    const goals = [{ target: 'Đứng vững', dueOn: '2026-12-01' }]
    const [first, second] = [await startedPlan(ask, kept.id, { begunOn: today, goals }), await startedPlan(ask, gone.id, { begunOn: '2026-11-01', goals })]
    const { merge } = mergedOf(await join(kept, await leaves(gone)))
    const seen = await look<object>(ask, kept.id, 'carePlan { id } carePlans { id }')
    expect(seen).toEqual({ carePlan: { id: first.id }, carePlans: [{ id: first.id }, { id: second.id }] })
    expect(await refused(ask, 'startCarePlan', aPlan(kept.id, { begunOn: today, goals }))).toEqual(['PLAN_ACTIVE_ALREADY resident'])
    expect(await refused(ask, 'startCarePlan', aPlan(gone.id, { begunOn: today, goals }))).toEqual(['MERGED resident'])
    const review = { carePlan: second.id, expectedVersion: 1, on: today, found: 'Cùng một người', nextReviewOn: '2026-12-02' }
    expect((await changed(ask, 'reviewCarePlan', review)).carePlan).toMatchObject({ id: second.id, version: 2 })
    const { sessions } = await changed(ask, 'planSessions', { carePlan: second.id, kind: 'PHYSIO', from: today })
    await part(merge?.id ?? '')
    const parted = 'carePlan { id version sessions(first: 5) { nodes { id } } }'
    expect(await look(ask, kept.id, parted)).toEqual({ carePlan: { id: first.id, version: 1, sessions: { nodes: [] } } })
    expect(await look(ask, gone.id, parted)).toEqual({ carePlan: { id: second.id, version: 2, sessions: { nodes: [{ id: sessions[0]?.id }] } } })
  })
})

describe('sessions of rehabilitation', () => {
  test('are planned on weekdays, held, put right, missed and cancelled', async () => {
    const { id, ask } = await admitted(home)
    const plan = await startedPlan(ask, id)
    const from = { carePlan: plan.id, kind: 'PHYSIO', from: '2026-10-26', weekdays: ['MONDAY', 'THURSDAY'], count: 5 }
    const row = { id: expect.any(String), version: 1, kind: 'PHYSIO', status: 'PLANNED', minutes: null, note: null, performedBy: null, cancelReason: null, recordedRole: 'nurse' }
    const planned = await changed(ask, 'planSessions', from)
    const days = ['2026-10-26', '2026-10-29', '2026-11-02', '2026-11-05', '2026-11-09']
    expect(planned).toEqual({ userErrors: [], warnings: expect.any(Array), sessions: days.map(plannedOn => ({ ...row, plannedOn })) })
    expect(await refused(ask, 'planSessions', { carePlan: plan.id, kind: 'PHYSIO', from: '2026-11-05' })).toEqual(['SESSION_TWICE from'])
    expect(await refused(ask, 'planSessions', { ...from, count: 61 })).toEqual(['SESSION_DAYS_INVALID count'])

    const [first, second, third, fourth] = planned.sessions
    const done = { session: first?.id, expectedVersion: 1, outcome: 'DONE', minutes: 30, performedBy: 'KTV. Trần Văn Nam' }
    expect(await asked(ask, 'recordSession', done)).toEqual({ data: { recordSession: { userErrors: [], warnings: expect.any(Array), session: {
      ...row, version: 2, plannedOn: '2026-10-26', status: 'DONE', minutes: 30, performedBy: 'KTV. Trần Văn Nam', corrections: [],
    } } } })
    const corrected = await changed(await signedIn({ role: 'head', facility: home }), 'recordSession', { ...done, expectedVersion: 2, minutes: 45, reason: 'Nhập nhầm phút' })
    expect(corrected.session).toMatchObject({ version: 3, minutes: 45, recordedRole: 'head', corrections: [
      { version: 3, byRole: 'head', reason: 'Nhập nhầm phút', status: 'DONE', minutes: 30, note: null, performedBy: 'KTV. Trần Văn Nam' },
    ] })
    expect(await refused(ask, 'recordSession', done)).toEqual(['CONFLICT expectedVersion'])
    expect(await refused(ask, 'recordSession', { ...done, expectedVersion: 3, minutes: 45 })).toEqual(['REASON_MISSING reason'])
    expect(await refused(ask, 'recordSession', { session: second?.id, expectedVersion: 1, outcome: 'MISSED', note: 'Sốt' })).toEqual([])
    expect(await refused(ask, 'recordSession', { ...done, session: fourth?.id })).toEqual(['SESSION_NOT_YET session'])
    const cancelling = { carePlan: plan.id, from: '2026-11-05', reason: 'Kỹ thuật viên nghỉ' }
    expect(await refused(ask, 'cancelSessions', { ...cancelling, kind: 'SPEECH' })).toEqual(['NO_SESSION_TO_CANCEL from'])
    expect(await changed(ask, 'cancelSessions', { ...cancelling, until: '2026-11-05' })).toEqual({ cancelled: 1, carePlan: { id: plan.id }, userErrors: [] })
    expect(await refused(ask, 'recordSession', { ...done, session: fourth?.id, expectedVersion: 2 })).toEqual(['SESSION_CANCELLED session'])
    // A day that was cancelled is free again.
    expect(await refused(ask, 'planSessions', { carePlan: plan.id, kind: 'PHYSIO', from: '2026-11-05' })).toEqual([])

    const kept = { minutes: null, note: null, performedBy: null, cancelReason: null }
    expect(await look(ask, id, 'carePlan { sessions(first: 10) { totalCount nodes { plannedOn status minutes note performedBy cancelReason } } }')).toEqual({ carePlan: { sessions: { totalCount: 6, nodes: expect.arrayContaining([
      { ...kept, plannedOn: '2026-11-05', status: 'CANCELLED', note: 'Kỹ thuật viên nghỉ', cancelReason: 'ASKED' },
      { ...kept, plannedOn: '2026-11-05', status: 'PLANNED' },
      { ...kept, plannedOn: '2026-10-29', status: 'MISSED', note: 'Sốt' },
      { ...kept, plannedOn: '2026-10-26', status: 'DONE', minutes: 45, performedBy: 'KTV. Trần Văn Nam' },
    ]) } } })
    const timeline = await look<{ careTimeline: { kind: string; ref: string }[] }>(ask, id, 'careTimeline(first: 10) { kind ref }')
    expect(timeline.careTimeline.slice(0, 2)).toEqual([{ kind: 'SESSION_MISSED', ref: second?.id }, { kind: 'SESSION_DONE', ref: first?.id }])
    expect(third?.status).toBe('PLANNED')
  })

  test('are read page by page in both directions', async () => {
    const { id, ask } = await admitted(home)
    const plan = await startedPlan(ask, id)
    await changed(ask, 'planSessions', { carePlan: plan.id, kind: 'SPEECH', from: '2026-11-02', weekdays: ['MONDAY'], count: 5 })
    const page = async (args: string) => {
      const seen = await look<{ carePlan: { sessions: { nodes: { plannedOn: string }[]; pageInfo: { endCursor: string; startCursor: string; hasNextPage: boolean } } } }>(
        ask, id, `carePlan { sessions(${args}) { nodes { plannedOn } pageInfo { startCursor endCursor hasNextPage } } }`,
      )
      return { days: seen.carePlan.sessions.nodes.map(({ plannedOn }) => plannedOn), ...seen.carePlan.sessions.pageInfo }
    }
    const front = await page('first: 3')
    const rest = await page(`first: 3, after: "${front.endCursor}"`)
    const back = await page(`last: 2, before: "${rest.startCursor}"`)
    expect([front.days, front.hasNextPage, rest.days, rest.hasNextPage, back.days]).toEqual([
      ['2026-11-30', '2026-11-23', '2026-11-16'], true, ['2026-11-09', '2026-11-02'], false, ['2026-11-23', '2026-11-16'],
    ])
  })

  test('of a kind that the home does not offer, or of somebody who is away, are planned with a warning', async () => {
    const { id, ask, claims } = await admitted(home)
    const plan = await startedPlan(ask, id)
    const offers = await ask('query ($id: ID!) { facility(id: $id) { rehabilitationModalities { modality } } }', { id: facilityId(home) })
    const modalities = field<{ rehabilitationModalities: { modality: string }[] }>(offers, 'facility').rehabilitationModalities.map(({ modality }) => modality)
    const kinds = {
      PHYSIO: ['PHYSIOTHERAPY', 'EXERCISE_THERAPY'], OCCUPATIONAL: ['OCCUPATIONAL_THERAPY'], SPEECH: ['SPEECH_THERAPY'], PSYCHOLOGY: ['PSYCHOLOGY'], AIDS: ['ASSISTIVE_DEVICES'],
    }
    const seen: [string, string[]][] = []
    for (const kind of Object.keys(kinds)) {
      seen.push([kind, (await changed(ask, 'planSessions', { carePlan: plan.id, kind, from: '2026-11-05' })).warnings.map(({ code }) => code)])
    }
    const expected = Object.entries(kinds).map(([kind, by]) => [kind, by.some(each => modalities.includes(each)) ? [] : ['KIND_NOT_OFFERED']])
    expect(seen).toEqual(expected)
    expect(new Set(expected.map(([, codes]) => codes?.length))).toEqual(new Set([0, 1]))
    await change(claims, 'recordLeave', { resident: id, expectedVersion: 1, reason: 'HOME_VISIT', from: today })
    const away = await changed(ask, 'planSessions', { carePlan: plan.id, kind: 'PHYSIO', from: '2026-11-09' })
    expect(away.warnings.map(({ code }) => code)).toContain('PERSON_AWAY')
  })

  test.each([
    ['a discharge', 'dischargeResident', { reason: 'OWN_WISH' }],
    ['a transfer', 'transferResident', { toFacility: facilityId('HY-TE') }],
  ] as const)('%s cancels what is planned for later days, and leaves the plan', async (_, name, more) => {
    const { id, ask, claims } = await admitted(home)
    const plan = await startedPlan(ask, id)
    await changed(ask, 'planSessions', { carePlan: plan.id, kind: 'AIDS', from: '2026-11-01', weekdays: ['SUNDAY', 'MONDAY', 'TUESDAY'], count: 4 })
    const left = await change(claims, name, { resident: id, expectedVersion: 1, on: today, ...more })
    expect(left.userErrors).toEqual([])
    const now = name === 'transferResident' ? await signedIn({ role: 'nurse', facility: 'HY-TE' }) : ask
    const seen = await look<SessionsSeen & { carePlan: { id: string } }>(now, id, `carePlan { id } ${sessionsSeen}`)
    expect([seen.carePlan.id, short(seen)]).toEqual([plan.id, ['2026-11-08 CANCELLED STAY_ENDED', '2026-11-03 CANCELLED STAY_ENDED', '2026-11-02 PLANNED null', '2026-11-01 PLANNED null']])
    // Whoever cares for the person now goes on with the plan, or ends it.
    expect(await refused(now, 'reviewCarePlan', { carePlan: plan.id, expectedVersion: 1, on: today, found: 'Tiếp tục', nextReviewOn: '2026-12-02' })).toEqual([])
  })

  test('of a plan that ends are cancelled with it, and it does not end before one that was held', async () => {
    const { id, ask } = await admitted(home)
    const plan = await startedPlan(ask, id)
    const { sessions: [held] } = await changed(ask, 'planSessions', { carePlan: plan.id, kind: 'PSYCHOLOGY', from: '2026-10-28', weekdays: ['WEDNESDAY'], count: 2 })
    await changed(ask, 'recordSession', { session: held?.id, expectedVersion: 1, outcome: 'DONE', minutes: 50, performedBy: 'CN. Lê Thị Hoa' })
    const end = { carePlan: plan.id, expectedVersion: 1, reason: 'GOAL_MET', note: 'Đạt mục tiêu' }
    expect(await refused(ask, 'endCarePlan', { ...end, on: '2026-10-27' })).toEqual(['PLAN_DAY_INVALID on'])
    expect(await refused(ask, 'endCarePlan', { ...end, on: '2026-10-28' })).toEqual([])
    expect(short(await look(ask, id, sessionsSeen))).toEqual(['2026-11-04 CANCELLED PLAN_ENDED', '2026-10-28 DONE null'])
    expect(await refused(ask, 'planSessions', { carePlan: plan.id, kind: 'PSYCHOLOGY', from: today })).toEqual(['PLAN_ENDED carePlan'])
  })

  test('that do not exist, and ids of another kind, are not found', async () => {
    const { ask } = await admitted(home)
    const nobody = '00000000-0000-4000-8000-000000000000'
    expect(await refused(ask, 'recordSession', { session: toGlobalId('RehabilitationSession', nobody), expectedVersion: 1, outcome: 'DONE' })).toEqual(['NOT_FOUND session'])
    expect(await refused(ask, 'planSessions', { carePlan: toGlobalId('Resident', nobody), kind: 'PHYSIO', from: today })).toEqual(['NOT_FOUND carePlan'])
    expect(await refused(ask, 'settleCareGoal', { goal: toGlobalId('CareGoal', nobody), expectedVersion: 1, outcome: 'REACHED', on: today })).toEqual(['NOT_FOUND goal'])
  })
})
