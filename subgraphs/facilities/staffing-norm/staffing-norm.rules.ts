import type { BeneficiaryKind } from '../../../kit/vn/beneficiary-terms.js'
import { earliest, latest, type PartialDate } from '../../../kit/vn/partial-date.js'
import { addMonths, type LocalDate } from '../../../kit/vn/working-days.js'
import type { StaffPosition } from '../staff/staff.rules.js'

// Terms
//   norm      định mức: how many persons one worker may look after, or how many of a position there are at least and at most
//             (TT 33/2017/TT-BLĐTBXH Đ5, for social-assistance facilities). The figures are dated rows (reference/staffing-norm.csv).

export const normPositions = [
  'DIRECTOR',
  'DEPUTY',
  'SOCIAL_WORKER',
  'PSYCHOLOGIST',
  'CARE_WORKER',
  'MEDICAL',
  'NUTRITION',
  'REHABILITATION',
  'TEACHER',
  'INDIRECT',
] as const
export type NormPosition = (typeof normPositions)[number]

/** The norm counts all medical positions together. */
export const normPositionOf = {
  DIRECTOR: 'DIRECTOR',
  DEPUTY_DIRECTOR: 'DEPUTY',
  SOCIAL_WORKER: 'SOCIAL_WORKER',
  PSYCHOLOGIST: 'PSYCHOLOGIST',
  CARE_WORKER: 'CARE_WORKER',
  DOCTOR: 'MEDICAL',
  PHYSICIAN_ASSISTANT: 'MEDICAL',
  NURSE: 'MEDICAL',
  REHABILITATION_TECHNICIAN: 'REHABILITATION',
  NUTRITION_WORKER: 'NUTRITION',
  TEACHER: 'TEACHER',
  INDIRECT: 'INDIRECT',
} as const satisfies Record<StaffPosition, NormPosition>

/** Whom a row counts: one of the groups by care that everybody is in once, or one that cuts across them. */
export const normGroups = [
  'CHILD_UNDER_18_MONTHS',
  'CHILD_18_MONTHS_TO_5',
  'CHILD_18_MONTHS_TO_5_SPECIAL',
  'CHILD_6_TO_15',
  'CHILD_6_TO_15_SPECIAL',
  'SELF_CARING',
  'NOT_SELF_CARING',
  'MENTAL_VERY_SEVERE',
  'MENTAL_SEVERE',
  'MENTAL_STABLE',
  'STREET',
  'EVERYBODY',
  'DISABLED',
  'SCHOOL_AGE',
  'FACILITY',
] as const
export type NormGroup = (typeof normGroups)[number]

/** What the hub does not know of people, or counts in its own way, and so says with the answer. */
export const staffingAssumptions = [
  'SELF_CARE_UNKNOWN',
  'MENTAL_SEVERITY_UNKNOWN',
  'BIRTH_DATE_PARTLY_KNOWN',
  'EMERGENCY_AS_STREET',
  'OTHER_ADULT_AS_SELF_CARING',
  'MEDICAL_TOGETHER',
  'DISABLED_NEED_REHABILITATION',
  'SCHOOL_AGE_LEARNS',
] as const
export type StaffingAssumption = (typeof staffingAssumptions)[number]

/** Said of the position, not of the people who are there: the answer must not tell that somebody with a mental illness is. */
export const assumptionsOf = {
  DIRECTOR: [],
  DEPUTY: [],
  SOCIAL_WORKER: [],
  PSYCHOLOGIST: [],
  CARE_WORKER: ['SELF_CARE_UNKNOWN', 'MENTAL_SEVERITY_UNKNOWN', 'BIRTH_DATE_PARTLY_KNOWN', 'EMERGENCY_AS_STREET', 'OTHER_ADULT_AS_SELF_CARING'],
  MEDICAL: ['MEDICAL_TOGETHER'],
  NUTRITION: [],
  REHABILITATION: ['DISABLED_NEED_REHABILITATION'],
  TEACHER: ['SCHOOL_AGE_LEARNS', 'BIRTH_DATE_PARTLY_KNOWN'],
  INDIRECT: [],
} as const satisfies Record<NormPosition, readonly StaffingAssumption[]>

/** One dated row of the norm; a bound that is null does not exist. */
export interface NormRow {
  readonly position: NormPosition
  readonly group: NormGroup
  readonly personsPerWorker: number | null
  readonly least: number | null
  readonly most: number | null
  /** Of all staff. */
  readonly mostPercent: number | null
}

/** People in care who are alike for the norm. */
export interface CountedResidents {
  readonly birthDate: PartialDate
  readonly kinds: readonly BeneficiaryKind[]
  readonly count: number
}

export interface StaffingFacts<Row extends NormRow> {
  readonly on: LocalDate
  /** The rows in force on the day; none where no norm is known for the kind of facility. */
  readonly norm: readonly Row[]
  readonly residents: readonly CountedResidents[]
  readonly staff: Readonly<Partial<Record<StaffPosition, number>>>
}

