import { SqlMigration } from '../../../kit/migration.js'

/** What the moves of a referral leave: the steps, the reasons, the basis of a care link, the answer of the hospital. */
export class LifeCycle0003 extends SqlMigration {
  override up(): void {
    this.run(`
      alter table "referrals"."referral" add column "end_reason" text;
      alter table "referrals"."referral" add column "step_count" integer not null default 0;
      alter table "referrals"."referral" add column "consent_by" text check ("consent_by" in ('PERSON', 'GUARDIAN'));
      alter table "referrals"."referral" add column "consent_on" date;
      alter table "referrals"."referral" add column "approved_by" text;
      alter table "referrals"."referral" add column "approved_at" timestamptz;
      alter table "referrals"."referral" add column "planned_on" date;
      alter table "referrals"."referral" add column "call_back_on" date;
      alter table "referrals"."referral" add column "minutes_left" integer;
      alter table "referrals"."referral" add column "from_link_id" uuid references "referrals"."referral" ("id");
      create index "referral_open_resident_idx" on "referrals"."referral" ("resident_id")
        where "status" in ('DRAFT', 'ISSUED', 'SENT', 'RECEIVED', 'INFO_REQUESTED', 'ACCEPTED', 'ARRIVED', 'IN_TREATMENT', 'COMPLETED');
      create table "referrals"."referral_step" (
        "id" uuid primary key,
        "referral_id" uuid not null references "referrals"."referral" ("id"),
        "version" integer not null,
        "move" text not null,
        "from_status" text,
        "to_status" text not null,
        "at" timestamptz(3) not null,
        "by_role" text not null,
        "by_organisation" text,
        "by_side" text not null check ("by_side" in ('SENDER', 'RECEIVER', 'SYSTEM')),
        "source" text,
        "reason" text,
        "note" text,
        unique ("referral_id", "version")
      );
      create table "referrals"."counter_referral" (
        "referral_id" uuid primary key references "referrals"."referral" ("id"),
        "result" text not null,
        "diagnoses" text[] not null,
        "summary" text not null,
        "treatment" text,
        "medicines" text,
        "warning_signs" text,
        "next_visit_on" date,
        "written_at" timestamptz(3) not null
      );
      create sequence "referrals"."paper_number" start 1;
    `)
  }
}
