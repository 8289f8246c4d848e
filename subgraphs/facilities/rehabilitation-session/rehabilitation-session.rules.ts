import type { UserErrorBase } from '../../../kit/user-errors.js'
import { isPlainText } from '../../../kit/vn/plain-text.js'
import { addDays, addMonths, type LocalDate } from '../../../kit/vn/working-days.js'
import type { RehabilitationModality } from '../rehabilitation/rehabilitation.rules.js'
import { isReason } from '../resident/reason.rules.js'

// Terms
//   session   buổi phục hồi chức năng: one time that a person is treated so that they can do more themselves, ordered by their
//             care plan (provincial plans, section IV.6)

export const sessionKinds = ['PHYSIO', 'OCCUPATIONAL', 'SPEECH', 'PSYCHOLOGY', 'AIDS'] as const
export type SessionKind = (typeof sessionKinds)[number]

export const sessionStatuses = ['PLANNED', 'DONE', 'MISSED', 'CANCELLED'] as const
export type SessionStatus = (typeof sessionStatuses)[number]

export const sessionOutcomes = ['DONE', 'MISSED'] as const
export type SessionOutcome = (typeof sessionOutcomes)[number]

/** Why a session was cancelled: somebody asked, or the hub did with the end of the plan or of the stay. */
export const cancelReasons = ['ASKED', 'PLAN_ENDED', 'STAY_ENDED'] as const
export type CancelReason = (typeof cancelReasons)[number]

export const sessionWarningCodes = ['KIND_NOT_OFFERED', 'PERSON_AWAY'] as const
export type SessionWarningCode = (typeof sessionWarningCodes)[number]

export const weekdays = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'] as const
export type Weekday = (typeof weekdays)[number]

/** By which of the things a facility can offer a session of a kind is given. */
export const modalitiesOf = {
  PHYSIO: ['PHYSIOTHERAPY', 'EXERCISE_THERAPY'],
  OCCUPATIONAL: ['OCCUPATIONAL_THERAPY'],
  SPEECH: ['SPEECH_THERAPY'],
  PSYCHOLOGY: ['PSYCHOLOGY'],
  AIDS: ['ASSISTIVE_DEVICES'],
} as const satisfies Record<SessionKind, readonly RehabilitationModality[]>

export function isOffered(kind: SessionKind, offered: readonly RehabilitationModality[]): boolean {
  const by: readonly RehabilitationModality[] = modalitiesOf[kind]
  return offered.some(modality => by.includes(modality))
}

export const sessionActions = ['RECORD', 'CANCEL'] as const
export type SessionAction = (typeof sessionActions)[number]

/** Why an action is refused where a session stands; null when it is not. What came of it may be put right, with a reason. */
const refusals = {
  RECORD: { PLANNED: null, DONE: null, MISSED: null, CANCELLED: 'SESSION_CANCELLED' },
  CANCEL: { PLANNED: null, DONE: 'NO_SESSION_TO_CANCEL', MISSED: 'NO_SESSION_TO_CANCEL', CANCELLED: 'NO_SESSION_TO_CANCEL' },
} as const satisfies Record<SessionAction, Record<SessionStatus, 'SESSION_CANCELLED' | 'NO_SESSION_TO_CANCEL' | null>>

export function sessionRefusal(action: SessionAction, status: SessionStatus) {
  return refusals[action][status]
}

/** The sessions that can be cancelled. */
export const cancellable = sessionStatuses.filter(status => sessionRefusal('CANCEL', status) === null)

export const mostSessions = 60
const longestMonths = 12
const longestSession = 480
const longestName = 200
const longestNote = 1_000

export interface SessionPlan {
  readonly from: LocalDate
  /** None: one session, on `from`. */
  readonly weekdays?: readonly Weekday[] | null
  readonly count?: number | null
}

/** The days of a plan of sessions: the first so many from a day on that are among the weekdays. */
export function plannedDays({ from, weekdays: on, count }: SessionPlan): LocalDate[] {
  if (!on) return [from]
  const days: LocalDate[] = []
  for (let day = from; days.length < (count ?? 1) && day <= addMonths(from, longestMonths); day = addDays(day, 1)) {
    if (on.includes(weekdayOf(day))) days.push(day)
  }
  return days
}

function weekdayOf(day: LocalDate): Weekday {
  const fromSunday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return weekdays[(fromSunday + 6) % 7] ?? 'SUNDAY'
}

/** What is wrong with the days of a plan of sessions, before they are counted out. */
export function sessionPlanProblems({ from, weekdays: on, count }: SessionPlan, begunOn: LocalDate, today: LocalDate): UserErrorBase<'SESSION_DAYS_INVALID'>[] {
  const wrong = (field: string) => [{ code: 'SESSION_DAYS_INVALID' as const, path: [field] }]
  if (from < begunOn || from > addMonths(today, longestMonths)) return wrong('from')
  if (on && (on.length === 0 || new Set(on).size < on.length)) return wrong('weekdays')
  const n = count ?? 1
  if (n < 1 || n > mostSessions || (!on && n !== 1)) return wrong('count')
  const days = plannedDays({ from, weekdays: on, count: n })
  return days.length < n || days.some(day => day > addMonths(today, longestMonths)) ? wrong('count') : []
}

export interface SessionRecord {
  readonly outcome: SessionOutcome
  readonly minutes?: number | null
  readonly performedBy?: string | null
  readonly note?: string | null
  readonly reason?: string | null
}

export interface StandingSession {
  readonly status: SessionStatus
  readonly plannedOn: LocalDate
}

export type SessionProblem = 'SESSION_CANCELLED' | 'NO_SESSION_TO_CANCEL' | 'SESSION_NOT_YET' | 'MINUTES_INVALID' | 'PERFORMER_MISSING' | 'NOTE_MISSING' | 'REASON_MISSING' | 'INVALID_VALUE'

/** Everything that is wrong with saying what came of a session. One that was held took time and somebody; one that was missed says why. */
export function recordProblems(said: SessionRecord, session: StandingSession, today: LocalDate): UserErrorBase<SessionProblem>[] {
  const refused = sessionRefusal('RECORD', session.status)
  if (refused) return [{ code: refused, path: ['session'] }]
  const { outcome, minutes, performedBy, note, reason } = said
  const found: UserErrorBase<SessionProblem>[] = []
  const problem = (code: SessionProblem, field: string) => void found.push({ code, path: [field] })
  if (session.plannedOn > today) problem('SESSION_NOT_YET', 'session')
  if (outcome === 'DONE' ? minutes == null || minutes < 1 || minutes > longestSession : minutes != null) problem('MINUTES_INVALID', 'minutes')
  if (performedBy != null && !isPlainText(performedBy, longestName)) problem('INVALID_VALUE', 'performedBy')
  else if (outcome === 'DONE' && !performedBy?.trim()) problem('PERFORMER_MISSING', 'performedBy')
  if (note != null && !isPlainText(note, longestNote)) problem('INVALID_VALUE', 'note')
  else if (outcome === 'MISSED' && !note?.trim()) problem('NOTE_MISSING', 'note')
  if (session.status !== 'PLANNED' && !isReason(reason)) problem('REASON_MISSING', 'reason')
  return found
}
