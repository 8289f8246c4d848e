import { expect, test } from 'vitest'
import { benefitRuleRows } from '../reference.js'
import { rulesElsewhere, rulesInUse, rulesOfSources } from '../rules/benefit-rule.rules.js'
import { cardCases } from './cases/card.fixture.js'
import { book, type Case } from './cases/case.fixture.js'
import { formerTierCases } from './cases/former-tier.fixture.js'
import { paymentCases } from './cases/payment.fixture.js'
import { visitCodeCases } from './cases/visit-code.fixture.js'
import { decideCoverage } from './coverage.rules.js'

const cases: readonly Case[] = [...cardCases, ...visitCodeCases, ...formerTierCases, ...paymentCases]

const named = cases.map(each => ({ law: each[0], says: each[1], each }))

test.each(named)('$law: $says', ({ each: [, , facts, gives, by] }) => {
  const decision = decideCoverage(facts, book)
  const gist = decision.outcome === 'COVERED' ? decision.percent : decision.reason
  const rules: string[] = decision.steps.map(({ ruleId }) => ruleId)
  expect([gist, by === undefined || rules.includes(by) ? 'named' : rules]).toEqual([gives, 'named'])
})

test('there are at least 150 of them, each with its law', () => {
  expect(cases.length).toBeGreaterThanOrEqual(150)
  expect(cases.filter(([law]) => law === '')).toEqual([])
})

test('every rule that the decision uses is reached by a case', () => {
  const reached = new Set(cases.flatMap(([, , facts]) => decideCoverage(facts, book).steps.map(({ ruleId }) => ruleId)))
  expect(rulesInUse.filter(id => !reached.has(id))).toEqual([])
})

test('every rule of the tables is used by the decision, or kept by the referrals sector', () => {
  const known: readonly string[] = [...rulesInUse, ...rulesOfSources, ...rulesElsewhere]
  const rows = [...new Set(benefitRuleRows().map(({ ruleId }) => ruleId))]
  expect(rows.filter(id => !known.includes(id))).toEqual([])
})
