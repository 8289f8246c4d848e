import type { UserErrorBase } from '../../../kit/user-errors.js'
import type { LocalDate } from '../../../kit/vn/working-days.js'
import { beginningProblems, textProblems } from '../resident/dated-part.rules.js'

// Terms
//   disability         khuyết tật: found by a council of the commune, which gives a certificate (Luật 51/2010 Đ15–19; TT 01/2019)
//   functional level   mức độ tự phục vụ: how far a person cares for themself; the staffing norm counts by it (TT 33/2017 Đ5)

/** Luật 51/2010 Đ3 k1, NĐ 28/2012 Đ2. */
export const disabilityKinds = ['MOBILITY', 'HEARING_SPEECH', 'VISION', 'MENTAL', 'INTELLECTUAL', 'OTHER'] as const
export type DisabilityKind = (typeof disabilityKinds)[number]

/** Luật 51/2010 Đ3 k2, NĐ 28/2012 Đ3. */
export const disabilityLevels = ['VERY_SEVERE', 'SEVERE', 'MILD'] as const
export type DisabilityLevel = (typeof disabilityLevels)[number]

export const functionalLevels = ['SELF_CARING', 'PARTLY', 'NOT'] as const
export type FunctionalLevel = (typeof functionalLevels)[number]

export interface NewDisability {
  readonly since: LocalDate
  readonly until?: LocalDate | null
  readonly certificateNumber?: string | null
  readonly council?: string | null
  readonly note?: string | null
}

export type DisabilityProblem = 'DATE_IN_FUTURE' | 'DATE_TOO_EARLY' | 'INVALID_VALUE'

const longestNumber = 100
const longestText = 500

/** What is wrong with a finding. A new one of a kind takes the place of the one before, so it begins later. */
export function disabilityProblems(
  asked: NewDisability,
  { born, today, before }: { readonly born: LocalDate; readonly today: LocalDate; readonly before: { readonly since: LocalDate } | undefined },
): UserErrorBase<DisabilityProblem>[] {
  const { since, until, certificateNumber, council, note } = asked
  const found: UserErrorBase<DisabilityProblem>[] = [...beginningProblems(asked, born, today)]
  if (!until && before && since <= before.since) found.push({ code: 'DATE_TOO_EARLY', path: ['since'] })
  return [...found, ...textProblems({ certificateNumber }, longestNumber), ...textProblems({ council, note }, longestText)]
}

/** What is wrong with an assessment of how far a person cares for themself. */
export function assessmentProblems(
  { assessedOn, note }: { readonly assessedOn: LocalDate; readonly note?: string | null },
  born: LocalDate,
  today: LocalDate,
): UserErrorBase<DisabilityProblem>[] {
  const found: UserErrorBase<DisabilityProblem>[] = textProblems({ note }, longestText)
  if (assessedOn > today) found.push({ code: 'DATE_IN_FUTURE', path: ['assessedOn'] })
  if (assessedOn < born) found.push({ code: 'DATE_TOO_EARLY', path: ['assessedOn'] })
  return found
}
