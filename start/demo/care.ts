import { addDays, addMonths, type LocalDate, startOfDayVietnam } from '../../kit/vn/working-days.js'
import type { CareDemo } from '../../subgraphs/facilities/demo.js'
import type { SessionKind } from '../../subgraphs/facilities/rehabilitation-session/rehabilitation-session.rules.js'
import type { HomeType } from './places.js'
import { type Random, random } from './random.js'
import { later, type Person } from './residents.js'
import { daysBetween, type Setting } from './setting.js'
import type { Living } from './stays.js'

/** Streams of chance that no other part of the demo takes. */
const firstStream = 60_000_000

/** What homes of a type do with people, by what they offer. */
const kindsOf: Readonly<Record<HomeType, readonly SessionKind[]>> = {
  MERIT_PERSON_CARE: ['PHYSIO', 'AIDS'],
  DRUG_REHABILITATION: ['PSYCHOLOGY'],
  GENERAL: ['PHYSIO'],
  MENTAL_HEALTH: ['OCCUPATIONAL', 'PSYCHOLOGY'],
  CHILDREN: ['SPEECH', 'PSYCHOLOGY'],
  ELDERLY: ['PHYSIO'],
  DISABLED: ['PHYSIO', 'OCCUPATIONAL', 'SPEECH', 'AIDS'],
  SOCIAL_WORK_CENTRE: ['PSYCHOLOGY'],
  OTHER: ['PSYCHOLOGY'],
}

const plans = {
  PHYSIO: ['Tập vận động', 'Yếu chân, đi lại phải có người đỡ.', ['Tự đi được 50 m có gậy', 'Tự đứng dậy từ ghế']],
  OCCUPATIONAL: ['Tập sinh hoạt hằng ngày', 'Cần người nhắc khi ăn, mặc, vệ sinh.', ['Tự mặc áo', 'Tự dọn chỗ ngủ']],
  SPEECH: ['Tập nói', 'Nói ít, khó nghe rõ.', ['Nói được câu 4 từ', 'Gọi được tên người chăm sóc']],
  PSYCHOLOGY: ['Hỗ trợ tâm lý', 'Hay lo âu, ngủ kém, ít nói chuyện.', ['Ngủ được 6 giờ mỗi đêm', 'Tham gia sinh hoạt nhóm mỗi tuần']],
  AIDS: ['Tập dùng dụng cụ trợ giúp', 'Mới được cấp dụng cụ, chưa dùng quen.', ['Tự dùng khung tập đi', 'Biết tự bảo quản dụng cụ']],
} as const satisfies Record<SessionKind, readonly [string, string, readonly [string, string]]>

const questions = [
  'Có cần đổi thuốc huyết áp không?', 'Vết loét vùng cùng cụt nên chăm sóc thế nào?', 'Có cần đưa đi chụp lại phim không?', 'Chế độ ăn nên thay đổi ra sao?',
] as const

const daysOfPlan = 60

/** A plan with its sessions for one in twenty-five who live in care, and a question to a hospital for one in fifty. */
export function careOf(person: Person, living: Living, { seed, today }: Setting): CareDemo {
  const chance = random(seed, firstStream + person.index)
  const [hasPlan, hasQuestion] = [chance.chance(0.04), chance.chance(0.02)]
  const isHere = living.endedOn === null && daysBetween(living.admittedOn, today) >= daysOfPlan && !person.awkward.stay
  const since = living.stays.at(-1)?.admittedOn ?? living.admittedOn
  const planned = isHere && hasPlan ? planOf(person, since, today, chance) : { plans: [], goals: [], steps: [], sessions: [] }
  return { ...planned, ...(isHere && hasQuestion ? questionOf(person, later(since, addDays(today, -chance.int(2, 20))), today, chance) : { consultations: [], consultationSteps: [] }) }
}

const by = (day: LocalDate, facility: string) => ({ at: new Date(startOfDayVietnam(day).getTime() + 9 * 3_600_000), bySubject: 'demo', byRole: 'nurse', byOrganisation: facility })

