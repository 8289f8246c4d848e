import { SqlMigration } from '../../../kit/migration.js'

/** What was done about an alert, step by step, and which referrals came of it. */
export class AlertLife0013 extends SqlMigration {
  override up(): void {
    this.run(`
      create table "facilities"."alert_step" (
        "id" uuid primary key,
        "alert_id" uuid not null references "facilities"."alert" ("id"),
        "version" integer not null,
        "move" text not null check ("move" in ('ACKNOWLEDGED', 'CLOSED')),
        "action" text not null,
        "note" text,
        "look_again_on" date,
        "referral_id" uuid,
        "at" timestamptz not null,
        "by_subject" text not null,
        "by_role" text not null,
        "by_organisation" text,
        unique ("alert_id", "version")
      );
      create table "facilities"."alert_referral" (
        "referral_id" uuid primary key,
        "alert_id" uuid not null,
        "resident_id" uuid not null,
        "referred_at" timestamptz not null,
        "source_version" integer not null,
        "as_of" timestamptz not null
      );
      create index "alert_referral_alert_idx" on "facilities"."alert_referral" ("alert_id");
      create index "alert_unsettled_idx" on "facilities"."alert" ("id") where "status" <> 'CLOSED';
      create index "alert_overdue_idx" on "facilities"."alert" ("resident_id") where "kind" = 'CHECK_OVERDUE' and "status" <> 'CLOSED';
    `)
  }
}