export interface StaffingLine<Row extends NormRow> {
  readonly position: NormPosition
  readonly have: number
  /** By the lightest reading of what is not known, and by the heaviest; null without a norm. */
  readonly need: number | null
  readonly needAtMost: number | null
  /** More than this many are too many; null without a limit. */
  readonly limit: number | null
  readonly gap: number | null
  readonly gapAtMost: number | null
  readonly overLimit: number | null
  readonly basis: readonly Row[]
  readonly assumptions: readonly StaffingAssumption[]
}

/** For each position: how many there are, how many the norm asks for, and how many are missing. */
export function staffingOf<Row extends NormRow>({ on, norm, residents, staff }: StaffingFacts<Row>): StaffingLine<Row>[] {
  const people = residents.map(each => ({ readings: readingsOf(each, on), count: each.count }))
  const all = Object.values(staff).reduce((sum, count) => sum + count, 0)
  return normPositions.map(position => {
    const basis = norm.filter(row => row.position === position)
    const have = countIn(staff, position)
    const { need, needAtMost } = needOf(basis, people)
    const limit = limitOf(basis, all)
    return {
      position,
      have,
      need,
      needAtMost,
      limit,
      gap: need === null ? null : Math.max(0, need - have),
      gapAtMost: needAtMost === null ? null : Math.max(0, needAtMost - have),
      overLimit: limit === null ? null : Math.max(0, have - limit),
      basis,
      assumptions: basis.length === 0 ? [] : assumptionsOf[position],
    }
  })
}

function countIn(staff: StaffingFacts<NormRow>['staff'], position: NormPosition): number {
  const entries = Object.entries(normPositionOf) as [StaffPosition, NormPosition][]
  return entries.reduce((sum, [each, of]) => (of === position ? sum + (staff[each] ?? 0) : sum), 0)
}

interface People {
  readonly readings: readonly ReadonlySet<NormGroup>[]
  readonly count: number
}

function needOf(basis: readonly NormRow[], people: readonly People[]): { need: number | null; needAtMost: number | null } {
  const asking = basis.filter(row => row.personsPerWorker !== null || row.least !== null)
  if (asking.length === 0) return { need: null, needAtMost: null }
  const least = Math.max(...asking.map(row => row.least ?? 0))
  const workers = (reading: ReadonlySet<NormGroup>) =>
    asking.reduce((sum, { group, personsPerWorker }) => (personsPerWorker !== null && reading.has(group) ? sum + 1 / personsPerWorker : sum), 0)
  let [light, heavy] = [0, 0]
  for (const { readings, count } of people) {
    const each = readings.map(workers)
    light += count * Math.min(...each)
    heavy += count * Math.max(...each)
  }
  return { need: Math.max(least, wholeWorkers(light)), needAtMost: Math.max(least, wholeWorkers(heavy)) }
}

/** Ten times a tenth is one worker, whatever the machine makes of a tenth. */
function wholeWorkers(share: number): number {
  return Math.ceil(share - 1e-6)
}

function limitOf(basis: readonly NormRow[], all: number): number | null {
  const limits = basis.flatMap(({ most, mostPercent }) => [
    ...(most === null ? [] : [most]),
    ...(mostPercent === null ? [] : [Math.floor((all * mostPercent) / 100)]),
  ])
  return limits.length === 0 ? null : Math.min(...limits)
}

const months = { infant: 18, school: 6 * 12, adult: 16 * 12, elderly: 60 * 12 } as const

/** Every way in which people can stand in the norm, as far as the hub knows them: the groups of each. */
export function readingsOf({ birthDate, kinds }: Pick<CountedResidents, 'birthDate' | 'kinds'>, on: LocalDate): ReadonlySet<NormGroup>[] {
  const births = [...new Set([latest(birthDate), earliest(birthDate)])]
  return births.flatMap(born => {
    const isBelow = (age: number) => addMonths(born, age) > on
    const also: NormGroup[] = ['EVERYBODY']
    if (kinds.includes('DISABLED')) also.push('DISABLED')
    if (!isBelow(months.school) && isBelow(months.adult)) also.push('SCHOOL_AGE')
    return careGroups(kinds, isBelow).map(group => new Set([group, ...also]))
  })
}

/** The groups by care in which somebody of an age can be. The hub knows neither self-care nor how severe an illness is. */
function careGroups(kinds: readonly BeneficiaryKind[], isBelow: (age: number) => boolean): readonly NormGroup[] {
  const isSpecial = kinds.some(kind => kind === 'DISABLED' || kind === 'MENTAL_ILLNESS' || kind === 'HIV_SUPPORT')
  if (isBelow(months.infant)) return ['CHILD_UNDER_18_MONTHS']
  if (isBelow(months.school)) return [isSpecial ? 'CHILD_18_MONTHS_TO_5_SPECIAL' : 'CHILD_18_MONTHS_TO_5']
  if (isBelow(months.adult)) return [isSpecial ? 'CHILD_6_TO_15_SPECIAL' : 'CHILD_6_TO_15']
  if (kinds.includes('MENTAL_ILLNESS')) return ['MENTAL_STABLE', 'MENTAL_SEVERE', 'MENTAL_VERY_SEVERE']
  if (kinds.includes('DISABLED') || kinds.includes('ELDERLY') || !isBelow(months.elderly)) return ['SELF_CARING', 'NOT_SELF_CARING']
  return [kinds.includes('EMERGENCY_PROTECTION') ? 'STREET' : 'SELF_CARING']
}
