import type { Bilingual } from '../../../kit/vn/types.js'
import type { LocalDate } from '../../../kit/vn/working-days.js'
import type { BenefitRule } from '../rules/benefit-rule.rules.js'
import { law, type RuleBook } from '../rules/rule-book.rules.js'
import type { Right } from './card-right.rules.js'
import { type CoverageStep, type Findings, rounded, step } from './decision.rules.js'
import { type CoverageFacts, settings, type VisitFacts } from './facts.rules.js'
import { formerTierRows } from './former-tier.rules.js'
import { paperRuleId } from './paper.rules.js'
import { keepsRatio, type Situation, situationOf } from './situation.rules.js'
import { visitCodes } from './visit-code.rules.js'
import { effects } from './card-text.rules.js'
import * as texts from './visit-text.rules.js'
import type { VisitRow } from './visit-row.rules.js'

/** A row that fits, with its wording of the day and what the visit pays by it; null: paid as the case it belongs to. */
interface Fitting {
  readonly row: VisitRow
  readonly rule: BenefitRule
  readonly percent: number | null
}

/** What the visit gives: a percent of the cost in scope, or what is missing for one. */
export type VisitOutcome = Findings & { readonly paperUntil: LocalDate | null } & (
    | { readonly percent: number; readonly selfReferred: boolean }
    | { readonly percent: null; readonly message: Bilingual; readonly nextStep: Bilingual }
  )

const levelsSince = '2025-01-01'

export function outcomeOfVisit(
  visit: VisitFacts,
  rights: readonly [Right, ...Right[]],
  facts: CoverageFacts,
  book: RuleBook,
): VisitOutcome {
  const situation = situationOf(visit, rights, facts, book)
  const all = fittingRows(situation, rights[0], facts.on, book)
  const best = mostFavourable(all)
  if (!best) return unknownVisit(visit, situation, all, rights[0], facts, book)
  const paper = usesPaper(best.row) ? paperSteps(visit, situation, facts, book) : []
  return {
    percent: best.percent,
    selfReferred: best.row.selfReferred === true,
    paperUntil: usesPaper(best.row) && !visit.admittedOn ? (visit.paper?.validUntil ?? null) : null,
    steps: [...paper, ...rowSteps(best, all, visit, facts, book)],
    warnings: warningsOf(best, all, visit, situation, facts),
  }
}

const usesPaper = ({ ruleId }: VisitRow) => ruleId === 'VC-1.3' || ruleId === 'RO-2'

function fittingRows(situation: Situation, { percent }: Right, on: LocalDate, book: RuleBook): Fitting[] {
  const rows = on < levelsSince ? formerTierRows : visitCodes
  return rows.flatMap(row => {
    const rule = row.fits(situation) ? book.rule(row.ruleId, on) : undefined
    if (!rule) return []
    const ofCost = rule.value === null ? null : Number(rule.value)
    return [{ row, rule, percent: row.wholeCost ? ofCost : ofCost && rounded((percent * ofCost) / 100) }]
  })
}

/** Of all rows that fit the one that gives most (Luật BHYT Đ22 k4); among equals one that is no self-referral. */
function mostFavourable(all: readonly Fitting[]): (Fitting & { percent: number }) | undefined {
  const alone = all.find(({ row }) => row.alone)
  if (alone) return { ...alone, percent: alone.percent ?? 0 }
  const paying = all.flatMap(fitting => (fitting.percent === null ? [] : [{ ...fitting, percent: fitting.percent }]))
  return paying.toSorted((a, b) => b.percent - a.percent || selfReferral(a) - selfReferral(b))[0]
}

const selfReferral = ({ row }: Fitting) => (row.selfReferred ? 1 : 0)

/** The paper, and the rule by which it has its last day; a draft or none has nothing to show. */
function paperSteps(visit: VisitFacts, { paper: state }: Situation, { on }: CoverageFacts, book: RuleBook): CoverageStep[] {
  const { paper } = visit
  const rule = paper && book.rule(paperRuleId(paper), paper.signedOn ?? on)
  return paper && rule && state !== 'NONE' ? [step(rule, texts.paper(paper), texts.paperEffects[state])] : []
}

