import type { UserErrorBase } from '../../../kit/user-errors.js'
import { earliest, type PartialDate } from '../../../kit/vn/partial-date.js'
import type { LocalDate } from '../../../kit/vn/working-days.js'
import { type Lifetime, missingText, orderProblems, pastProblems } from '../clinical-change/clinical-change.rules.js'
import { textProblems } from '../resident/dated-part.rules.js'

// Terms
//   medicine   thuốc (FHIR MedicationStatement): what a person takes, from when to when, as told or as on a paper; not a prescription

export const medicineRoutes = ['ORAL', 'SUBLINGUAL', 'INJECTION', 'SUBCUTANEOUS', 'INHALED', 'SKIN', 'EYE', 'EAR', 'NOSE', 'RECTAL', 'OTHER'] as const
export type MedicineRoute = (typeof medicineRoutes)[number]

export const medicineStopReasons = ['FINISHED', 'SIDE_EFFECT', 'REPLACED', 'DOCTOR_DECIDED', 'OTHER'] as const
export type MedicineStopReason = (typeof medicineStopReasons)[number]

export interface MedicineFacts {
  readonly name: string
  readonly activeIngredient: string | null
  readonly strength: string | null
  readonly dose: string
  readonly timesPerDay: number | null
  readonly asNeeded: boolean
  readonly route: MedicineRoute
  readonly since: PartialDate
  /** Last day; it may be to come. */
  readonly until: LocalDate | null
  readonly prescribedBy: string | null
  readonly takenFor: string | null
  readonly note: string | null
}

const mostTimesPerDay = 24
const longestName = 200
const longestText = 500
const longestNote = 1_000

export type MedicineProblem = 'TEXT_MISSING' | 'INVALID_VALUE' | 'FREQUENCY_MISSING' | 'DATE_IN_FUTURE' | 'DATE_TOO_EARLY' | 'DATE_RANGE_INVALID'

/** Everything that is wrong with what an entry says, at once. A course may have its last day before it. */
export function medicineProblems(facts: MedicineFacts, life: Lifetime): UserErrorBase<MedicineProblem>[] {
  const { name, activeIngredient, strength, dose, timesPerDay, asNeeded, since, until, prescribedBy, takenFor, note } = facts
  const found: UserErrorBase<MedicineProblem>[] = [...missingText('name', name, longestName), ...missingText('dose', dose, longestName)]
  if (timesPerDay === null && !asNeeded) found.push({ code: 'FREQUENCY_MISSING', path: ['timesPerDay'] })
  if (timesPerDay !== null && (timesPerDay < 1 || timesPerDay > mostTimesPerDay)) found.push({ code: 'INVALID_VALUE', path: ['timesPerDay'] })
  found.push(...pastProblems('since', since, life), ...orderProblems(since, until))
  return [
    ...found,
    ...textProblems({ activeIngredient, strength }, longestName),
    ...textProblems({ prescribedBy, takenFor }, longestText),
    ...textProblems({ note }, longestNote),
  ]
}

export interface Stopping {
  readonly on: LocalDate
  readonly reason: MedicineStopReason
  readonly note: string | null
}

export interface Course {
  readonly since: PartialDate
  readonly until: LocalDate | null
  readonly stopReason: MedicineStopReason | null
}

export type StopProblem = 'ALREADY_ENDED' | 'DATE_IN_FUTURE' | 'DATE_TOO_EARLY' | 'NOTE_MISSING' | 'INVALID_VALUE'

/** What is wrong with stopping a medicine: once, on a day that has come, not after the course ended by itself. */
export function stopProblems({ on, reason, note }: Stopping, { since, until, stopReason }: Course, today: LocalDate): UserErrorBase<StopProblem>[] {
  const found: UserErrorBase<StopProblem>[] = []
  if (stopReason !== null || (until !== null && on > until)) found.push({ code: 'ALREADY_ENDED', path: ['medicine'] })
  if (on > today) found.push({ code: 'DATE_IN_FUTURE', path: ['on'] })
  if (on < earliest(since)) found.push({ code: 'DATE_TOO_EARLY', path: ['on'] })
  if (reason === 'OTHER' && note === null) found.push({ code: 'NOTE_MISSING', path: ['note'] })
  return [...found, ...textProblems({ note }, longestText)]
}

/** What was stopped keeps a last day, and one that has come. */
export function stoppedProblems(until: LocalDate | null, today: LocalDate): UserErrorBase<'DATE_RANGE_INVALID' | 'DATE_IN_FUTURE'>[] {
  if (until === null) return [{ code: 'DATE_RANGE_INVALID', path: ['until'] }]
  return until > today ? [{ code: 'DATE_IN_FUTURE', path: ['until'] }] : []
}
