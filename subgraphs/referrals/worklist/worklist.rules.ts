import {
  addDays,
  addWorkingDays,
  endOfDayVietnam,
  localDateOf,
  startOfDayVietnam,
  type WorkCalendar,
} from '../../../kit/vn/working-days.js'
import { openStatuses, type ReferralStatus } from '../referral/referral.rules.js'

// Terms
//   worklist   danh sách việc: the referrals of one side for which the same step is next
//   side       bên: the sender is the care home or the issuer, the receiver is where the person goes
//   off hub    a hospital that does not work on the hub: its steps are the sender's to ask for and to record

export const worklistNames = [
  'TO_RECEIVE',
  'WAITING_FOR_HOSPITAL',
  'INFO_WANTED',
  'ARRIVING',
  'NO_SHOW',
  'OVERDUE',
  'ANSWER_MISSING',
  'TO_CONFIRM',
  'EXPIRING',
  'DRAFTS',
  'PERSON_LEFT',
] as const
export type Worklist = (typeof worklistNames)[number]

export const worklistSides = ['SENDER', 'RECEIVER'] as const
export type WorklistSide = (typeof worklistSides)[number]

/** What a list asks beside the status. */
export type Only = 'OVERDUE' | 'ENDS_SOON' | 'LATELY_UNRESOLVED' | 'LEFT_OPEN'

/** Which referrals of one side are on a list. */
export interface Share {
  readonly statuses: readonly ReferralStatus[]
  /** In addition, where the receiver is off the hub. */
  readonly offHub?: readonly ReferralStatus[]
  readonly only?: Only
  readonly unless?: Only
}

const beforeArrival = ['SENT', 'RECEIVED', 'INFO_REQUESTED', 'ACCEPTED'] as const
const inHospital = ['ARRIVED', 'IN_TREATMENT'] as const

/**
 * Who finds what where: an own proposal over the statuses. The law asks who confirms the receipt (TT 40/2015 Đ16), when a
 * paper ends (TT 01/2025 Đ12 k1), and that word is sent back.
 */
export const worklists = {
  TO_RECEIVE: { RECEIVER: { statuses: ['SENT', 'RECEIVED'] } },
  // Off the hub nobody else moves: the sender calls on `callBackOn` and records the step.
  WAITING_FOR_HOSPITAL: { SENDER: { statuses: ['SENT', 'RECEIVED'], offHub: ['ACCEPTED', ...inHospital] } },
  INFO_WANTED: { SENDER: { statuses: ['INFO_REQUESTED'] }, RECEIVER: { statuses: ['INFO_REQUESTED'] } },
  ARRIVING: { SENDER: { statuses: ['ACCEPTED'] }, RECEIVER: { statuses: ['ACCEPTED'] } },
  // Ended, and yet a person is missing: shown until a new referral follows, or for two weeks.
  NO_SHOW: {
    SENDER: { statuses: ['NO_SHOW'], only: 'LATELY_UNRESOLVED' },
    RECEIVER: { statuses: ['NO_SHOW'], only: 'LATELY_UNRESOLVED' },
  },
  // The sender sees to the whole way of its people; the receiver to its own steps, while the step is its own.
  OVERDUE: {
    SENDER: { statuses: openStatuses, only: 'OVERDUE' },
    RECEIVER: { statuses: ['SENT', 'RECEIVED', 'ACCEPTED', ...inHospital], only: 'OVERDUE', unless: 'LEFT_OPEN' },
  },
  ANSWER_MISSING: { SENDER: { statuses: inHospital }, RECEIVER: { statuses: inHospital } },
  TO_CONFIRM: { SENDER: { statuses: ['COMPLETED'] } },
  // A running episode outlives the paper, so only until the person is there.
  EXPIRING: {
    SENDER: { statuses: ['ISSUED', ...beforeArrival], only: 'ENDS_SOON' },
    RECEIVER: { statuses: beforeArrival, only: 'ENDS_SOON' },
  },
  DRAFTS: { SENDER: { statuses: ['DRAFT', 'ISSUED'] } },
  // Beside the list of its step: the sender must say how it goes on.
  PERSON_LEFT: { SENDER: { statuses: openStatuses, only: 'LEFT_OPEN' } },
} as const satisfies Record<Worklist, Partial<Record<WorklistSide, Share>>>

/** What a side has on a list; undefined when the list is only for the other side. */
export function shareOf(list: Worklist, side: WorklistSide): Share | undefined {
  const shares: Partial<Record<WorklistSide, Share>> = worklists[list]
  return shares[side]
}

export function listsOfSide(side: WorklistSide): Worklist[] {
  return worklistNames.filter(list => shareOf(list, side))
}

/** A referral as far as its lists go. */
export interface WorklistFacts {
  readonly status: ReferralStatus
  readonly statusSince: Date
  readonly dueBy: Date | null
  readonly validUntil: Date | null
  readonly receiverOnHub: boolean
  /** The person left care, and the sender has not said how it goes on. */
  readonly leftOpen: boolean
  /** There is a later referral of the person, not cancelled, that the same viewer sees. */
  readonly followedUp: boolean
}

/** The instants that the lists are drawn at. */
export interface Moment {
  readonly now: Date
  /** A paper that ends by then ends soon. */
  readonly soon: Date
  /** What happened since then was lately. */
  readonly lately: Date
}

const workingDaysOfSoon = 3
const daysOfLately = 14

export function momentOf(now: Date, calendar: WorkCalendar): Moment {
  const today = localDateOf(now)
  return {
    now,
    soon: endOfDayVietnam(addWorkingDays(today, workingDaysOfSoon, calendar)),
    lately: startOfDayVietnam(addDays(today, -daysOfLately)),
  }
}

/** A referral as the lists tell it apart: what counts the same is counted together. */
export interface Standing {
  readonly status: ReferralStatus
  readonly receiverOnHub: boolean
  readonly holds: Readonly<Record<Only, boolean>>
}

export function standingOf({ status, receiverOnHub, ...facts }: WorklistFacts, { now, soon, lately }: Moment): Standing {
  const { dueBy, validUntil, statusSince, followedUp, leftOpen } = facts
  const holds = {
    OVERDUE: dueBy !== null && dueBy < now,
    // Also one that has ended: until it is recorded, it must not leave every list.
    ENDS_SOON: validUntil !== null && validUntil <= soon,
    LATELY_UNRESOLVED: statusSince >= lately && !followedUp,
    LEFT_OPEN: leftOpen,
  }
  return { status, receiverOnHub, holds }
}

/** The lists of one side on which a referral is now. */
export function listsOf({ status, receiverOnHub, holds }: Standing, side: WorklistSide): Worklist[] {
  return listsOfSide(side).filter(list => {
    const share = shareOf(list, side)
    if (!share) return false
    const { statuses, offHub = [], only, unless } = share
    const stands = statuses.includes(status) || (!receiverOnHub && offHub.includes(status))
    return stands && (only === undefined || holds[only]) && !(unless && holds[unless])
  })
}
