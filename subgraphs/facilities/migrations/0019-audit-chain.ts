import { auditChainSql } from '../../../kit/audit-chain.js'
import { SqlMigration } from '../../../kit/migration.js'

/** The audit log becomes a chain that is only ever added to. */
export class AuditChain0019 extends SqlMigration {
  override up(): void {
    this.run(auditChainSql('facilities'))
  }
}
