import type { CoverageRoute } from '../generated/enums'
import type { CheckCoverageMutationVariables } from '../generated/operations'
import { parseDay } from '../i18n/format'

/** What the form asks, as it was typed. */
export interface Question {
  readonly number: string
  readonly name: string
  readonly birthDate: string
  readonly on: string
  /** Code of the hospital; empty for the registered place. */
  readonly place: string
  readonly route: CoverageRoute | ''
  /** Of a transfer paper, as it stands on it. */
  readonly slipSignedOn: string
  readonly slipValidUntil: string
}

export const emptyQuestion: Question = { number: '', name: '', birthDate: '', on: '', place: '', route: '', slipSignedOn: '', slipValidUntil: '' }

type CheckInput = Omit<CheckCoverageMutationVariables['input'], 'idempotencyKey'>
type VisitInput = NonNullable<CheckInput['visit']>

const given = (text: string) => (text.trim() === '' ? undefined : text.trim())

/** `1950`, `03/1950` or a whole day as the hub writes them; undefined when it is none. */
export function parseBirthDate(text: string): string | undefined {
  const [, month, year] = /^(?:(\d{1,2})[/.-])?(\d{4})$/.exec(text.trim()) ?? []
  if (year === undefined) return parseDay(text)
  if (month === undefined) return year
  return Number(month) >= 1 && Number(month) <= 12 ? `${year}-${month.padStart(2, '0')}` : undefined
}

/** What somebody comes with, by the way they come. */
const coming: Record<CoverageRoute, (question: Question) => Omit<VisitInput, 'healthFacilityCode'>> = {
  REGISTERED_PLACE: () => ({}),
  WITH_SLIP: ({ slipSignedOn, slipValidUntil }) => ({ slip: { signedOn: given(slipSignedOn), validUntil: given(slipValidUntil) } }),
  APPOINTMENT: () => ({ circumstances: ['APPOINTMENT'] }),
  SELF_REFERRED_OUTPATIENT: () => ({ setting: 'OUTPATIENT' }),
  SELF_REFERRED_INPATIENT: () => ({ setting: 'INPATIENT' }),
  EMERGENCY: () => ({ circumstances: ['EMERGENCY'] }),
  CHANGED_STAY: () => ({ circumstances: ['CHANGED_STAY'] }),
}

export function inputOf(question: Question, resident: string | undefined): CheckInput {
  const { number, name, birthDate, on, place, route } = question
  const who = resident === undefined ? { identifier: number.trim(), name: given(name), birthDate: parseBirthDate(birthDate) } : { resident }
  const visit = place === '' ? undefined : { healthFacilityCode: place, ...(route === '' ? {} : coming[route](question)) }
  return { ...who, on: given(on), visit }
}