function rowSteps(
  best: Fitting & { percent: number },
  all: readonly Fitting[],
  visit: VisitFacts,
  { on }: CoverageFacts,
  book: RuleBook,
): CoverageStep[] {
  const { row, rule, percent } = best
  const ids = all.map(fitting => fitting.row.ruleId)
  const choice = texts.rowsThatFit(ids, row.ruleId)
  const chosenBy = on < levelsSince ? rule : law(book, 'V25', on)
  const appointment = row.ruleId === 'VC-1.5' ? book.rule('RF-5', on) : undefined
  const whole = row.wholeCost && row.wholeCost !== row.ruleId ? book.rule(row.wholeCost, on) : undefined
  const said = texts.visitFacts[row.ruleId] ?? { vi: rule.condition, en: rule.condition }
  return [
    ...keptRatioSteps(visit, on, book),
    ...(ids.length > 1 ? [step(chosenBy, choice.fact, choice.effect)] : []),
    ...(appointment ? [step(appointment, texts.appointmentUsed.fact, texts.appointmentUsed.effect)] : []),
    step(rule, said, texts.visitPercent(percent)),
    ...(whole ? [step(whole, said, texts.wholeCost)] : []),
  ]
}

function keptRatioSteps(visit: VisitFacts, on: LocalDate, book: RuleBook): CoverageStep[] {
  const rule = keepsRatio(visit, on, book) ? book.rule('OON-9', on) : undefined
  return rule ? [step(rule, texts.ratioKept.fact, texts.ratioKept.effect)] : []
}

function warningsOf(
  best: Fitting & { percent: number },
  all: readonly Fitting[],
  visit: VisitFacts,
  situation: Situation,
  { on }: CoverageFacts,
): Bilingual[] {
  const sentOn = on >= levelsSince && situation.has('SENT_ON_AFTER_SELF_REFERRAL') && usesPaper(best.row)
  const listUnknown = best.row.ruleId === 'VC-1.11' && visit.place.listedPrimary === null
  return [
    ...(all[0]?.row.ruleId === best.row.ruleId ? [] : [texts.warnings.printedOrder]),
    ...(best.row.ruleId === 'VC-1.16' && situation.annex2 === 'LISTED_BY_ONE_SOURCE' ? [texts.warnings.annex2OneSource] : []),
    ...(best.row.selfReferred ? annexWarnings(situation, on) : []),
    ...(listUnknown ? [texts.warnings.primaryListUnknown] : []),
    ...(sentOn ? [texts.warnings.sentOnUnknown] : []),
  ]
}

/** What an annex might have given, had the hub known more. */
function annexWarnings({ level, annex1, annex2 }: Situation, on: LocalDate): Bilingual[] {
  if (on < levelsSince || level === null || level === 'INITIAL') return []
  const listing = level === 'BASIC' ? annex2 : annex1
  if (listing === 'AGE_NEEDED') return [texts.warnings.annexNeedsAge]
  return listing === 'DOUBTFUL' ? [texts.warnings.annexDoubtful] : []
}

function unknownVisit(
  visit: VisitFacts,
  situation: Situation,
  asForCase: readonly Fitting[],
  best: Right,
  facts: CoverageFacts,
  book: RuleBook,
): VisitOutcome {
  const lacking = missingOf(situation, asForCase, best, facts, book)
  const { paper } = situation
  return {
    percent: null,
    paperUntil: null,
    message: paper === 'VALID' ? texts.routeFacts.VALID : texts.missing[lacking],
    nextStep: lacking === 'RANK' || paper === 'VALID' ? texts.nextStepByPaper[paper] : texts.nextStepByMissing[lacking],
    steps: [
      ...paperSteps(visit, situation, facts, book),
      ...asForCase.map(({ row, rule }) =>
        step(rule, texts.visitFacts[row.ruleId] ?? texts.missing.PRESCRIPTION, texts.missing.PRESCRIPTION),
      ),
      step(law(book, 'HUB-5', facts.on), texts.routeFacts[paper], effects.percentUnknown),
    ],
    warnings: annexWarnings(situation, facts.on),
  }
}

function missingOf(
  situation: Situation,
  asForCase: readonly Fitting[],
  best: Right,
  { on }: CoverageFacts,
  book: RuleBook,
): texts.Missing {
  if (asForCase.length > 0) return 'PRESCRIPTION'
  if (!situation.ranked) return 'RANK'
  const paidIf = settings.some(setting => fittingRows({ ...situation, setting }, best, on, book).length > 0)
  return situation.setting === null && paidIf ? 'SETTING' : 'NO_RULE'
}
