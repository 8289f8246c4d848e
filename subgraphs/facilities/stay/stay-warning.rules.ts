import { ageOn, type PartialDate } from '../../../kit/vn/partial-date.js'
import { addDays, type LocalDate } from '../../../kit/vn/working-days.js'
import { type AbsenceFacts, isOverdue, mayBeMissing } from '../absence/absence.rules.js'
import type { StayEndReason } from './stay.rules.js'
import { emergencyEnd, type ModePeriod } from './stay-mode.rules.js'

/** What somebody should look at; nothing is done by itself. */
export const stayWarningCodes = [
  'EMERGENCY_ENDS_SOON',
  'EMERGENCY_OVER',
  'CONTRACT_MISSING',
  'CONTRACT_ENDS_SOON',
  'CONTRACT_OVER',
  'RETURN_OVERDUE',
  'MAY_BE_MISSING',
  'AGE_NOT_CERTAIN',
] as const
export type StayWarningCode = (typeof stayWarningCodes)[number]

export interface StayWarningFact {
  readonly code: StayWarningCode
  /** The day it is about; null where there is none. */
  readonly on: LocalDate | null
}

export interface WarnedStay {
  readonly endedOn: LocalDate | null
  readonly endReason: StayEndReason | null
  /** The mode of now. */
  readonly mode: ModePeriod
  readonly openAbsence: AbsenceFacts | null
  readonly birthDate: PartialDate
}

/** How many days before an end it is warned of. */
export const warnDaysBefore = 14

export function stayWarnings({ endedOn, endReason, mode, openAbsence, birthDate }: WarnedStay, today: LocalDate): StayWarningFact[] {
  if (endedOn !== null) {
    const isDoubtful = endReason === 'AGE_LIMIT' && ageLimit(birthDate, endedOn) !== 'REACHED'
    return isDoubtful ? [{ code: 'AGE_NOT_CERTAIN', on: endedOn }] : []
  }
  return [
    ...endWarning(emergencyEnd(mode), 'EMERGENCY', today),
    ...endWarning(mode.contractUntil, 'CONTRACT', today),
    ...(mode.mode === 'VOLUNTARY_CONTRACT' && mode.contractNumber === null ? [{ code: 'CONTRACT_MISSING', on: null } as const] : []),
    ...(openAbsence && isOverdue(openAbsence, today) ? [{ code: 'RETURN_OVERDUE', on: openAbsence.expectedReturnOn } as const] : []),
    ...(openAbsence && mayBeMissing(openAbsence, today) ? [{ code: 'MAY_BE_MISSING', on: openAbsence.leftOn } as const] : []),
  ]
}

function endWarning(end: LocalDate | null, what: 'EMERGENCY' | 'CONTRACT', today: LocalDate): StayWarningFact[] {
  if (end === null || today < addDays(end, -warnDaysBefore)) return []
  return [{ code: today > end ? `${what}_OVER` : `${what}_ENDS_SOON`, on: end }]
}

/**
 * Whether somebody is of age to leave care on a day, as far as the birth date tells. A stay for age ends at 18, or later for
 * who studies (TT 02/2020 Đ8); a child in law is under 16 (Luật 102/2016), and before that it never ends by age.
 */
export function ageLimit(birthDate: PartialDate, on: LocalDate): 'TOO_YOUNG' | 'NOT_CERTAIN' | 'REACHED' {
  const { atLeast, atMost } = ageOn(birthDate, on)
  if (atMost < 16) return 'TOO_YOUNG'
  return atLeast >= 18 ? 'REACHED' : 'NOT_CERTAIN'
}
