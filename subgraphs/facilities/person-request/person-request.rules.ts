import type { UserErrorBase } from '../../../kit/user-errors.js'
import { addDays, addWorkingDays, type LocalDate, workingDayOnOrAfter } from '../../../kit/vn/working-days.js'
import { isPlainText } from '../../../kit/vn/plain-text.js'
import { textProblems } from '../resident/dated-part.rules.js'

// Terms
//   person's request   yêu cầu của chủ thể dữ liệu: what the person, or the guardian, asks about the data that is kept of the person

interface RequestKind {
  readonly means: string
  /** Calendar days to answer; a day of rest at the end moves it to the next working day (BLDS 91/2015 Đ148 k5). */
  readonly days: number
  /** The same where somebody else has to be asked or told. */
  readonly daysWithThirdParty: number
  readonly source: string
}

/** What can be asked, and by when it must be answered. */
export const requestKinds = {
  MY_DATA: { means: 'to be given the data (cung cấp dữ liệu)', days: 10, daysWithThirdParty: 15, source: 'Luật 91/2025; NĐ 356/2025' },
  CORRECTION: { means: 'to have something corrected (chỉnh sửa dữ liệu)', days: 10, daysWithThirdParty: 15, source: 'Luật 91/2025; NĐ 356/2025' },
  WITHDRAW_CONSENT: { means: 'to take a consent back; done at once (rút lại sự đồng ý)', days: 15, daysWithThirdParty: 20, source: 'Luật 91/2025; NĐ 356/2025' },
  RESTRICT: { means: 'to have the use of the data restricted (hạn chế xử lý dữ liệu)', days: 15, daysWithThirdParty: 20, source: 'Luật 91/2025; NĐ 356/2025' },
  ERASE: { means: 'to have data erased (xoá dữ liệu)', days: 20, daysWithThirdParty: 30, source: 'Luật 91/2025; NĐ 356/2025' },
} as const satisfies Record<string, RequestKind>

export type RequestKindName = keyof typeof requestKinds
export const requestKindNames = Object.keys(requestKinds).filter(isKind)

function isKind(name: string): name is RequestKindName {
  return name in requestKinds
}

/** That it has come is said within so many working days (Luật 91/2025; NĐ 356/2025). */
export const acknowledgeWithin = 2

export const requestStatuses = ['RECEIVED', 'ACKNOWLEDGED', 'FULFILLED', 'PARTLY', 'REFUSED'] as const
export type RequestStatus = (typeof requestStatuses)[number]

export const requestOutcomes = ['FULFILLED', 'PARTLY', 'REFUSED'] as const
export type RequestOutcome = (typeof requestOutcomes)[number]

/** From where to where, and what is said when it cannot go there. */
export const requestMoves = {
  ACKNOWLEDGE: { from: ['RECEIVED'], to: ['ACKNOWLEDGED'], otherwise: 'REQUEST_ACKNOWLEDGED_ALREADY' },
  ANSWER: { from: ['RECEIVED', 'ACKNOWLEDGED'], to: requestOutcomes, otherwise: 'REQUEST_ANSWERED_ALREADY' },
} as const satisfies Record<string, { from: readonly RequestStatus[]; to: readonly RequestStatus[]; otherwise: string }>

export type RequestMove = keyof typeof requestMoves
export type MoveProblem = (typeof requestMoves)[RequestMove]['otherwise']

export const requestStepMoves = ['RECEIVED', 'ACKNOWLEDGED', 'LATE', 'ANSWERED'] as const
export type RequestStepMove = (typeof requestStepMoves)[number]

export function isAnswered(status: RequestStatus): boolean {
  return requestOutcomes.some(outcome => outcome === status)
}

/** Why a request cannot be moved so; undefined when it can. */
export function moveProblem(move: RequestMove, status: RequestStatus): MoveProblem | undefined {
  if (isAnswered(status)) return 'REQUEST_ANSWERED_ALREADY'
  const from: readonly RequestStatus[] = requestMoves[move].from
  return from.includes(status) ? undefined : requestMoves[move].otherwise
}

export interface RequestDays {
  readonly acknowledgeBy: LocalDate
  readonly answerBy: LocalDate
}

/** By when a request must be acknowledged, and answered. */
export function requestDays(kind: RequestKindName, receivedOn: LocalDate, thirdParty: boolean): RequestDays {
  const { days, daysWithThirdParty } = requestKinds[kind]
  return {
    acknowledgeBy: addWorkingDays(receivedOn, acknowledgeWithin),
    answerBy: workingDayOnOrAfter(addDays(receivedOn, thirdParty ? daysWithThirdParty : days)),
  }
}

export interface RequestClock extends RequestDays {
  readonly status: RequestStatus
}

/** The day by which the next word is owed; null when nothing is. */
export function dueOn({ status, acknowledgeBy, answerBy }: RequestClock): LocalDate | null {
  if (isAnswered(status)) return null
  return status === 'RECEIVED' ? acknowledgeBy : answerBy
}

export function isOverdue(clock: RequestClock, today: LocalDate): boolean {
  const due = dueOn(clock)
  return due !== null && today > due
}

const longestWhat = 200
const longestText = 2000
/** More that are open at once nobody can answer. */
export const mostOpen = 20

export interface NewRequest {
  readonly kind: RequestKindName
  readonly receivedOn: LocalDate
  readonly what?: string | null
  readonly wanted?: string | null
}

export type RequestProblem = 'INVALID_VALUE' | 'DATE_IN_FUTURE' | 'LEGAL_SOURCE_MISSING'
type Problems = UserErrorBase<RequestProblem>[]

/** Everything that is wrong with a request: a correction says what is wrong and what is right. */
export function requestProblems({ kind, receivedOn, what, wanted }: NewRequest, today: LocalDate): Problems {
  const found: Problems = [...textProblems({ what }, longestWhat), ...textProblems({ wanted }, longestText)]
  if (receivedOn > today) found.push({ code: 'DATE_IN_FUTURE', path: ['receivedOn'] })
  if (kind === 'CORRECTION') {
    for (const [field, text] of Object.entries({ what, wanted })) if (!text?.trim()) found.push({ code: 'INVALID_VALUE', path: [field] })
  }
  return found
}

/** Everything that is wrong with an answer: what is not done, or not wholly, names the law. */
export function answerProblems({ outcome, answer, legalSource }: { outcome: RequestOutcome; answer: string; legalSource?: string | null }): Problems {
  const found: Problems = textProblems({ legalSource }, longestWhat)
  if (answer.trim() === '' || !isPlainText(answer, longestText)) found.push({ code: 'INVALID_VALUE', path: ['answer'] })
  if (outcome !== 'FULFILLED' && !legalSource?.trim()) found.push({ code: 'LEGAL_SOURCE_MISSING', path: ['legalSource'] })
  return found
}
