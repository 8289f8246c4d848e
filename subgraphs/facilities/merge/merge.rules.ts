import { foldName } from '../../../kit/vn/names.js'
import type { PartialDate } from '../../../kit/vn/partial-date.js'
import type { IdentifierType, Sex } from '../resident/resident.rules.js'

// Terms
//   merge      gộp hồ sơ: two records turn out to be of one person; one of them, the survivor, is shown for both
//   survivor   hồ sơ được giữ: the record that stays
//   undo       huỷ gộp: the records stand apart again, each with the rows that carry its own id

/** How two values of the same field stand to each other. */
export const agreements = ['SAME', 'COMPATIBLE', 'DIFFERENT', 'ONE_SIDED', 'NEITHER'] as const
export type Agreement = (typeof agreements)[number]

export const comparedFields = ['FULL_NAME', 'BIRTH_DATE', 'SEX', 'PERSONAL_ID', 'SOCIAL_INSURANCE', 'OLD_IDENTITY_CARD'] as const
export type ComparedFieldName = (typeof comparedFields)[number]

export interface Compared {
  readonly field: ComparedFieldName
  readonly survivor: string | null
  readonly merged: string | null
  readonly agreement: Agreement
}

export interface ComparedPerson {
  readonly fullName: string
  readonly birthDate: PartialDate
  readonly sex: Sex
}

type Both<Value> = readonly [survivor: Value, merged: Value]

function compared(field: ComparedFieldName, [survivor, merged]: Both<string | null>, isCompatible: (a: string, b: string) => boolean): Compared {
  return { field, survivor, merged, agreement: agreementOf(survivor, merged, isCompatible) }
}

function agreementOf(a: string | null, b: string | null, isCompatible: (a: string, b: string) => boolean): Agreement {
  if (a === null || b === null) return a === b ? 'NEITHER' : 'ONE_SIDED'
  if (a === b) return 'SAME'
  return isCompatible(a, b) ? 'COMPATIBLE' : 'DIFFERENT'
}

/** What makes two records look like one person, side by side. Marks may be missing, and a day of birth may be unknown. */
export function compareIdentity([survivor, merged]: Both<ComparedPerson>): Compared[] {
  return [
    compared('FULL_NAME', [survivor.fullName, merged.fullName], (a, b) => foldName(a) === foldName(b)),
    compared('BIRTH_DATE', [survivor.birthDate, merged.birthDate], (a, b) => a.startsWith(b) || b.startsWith(a)),
    compared('SEX', [survivor.sex, merged.sex], (a, b) => a === 'UNKNOWN' || b === 'UNKNOWN'),
  ]
}

export interface ComparedNumber {
  readonly type: IdentifierType
  readonly value: string
  /** Null while it holds. */
  readonly validTo: string | null
}

const numberFields = ['PERSONAL_ID', 'SOCIAL_INSURANCE', 'OLD_IDENTITY_CARD'] as const satisfies readonly (IdentifierType & ComparedFieldName)[]

/**
 * The numbers in force. No number is in force on two records, so two of a kind are always different: a person has one
 * personal ID, and two of them speak against one person.
 */
export function compareNumbers([survivor, merged]: Both<readonly ComparedNumber[]>): Compared[] {
  const inForce = (of: readonly ComparedNumber[], type: IdentifierType) =>
    of.filter(each => each.type === type && each.validTo === null).map(({ value }) => value).sort().join(', ') || null
  return numberFields.map(type => compared(type, [inForce(survivor, type), inForce(merged, type)], () => false))
}

/** What stands in the way of a merge. */
export const mergeObstacles = ['SAME_PERSON', 'TWO_OPEN_STAYS', 'LIVES_UNDER_THE_OTHER', 'NOT_ALLOWED'] as const
export type MergeObstacle = (typeof mergeObstacles)[number]

export interface RecordToMerge {
  readonly key: string
  /** Whether a stay is under way. */
  readonly livesHere: boolean
}

/**
 * Nobody lives in two places: which of two open stays ends, and why, is for who knows to say, not for the merge. Where the
 * person lives is where the survivor lives, so the record with the open stay is the one that stays.
 */
export function mergeProblem(survivor: RecordToMerge, merged: RecordToMerge): Exclude<MergeObstacle, 'NOT_ALLOWED'> | undefined {
  if (survivor.key === merged.key) return 'SAME_PERSON'
  if (!merged.livesHere) return undefined
  return survivor.livesHere ? 'TWO_OPEN_STAYS' : 'LIVES_UNDER_THE_OTHER'
}

export const longestReason = 500
