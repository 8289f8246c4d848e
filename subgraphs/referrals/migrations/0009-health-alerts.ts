import { SqlMigration } from '../../../kit/migration.js'

/** The findings that a referral can begin from, and from which it did. */
export class HealthAlerts0009 extends SqlMigration {
  override up(): void {
    this.run(`
      create table "referrals"."health_alert" (
        "alert_id" uuid primary key,
        "resident_id" uuid not null,
        "kind" text not null,
        "severity" text not null,
        "measure" text not null,
        "value" numeric not null,
        "checked_on" date not null,
        "raised_at" timestamptz not null,
        "source_version" integer not null,
        "as_of" timestamptz not null
      );
      create index "health_alert_check_idx" on "referrals"."health_alert" ("resident_id", "checked_on");
      alter table "referrals"."referral" add column "from_alert_id" uuid;
    `)
  }
}
