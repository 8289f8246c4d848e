import { earliest, latest, type PartialDate } from '../../../kit/vn/partial-date.js'
import type { Sex } from '../resident/resident.rules.js'

// Terms
//   alike   có thể trùng: two records that may be of one person; somebody must look before a second one is made

/** What two records are compared by. */
export interface Likeness {
  /** The name as it is searched: no marks, lower case. */
  readonly nameFolded: string
  readonly birthDate: PartialDate
  readonly sex: Sex
  readonly personalId: string | null
}

/** Whether two may be one person: the same name, births that can be the same day, the same sex, and no two personal IDs. */
export function isAlike(a: Likeness, b: Likeness): boolean {
  if (a.personalId !== null && b.personalId !== null && a.personalId !== b.personalId) return false
  const isSameSex = a.sex === b.sex || a.sex === 'UNKNOWN' || b.sex === 'UNKNOWN'
  const canBeOneDay = earliest(a.birthDate) <= latest(b.birthDate) && earliest(b.birthDate) <= latest(a.birthDate)
  return a.nameFolded === b.nameFolded && isSameSex && canBeOneDay
}
