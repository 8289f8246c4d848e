import type { UserErrorBase } from '../../../kit/user-errors.js'
import { earliest, type PartialDate } from '../../../kit/vn/partial-date.js'
import type { LocalDate } from '../../../kit/vn/working-days.js'
import { type DischargeReason, reasonProblems } from '../discharge/discharge.rules.js'
import type { StayEndReason, StayMode } from '../stay/stay.rules.js'
import { type Contract, contractProblems, contractTerms } from '../stay/stay-mode.rules.js'
import { inOrder, overlap, type Period } from '../stay/stay-period.rules.js'

// Terms
//   correction   đính chính: what a stay says is replaced, and what it said is kept beside it

/** What a stay says, and a correction may replace. */
export interface StayContent extends Period {
  readonly endReason: StayEndReason | null
  readonly mode: StayMode
  readonly facilityId: string
  readonly contractNumber: string | null
  readonly contractUntil: LocalDate | null
}

export const correctableStayFields = ['admittedOn', 'endedOn', 'endReason', 'mode', 'facility', 'contract'] as const
export type CorrectableStayField = (typeof correctableStayFields)[number]

/** What a correction asks for: what is left out stays as it is. */
export interface StayChanges {
  readonly admittedOn?: LocalDate | null
  readonly endedOn?: LocalDate | null
  readonly endReason?: DischargeReason | null
  /** The end was a mistake: the stay goes on. */
  readonly reopen?: boolean | null
  readonly mode?: StayMode | null
  readonly contract?: Contract | null
  readonly note: string
}

export function correctedStay(before: StayContent, changes: StayChanges, facilityId: string): StayContent {
  const mode = changes.mode ?? before.mode
  const { contractNumber, contractUntil } = changes.contract ? contractTerms(changes.contract) : before
  const end = changes.reopen
    ? { endedOn: null, endReason: null }
    : { endedOn: changes.endedOn ?? before.endedOn, endReason: changes.endReason ?? before.endReason }
  const terms = mode === 'VOLUNTARY_CONTRACT' ? { contractNumber, contractUntil } : { contractNumber: null, contractUntil: null }
  return { admittedOn: changes.admittedOn ?? before.admittedOn, ...end, mode, facilityId, ...terms }
}

/** In which fields two contents differ. */
export function changedStayFields(before: StayContent, after: StayContent): CorrectableStayField[] {
  const said = (content: StayContent): Record<CorrectableStayField, unknown> => ({
    ...content,
    facility: content.facilityId,
    contract: `${content.contractNumber} ${content.contractUntil}`,
  })
  const [old, now] = [said(before), said(after)]
  return correctableStayFields.filter(field => old[field] !== now[field])
}

export interface StayCorrectionFacts {
  readonly before: StayContent
  readonly after: StayContent
  readonly changes: StayChanges
  /** The other stays of the person. */
  readonly others: readonly (Period & { readonly endReason: StayEndReason | null })[]
  /** The first and the last day of which a leave, a return or another mode is written down. */
  readonly firstEntryOn: LocalDate | null
  readonly lastEntryOn: LocalDate | null
  readonly birthDate: PartialDate
}

export type StayCorrectionProblem =
  | 'NOTE_MISSING' | 'NOTHING_CHANGED' | 'INVALID_VALUE' | 'STAY_NOT_ENDED' | 'STAY_NOT_LAST' | 'STAYS_OVERLAP' | 'STAYS_OUT_OF_ORDER'
  | 'DATE_IN_FUTURE' | 'DATE_TOO_EARLY' | 'ENTRY_EARLIER' | 'ENTRY_LATER' | 'REASON_NOT_FOR_MODE' | 'UNDER_AGE' | 'CONTRACT_MISSING'

type Problems = UserErrorBase<StayCorrectionProblem>[]
const longestNote = 500

