import { addMonths, type LocalDate } from '../../../kit/vn/working-days.js'
import type { RuleId } from '../rules/benefit-rule.rules.js'
import type { PaperFacts, VisitFacts } from './facts.rules.js'

// Terms
//   paper   phiếu chuyển cơ sở KCB (until 2024: giấy chuyển tuyến): only a licensed facility can sign one

export type PaperState = 'NONE' | 'UNSIGNED' | 'ENDED' | 'VALID'

export function paperStateOn(paper: PaperFacts | null, day: LocalDate): PaperState {
  if (paper === null) return 'NONE'
  const { signedOn, validUntil } = paper
  if (signedOn === null || validUntil === null || day < signedOn) return 'UNSIGNED'
  return validUntil < day ? 'ENDED' : 'VALID'
}

/** A paper that was good on arrival is good to the end of the running episode (TT 40/2015 Đ12; TT 01/2025 Đ12 k2). */
export function paperStateOfVisit({ paper, admittedOn }: VisitFacts, on: LocalDate): PaperState {
  return paperStateOn(paper, admittedOn && admittedOn < on ? admittedOn : on)
}

const newPapersSince = '2025-01-01'

/**
 * Which rule gave the paper its last day: the short one or that of the listed diseases. No holidays make ten days a
 * month, or ten working days half a year.
 */
export function paperRuleId({ signedOn, validUntil }: PaperFacts): RuleId {
  if (signedOn && signedOn < newPapersSince) return validUntil && addMonths(signedOn, 1) < validUntil ? 'RF-1b' : 'RF-1a'
  return signedOn && validUntil && addMonths(signedOn, 6) < validUntil ? 'RF-2b' : 'RF-2a'
}
