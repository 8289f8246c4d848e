import { type Database, type DatabaseTarget, openDatabase } from '../../kit/database.js'
import { InsuranceCardEntity } from './card/card.entity.js'
import { InsuranceCardBeforeEntity } from './card-register/card-before.entity.js'
import { CoverageCheckEntity } from './check/coverage-check.entity.js'
import { Core0001 } from './migrations/0001-core.js'
import { WritePath0002 } from './migrations/0002-write-path.js'
import { Departures0003 } from './migrations/0003-departures.js'
import { CoverageChecks0004 } from './migrations/0004-coverage-checks.js'
import { InsuranceContractEntity } from './health-facility/contract.entity.js'
import { CardRegister0005 } from './migrations/0005-card-register.js'
import { CardLists0006 } from './migrations/0006-card-lists.js'
import { IssuedReferrals0007 } from './migrations/0007-issued-referrals.js'
import { CoverageStatements0009 } from './migrations/0009-coverage-statements.js'
import { RuleChanges0010 } from './migrations/0010-rule-changes.js'
import { LaterImports0011 } from './migrations/0011-later-imports.js'
import { AuditChain0012 } from './migrations/0012-audit-chain.js'
import { AuditPurpose0013 } from './migrations/0013-audit-purpose.js'
import { RuleChangeEntity } from './rule-change/rule-change.entity.js'
import { BenefitRuleEntity, ObjectCodeEntity } from './rules/rules.entity.js'
import { CoverageStatementEntity } from './statement/statement.entity.js'

export const name = 'insurance'

export function openInsuranceDatabase(target: DatabaseTarget): Promise<Database> {
  return openDatabase(target, {
    schema: name,
    entities: [ObjectCodeEntity, BenefitRuleEntity, InsuranceCardEntity, InsuranceCardBeforeEntity, CoverageCheckEntity, CoverageStatementEntity, InsuranceContractEntity, RuleChangeEntity],
    migrations: [
      { name: '0001-core', class: Core0001 },
      { name: '0002-write-path', class: WritePath0002 },
      { name: '0003-departures', class: Departures0003 },
      { name: '0004-coverage-checks', class: CoverageChecks0004 },
      { name: '0005-card-register', class: CardRegister0005 },
      { name: '0006-card-lists', class: CardLists0006 },
      { name: '0007-issued-referrals', class: IssuedReferrals0007 },
      { name: '0009-coverage-statements', class: CoverageStatements0009 },
      { name: '0010-rule-changes', class: RuleChanges0010 },
      { name: '0011-later-imports', class: LaterImports0011 },
      { name: '0012-audit-chain', class: AuditChain0012 },
      { name: '0013-audit-purpose', class: AuditPurpose0013 },
    ],
  })
}
