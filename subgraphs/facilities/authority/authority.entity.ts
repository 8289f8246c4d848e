import { defineEntity, p } from '@mikro-orm/core'
import { recordColumns } from '../facility-record/facility-record.entity.js'
import type { AuthorityFunction, AuthorityLevel, Confidence } from './authority.rules.js'

export const AuthorityEntity = defineEntity({
  name: 'ManagingAuthority',
  tableName: 'managing_authority',
  properties: {
    ...recordColumns,
    function: p.text().$type<AuthorityFunction>(),
    level: p.text().$type<AuthorityLevel>(),
    agency: p.text(),
    legalBasis: p.text(),
  },
})

/** Reference: who answers by the law. A province may have rows of its own. */
export const AuthorityRuleEntity = defineEntity({
  name: 'AuthorityRule',
  tableName: 'authority_rule',
  properties: {
    id: p.uuid().primary(),
    function: p.text().$type<AuthorityFunction>(),
    level: p.text().$type<AuthorityLevel>(),
    provinceCode: p.text().nullable(),
    agency: p.text(),
    validFrom: p.date().nullable(),
    validTo: p.date().nullable(),
    legalBasis: p.text().nullable(),
    confidence: p.text().$type<Confidence>(),
  },
})
