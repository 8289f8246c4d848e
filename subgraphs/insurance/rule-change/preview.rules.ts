import { answerCoverage, decideCoverage } from '../coverage/coverage.rules.js'
import type { CoverageAnswer, CoverageDecision } from '../coverage/decision.rules.js'
import type { CoverageFacts } from '../coverage/facts.rules.js'
import type { RuleBook } from '../rules/rule-book.rules.js'

export interface Compared {
  readonly before: CoverageDecision
  readonly after: CoverageDecision
}

/**
 * What facts give by two laws; undefined when it is the same. A check that the gateway itself refused or could not answer was
 * decided by no rule, so no rule changes it.
 */
export function compared(facts: CoverageFacts, kept: CoverageDecision, now: RuleBook, next: RuleBook): Compared | undefined {
  const byGatewayAlone = kept.steps.length === 1 && kept.steps[0]?.ruleId.startsWith('HUB-') === true && kept.outcome !== 'COVERED'
  if (byGatewayAlone) return undefined
  const [before, after] = [answerCoverage(facts, now), answerCoverage(facts, next)]
  if (short(before) === short(after)) return undefined
  return { before: decideCoverage(facts, now), after: decideCoverage(facts, next) }
}

function short(answer: CoverageAnswer): string {
  return answer.outcome === 'COVERED' ? `${answer.percent} ${answer.validUntil}` : `${answer.outcome} ${answer.reason}`
}
