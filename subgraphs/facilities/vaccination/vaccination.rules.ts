import type { UserErrorBase } from '../../../kit/user-errors.js'
import { foldName } from '../../../kit/vn/names.js'
import { earliest, type PartialDate } from '../../../kit/vn/partial-date.js'
import type { Bilingual } from '../../../kit/vn/types.js'
import type { LocalDate } from '../../../kit/vn/working-days.js'
import { type Lifetime, missingText, pastProblems } from '../clinical-change/clinical-change.rules.js'
import { textProblems } from '../resident/dated-part.rules.js'

// Terms
//   vaccination   tiêm chủng (FHIR Immunization): one dose of a vaccine on a day

/** The vaccines that homes write down most, by what they protect from; the list is short, and our own. */
export const vaccineNames = {
  HEPATITIS_B: { vi: 'viêm gan B', en: 'Hepatitis B' },
  TETANUS: { vi: 'uốn ván', en: 'Tetanus' },
  INFLUENZA: { vi: 'cúm mùa', en: 'Seasonal influenza' },
  PNEUMOCOCCAL: { vi: 'phế cầu', en: 'Pneumococcal disease' },
  COVID_19: { vi: 'COVID-19', en: 'COVID-19' },
  MEASLES_RUBELLA: { vi: 'sởi – rubella', en: 'Measles and rubella' },
  JAPANESE_ENCEPHALITIS: { vi: 'viêm não Nhật Bản', en: 'Japanese encephalitis' },
  BCG: { vi: 'lao (BCG)', en: 'Tuberculosis (BCG)' },
  DTP: { vi: 'bạch hầu – ho gà – uốn ván', en: 'Diphtheria, pertussis and tetanus' },
  POLIO: { vi: 'bại liệt', en: 'Poliomyelitis' },
  HPV: { vi: 'HPV', en: 'Human papillomavirus' },
  OTHER: { vi: 'vắc xin khác', en: 'Another, named in words' },
} as const satisfies Record<string, Bilingual>

export type Vaccine = keyof typeof vaccineNames

export interface VaccinationFacts {
  readonly vaccine: Vaccine
  /** The name of one that is not on the list. */
  readonly otherVaccine: string | null
  readonly doseNumber: number | null
  readonly givenOn: PartialDate
  readonly lot: string | null
  readonly place: string | null
  readonly nextDueOn: LocalDate | null
  readonly note: string | null
}

const mostDoses = 20
const longestName = 200
const longestNote = 1_000

export type VaccinationProblem = 'VACCINE_MISSING' | 'TEXT_MISSING' | 'INVALID_VALUE' | 'DATE_IN_FUTURE' | 'DATE_TOO_EARLY' | 'NEXT_DOSE_INVALID'

/** Everything that is wrong with what an entry says, at once. */
export function vaccinationProblems(facts: VaccinationFacts, life: Lifetime): UserErrorBase<VaccinationProblem>[] {
  const { vaccine, otherVaccine, doseNumber, givenOn, lot, place, nextDueOn, note } = facts
  const found: UserErrorBase<VaccinationProblem>[] = [...pastProblems('givenOn', givenOn, life)]
  const problem = (code: VaccinationProblem, field: string) => void found.push({ code, path: [field] })
  if (vaccine === 'OTHER' && otherVaccine === null) problem('VACCINE_MISSING', 'otherVaccine')
  if (vaccine !== 'OTHER' && otherVaccine !== null) problem('INVALID_VALUE', 'otherVaccine')
  if (otherVaccine !== null) found.push(...missingText('otherVaccine', otherVaccine, longestName))
  if (doseNumber !== null && (doseNumber < 1 || doseNumber > mostDoses)) problem('INVALID_VALUE', 'doseNumber')
  if (nextDueOn !== null && nextDueOn <= earliest(givenOn)) problem('NEXT_DOSE_INVALID', 'nextDueOn')
  return [...found, ...textProblems({ lot, place }, longestName), ...textProblems({ note }, longestNote)]
}

type Dose = Pick<VaccinationFacts, 'vaccine' | 'otherVaccine' | 'doseNumber' | 'givenOn'>

const nameOf = ({ vaccine, otherVaccine }: Pick<Dose, 'vaccine' | 'otherVaccine'>) => `${vaccine} ${foldName(otherVaccine ?? '')}`

/** Whether two entries tell of one dose: of the same vaccine on the same date, or with the same number. Influenza has no series. */
export function isSameDose(one: Dose, other: Dose): boolean {
  if (nameOf(one) !== nameOf(other)) return false
  const sameDay = one.givenOn === other.givenOn && (one.givenOn.length === 10 || one.doseNumber === other.doseNumber)
  return sameDay || (one.vaccine !== 'INFLUENZA' && one.doseNumber !== null && one.doseNumber === other.doseNumber)
}

/** When the next dose of any vaccine is due: as the newest dose of each says; earlier ones are superseded. */
export function nextDoseDueOn(doses: readonly (Dose & { readonly nextDueOn: LocalDate | null })[]): LocalDate | null {
  const newest = new Map<string, (typeof doses)[number]>()
  for (const dose of doses) {
    const known = newest.get(nameOf(dose))
    if (!known || dose.givenOn > known.givenOn) newest.set(nameOf(dose), dose)
  }
  return [...newest.values()].flatMap(({ nextDueOn }) => nextDueOn ?? []).toSorted()[0] ?? null
}
