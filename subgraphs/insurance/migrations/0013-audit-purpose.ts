import { auditPurposeSql, auditRetentionSql } from '../../../kit/audit-chain-later.js'
import { SqlMigration } from '../../../kit/migration.js'

/** The audit log says for what somebody looked or changed something, how it ended, and for whom they stood in; and it has an end of keeping. */
export class AuditPurpose0013 extends SqlMigration {
  override up(): void {
    this.run([...auditPurposeSql('insurance'), ...auditRetentionSql('insurance')])
  }
}
