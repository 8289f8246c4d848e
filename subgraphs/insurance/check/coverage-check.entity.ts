import { defineEntity, p } from '@mikro-orm/core'
import type { CardSource } from '../card/card.rules.js'
import type { CoverageDecision } from '../coverage/decision.rules.js'
import type { CoverageFacts } from '../coverage/facts.rules.js'
import type { CheckedAgain, CheckOrigin } from './coverage-check.rules.js'

/** One row a check. Only how it stands with asking again ever changes in it. */
export const CoverageCheckEntity = defineEntity({
  name: 'CoverageCheck',
  tableName: 'coverage_check',
  properties: {
    id: p.uuid().primary(),
    version: p.integer().version(),
    origin: p.text().$type<CheckOrigin>(),
    followsId: p.uuid().nullable(),
    referralId: p.uuid().nullable(),
    residentId: p.uuid().nullable(),
    cardIds: p.array().columnType('uuid[]'),
    /** As it was typed, in its stored form; for people whom no other sector knows. */
    identifier: p.text().nullable(),
    personName: p.text().nullable(),
    personBirthDate: p.text().nullable(),
    askedAt: p.datetime(),
    askedBy: p.text(),
    askedRole: p.text(),
    /** Code of the facility of who asked; null for an officer of a province or of the country. */
    askedOrganisation: p.text().nullable(),
    /** The province in which the check is seen: of the resident, else of who asked. */
    provinceCode: p.text().nullable(),
    onDay: p.date(),
    source: p.text().$type<CardSource>(),
    gatewayCode: p.text().nullable(),
    outcome: p.text().$type<CoverageDecision['outcome']>(),
    percent: p.decimal('number').nullable(),
    reason: p.text().nullable(),
    facts: p.json<CoverageFacts>(),
    answer: p.json<CoverageDecision>(),
    ruleSet: p.integer(),
    checkedAgain: p.text().$type<CheckedAgain>().nullable(),
    checkAgainAt: p.datetime().nullable(),
    tries: p.integer(),
  },
})
