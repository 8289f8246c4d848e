import { type AnyIdentifier, identifierProblems, recogniseIdentifier } from '../../../kit/vn/any-identifier.js'
import { icd10 } from '../../../kit/vn/icd-pattern.js'
import { isPlainText } from '../../../kit/vn/plain-text.js'
import type { UserErrorBase } from '../../../kit/user-errors.js'
import { addDays, type LocalDate } from '../../../kit/vn/working-days.js'
import type { CoPaid, PaperFacts, VisitFacts } from '../coverage/facts.rules.js'

/** What is asked, before anything was looked up. */
export interface Question {
  readonly resident?: string | null
  readonly identifier?: string | null
  readonly name?: string | null
  readonly on?: LocalDate | null
  readonly visit?: AskedVisit | null
  readonly bill?: number | null
  readonly coPaid?: CoPaid | null
}

export interface AskedVisit extends Pick<VisitFacts, 'circumstances' | 'diagnoses' | 'admittedOn' | 'dischargedOn' | 'cardShownOn'> {
  readonly healthFacilityCode: string
  readonly setting?: VisitFacts['setting'] | null
  readonly slip?: { readonly [Key in keyof PaperFacts]?: PaperFacts[Key] } | null
}

export type QuestionProblem =
  | 'PERSON_MISSING'
  | 'IDENTIFIER_UNREADABLE'
  | 'NAME_INVALID'
  | 'DATE_OUT_OF_RANGE'
  | 'DATES_CROSSED'
  | 'HEALTH_FACILITY_CODE_INVALID'
  | 'DIAGNOSIS_INVALID'
  | 'AMOUNT_INVALID'
  | 'LIST_TOO_LONG'

/** The day on which Luật BHYT 25/2008 came into force; nobody can ask about a card before. */
const firstDay: LocalDate = '2009-07-01'
/** Nobody knows the law of the year after next. */
const daysAhead = 366
/** Main diagnosis and up to 12 others: MA_BENH_KT(100) of QĐ 4750/QĐ-BYT. */
const mostDiagnoses = 13
const mostCircumstances = 16
/** VND; far above any bill, far below what a number holds exactly. */
const mostMoney = 100_000_000_000

/** Everything that is wrong with a question, at once. */
export function questionProblems(question: Question, today: LocalDate): UserErrorBase<QuestionProblem>[] {
  const { resident, identifier, name, on, visit, bill, coPaid } = question
  const found: UserErrorBase<QuestionProblem>[] = []
  const problem = (code: QuestionProblem, ...path: string[]) => found.push({ code, path })
  if (!resident && !identifier) problem('PERSON_MISSING', 'identifier')
  const recognised = identifier ? recogniseIdentifier(identifier) : undefined
  if (recognised?.ok === false) {
    found.push({ code: 'IDENTIFIER_UNREADABLE', path: ['identifier'], text: identifierProblems[recognised.problem] })
  }
  if (name != null && (name.trim() === '' || !isPlainText(name, 255))) problem('NAME_INVALID', 'name')
  if (on != null && (on < firstDay || on > addDays(today, daysAhead))) problem('DATE_OUT_OF_RANGE', 'on')
  if (visit) found.push(...visitProblems(visit))
  if (bill != null && !isMoney(bill)) problem('AMOUNT_INVALID', 'bill')
  if (coPaid && !isMoney(coPaid.thisYear)) problem('AMOUNT_INVALID', 'coPaid', 'thisYear')
  if (coPaid?.beforeChange != null && (!isMoney(coPaid.beforeChange) || coPaid.beforeChange > coPaid.thisYear)) {
    problem('AMOUNT_INVALID', 'coPaid', 'beforeChange')
  }
  return found
}

function visitProblems({ healthFacilityCode, slip, circumstances, diagnoses, admittedOn, dischargedOn }: AskedVisit) {
  const found: UserErrorBase<QuestionProblem>[] = []
  const problem = (code: QuestionProblem, ...path: string[]) => found.push({ code, path: ['visit', ...path] })
  if (!/^\d{5}$/.test(healthFacilityCode)) problem('HEALTH_FACILITY_CODE_INVALID', 'healthFacilityCode')
  if (circumstances.length > mostCircumstances) problem('LIST_TOO_LONG', 'circumstances')
  if (diagnoses.length > mostDiagnoses) problem('LIST_TOO_LONG', 'diagnoses')
  for (const [i, code] of diagnoses.entries()) if (!icd10.test(code)) problem('DIAGNOSIS_INVALID', 'diagnoses', String(i))
  if (slip?.signedOn && slip.validUntil && slip.validUntil < slip.signedOn) problem('DATES_CROSSED', 'slip', 'validUntil')
  if (admittedOn && dischargedOn && dischargedOn < admittedOn) problem('DATES_CROSSED', 'dischargedOn')
  return found
}

const isMoney = (amount: number) => Number.isInteger(amount) && amount >= 0 && amount <= mostMoney

/** What was typed into the one box, once the problems have been looked for. */
export function identifierOf({ identifier }: Pick<Question, 'identifier'>): AnyIdentifier | undefined {
  const read = identifier ? recogniseIdentifier(identifier) : undefined
  return read?.ok ? read.value : undefined
}

/** The visit as the decision reads it, but for the rank of its place. */
export function visitOf(visit: AskedVisit): Omit<VisitFacts, 'place'> {
  const { healthFacilityCode: _, setting = null, slip, ...rest } = visit
  return { ...rest, setting, paper: slip ? { signedOn: slip.signedOn ?? null, validUntil: slip.validUntil ?? null } : null }
}
