import type { UserErrorBase } from '../../../kit/user-errors.js'
import { isPlainText } from '../../../kit/vn/plain-text.js'
import { textProblems } from '../resident/dated-part.rules.js'

// Terms
//   breach   vi phạm quy định về bảo vệ dữ liệu cá nhân: the authority is told within 72 hours (Luật 91/2025 Đ23; Mẫu 08 of NĐ 356/2025)

/** From when it was noticed (Luật 91/2025 Đ23). */
export const hoursToNotify = 72

/** Which data. */
export const breachKinds = {
  IDENTITY: 'Names, birth dates (nhân thân).',
  IDENTIFIERS: 'Numbers of papers, addresses, contacts (số giấy tờ, địa chỉ, người liên hệ).',
  CARE: 'Stays and groups (nơi ở, nhóm đối tượng).',
  HEALTH: 'Health data: sensitive (dữ liệu sức khoẻ).',
  SEALED: 'That somebody is in drug rehabilitation, or lives with HIV (cai nghiện, HIV).',
  REFERRALS: 'Referrals (chuyển tuyến).',
  INSURANCE: 'Cards and checks of health insurance (BHYT).',
  STAFF: 'Data of staff (nhân sự).',
} as const

export type BreachKind = keyof typeof breachKinds
export const breachKindNames = Object.keys(breachKinds).filter(isKind)

function isKind(name: string): name is BreachKind {
  return name in breachKinds
}

/** What is done about a breach, once each, and what must have been done before. */
export const breachSteps = {
  CONTAINED: { means: 'It goes on no more (đã ngăn chặn).', needs: [], source: 'Luật 91/2025 Đ23' },
  AUTHORITY_NOTIFIED: { means: 'The authority was told, by Mẫu 08 (đã thông báo cơ quan chuyên trách).', needs: [], source: 'Luật 91/2025 Đ23; NĐ 356/2025 Mẫu 08' },
  PERSONS_NOTIFIED: { means: 'The people were told whose data it was (đã thông báo cho người bị ảnh hưởng).', needs: [], source: 'Luật 91/2025 Đ23' },
  CLOSED: { means: 'Nothing is left to do (đã kết thúc).', needs: ['CONTAINED', 'AUTHORITY_NOTIFIED'], source: 'our own: nothing is closed that goes on, or of which the authority does not know' },
} as const satisfies Record<string, { means: string; needs: readonly string[]; source: string }>

export type BreachStep = keyof typeof breachSteps
export const breachStepNames = Object.keys(breachSteps).filter(isStep)

function isStep(name: string): name is BreachStep {
  return name in breachSteps
}

export function notifyBy(noticedAt: Date): Date {
  return new Date(noticedAt.getTime() + hoursToNotify * 3_600_000)
}

/** Whether the authority was told too late, or was not told although the time is over. */
export function isLate({ notifyBy: by, authorityNotifiedAt }: { readonly notifyBy: Date; readonly authorityNotifiedAt?: Date | null }, now: Date): boolean {
  return (authorityNotifiedAt ?? now) > by
}

export interface NewBreach {
  readonly what: string
  readonly kinds: readonly BreachKind[]
  readonly noticedAt: Date
  readonly beganAt: Date
  readonly endedAt?: Date | null
  readonly suspectedActor?: string | null
  readonly suspectedClient?: string | null
  readonly suspectedOrganisation?: string | null
}

export type BreachProblem = 'INVALID_VALUE' | 'DATE_IN_FUTURE' | 'BREACH_TIMES_INVALID' | 'BREACH_STEP_DONE' | 'BREACH_STEP_TOO_EARLY' | 'BREACH_CLOSED'
type Problems = UserErrorBase<BreachProblem>[]

const longestWhat = 2000
const longestName = 200

/** Everything that is wrong with the report of a breach. */
export function breachProblems({ what, kinds, noticedAt, beganAt, endedAt, suspectedActor, suspectedClient, suspectedOrganisation }: NewBreach, now: Date): Problems {
  const found: Problems = textProblems({ suspectedActor, suspectedClient, suspectedOrganisation }, longestName)
  if (what.trim() === '' || !isPlainText(what, longestWhat)) found.push({ code: 'INVALID_VALUE', path: ['what'] })
  if (kinds.length === 0 || new Set(kinds).size < kinds.length) found.push({ code: 'INVALID_VALUE', path: ['kinds'] })
  if (noticedAt > now) found.push({ code: 'DATE_IN_FUTURE', path: ['noticedAt'] })
  if (beganAt > noticedAt) found.push({ code: 'BREACH_TIMES_INVALID', path: ['beganAt'] })
  if (endedAt && (endedAt < beganAt || endedAt > now)) found.push({ code: 'BREACH_TIMES_INVALID', path: ['endedAt'] })
  return found
}

export interface StepFacts {
  readonly done: readonly BreachStep[]
  readonly noticedAt: Date
  readonly now: Date
}

/** Everything that is wrong with a step: each is done once, in any order but the last, and none before it was noticed. */
export function stepProblems({ step, doneAt, note }: { step: BreachStep; doneAt: Date; note?: string | null }, { done, noticedAt, now }: StepFacts): Problems {
  if (done.includes('CLOSED')) return [{ code: 'BREACH_CLOSED', path: ['breach'] }]
  const found: Problems = textProblems({ note }, longestWhat)
  if (done.includes(step)) found.push({ code: 'BREACH_STEP_DONE', path: ['step'] })
  if (breachSteps[step].needs.some(need => !done.includes(need))) found.push({ code: 'BREACH_STEP_TOO_EARLY', path: ['step'] })
  if (doneAt > now) found.push({ code: 'DATE_IN_FUTURE', path: ['doneAt'] })
  if (doneAt < noticedAt) found.push({ code: 'BREACH_TIMES_INVALID', path: ['doneAt'] })
  return found
}
