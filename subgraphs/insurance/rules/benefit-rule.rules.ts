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
  'HUB-1', 'HUB-2', 'HUB-3', 'HUB-4', 'HUB-5',
  'BP-1', 'BP-2', 'BP-3', 'BP-4', 'BP-5', 'BP-6a', 'BP-6b', 'BP-7a', 'BP-7b', 'BP-8', 'BP-9', 'BP-10',
  'CV-1', 'CV-2', 'CV-2b', 'CV-3', 'CV-4', 'CV-5', 'CV-6', 'CV-7', 'CV-8', 'CV-9', 'CV-10',
  'RF-1a', 'RF-1b', 'RF-2a', 'RF-2b', 'RF-5',
  'RO-1', 'RO-2', 'RO-3', 'RO-4', 'EM-1',
  'OON-1', 'OON-2', 'OON-3', 'OON-4', 'OON-5', 'OON-6', 'OON-7', 'OON-8', 'OON-9',
  'V25', 'VC-1.1', 'VC-1.2', 'VC-1.3', 'VC-1.4', 'VC-1.5', 'VC-1.6', 'VC-1.7',
  'VC-1.11', 'VC-1.12', 'VC-1.13', 'VC-1.14', 'VC-1.15', 'VC-1.16', 'VC-1.17', 'VC-1.18', 'VC-2',
  'VC-3.1-IN', 'VC-3.1-OUT', 'VC-3.2', 'VC-3.3', 'VC-3.6',
  'VC-7', 'VC-7.2', 'VC-7.3', 'VC-7.4', 'VC-8', 'VC-9', 'VC-10',
  'RA-1', 'FP-1a', 'FP-1b', 'FP-2', 'FP-3', 'FP-3a',
] as const

/** Rules by which a source of cards is heard, before anything is decided. */
export const rulesOfSources = ['HUB-6', 'HUB-7'] as const

export type RuleId = (typeof rulesInUse | typeof rulesOfSources)[number]

/** Rules of the tables that the referrals sector keeps: how often and by whom a paper may be used. */
export const rulesElsewhere = ['RF-3', 'RF-4'] as const

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