/** Everything that is wrong with a correction, at once; a change that cannot be meant is said before what follows from it. */
export function stayCorrectionProblems(facts: StayCorrectionFacts, today: LocalDate): Problems {
  const meant = meaningProblems(facts)
  if (meant.length > 0) return meant
  if (changedStayFields(facts.before, facts.after).length === 0) return [{ code: 'NOTHING_CHANGED', path: [] }]
  return [...beginProblems(facts, today), ...endProblems(facts, today), ...termProblems(facts), ...orderProblems(facts)]
}

function meaningProblems({ before, changes, others }: StayCorrectionFacts): Problems {
  const { note, reopen, endedOn, endReason } = changes
  const found: Problems = []
  if (note.trim() === '') found.push({ code: 'NOTE_MISSING', path: ['note'] })
  if (note.trim().length > longestNote) found.push({ code: 'INVALID_VALUE', path: ['note'] })
  if (reopen && (endedOn || endReason)) found.push({ code: 'INVALID_VALUE', path: ['reopen'] })
  if (reopen && isFollowed(before, others)) found.push({ code: 'STAY_NOT_LAST', path: ['reopen'] })
  if (before.endedOn === null && endedOn) found.push({ code: 'STAY_NOT_ENDED', path: ['endedOn'] })
  if (before.endedOn === null && endReason) found.push({ code: 'STAY_NOT_ENDED', path: ['endReason'] })
  return found
}

function isFollowed(stay: Period, others: readonly Period[]): boolean {
  return inOrder([stay, ...others]).at(-1) !== stay
}

function beginProblems({ after: { admittedOn }, before, firstEntryOn, birthDate }: StayCorrectionFacts, today: LocalDate): Problems {
  if (admittedOn === before.admittedOn) return []
  const found: Problems = []
  if (admittedOn > today) found.push({ code: 'DATE_IN_FUTURE', path: ['admittedOn'] })
  if (admittedOn < earliest(birthDate)) found.push({ code: 'DATE_TOO_EARLY', path: ['admittedOn'] })
  if (firstEntryOn !== null && admittedOn > firstEntryOn) found.push({ code: 'ENTRY_EARLIER', path: ['admittedOn'] })
  return found
}

function endProblems({ after, lastEntryOn }: StayCorrectionFacts, today: LocalDate): Problems {
  const { admittedOn, endedOn } = after
  if (endedOn === null) return []
  const found: Problems = []
  if (endedOn > today) found.push({ code: 'DATE_IN_FUTURE', path: ['endedOn'] })
  if (endedOn < admittedOn) found.push({ code: 'DATE_TOO_EARLY', path: ['endedOn'] })
  if (lastEntryOn !== null && endedOn < lastEntryOn) found.push({ code: 'ENTRY_LATER', path: ['endedOn'] })
  return found
}

/** The mode, its contract, and the reason of the end fit each other; of a move to another facility the reason is not chosen. */
function termProblems({ before, after, changes, birthDate }: StayCorrectionFacts): Problems {
  const { mode, admittedOn, endedOn, endReason } = after
  const isNeeded = mode !== before.mode
  const contract = contractProblems({ mode, contract: changes.contract, since: admittedOn }, isNeeded)
  if (endedOn === null || endReason === null || endReason === 'TRANSFERRED') return contract
  const isAsked = mode !== before.mode || endReason !== before.endReason
  const reason = isAsked ? reasonProblems({ mode, birthDate, on: endedOn, reason: endReason }) : []
  return [...contract, ...reason.map(each => ({ ...each, path: ['endReason'] }))]
}

/** Stays follow each other: none shares days with another, none follows a death, and a move leads somewhere. */
function orderProblems({ before, after, others }: StayCorrectionFacts): Problems {
  const path = [after.admittedOn !== before.admittedOn ? 'admittedOn' : 'endedOn']
  if (others.some(other => overlap(other, after))) return [{ code: 'STAYS_OVERLAP', path }]
  const all = inOrder([after, ...others])
  const isBroken = all.some(({ endReason }, i) => (i < all.length - 1 ? endReason === 'DIED' : endReason === 'TRANSFERRED'))
  return isBroken ? [{ code: 'STAYS_OUT_OF_ORDER', path: after.endReason !== before.endReason ? ['endReason'] : path }] : []
}
