import type { Dated } from './dated.rules.js'

// Terms
//   object code    mã đối tượng: the first two characters of a card, the group by which a person is insured
//   level          mức hưởng: 1–5; follows from object code and day. The digit printed on the card is evidence only
//   base percent   what the fund pays of the cost in scope on a right-order visit

/** How sure the hub is of a row: read in the law or in two sources, in one secondary source, seen in software only. */
export const confidences = ['HIGH', 'MEDIUM', 'LOW'] as const
export type Confidence = (typeof confidences)[number]

/** An object code and what it gives, for a period. */
export interface ObjectCode extends Dated {
  readonly code: string
  readonly meaningVi: string
  readonly meaningEn: string
  readonly level: number
  readonly percent: number
  readonly legalBasis: string | null
  readonly confidence: Confidence
  readonly note: string | null
}
