import type { Role } from './auth.js'
import { endOfDayVietnam, type LocalDate, localDateOf } from './vn/working-days.js'

// Terms
//   cover   làm thay: somebody does the work of a colleague who is away, with the colleague's role and organisation, in their own
//           name, until an end date. The identity provider says so in the token (`act_for`); both names are written down.

/** Whose work another person can do. What one is for oneself, who looks over others and who runs the system is nobody else's. */
export const canBeCovered = {
  nurse: true,
  clinician: true,
  signer: true,
  head: true,
  coordinator: true,
  'insurance-officer': true,
  'insurance-head': true,
  'programme-officer': true,
  auditor: false,
  resident: false,
  guardian: false,
  admin: false,
} as const satisfies Record<Role, boolean>

/** Longer than this it is no absence but a new post, which wants a sign-in of its own [P]. */
export const longestCoverDays = 90

export interface Cover {
  readonly role: Role
  /** Who acts. */
  readonly subject: string
  /** Whose work it is. */
  readonly covered: string
  /** The last day, in Viet Nam. */
  readonly until: LocalDate
}

/** The moment at which a cover ends, in seconds since the epoch; nothing where it is none, or over. */
export function endOfCover({ role, subject, covered, until }: Cover, now: Date): number | undefined {
  const left = (Date.parse(until) - Date.parse(localDateOf(now))) / 86_400_000
  const isCover = canBeCovered[role] && covered !== subject && left >= 0 && left <= longestCoverDays
  return isCover ? Math.floor(endOfDayVietnam(until).getTime() / 1000) : undefined
}
