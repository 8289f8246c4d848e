import { addDays, addMonths, type LocalDate } from '../../../kit/vn/working-days.js'
import type { PartialDate } from '../../../kit/vn/partial-date.js'
import type { RuleId } from '../rules/benefit-rule.rules.js'

// Terms
//   grounds   căn cứ: from what the first or last day of a card follows, as far as whoever asks has the papers at hand
//   gap       gián đoạn: days without a card; a short one does not begin the waiting time anew

/** A card's dates come from the register; these facts only check them. */
export interface CardGrounds {
  readonly paidOn?: LocalDate | null
  readonly previousEndedOn?: LocalDate | null
  /** Decision on the allowance, or on the list of poor households. */
  readonly decidedOn?: LocalDate | null
  readonly benefitFrom?: LocalDate | null
  readonly donatedOn?: LocalDate | null
  readonly schoolGrade?: number | null
  readonly enrolledOn?: LocalDate | null
  readonly courseEndsOn?: LocalDate | null
}

interface DatedCard {
  readonly objectCode: string
  readonly validFrom: LocalDate
  readonly validTo: LocalDate | null
}

export interface Expected {
  readonly from?: LocalDate
  readonly to?: LocalDate
}

interface DateRule {
  readonly ruleId: RuleId
  readonly codes: (objectCode: string) => boolean
  readonly expected: (card: DatedCard, grounds: CardGrounds, birthDate: PartialDate | null) => Expected | null
}

/** Groups whose card begins by another rule than by the payment. */
const byDecision = ['HN', 'DT', 'DK', 'XD']
const ofOwnRule = [...byDecision, 'BT', 'TE', 'TN', 'HG', 'HS', 'SV']
/** Groups 4 and 5 of Luật BHYT Đ12: supported by the state, and household. */
const selfPaying = ['CN', 'GB', 'DS', 'HK', 'GD']

const only =
  (...codes: readonly string[]) =>
  (code: string) =>
    codes.includes(code)
const waitingDays = 30
const from = (day: LocalDate | null | undefined): Expected | null => (day ? { from: day } : null)

function afterPayment(isGap: (previous: LocalDate, paid: LocalDate) => boolean): DateRule['expected'] {
  return (_card, { paidOn, previousEndedOn }) => {
    if (!paidOn) return null
    const waits = !previousEndedOn || isGap(previousEndedOn, paidOn)
    return { from: waits ? addDays(paidOn, waitingDays) : laterOf(paidOn, addDays(previousEndedOn, 1)) }
  }
}

const laterOf = (a: LocalDate, b: LocalDate) => (a < b ? b : a)

export const cardDateRules: readonly DateRule[] = [
  {
    ruleId: 'CV-1',
    codes: code => !ofOwnRule.includes(code) && !selfPaying.includes(code),
    expected: (_card, { paidOn, previousEndedOn }) =>
      from(previousEndedOn ? addDays(previousEndedOn, 1) : paidOn),
  },
  { ruleId: 'CV-2', codes: only(...selfPaying), expected: afterPayment((last, paid) => addMonths(last, 3) <= paid) },
  { ruleId: 'CV-2b', codes: only(...selfPaying), expected: afterPayment((last, paid) => addDays(last, 90) <= paid) },
  { ruleId: 'CV-3', codes: only('BT'), expected: (_card, { decidedOn }) => from(decidedOn) },
  { ruleId: 'CV-4', codes: only(...byDecision), expected: (_card, { decidedOn }) => from(decidedOn) },
  { ruleId: 'CV-5', codes: only('TE'), expected: (_card, _grounds, birthDate) => endOfChildCard(birthDate) },
  { ruleId: 'CV-6', codes: only('TN'), expected: (_card, { benefitFrom }) => from(benefitFrom) },
  { ruleId: 'CV-7', codes: only('HG'), expected: (_card, { donatedOn }) => from(donatedOn) },
  { ruleId: 'CV-8', codes: only('HS'), expected: ({ validFrom, validTo }, { schoolGrade }) => ofPupil(schoolGrade, validFrom, validTo) },
  { ruleId: 'CV-8', codes: only('SV'), expected: (_card, grounds) => ofStudent(grounds) },
]

/** Born by 30/09: to 30/09 of the year of 72 months; born later: to the end of the month of 72 months. */
function endOfChildCard(birthDate: PartialDate | null): Expected | null {
  if (birthDate === null || birthDate.length < 10) return null
  const sixth = addMonths(birthDate, 72)
  return { to: birthDate.slice(5) <= '09-30' ? `${sixth.slice(0, 4)}-09-30` : endOfMonth(sixth) }
}

function ofPupil(grade: number | null | undefined, validFrom: LocalDate, validTo: LocalDate | null): Expected | null {
  if (grade === 1) return { from: `${validFrom.slice(0, 4)}-10-01` }
  return grade === 12 && validTo ? { to: `${validTo.slice(0, 4)}-09-30` } : null
}

function ofStudent({ enrolledOn, courseEndsOn }: CardGrounds): Expected | null {
  if (!enrolledOn && !courseEndsOn) return null
  return { ...(enrolledOn && { from: enrolledOn }), ...(courseEndsOn && { to: endOfMonth(courseEndsOn) }) }
}

const endOfMonth = (day: LocalDate) => addDays(addMonths(`${day.slice(0, 8)}01`, 1), -1)

/** The first or last day that disagrees with what the rule gives; undefined when the card fits. */
export function disagreement({ validFrom, validTo }: DatedCard, { from: first, to: last }: Expected): LocalDate | undefined {
  if (first !== undefined && first !== validFrom) return first
  return last !== undefined && last !== validTo ? last : undefined
}
