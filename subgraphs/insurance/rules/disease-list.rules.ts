import { type IcdRow, isOnRow } from '../../../kit/vn/icd-pattern.js'
import type { Confidence } from './object-code.rules.js'

// Terms
//   annex 1   phụ lục I TT 01/2025: diseases seen at the specialised level without a transfer paper
//   annex 2   phụ lục II: the same at the basic level; the hub has it from one secondary source

/** A row of an annex: its exclusions act inside it only; some rows are for children. */
export interface DiseaseRow extends IcdRow {
  readonly ageBelow: number | null
  readonly confidence: Confidence
}

export interface DiseaseLists {
  readonly annex1: readonly DiseaseRow[]
  readonly annex2: readonly DiseaseRow[]
}

/** Whether a disease is on a list, the surest first; only the first two count as being on it. */
export const listings = ['LISTED', 'LISTED_BY_ONE_SOURCE', 'AGE_NEEDED', 'DOUBTFUL', 'NOT_LISTED'] as const
export type Listing = (typeof listings)[number]

/** The age in full years as far as the birth date tells. */
export interface AgeRange {
  readonly atLeast: number
  readonly atMost: number
}

export const isListed = (listing: Listing) => listing === 'LISTED' || listing === 'LISTED_BY_ONE_SOURCE'

/** The surest that any of the diagnoses gives. */
export function listingOf(diagnoses: readonly string[], age: AgeRange | null, rows: readonly DiseaseRow[]): Listing {
  const found = diagnoses.flatMap(code => {
    const plain = code.replaceAll(/[†*\s]/g, '').toUpperCase()
    return rows.filter(row => isOnRow(plain, row)).map(row => listingByRow(row, age))
  })
  return listings.find(listing => found.includes(listing)) ?? 'NOT_LISTED'
}

const byConfidence = { HIGH: 'LISTED', MEDIUM: 'LISTED_BY_ONE_SOURCE', LOW: 'DOUBTFUL' } as const

function listingByRow({ ageBelow, confidence }: DiseaseRow, age: AgeRange | null): Listing {
  if (ageBelow !== null && age !== null && age.atLeast >= ageBelow) return 'NOT_LISTED'
  if (ageBelow !== null && (age === null || age.atMost >= ageBelow)) return 'AGE_NEEDED'
  return byConfidence[confidence]
}
