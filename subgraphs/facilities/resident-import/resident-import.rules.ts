import type { Placed, RowError } from '../../../kit/rows.js'
import type { UserErrorBase } from '../../../kit/user-errors.js'
import { foldTokens } from '../../../kit/vn/names.js'
import type { LocalDate } from '../../../kit/vn/working-days.js'
import { type Admission, type AdmissionProblem, admissionProblems } from '../admission/admission.rules.js'
import { identifierAsStored } from '../identifier/identifier.rules.js'
import type { IdentifierType } from '../resident/resident.rules.js'
import { isAlike, type Likeness } from './alike.rules.js'
import type { FileResident, identifierColumns, ResidentColumn } from './resident-file.js'
import type { ResidentRowErrorCode } from './resident-row-errors.js'

// Terms
//   row          dòng: says of one person that the facility takes them in
//   already here đã có: the person of that number lives here under that name; nothing is changed
//   undo         hoàn tác: what an import wrote is taken back, where nobody has touched it since

/** Somebody whom a row may speak of. */
export interface KnownResident extends Likeness {
  readonly isHere: boolean
}

export interface KnownResidents {
  /** `TYPE value` of a number in use → whose it is. */
  readonly byNumber: ReadonlyMap<string, KnownResident>
  /** Folded name → who lives here under it. */
  readonly byName: ReadonlyMap<string, readonly KnownResident[]>
}

export interface SettledRow {
  readonly line: number
  readonly change: 'ADDED' | 'UNCHANGED'
  /** Of whoever is new. */
  readonly admission: Admission | null
}

/** The person of the template, whom nobody takes in. */
export const exampleName = 'Nguyễn Văn Ví Dụ'

export function numberKey(type: IdentifierType, value: string): string {
  return `${type} ${value}`
}

/** A name as the records have it for comparing. */
export function foldedName(name: string): string {
  return ` ${foldTokens(name).join(' ')}`
}

function numbersOf({ person }: Admission): string[] {
  return person.identifiers.flatMap(each => {
    const value = identifierAsStored(each)
    return value === undefined ? [] : numberKey(each.type, value)
  })
}

/** By what a second row of the same person is known. */
export function keysOfRow({ admission, isOther }: FileResident): string[] {
  const { fullName, birthDate, sex } = admission.person
  const numbers = numbersOf(admission)
  return isOther || numbers.length > 0 ? numbers : [`NAME ${foldedName(fullName)} ${birthDate} ${sex}`]
}

function likenessOf({ person }: Admission): Likeness {
  const personalId = person.identifiers.find(({ type }) => type === 'PERSONAL_ID')
  return {
    nameFolded: foldedName(person.fullName),
    birthDate: person.birthDate,
    sex: person.sex,
    personalId: (personalId && identifierAsStored(personalId)) ?? null,
  }
}

/** What the rows make of the facility. Whoever an earlier row takes in is here for the later ones. */
export function settleRows(rows: readonly Placed<FileResident>[], known: KnownResidents, today: LocalDate) {
  const settled: SettledRow[] = []
  const errors: RowError[] = []
  const taken = new Map<string, Likeness[]>()
  for (const { line, row } of rows) {
    const likeness = likenessOf(row.admission)
    const alike = [...(known.byName.get(likeness.nameFolded) ?? []), ...(taken.get(likeness.nameFolded) ?? [])]
    const result = settle(row, likeness, { known, alike, today })
    if (result === 'here') settled.push({ line, change: 'UNCHANGED', admission: null })
    else if (result.length > 0) errors.push(...result.map(each => ({ line, ...each })))
    else {
      settled.push({ line, change: 'ADDED', admission: row.admission })
      taken.set(likeness.nameFolded, [...(taken.get(likeness.nameFolded) ?? []), likeness])
    }
  }
  return { settled, errors }
}

interface Around {
  readonly known: KnownResidents
  /** Who lives here under the name of the row. */
  readonly alike: readonly Likeness[]
  readonly today: LocalDate
}

interface Problem {
  readonly column: ResidentColumn
  readonly code: ResidentRowErrorCode
}

function settle({ admission, isOther }: FileResident, likeness: Likeness, { known, alike, today }: Around): 'here' | readonly Problem[] {
  if (likeness.nameFolded === foldedName(exampleName)) return [{ column: 'full_name', code: 'EXAMPLE_ROW' }]
  const wrong = admissionProblems(admission, today).map(problem => problemOf(problem, admission))
  if (wrong.length > 0) return wrong
  const owners = admission.person.identifiers.flatMap(each => {
    const owner = known.byNumber.get(numberKey(each.type, identifierAsStored(each) ?? ''))
    return owner ? [{ column: columnOfNumber[each.type], owner }] : []
  })
  const elsewhere = owners.filter(({ owner }) => !owner.isHere)
  if (elsewhere.length > 0) return elsewhere.map(({ column }) => ({ column, code: 'IDENTIFIER_TAKEN' }))
  const others = owners.filter(({ owner }) => owner.nameFolded !== likeness.nameFolded)
  if (others.length > 0) return others.map(({ column }) => ({ column, code: 'OTHER_NAME' }))
  if (owners.length > 0) return 'here'
  return !isOther && alike.some(each => isAlike(each, likeness)) ? [{ column: 'full_name', code: 'POSSIBLE_DUPLICATE' }] : []
}

const columnOfNumber = {
  PERSONAL_ID: 'personal_id',
  SOCIAL_INSURANCE: 'social_insurance_number',
  OLD_IDENTITY_CARD: 'old_identity_card',
  PASSPORT: 'passport',
  // A file has none: it is the hub’s to give.
  TEMPORARY: 'personal_id',
} as const satisfies Record<IdentifierType, keyof typeof identifierColumns>

const invalidNumber = {
  PERSONAL_ID: 'PERSONAL_ID_INVALID',
  SOCIAL_INSURANCE: 'SOCIAL_INSURANCE_INVALID',
  OLD_IDENTITY_CARD: 'OLD_IDENTITY_CARD_INVALID',
  PASSPORT: 'PASSPORT_INVALID',
  TEMPORARY: 'PERSONAL_ID_INVALID',
} as const satisfies Record<IdentifierType, ResidentRowErrorCode>

/** What is wrong with an admission, as what is wrong with its row. */
function problemOf({ code, path: [top, part, index] }: UserErrorBase<AdmissionProblem>, { person }: Admission): Problem {
  if (top === 'admittedOn' && code !== 'IDENTIFIER_INVALID') return { column: 'admitted_on', code }
  if (code === 'IDENTIFIER_INVALID') {
    const { type } = person.identifiers[Number(index)] ?? { type: 'PERSONAL_ID' as const }
    return { column: columnOfNumber[type], code: invalidNumber[type] }
  }
  if (top === 'contract') return { column: 'mode', code }
  if (part === 'fullName') return { column: 'full_name', code }
  if (part === 'birthDate') return { column: 'birth_date', code }
  return { column: code === 'INVALID_VALUE' ? 'category_proof' : 'categories', code }
}
