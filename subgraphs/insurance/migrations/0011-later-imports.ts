import { SqlMigration } from '../../../kit/migration.js'
import { rowImportLaterSql } from '../../../kit/row-import-tables.js'

/** Imports as every sector has them: with a facility, headers of the sender’s own, and the taking back. */
export class LaterImports0011 extends SqlMigration {
  override up(): void {
    this.run(rowImportLaterSql('insurance'))
  }
}
