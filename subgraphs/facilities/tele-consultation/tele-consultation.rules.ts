import type { UserErrorBase } from '../../../kit/user-errors.js'
import { isPlainText } from '../../../kit/vn/plain-text.js'
import { addMonths, type LocalDate } from '../../../kit/vn/working-days.js'

// Terms
//   tele-consultation   hội chẩn, tư vấn từ xa: a home asks a health facility what to do about a resident, without sending the
//                       person there (provincial plans, section IV.2c: telemedicine; IV.1đ: hospitals support the homes)
//   agree               hẹn: the health facility says when
//   hold                thực hiện: what it found and advised; it is not on the line yet, so that own staff write it down

export const consultationStatuses = ['REQUESTED', 'AGREED', 'HELD', 'DECLINED', 'CANCELLED'] as const
export type ConsultationStatus = (typeof consultationStatuses)[number]

export const consultationMoves = ['AGREE', 'HOLD', 'DECLINE', 'CANCEL'] as const
export type ConsultationMove = (typeof consultationMoves)[number]

export const consultationUrgencies = ['ROUTINE', 'URGENT'] as const
export type ConsultationUrgency = (typeof consultationUrgencies)[number]

/** How the health facility answered. */
export const answerSources = ['PHONE', 'PAPER', 'SYSTEM'] as const
export type AnswerSource = (typeof answerSources)[number]

/** Where a move leads from each status, or why it is refused. Another day can be agreed on until it is held. */
const moves = {
  AGREE: { REQUESTED: { to: 'AGREED' }, AGREED: { to: 'AGREED' }, HELD: { no: 'CONSULTATION_OVER' }, DECLINED: { no: 'CONSULTATION_OVER' }, CANCELLED: { no: 'CONSULTATION_OVER' } },
  HOLD: { REQUESTED: { no: 'CONSULTATION_NOT_AGREED' }, AGREED: { to: 'HELD' }, HELD: { no: 'CONSULTATION_OVER' }, DECLINED: { no: 'CONSULTATION_OVER' }, CANCELLED: { no: 'CONSULTATION_OVER' } },
  DECLINE: { REQUESTED: { to: 'DECLINED' }, AGREED: { to: 'DECLINED' }, HELD: { no: 'CONSULTATION_OVER' }, DECLINED: { no: 'CONSULTATION_OVER' }, CANCELLED: { no: 'CONSULTATION_OVER' } },
  CANCEL: { REQUESTED: { to: 'CANCELLED' }, AGREED: { to: 'CANCELLED' }, HELD: { no: 'CONSULTATION_OVER' }, DECLINED: { no: 'CONSULTATION_OVER' }, CANCELLED: { no: 'CONSULTATION_OVER' } },
} as const satisfies Record<ConsultationMove, Record<ConsultationStatus, { to: ConsultationStatus } | { no: 'CONSULTATION_OVER' | 'CONSULTATION_NOT_AGREED' }>>

export type Moved = { readonly to: ConsultationStatus } | { readonly no: 'CONSULTATION_OVER' | 'CONSULTATION_NOT_AGREED' }

export function movedFrom(status: ConsultationStatus, move: ConsultationMove): Moved {
  return moves[move][status]
}

export const openStatuses = consultationStatuses.filter(status => 'to' in movedFrom(status, 'CANCEL'))

/** What each move comes with: what the health facility said has a source, what ends it without an answer has a reason. */
export const moveNeeds = {
  AGREE: { source: true, result: false, reason: false },
  HOLD: { source: true, result: true, reason: false },
  DECLINE: { source: true, result: false, reason: true },
  CANCEL: { source: false, result: false, reason: true },
} as const satisfies Record<ConsultationMove, { source: boolean; result: boolean; reason: boolean }>

/** Whoever waits longer asks anew [our own bound]. */
const longestMonths = 6
const longestText = 2_000

export type ConsultationProblem =
  | 'TEXT_MISSING' | 'INVALID_VALUE' | 'HEALTH_FACILITY_CODE_INVALID' | 'DATE_PAST' | 'DATE_IN_FUTURE' | 'DATE_TOO_EARLY' | 'REASON_MISSING'
  | 'CONSULTATION_OVER' | 'CONSULTATION_NOT_AGREED' | 'CONSULTATION_SOURCE_MISSING'
type Problems = UserErrorBase<ConsultationProblem>[]

export interface NewConsultation {
  readonly healthFacilityCode: string
  readonly question: string
  readonly wantedBy: LocalDate
}

export function requestProblems({ healthFacilityCode, question, wantedBy }: NewConsultation, today: LocalDate): Problems {
  const found: Problems = []
  if (!/^[0-9A-Z]{5}$/.test(healthFacilityCode)) found.push({ code: 'HEALTH_FACILITY_CODE_INVALID', path: ['healthFacilityCode'] })
  found.push(...text(question, 'question', true), ...dayToCome(wantedBy, 'wantedBy', today))
  return found
}

export interface Move {
  readonly move: ConsultationMove
  readonly on: LocalDate
  readonly source?: AnswerSource | null
  readonly result?: string | null
  readonly advice?: string | null
  readonly reason?: string | null
}

/** Everything that is wrong with a move of a consultation that was asked for on a day. */
export function moveProblems({ move, on, source, result, advice, reason }: Move, standing: { readonly status: ConsultationStatus; readonly requestedOn: LocalDate }, today: LocalDate): Problems {
  const moved = movedFrom(standing.status, move)
  if ('no' in moved) return [{ code: moved.no, path: ['consultation'] }]
  const needs = moveNeeds[move]
  const found: Problems = [...(move === 'AGREE' ? dayToCome(on, 'on', today) : dayGone(on, standing.requestedOn, today))]
  const problem = (code: ConsultationProblem, field: string) => void found.push({ code, path: [field] })
  if (needs.source && !source) problem('CONSULTATION_SOURCE_MISSING', 'source')
  if (!needs.source && source) problem('INVALID_VALUE', 'source')
  if (needs.result) found.push(...text(result, 'result', true), ...text(advice, 'advice', false))
  else for (const [field, value] of Object.entries({ result, advice })) if (value != null) problem('INVALID_VALUE', field)
  if (!needs.reason && reason != null) problem('INVALID_VALUE', 'reason')
  if (needs.reason && (reason?.trim().length ?? 0) < 5) problem('REASON_MISSING', 'reason')
  else if (needs.reason && !isPlainText(reason ?? '', 500)) problem('INVALID_VALUE', 'reason')
  return found
}

function dayToCome(day: LocalDate, field: string, today: LocalDate): Problems {
  if (day < today) return [{ code: 'DATE_PAST', path: [field] }]
  return day > addMonths(today, longestMonths) ? [{ code: 'INVALID_VALUE', path: [field] }] : []
}

function dayGone(on: LocalDate, requestedOn: LocalDate, today: LocalDate): Problems {
  if (on > today) return [{ code: 'DATE_IN_FUTURE', path: ['on'] }]
  return on < requestedOn ? [{ code: 'DATE_TOO_EARLY', path: ['on'] }] : []
}

function text(value: string | null | undefined, field: string, isNeeded: boolean): Problems {
  if (isNeeded && !value?.trim()) return [{ code: 'TEXT_MISSING', path: [field] }]
  return value != null && !isPlainText(value, longestText) ? [{ code: 'INVALID_VALUE', path: [field] }] : []
}
