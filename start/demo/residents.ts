import type { BeneficiaryKind } from '../../kit/vn/beneficiary-terms.js'
import { formerProvinces } from '../../kit/vn/provinces.js'
import { addDays, type LocalDate } from '../../kit/vn/working-days.js'
import type { CategoryRow, IdentifierRow, ResidentRow } from '../../subgraphs/facilities/demo.js'
import { searchNames } from '../../subgraphs/facilities/resident/resident-name.rules.js'
import type { Sex } from '../../subgraphs/facilities/resident/resident.rules.js'
import { awkward, type Awkward } from './awkward.js'
import { type Group, groupsOf } from './groups.js'
import { nameOf, type PersonName } from './names.js'
import type { PersonalIds } from './numbers.js'
import type { CareHome } from './places.js'
import type { Random } from './random.js'

/** A person before anything happens to them. */
export interface Person {
  readonly index: number
  readonly id: string
  readonly chance: Random
  readonly awkward: Awkward
  readonly home: CareHome
  readonly group: Group
  readonly name: PersonName
  readonly sex: Sex
  /** The real day; `birthDate` says as much of it as is known. */
  readonly born: LocalDate
  readonly birthDate: string
  readonly age: number
  /** Where the birth was registered, in the old coding. */
  readonly birthProvince: string
  readonly hasPapers: boolean
  /** Null for those without insurance. */
  readonly insuranceNumber: string | null
}

/** What was merged with the provinces of the plans on 2025-07-01. */
const mergedWith: Readonly<Record<string, string>> = { 49: '48', 52: '64', 33: '34' }

export function personOf(chance: Random, index: number, home: CareHome, today: LocalDate): Person {
  // The key comes first, so that a person keeps it whatever the day of seeding.
  const id = chance.uuid()
  const own = awkward[index] ?? {}
  const group = chance.weighted(groupsOf[home.type])
  const age = own.age ?? chance.int(...group.ages)
  const born = addDays(`${Number(today.slice(0, 4)) - age}${today.slice(4, 7)}-01`, -chance.int(5, 330))
  const hasPapers = own.papers !== 'NONE' && !chance.chance(group.withoutPapers ?? 0.02)
  // A foundling's sex may not have been written down yet.
  const sex = own.sex ?? (age < 2 && !hasPapers ? 'UNKNOWN' : chance.chance(group.men) ? 'MALE' : 'FEMALE')
  const insured = own.cards !== 0 && hasPapers && !chance.chance(group.uninsured ?? 0.015)
  const birthProvince = own.birthProvince ?? birthProvinceOf(chance, home)
  return {
    index, id, chance, awkward: own, home, group, sex, born, age, birthProvince, hasPapers,
    name: own.name ?? nameOf(chance, sex),
    birthDate: born.slice(0, lengthKnown[own.birthKnownTo ?? birthKnownTo(chance, age)]),
    insuranceNumber: insured ? insuranceNumber(birthProvince, index) : null,
  }
}

const lengthKnown = { YEAR: 4, MONTH: 7, DAY: 10 } as const

function birthKnownTo(chance: Random, age: number): keyof typeof lengthKnown {
  if (age >= 60) return chance.weighted([['YEAR', 18], ['MONTH', 4], ['DAY', 78]])
  return chance.weighted([['YEAR', 2], ['MONTH', 1], ['DAY', 97]])
}

function birthProvinceOf(chance: Random, home: CareHome): string {
  const merged = mergedWith[home.oldProvince] ?? home.oldProvince
  return chance.weighted([[home.oldProvince, 80], [merged, 10], [chance.pick(formerProvinces()).code, 10]])
}

/** Ten digits; those of the demo have a 9 after the province. */
export function insuranceNumber(province: string, index: number): string {
  return `${province}9${String(index).padStart(7, '0')}`
}

export function residentRow(person: Person): ResidentRow {
  const { id, home, name, birthDate, sex } = person
  const { familyName, givenName, fullName } = name
  return {
    id, familyName, givenName, fullName, birthDate, sex,
    code: `NDC-${serial(person)}`,
    ...searchNames(fullName),
    facilityId: home.id,
    leftOn: null,
    survivorId: null,
    version: 1,
  }
}

function serial(person: Person): string {
  return String(person.index + 1).padStart(7, '0')
}

/** What `record.ts` says of a paper, by chance of its own. */
const paperUnsaid = { issuer: null, issuedOn: null, expiresOn: null, endReason: null, endNote: null, replacedById: null }
const proofUnsaid = { detail: null, proofIssuer: null, proofIssuedOn: null, note: null, endReason: null }

/** The papers of a person, old ones too: a number is issued anew when year or sex is corrected (NĐ 70/2024 Đ11–12). */
export function identifierRows(person: Person, numbers: PersonalIds, today: LocalDate): IdentifierRow[] {
  const { chance } = person
  const row = (type: IdentifierRow['type'], value: string, validFrom: LocalDate | null, validTo: LocalDate | null) => {
    return { id: chance.uuid(), residentId: person.id, type, value, validFrom, validTo, ...paperUnsaid }
  }
  if (!person.hasPapers) return [row('TEMPORARY', `TAM-${serial(person)}`, null, null)]
  const issued = later(addDays(today, -chance.int(120, 3_000)), addDays(person.born, 20))
  const before = addDays(issued, -1)
  const reissued = issued > addDays(person.born, 400) && (person.awkward.papers === 'REISSUED' || chance.chance(0.02))
  const wrong = { ...person, born: `${Number(person.born.slice(0, 4)) - 1}${person.born.slice(4)}` }
  const hadOldCard = person.age >= 35 && chance.chance(0.25)
  return [
    row('PERSONAL_ID', numbers.next(person), chance.chance(0.3) && !reissued ? null : issued, null),
    ...(reissued ? [row('PERSONAL_ID', numbers.next(wrong), null, before)] : []),
    ...(hadOldCard ? [row('OLD_IDENTITY_CARD', `9${serial(person).padStart(8, '0')}`, null, before)] : []),
    ...(person.insuranceNumber && chance.chance(0.75)
      ? [row('SOCIAL_INSURANCE', person.insuranceNumber, null, null)]
      : []),
  ]
}

export function later(a: LocalDate, b: LocalDate): LocalDate {
  return a > b ? a : b
}

/** The categories of a resident, from admission on. */
export function categoryRows(person: Person, since: LocalDate, until: LocalDate | null): CategoryRow[] {
  const kinds: BeneficiaryKind[] = [person.group.kind]
  if (person.group.also && person.chance.chance(0.4)) kinds.push(person.group.also)
  return kinds.map(kind => ({
    id: person.chance.uuid(),
    residentId: person.id,
    kind,
    since,
    until,
    proof: person.chance.chance(0.9) ? `${person.chance.int(12, 4_800)}/QĐ-UBND` : null,
    ...proofUnsaid,
  }))
}