function planOf({ id: residentId, home }: Person, since: LocalDate, today: LocalDate, chance: Random): Omit<CareDemo, 'consultations' | 'consultationSteps'> {
  const kind = chance.pick(kindsOf[home.type])
  const [title, needs, targets] = plans[kind]
  const id = chance.uuid()
  const begunOn = later(since, addDays(today, -chance.int(15, 110)))
  const of = { carePlanId: id, residentId }
  const reviewedOn = later(begunOn, addDays(today, -chance.int(1, 45)))
  const reviewOn = addDays(reviewedOn, 30)
  const step = { ...of, note: null, reviewOn: null, goalId: null, goalStatus: null }
  const reached = chance.chance(0.3)
  const goals = targets.map((target, i) => ({
    id: chance.uuid(), ...of, position: i + 1, target, measure: null, dueOn: addMonths(begunOn, 2 + i), settledNote: null,
    ...(i === 0 && reached ? { status: 'REACHED' as const, settledOn: reviewedOn } : { status: 'OPEN' as const, settledOn: null }),
  }))
  const steps: CareDemo['steps'][number][] = [
    { ...step, id: chance.uuid(), version: 1, move: 'STARTED', on: begunOn, reviewOn: reviewedOn, ...by(begunOn, home.code) },
    { ...step, id: chance.uuid(), version: 2, move: 'REVIEWED', on: reviewedOn, note: 'Kế hoạch còn phù hợp, tiếp tục.', reviewOn, ...by(reviewedOn, home.code) },
  ]
  const [first] = goals
  if (first && reached) steps.push({ ...step, id: chance.uuid(), version: 3, move: 'GOAL_SETTLED', on: reviewedOn, goalId: first.id, goalStatus: 'REACHED', ...by(reviewedOn, home.code) })
  const plan = {
    id, residentId, facilityId: home.id, version: steps.length, status: 'ACTIVE' as const, title, needs, begunOn, reviewOn, endedOn: null, endReason: null, endNote: null,
    followUpUntil: null,
  }
  return { plans: [plan], goals, steps, sessions: sessionsOf({ ...of, facilityId: home.id }, { kind, begunOn, today, organisation: home.code }, chance) }
}

interface Course {
  readonly kind: SessionKind
  readonly begunOn: LocalDate
  readonly today: LocalDate
  readonly organisation: string
}

/** Every third day: at most three that are over and one to come. */
function sessionsOf(of: { carePlanId: string; residentId: string; facilityId: string }, { kind, begunOn, today, organisation }: Course, chance: Random): CareDemo['sessions'] {
  const days = [-8, -5, -2, 1].map(offset => addDays(today, offset)).filter(day => day >= begunOn)
  const recorded = { recordedAt: by(begunOn, organisation).at, recordedBy: 'demo', recordedRole: 'nurse', recordedOrganisation: organisation, cancelReason: null }
  return days.map(plannedOn => {
    const row = { id: chance.uuid(), ...of, kind, plannedOn, ...recorded }
    if (plannedOn > today) return { ...row, version: 1, status: 'PLANNED', minutes: null, performedBy: null, note: null }
    if (chance.chance(0.15)) return { ...row, version: 2, status: 'MISSED', minutes: null, performedBy: null, note: 'Mệt, xin nghỉ' }
    return { ...row, version: 2, status: 'DONE', minutes: chance.pick([30, 45, 60]), performedBy: chance.pick(['KTV. Nguyễn Thị Lan', 'KTV. Trần Văn Nam', 'CN. Lê Thị Hoa']), note: null }
  })
}

/** The provincial hospital of before the merger. */
function questionOf({ id: residentId, home }: Person, requestedOn: LocalDate, today: LocalDate, chance: Random): Pick<CareDemo, 'consultations' | 'consultationSteps'> {
  const id = chance.uuid()
  const status = chance.weighted([['REQUESTED', 40], ['AGREED', 25], ['HELD', 35]] as const)
  const agreedFor = status === 'REQUESTED' ? null : status === 'HELD' ? addDays(today, -1) : addDays(today, 3)
  const step = { teleConsultationId: id, residentId, note: null, source: null }
  const result = status === 'HELD' ? 'Ổn định, tiếp tục chăm sóc tại cơ sở' : null
  const steps: CareDemo['consultationSteps'][number][] = [{ ...step, id: chance.uuid(), version: 1, status: 'REQUESTED', on: requestedOn, ...by(requestedOn, home.code) }]
  const add = (to: 'AGREED' | 'HELD', on: LocalDate, note: string | null) =>
    steps.push({ ...step, id: chance.uuid(), version: steps.length + 1, status: to, on, note, source: 'PHONE', ...by(addDays(today, -1), home.code) })
  if (agreedFor) add('AGREED', agreedFor, null)
  if (result) add('HELD', addDays(today, -1), result)
  const consultation = {
    id, residentId, facilityId: home.id, version: steps.length, status, healthFacilityCode: `${home.oldProvince}001`, question: chance.pick(questions),
    urgency: chance.weighted([['ROUTINE', 80], ['URGENT', 20]] as const), wantedBy: addDays(requestedOn, chance.int(5, 30)), alertId: null, healthCheckId: null, requestedOn,
    agreedFor, heldOn: result ? addDays(today, -1) : null, result, advice: result && 'Đo huyết áp hằng ngày, hỏi lại sau 2 tuần.', reason: null,
  }
  return { consultations: [consultation], consultationSteps: steps }
}
