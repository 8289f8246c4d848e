import type { UserErrorBase } from '../../../kit/user-errors.js'
import { cleanName } from '../../../kit/vn/names.js'
import { earliest, type PartialDate } from '../../../kit/vn/partial-date.js'
import type { LocalDate } from '../../../kit/vn/working-days.js'
import type { BeneficiaryKind } from '../../../kit/vn/beneficiary-terms.js'
import { identifierAsStored, type Paper, paperProblems } from '../identifier/identifier.rules.js'
import type { IdentifierType, Sex } from '../resident/resident.rules.js'
import type { StayMode } from '../stay/stay.rules.js'
import { type Contract, contractProblems } from '../stay/stay-mode.rules.js'

// Terms
//   admission   tiếp nhận: a person begins to live in a facility, and with that gets a record

export interface NewIdentifier extends Paper {
  readonly type: IdentifierType
  readonly value: string
}

export interface NewCategory {
  readonly kind: BeneficiaryKind
  /** The day of admission when not given. */
  readonly since?: LocalDate | null
  readonly proof?: string | null
}

export interface NewPerson {
  readonly fullName: string
  readonly birthDate: PartialDate
  readonly sex: Sex
  readonly identifiers: readonly NewIdentifier[]
  readonly categories: readonly NewCategory[]
}

export interface Admission {
  readonly person: NewPerson
  readonly mode: StayMode
  readonly admittedOn: LocalDate
  readonly contract?: Contract | null
}

export type AdmissionProblem =
  | 'NAME_INVALID'
  | 'IDENTIFIER_INVALID'
  | 'CATEGORY_MISSING'
  | 'DATE_IN_FUTURE'
  | 'DATE_TOO_EARLY'
  | 'INVALID_VALUE'
  | 'CONTRACT_MISSING'

const longestProof = 200
const mostOfEach = 10

/** Everything that is wrong with an admission, at once, so that a clerk mends it in one go. */
export function admissionProblems({ person, admittedOn, mode, contract }: Admission, today: LocalDate): UserErrorBase<AdmissionProblem>[] {
  const { identifiers, categories, birthDate } = person
  const born = earliest(birthDate)
  const found: UserErrorBase<AdmissionProblem>[] = []
  const problem = (code: AdmissionProblem, ...path: string[]) => void found.push({ code, path })
  if (!cleanName(person.fullName).ok) problem('NAME_INVALID', 'person', 'fullName')
  if (born > today) problem('DATE_IN_FUTURE', 'person', 'birthDate')
  if (admittedOn > today) problem('DATE_IN_FUTURE', 'admittedOn')
  if (admittedOn < born) problem('DATE_TOO_EARLY', 'admittedOn')
  if (categories.length === 0) problem('CATEGORY_MISSING', 'person', 'categories')
  if (identifiers.length > mostOfEach) problem('INVALID_VALUE', 'person', 'identifiers')
  if (categories.length > mostOfEach) problem('INVALID_VALUE', 'person', 'categories')
  const seen = new Set<string>()
  for (const [index, each] of identifiers.entries()) {
    const value = identifierAsStored(each)
    const at = ['person', 'identifiers', String(index)]
    // Of each kind a person has one in force.
    if (value === undefined || seen.has(each.type)) problem('IDENTIFIER_INVALID', ...at, 'value')
    seen.add(each.type)
    for (const { code, path } of paperProblems(each, born, today)) problem(code, ...at, ...path)
  }
  for (const [index, { since, proof }] of categories.entries()) {
    const at = (field: string) => ['person', 'categories', String(index), field]
    if (since && since > today) problem('DATE_IN_FUTURE', ...at('since'))
    if (since && since < born) problem('DATE_TOO_EARLY', ...at('since'))
    if (proof && proof.length > longestProof) problem('INVALID_VALUE', ...at('proof'))
  }
  // A person may be let in before the contract is signed: the stay warns of it then.
  found.push(...contractProblems({ mode, contract, since: admittedOn }, false))
  return found
}
