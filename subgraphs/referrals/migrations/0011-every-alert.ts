import { SqlMigration } from '../../../kit/migration.js'

/** Alerts that nothing was measured for: a screening, a check that was missed. */
export class EveryAlert0011 extends SqlMigration {
  override up(): void {
    this.run(`
      alter table "referrals"."health_alert"
        alter column "measure" drop not null,
        alter column "value" drop not null,
        add column "subject" text;
      create index "referral_alert_idx" on "referrals"."referral" ("from_alert_id") where "from_alert_id" is not null;
    `)
  }
}
