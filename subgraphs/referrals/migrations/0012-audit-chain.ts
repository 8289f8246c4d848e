import { auditChainSql } from '../../../kit/audit-chain.js'
import { SqlMigration } from '../../../kit/migration.js'

/** The audit log becomes a chain that is only ever added to. */
export class AuditChain0012 extends SqlMigration {
  override up(): void {
    this.run(auditChainSql('referrals'))
  }
}
