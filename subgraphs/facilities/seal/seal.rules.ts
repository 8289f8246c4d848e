import type { UserErrorBase } from '../../../kit/user-errors.js'
import { isPlainText } from '../../../kit/vn/plain-text.js'
import { addWorkingDays, type LocalDate, localDateOf } from '../../../kit/vn/working-days.js'

// Terms
//   seal      niêm phong: what keeps a drug-rehabilitation record or an entry that tells of HIV from whoever would read it but for its kind
//   opening   mở niêm phong: one caller reads one sealed record for a short time, with a reason that somebody looks at afterwards
//   owner     nơi giữ hồ sơ: the facility where what is sealed was written down; its head looks at the opening

interface OpeningReason {
  readonly means: string
  readonly legalBasis: string
}

/** Why the law lets somebody read what is sealed. */
export const openingReasons = {
  EMERGENCY_CARE: { means: 'Life or health is in danger now (cấp cứu).', legalBasis: 'Luật 91/2025 Đ19 k1' },
  TREATMENT: { means: 'Whoever treats or cares for the person must know it (điều trị, chăm sóc).', legalBasis: 'Luật 64/2006 sửa đổi bởi Luật 71/2020 Đ30' },
  PROTECTION: { means: 'To protect a child or a person who cannot act alone (bảo vệ người yếu thế).', legalBasis: 'Luật 91/2025 Đ19 k1' },
  PUBLIC_DUTY: { means: 'A duty that a law gives to a state body, with its paper (yêu cầu của cơ quan nhà nước).', legalBasis: 'Luật 91/2025 Đ19 k1' },
} as const satisfies Record<string, OpeningReason>

export type SealReason = keyof typeof openingReasons
export const sealReasons = Object.keys(openingReasons).filter((name): name is SealReason => name in openingReasons)

export const openingVerdicts = ['JUSTIFIED', 'NOT_JUSTIFIED'] as const
export type OpeningVerdict = (typeof openingVerdicts)[number]

export const openingStatuses = ['UNREVIEWED', 'REVIEWED'] as const
export type OpeningStatus = (typeof openingStatuses)[number]

/** No law names these numbers; they are our own. A round on a ward takes an hour, a shift eight. */
export const openingLimits = { usualMinutes: 60, leastMinutes: 5, mostMinutes: 480, mostAtOnce: 3, shortestNote: 15, longestNote: 1_000, reviewWorkingDays: 2 } as const

export interface Asked {
  readonly minutes: number
  readonly note: string
}

/** What is wrong with the request for an opening, whoever asks. */
export function openingProblems({ minutes, note }: Asked): UserErrorBase<'SEAL_MINUTES_INVALID' | 'SEAL_NOTE_INVALID'>[] {
  const { leastMinutes, mostMinutes } = openingLimits
  const inTime = Number.isInteger(minutes) && minutes >= leastMinutes && minutes <= mostMinutes
  return [...(inTime ? [] : [{ code: 'SEAL_MINUTES_INVALID' as const, path: ['minutes'] }]), ...noteProblems(note)]
}

export function noteProblems(note: string): UserErrorBase<'SEAL_NOTE_INVALID'>[] {
  const { shortestNote, longestNote } = openingLimits
  return note.trim().length >= shortestNote && isPlainText(note, longestNote) ? [] : [{ code: 'SEAL_NOTE_INVALID', path: ['note'] }]
}

export interface Standing {
  readonly personOpenAlready: boolean
  readonly openNow: number
}

/** Whether the one who asks may hold one more open: of one person one at a time, and never many. */
export function holdingProblems({ personOpenAlready, openNow }: Standing): UserErrorBase<'SEAL_OPEN_ALREADY' | 'SEAL_TOO_MANY_OPEN'>[] {
  if (personOpenAlready) return [{ code: 'SEAL_OPEN_ALREADY', path: ['resident'] }]
  return openNow >= openingLimits.mostAtOnce ? [{ code: 'SEAL_TOO_MANY_OPEN', path: ['resident'] }] : []
}

/** What of a person is sealed for a caller. */
export interface Hidden {
  /** The facility where the person lives, or lived last. */
  readonly home: string
  /** The person as a whole. */
  readonly whole: boolean
  /** Facilities of stays. */
  readonly places: readonly string[]
  readonly group: boolean
  readonly entries: boolean
}

/** The facilities that keep what is sealed, each once; none when nothing is. A group is kept where its stay was, if one is known. */
export function ownersOf({ home, whole, places, group, entries }: Hidden): string[] {
  const atHome = whole || entries || (group && places.length === 0)
  return [...new Set([...(atHome ? [home] : []), ...places])]
}

/** The last day on which the head of an owner is to have looked at it. */
export function reviewDueOn(openedAt: Date): LocalDate {
  return addWorkingDays(localDateOf(openedAt), openingLimits.reviewWorkingDays)
}

export function isOverdue({ status, dueOn }: { readonly status: OpeningStatus; readonly dueOn: LocalDate }, today: LocalDate): boolean {
  return status === 'UNREVIEWED' && dueOn < today
}
