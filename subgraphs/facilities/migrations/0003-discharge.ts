import { SqlMigration } from '../../../kit/migration.js'

/** Who has left care. */
export class Discharge0003 extends SqlMigration {
  override up(): void {
    this.run('alter table "facilities"."resident" add column "left_on" date')
  }
}
