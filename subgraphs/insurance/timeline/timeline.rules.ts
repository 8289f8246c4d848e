import type { Bilingual } from '../../../kit/vn/types.js'

export const coverageKinds = ['CARD_BEGAN', 'CARD_ENDED', 'COVERAGE_CHECKED'] as const
export type CoverageKind = (typeof coverageKinds)[number]

export const coverageKindDescriptions = {
  CARD_BEGAN: 'A health-insurance card came into force (thẻ BHYT bắt đầu có giá trị).',
  CARD_ENDED: 'A health-insurance card ended (thẻ BHYT hết giá trị).',
  COVERAGE_CHECKED: 'Somebody asked what the insurance pays (tra cứu quyền lợi).',
} as const satisfies Record<CoverageKind, string>

/** A look-up that failed is never “not insured”. */
const outcomes: Readonly<Record<string, Bilingual>> = {
  COVERED: { vi: 'được hưởng', en: 'covered' },
  NOT_COVERED: { vi: 'không được hưởng', en: 'not covered' },
  COULD_NOT_CHECK: { vi: 'chưa xác định được', en: 'could not be checked' },
}

/** The words of an entry; `label` is the object code of a card, or the outcome of a check. */
export const coverageTitles = {
  CARD_BEGAN: label => ({ vi: `Thẻ BHYT mã ${label ?? ''} bắt đầu có giá trị`, en: `Insurance card ${label ?? ''} came into force` }),
  CARD_ENDED: label => ({ vi: `Thẻ BHYT mã ${label ?? ''} hết giá trị`, en: `Insurance card ${label ?? ''} ended` }),
  COVERAGE_CHECKED: label => ({
    vi: `Tra cứu quyền lợi BHYT: ${outcomes[label ?? '']?.vi ?? 'chưa xác định được'}`,
    en: `Coverage check: ${outcomes[label ?? '']?.en ?? 'could not be checked'}`,
  }),
} as const satisfies Record<CoverageKind, (label: string | null) => Bilingual>

export const coverageRefs = {
  CARD_BEGAN: 'InsuranceCard',
  CARD_ENDED: 'InsuranceCard',
  COVERAGE_CHECKED: 'CoverageCheck',
} as const satisfies Record<CoverageKind, string>
