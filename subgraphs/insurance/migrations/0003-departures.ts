import { SqlMigration } from '../../../kit/migration.js'

/** Who has left care, as the facilities sector tells. */
export class Departures0003 extends SqlMigration {
  override up(): void {
    this.run(`
      alter table "insurance"."resident_link" add column "left_as" text;
      alter table "insurance"."resident_link" add column "left_on" date;
    `)
  }
}
