import { defineEntity, p } from '@mikro-orm/core'
import type { Language } from '../../../kit/errors.js'

/** One row a printed paper; never changed. */
export const CoverageStatementEntity = defineEntity({
  name: 'CoverageStatement',
  tableName: 'coverage_statement',
  properties: {
    number: p.text().primary(),
    checkId: p.uuid(),
    language: p.text().$type<Language>(),
    issuedAt: p.datetime(),
    issuedBy: p.text(),
    sha256: p.text(),
    verifyUrl: p.text(),
    content: p.blob(),
  },
})
