import { SqlMigration } from '../../../kit/migration.js'

const open = `"status" in ('DRAFT', 'ISSUED', 'SENT', 'RECEIVED', 'INFO_REQUESTED', 'ACCEPTED', 'ARRIVED', 'IN_TREATMENT', 'COMPLETED')`

/** People who leave care under way, what a correction replaced, and what is to be done after the treatment. */
export class Record0006 extends SqlMigration {
  override up(): void {
    this.run(`
      alter table "referrals"."resident_link" add column "left_as" text;
      alter table "referrals"."resident_link" add column "left_on" date;
      create index "resident_link_left_idx" on "referrals"."resident_link" ("resident_id") where "left_as" is not null;
      alter table "referrals"."referral" add column "left_as" text check ("left_as" in ('DIED', 'DISCHARGED'));
      alter table "referrals"."referral" add column "left_on" date check (("left_on" is null) = ("left_as" is null));
      alter table "referrals"."referral" add column "goes_on" boolean not null default false;
      create index "referral_left_idx" on "referrals"."referral" ("resident_id") where "left_as" is not null and ${open};
      create table "referrals"."referral_correction" (
        "id" uuid primary key,
        "referral_id" uuid not null references "referrals"."referral" ("id"),
        "version" integer not null,
        "at" timestamptz(3) not null,
        "note" text,
        "fields" text[] not null,
        "urgency" text not null,
        "patient_name" text not null,
        "patient_birth_date" text not null,
        "patient_sex" text not null,
        "reason" text not null,
        "diagnoses" text[] not null,
        "summary" text,
        "one_year" boolean not null,
        "consent_by" text,
        "consent_on" date,
        unique ("referral_id", "version")
      );
      create table "referrals"."follow_up" (
        "id" uuid primary key,
        "version" integer not null default 1,
        "referral_id" uuid not null references "referrals"."referral" ("id"),
        "kind" text not null check ("kind" in ('NEXT_VISIT', 'CARE')),
        "task" text not null,
        "due_on" date not null,
        "outcome" text check ("outcome" in ('DONE', 'NOT_NEEDED')),
        "settled_at" timestamptz(3),
        "note" text,
        check (("settled_at" is null) = ("outcome" is null))
      );
      create index "follow_up_referral_idx" on "referrals"."follow_up" ("referral_id", "due_on", "id");
      create index "follow_up_due_idx" on "referrals"."follow_up" ("due_on", "id") where "outcome" is null;
    `)
  }
}
