import { defineEntity, p } from '@mikro-orm/core'
import type { RuleChangeStatus, RuleRow } from '../rules/rule-change.rules.js'

export const RuleChangeEntity = defineEntity({
  name: 'RuleChange',
  tableName: 'rule_change',
  properties: {
    id: p.uuid().primary(),
    version: p.integer().version(),
    /** Its place among the changes in force; null for the others. */
    number: p.integer().nullable(),
    status: p.text().$type<RuleChangeStatus>(),
    note: p.text(),
    rows: p.json<readonly RuleRow[]>(),
    draftedBy: p.text(),
    draftedAt: p.datetime(),
    /** Who put it into force or withdrew it. */
    settledBy: p.text().nullable(),
    settledAt: p.datetime().nullable(),
  },
})
