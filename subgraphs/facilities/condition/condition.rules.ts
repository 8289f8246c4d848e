import type { UserErrorBase } from '../../../kit/user-errors.js'
import { icd10 } from '../../../kit/vn/icd-pattern.js'
import { earliest, type PartialDate } from '../../../kit/vn/partial-date.js'
import type { LocalDate } from '../../../kit/vn/working-days.js'
import { type Lifetime, missingText, orderProblems, pastProblems } from '../clinical-change/clinical-change.rules.js'
import { reasonProblems } from '../resident/reason.rules.js'
import { textProblems } from '../resident/dated-part.rules.js'

// Terms
//   condition   bệnh (FHIR Condition): a disease that a person has or had, by its code of ICD-10 (TT 06/2026/TT-BYT) and as written

/** FHIR clinicalStatus, as far as homes need it, with what may follow each. */
export const nextStatuses = {
  ACTIVE: ['REMISSION', 'RESOLVED'],
  REMISSION: ['ACTIVE', 'RESOLVED'],
  RESOLVED: ['ACTIVE'],
} as const satisfies Record<string, readonly string[]>
export type ClinicalStatus = keyof typeof nextStatuses
export const clinicalStatuses = ['ACTIVE', 'REMISSION', 'RESOLVED'] as const satisfies readonly ClinicalStatus[]

export const conditionSources = ['HEALTH_CHECK', 'COUNTER_REFERRAL', 'TOLD'] as const
export type ConditionSource = (typeof conditionSources)[number]

/** What an entry says, beside its status. */
export interface ConditionFacts {
  readonly code: string
  readonly text: string
  readonly since: PartialDate | null
  readonly until: PartialDate | null
  readonly foundIn: ConditionSource
  readonly healthCheckId: string | null
  readonly note: string | null
}

/** As the hub stores it: upper case, without the dagger and asterisk that code tables print. */
export function codeOf(typed: string): string {
  return typed.replace(/[†*\s]/gu, '').toUpperCase()
}

const longestText = 500
const longestNote = 1_000

export type ConditionProblem = 'ICD_INVALID' | 'TEXT_MISSING' | 'DATE_IN_FUTURE' | 'DATE_TOO_EARLY' | 'DATE_RANGE_INVALID' | 'INVALID_VALUE'

/** Everything that is wrong with what an entry says, at once. */
export function conditionProblems(facts: ConditionFacts, status: ClinicalStatus, life: Lifetime): UserErrorBase<ConditionProblem>[] {
  const { code, text, since, until, foundIn, healthCheckId, note } = facts
  const found: UserErrorBase<ConditionProblem>[] = []
  if (!icd10.test(code)) found.push({ code: 'ICD_INVALID', path: ['code'] })
  found.push(...missingText('text', text, longestText))
  found.push(...pastProblems('since', since, life), ...pastProblems('until', until, life), ...orderProblems(since, until))
  // Only what is over has a last day.
  if (until !== null && status !== 'RESOLVED') found.push({ code: 'INVALID_VALUE', path: ['until'] })
  if ((foundIn === 'HEALTH_CHECK') !== (healthCheckId !== null)) found.push({ code: 'INVALID_VALUE', path: ['healthCheck'] })
  return [...found, ...textProblems({ note }, longestNote)]
}

export interface StatusChange {
  readonly from: ClinicalStatus
  readonly to: ClinicalStatus
  readonly on: LocalDate
  readonly reason: string
  /** The day of the change before; null when there was none. */
  readonly statusSince: LocalDate | null
  readonly since: PartialDate | null
  readonly today: LocalDate
}

export type StatusProblem = 'STATUS_NOT_NEXT' | 'DATE_IN_FUTURE' | 'DATE_TOO_EARLY' | 'REASON_MISSING'

/** What is wrong with a change of status: it follows the one before, in kind and in time. */
export function statusProblems({ from, to, on, reason, statusSince, since, today }: StatusChange): UserErrorBase<StatusProblem>[] {
  const next: readonly ClinicalStatus[] = nextStatuses[from]
  const found: UserErrorBase<StatusProblem>[] = []
  if (!next.includes(to)) found.push({ code: 'STATUS_NOT_NEXT', path: ['status'] })
  if (on > today) found.push({ code: 'DATE_IN_FUTURE', path: ['on'] })
  if ((since !== null && on < earliest(since)) || (statusSince !== null && on < statusSince)) found.push({ code: 'DATE_TOO_EARLY', path: ['on'] })
  return [...found, ...reasonProblems(reason)]
}
