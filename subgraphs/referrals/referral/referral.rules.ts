import type { Departure } from '../../../kit/vn/borrowed-facts.js'
import {
  addMonths,
  addWorkingDays,
  endOfDayVietnam,
  type LocalDate,
  type WorkCalendar,
} from '../../../kit/vn/working-days.js'

// Terms
//   sender     the facility that asks: a care home, or the health facility that signs the transfer
//   receiver   the health facility the person is sent to
//   ended      nothing more will happen under this referral; a new one may follow

export const patientSexes = ['MALE', 'FEMALE', 'UNKNOWN'] as const
export type PatientSex = (typeof patientSexes)[number]

export const referralStatuses = [
  'DRAFT',
  'ISSUED',
  'SENT',
  'RECEIVED',
  'INFO_REQUESTED',
  'ACCEPTED',
  'ARRIVED',
  'IN_TREATMENT',
  'COMPLETED',
  'CLOSED',
  'REJECTED',
  'REDIRECTED',
  'NO_SHOW',
  'CANCELLED',
  'EXPIRED',
  'DIED',
] as const
export type ReferralStatus = (typeof referralStatuses)[number]

export const movers = ['SENDER', 'RECEIVER', 'NOBODY'] as const
export type NextMove = (typeof movers)[number]

interface StatusRule {
  /** Who must move next. */
  readonly nextMove: NextMove
  readonly ended: boolean
  /** The step that the clock of this status waits for; null where no clock runs. */
  readonly step: string | null
}

/** The life cycle as an own proposal; the law only asks who confirms receipt, and for the validity (TT 01/2025 Đ12). */
export const statusRules = {
  DRAFT: { nextMove: 'SENDER', ended: false, step: 'sign or cancel' },
  ISSUED: { nextMove: 'SENDER', ended: false, step: 'send' },
  SENT: { nextMove: 'RECEIVER', ended: false, step: 'confirm receipt' },
  RECEIVED: { nextMove: 'RECEIVER', ended: false, step: 'decide' },
  INFO_REQUESTED: { nextMove: 'SENDER', ended: false, step: 'answer the question' },
  ACCEPTED: { nextMove: 'RECEIVER', ended: false, step: 'record the arrival, or that nobody came' },
  ARRIVED: { nextMove: 'RECEIVER', ended: false, step: 'begin the treatment' },
  IN_TREATMENT: { nextMove: 'RECEIVER', ended: false, step: 'send word back' },
  COMPLETED: { nextMove: 'SENDER', ended: false, step: 'read the word and close' },
  CLOSED: { nextMove: 'NOBODY', ended: true, step: null },
  REJECTED: { nextMove: 'NOBODY', ended: true, step: null },
  REDIRECTED: { nextMove: 'NOBODY', ended: true, step: null },
  NO_SHOW: { nextMove: 'NOBODY', ended: true, step: null },
  CANCELLED: { nextMove: 'NOBODY', ended: true, step: null },
  EXPIRED: { nextMove: 'NOBODY', ended: true, step: null },
  DIED: { nextMove: 'NOBODY', ended: true, step: null },
} as const satisfies Record<ReferralStatus, StatusRule>

export const openStatuses: readonly ReferralStatus[] = referralStatuses.filter(status => !statusRules[status].ended)

/** What else decides who must move, beside the status. */
export interface Circumstances {
  readonly receiverOnHub?: boolean
  /** The person left care, and the sender has not said how it goes on. */
  readonly leftOpen?: boolean
}

/** A receiver off the hub cannot move: the sender asks it and records the step. Of a person who left, the sender must say. */
export function nextMoveOf(status: ReferralStatus, { receiverOnHub = true, leftOpen = false }: Circumstances = {}): NextMove {
  const { nextMove } = statusRules[status]
  return nextMove === 'RECEIVER' && (!receiverOnHub || leftOpen) ? 'SENDER' : nextMove
}

/** Whether the sender still has to say how it goes on with a person who left care. */
export function isLeftOpen({ status, leftAs, goesOn }: { status: ReferralStatus; leftAs: Departure | null; goesOn: boolean }): boolean {
  return leftAs !== null && !goesOn && !statusRules[status].ended
}

/** Working days for which a transfer slip is good, the day of signing not counted (TT 01/2025 Đ12 k1; BLDS Đ147). */
const workingDaysOfSlip = 10

export interface Signing {
  readonly signedOn: LocalDate
  /** The one-year slip for the diseases of annex III (TT 01/2025 Đ12 k2). */
  readonly oneYear: boolean
  readonly calendar: WorkCalendar
}

/** The last instant at which the slip is good: 24:00 in Viet Nam. A running episode of treatment outlives it. */
export function validUntilOf({ signedOn, oneYear, calendar }: Signing): Date {
  return endOfDayVietnam(oneYear ? addMonths(signedOn, 12) : addWorkingDays(signedOn, workingDaysOfSlip, calendar))
}
