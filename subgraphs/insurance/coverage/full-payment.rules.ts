import type { LocalDate } from '../../../kit/vn/working-days.js'
import type { BenefitRule } from '../rules/benefit-rule.rules.js'
import type { RuleBook } from '../rules/rule-book.rules.js'
import type { Right } from './card-right.rules.js'
import { type Findings, step } from './decision.rules.js'
import type { CoPaid, CoverageFacts } from './facts.rules.js'
import * as texts from './payment-text.rules.js'

// Terms
//   reference amount   mức tham chiếu: equals the base salary until the Government decides otherwise
//   small bill         total cost of one visit strictly below 15% of it
//   cap                five consecutive years and co-payments of the calendar year strictly above six of it

/** 100 where a rule lifts the percent, else undefined. */
export interface FullPayment extends Findings {
  readonly percent: 100 | undefined
}

const nothing: FullPayment = { percent: undefined, steps: [], warnings: [] }
const nothingBut = (...warnings: FullPayment['warnings']): FullPayment => ({ ...nothing, warnings })

const smallBillPercent = 15n
const capMonths = 6n
/** Until then Đ22 k1 spoke of right-order visits only; whether it still does for small bills is not settled. */
const levelsSince = '2025-01-01'

/** Small bill first, then the cap; the first that pays the whole cost is enough. */
export function fullPayment(
  current: { readonly percent: number; readonly selfReferred: boolean },
  rights: readonly Right[],
  facts: CoverageFacts,
  book: RuleBook,
): FullPayment {
  if (current.percent === 100) return nothing
  const small = smallBill(current.selfReferred, facts, book)
  if (small.percent) return small
  const cap = fiveYears(current.selfReferred, rights, facts, book)
  return { ...cap, warnings: [...small.warnings, ...cap.warnings] }
}

function smallBill(selfReferred: boolean, { on, bill }: CoverageFacts, book: RuleBook): FullPayment {
  const rule = book.rule('FP-2', on)
  if (bill === undefined || bill === null || !rule) return nothing
  const reference = book.rule('RA-1', on)
  if (!reference) return nothingBut(texts.amountNotHeld)
  const [cost, limit] = [BigInt(bill) * 100n, amountOf(reference) * smallBillPercent]
  if (cost === limit) return nothingBut(texts.exactlyTheLimit)
  if (cost > limit) return nothing
  if (selfReferred) return on < levelsSince ? nothing : nothingBut(texts.smallBillOfSelfReferred)
  const fact = texts.smallBill(bill, limit / 100n)
  return {
    percent: 100,
    steps: [amountStep(reference), step(rule, fact, texts.paidWhole)],
    warnings: [],
  }
}

function fiveYears(
  selfReferred: boolean,
  rights: readonly Right[],
  { on, coPaid }: CoverageFacts,
  book: RuleBook,
): FullPayment {
  const rule = book.rule('FP-3', on)
  if (!coPaid || !rule) return nothing
  if (selfReferred) return nothingBut(texts.capOfSelfReferred)
  // The years are the person's, whichever card pays.
  const [fiveYearOn] = rights.flatMap(({ card }) => card.fiveYearOn ?? []).toSorted()
  if (fiveYearOn === undefined) return nothingBut(texts.fiveYearsUnknown)
  if (on < fiveYearOn) return nothing
  const reference = book.rule('RA-1', on)
  if (!reference) return nothingBut(texts.amountNotHeld)
  const reached = capReached(coPaid, on, reference, book)
  if (reached.threshold === null) return { ...nothing, ...reached }
  return {
    percent: 100,
    steps: [...reached.steps, step(rule, texts.capExceeded(coPaid.thisYear, reached.threshold), texts.paidWholeThisYear)],
    warnings: [texts.portalLags, ...reached.warnings],
  }
}

/** The threshold that was passed, rounded for the reader; null while it was not. */
type Reached = Findings & { readonly threshold: bigint | null }

const notReached = (...warnings: Findings['warnings']): Reached => ({ threshold: null, steps: [], warnings })

function capReached(coPaid: CoPaid, on: LocalDate, reference: BenefitRule, book: RuleBook): Reached {
  const cap = amountOf(reference) * capMonths
  const paid = BigInt(coPaid.thisYear)
  const earlier = book.rule('RA-1', `${on.slice(0, 4)}-01-01`)
  // Whatever was paid when: the converted threshold is never above six months at the new rate.
  if (paid > cap) return { threshold: cap, steps: [amountStep(reference)], warnings: [] }
  if (!earlier || earlier.validFrom === reference.validFrom) return notReached()
  if (paid <= amountOf(earlier) * capMonths) return notReached()
  const conversion = book.rule('FP-3a', on)
  if (!conversion) return notReached(texts.conversionUnknown)
  if (coPaid.beforeChange === undefined || coPaid.beforeChange === null) return notReached(texts.beforeChangeNeeded)
  return converted(BigInt(coPaid.beforeChange), paid, { conversion, earlier, reference })
}

interface Rates {
  readonly conversion: BenefitRule
  readonly earlier: BenefitRule
  readonly reference: BenefitRule
}

/** remaining = (6 − before ÷ old) × new, in exact fractions: both sides are multiplied by the old amount (NĐ 188 Đ18 k2c). */
function converted(before: bigint, paid: bigint, { conversion, earlier, reference }: Rates): Reached {
  const [old, current] = [amountOf(earlier), amountOf(reference)]
  if (before > old * capMonths) {
    return { threshold: old * capMonths, steps: [amountStep(earlier)], warnings: [] }
  }
  const remaining = (old * capMonths - before) * current
  if ((paid - before) * old <= remaining) return notReached()
  const threshold = before + remaining / old
  return { threshold, steps: [step(conversion, texts.amountsOfYear(old, current), texts.convertedTo(threshold))], warnings: [] }
}

const amountStep = (reference: BenefitRule) =>
  step(reference, texts.referenceAmount(amountOf(reference)), texts.limits(amountOf(reference)))

const amountOf = ({ value }: BenefitRule) => BigInt(value ?? 0)
