import { defineEntity, p } from '@mikro-orm/core'
import type { Confidence } from './object-code.rules.js'

export const ObjectCodeEntity = defineEntity({
  name: 'ObjectCode',
  tableName: 'object_code',
  properties: {
    id: p.uuid().primary(),
    code: p.text(),
    meaningVi: p.text(),
    meaningEn: p.text(),
    level: p.integer(),
    percent: p.decimal('number'),
    legalBasis: p.text().nullable(),
    confidence: p.text().$type<Confidence>(),
    note: p.text().nullable(),
    validFrom: p.date(),
    validTo: p.date().nullable(),
  },
})

export const BenefitRuleEntity = defineEntity({
  name: 'BenefitRule',
  tableName: 'benefit_rule',
  properties: {
    id: p.uuid().primary(),
    ruleId: p.text(),
    kind: p.text(),
    condition: p.text(),
    value: p.text().nullable(),
    legalBasis: p.text(),
    confidence: p.text(),
    validFrom: p.date().nullable(),
    validTo: p.date().nullable(),
  },
})
