import type { Dated } from './dated.rules.js'

/** A rule of the law as a dated row: the code knows what the rule asks, the row what it gives and where it stands. */
export interface BenefitRule extends Dated {
  readonly ruleId: string
  readonly kind: string
  readonly condition: string
  /** A percent, a period or a formula, as the table writes it. */
  readonly value: string | null
  readonly legalBasis: string
  readonly confidence: string
}

/** The rules that the decision reads; every one of them is a row of the tables. */
export const rulesInUse = [
  'HUB-1',
  'HUB-2',
  'HUB-3',
  'HUB-4',
  'HUB-5',
  'BP-1',
  'BP-2',
  'BP-3',
  'BP-4',
  'BP-5',
  'BP-6a',
  'BP-6b',
  'BP-7a',
  'BP-7b',
  'BP-9',
  'RF-2a',
  'RF-2b',
  'VC-1.1',
  'VC-1.3',
  'VC-2',
] as const
export type RuleId = (typeof rulesInUse)[number]

/** The rule that gives a level its base percent; near-poor and social-pension groups have rules of their own. */
export const rulesOfLevel: Readonly<Record<number, readonly RuleId[]>> = {
  1: ['BP-1'],
  2: ['BP-2'],
  3: ['BP-3'],
  4: ['BP-4'],
  5: ['BP-5'],
}

export const rulesOfObjectCode: Readonly<Record<string, readonly RuleId[]>> = {
  CN: ['BP-6a', 'BP-6b'],
  LH: ['BP-7a', 'BP-7b'],
}
