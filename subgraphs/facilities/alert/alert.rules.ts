import type { UserErrorBase } from '../../../kit/user-errors.js'
import { addMonths, type LocalDate } from '../../../kit/vn/working-days.js'

// Terms
//   alert         cảnh báo: a finding that somebody must act on; a mark to look again, never a diagnosis
//   acknowledge   xử trí: to say what is done about it – an alert cannot be put away without that
//   close         kết thúc: to say what came of it

/** What found it; `source_id` of an alert is the row of that kind. */
export const alertSources = ['HEALTH_CHECK', 'VITAL_SIGN', 'SCREENING', 'SCHEDULE'] as const
export type AlertSource = (typeof alertSources)[number]

export const alertStatuses = ['OPEN', 'ACKNOWLEDGED', 'CLOSED'] as const
export type AlertStatus = (typeof alertStatuses)[number]

/** What somebody can do about an alert. */
export const alertResponses = ['WATCH', 'TREAT', 'REFER'] as const
export type AlertResponse = (typeof alertResponses)[number]

/** The check that was missed was made: the hub notes that itself. */
export const alertActions = [...alertResponses, 'CHECKED'] as const
export type AlertAction = (typeof alertActions)[number]

export const alertMoves = ['ACKNOWLEDGED', 'CLOSED'] as const
export type AlertMove = (typeof alertMoves)[number]

export type AlertProblem = 'ALERT_CLOSED' | 'ALERT_NEEDS_ACTION' | 'ALERT_WAITS_FOR_REFERRAL' | 'NOTE_MISSING' | 'LOOK_AGAIN_MISSING' | 'INVALID_VALUE'

/** Why a move is refused in a status; null when it is not. Our own proposal [P]: no law orders the life of an alert. */
const refusals = {
  ACKNOWLEDGED: { OPEN: null, ACKNOWLEDGED: null, CLOSED: 'ALERT_CLOSED' },
  CLOSED: { OPEN: 'ALERT_NEEDS_ACTION', ACKNOWLEDGED: null, CLOSED: 'ALERT_CLOSED' },
} as const satisfies Record<AlertMove, Record<AlertStatus, AlertProblem | null>>

/** What each action must come with: whoever watches says until when, or it fades; whoever treats says how. */
const needs = {
  WATCH: { lookAgainOn: true, note: false },
  TREAT: { lookAgainOn: false, note: true },
  REFER: { lookAgainOn: false, note: false },
} as const satisfies Record<AlertResponse, { lookAgainOn: boolean; note: boolean }>

const longestNote = 2_000
/** Nobody is watched beyond the next periodic check (TT 33/2017 Đ8). */
const longestWatchMonths = 6

export interface Standing {
  readonly status: AlertStatus
  readonly action: AlertAction | null | undefined
}

export interface Acknowledgement {
  readonly action: AlertResponse
  readonly note?: string | null
  readonly lookAgainOn?: LocalDate | null
}

/** Everything that is wrong with acknowledging an alert, or with saying again what is done about it. */
export function acknowledgeProblems({ status }: Standing, said: Acknowledgement, today: LocalDate): UserErrorBase<AlertProblem>[] {
  const refused = refusals.ACKNOWLEDGED[status]
  if (refused) return [{ code: refused, path: ['alert'] }]
  const { lookAgainOn } = said
  const found: UserErrorBase<AlertProblem>[] = noteProblems(said.note, needs[said.action].note)
  if (lookAgainOn == null) {
    if (needs[said.action].lookAgainOn) found.push({ code: 'LOOK_AGAIN_MISSING', path: ['lookAgainOn'] })
  } else if (lookAgainOn < today || lookAgainOn > addMonths(today, longestWatchMonths)) found.push({ code: 'INVALID_VALUE', path: ['lookAgainOn'] })
  return found
}

/** Everything that is wrong with closing an alert by hand. One that is to be referred is closed by its referral. */
export function closeProblems({ status, action }: Standing, note: string): UserErrorBase<AlertProblem>[] {
  const refused = refusals.CLOSED[status] ?? (action === 'REFER' ? 'ALERT_WAITS_FOR_REFERRAL' : null)
  return refused ? [{ code: refused, path: ['alert'] }] : noteProblems(note, true)
}

function noteProblems(note: string | null | undefined, isNeeded: boolean): UserErrorBase<AlertProblem>[] {
  const length = note?.trim().length ?? 0
  if (length > longestNote) return [{ code: 'INVALID_VALUE', path: ['note'] }]
  return isNeeded && length === 0 ? [{ code: 'NOTE_MISSING', path: ['note'] }] : []
}
