import { SqlMigration } from '../../../kit/migration.js'

const recorded = `
        "recorded_at" timestamptz not null,
        "recorded_by" text not null`

/** What was written down by mistake stays, marked with when, by whom and why. */
const withdrawable = `${recorded},
        "withdrawn_at" timestamptz,
        "withdrawn_by" text,
        "withdraw_reason" text,
        check (("withdrawn_at" is null) = ("withdrawn_by" is null) and ("withdrawn_at" is null) = ("withdraw_reason" is null))`

/** Who works in a facility and against which norm; which techniques it performs; which conditions it meets. */
export class Staffing0006 extends SqlMigration {
  override up(): void {
    this.run(`
      create table "facilities"."staff_member" (
        "id" uuid primary key,
        "version" integer not null default 1,
        "facility_id" uuid not null references "facilities"."facility" ("id"),
        "full_name" text not null,
        "name_folded" text not null,
        "position" text not null,
        "contract" text not null,
        "from_on" date not null,
        "to_on" date check ("to_on" >= "from_on"),
        "end_reason" text,
        ${recorded},
        check ("end_reason" is null or "to_on" is not null)
      );
      create index "staff_member_facility_idx" on "facilities"."staff_member" ("facility_id", "name_folded", "id");
      create table "facilities"."staff_member_before" (
        "id" uuid primary key,
        "staff_member_id" uuid not null references "facilities"."staff_member" ("id"),
        "version" integer not null,
        "fields" jsonb not null,
        "reason" text not null,
        "actor" text not null,
        "actor_role" text not null,
        "until" timestamptz not null,
        unique ("staff_member_id", "version")
      );
      create table "facilities"."staff_certificate" (
        "id" uuid primary key,
        "staff_member_id" uuid not null references "facilities"."staff_member" ("id"),
        "kind" text not null,
        "number" text not null,
        "scope" text not null,
        "issued_on" date not null,
        "expires_on" date check ("expires_on" >= "issued_on"),
        ${withdrawable}
      );
      create index "staff_certificate_member_idx" on "facilities"."staff_certificate" ("staff_member_id", "issued_on" desc);
      create unique index "staff_certificate_number_idx" on "facilities"."staff_certificate" ("staff_member_id", "kind", "number")
        where "withdrawn_at" is null;
      create index "staff_certificate_expiry_idx" on "facilities"."staff_certificate" ("expires_on", "id")
        where "withdrawn_at" is null and "expires_on" is not null;
      create table "facilities"."staff_training" (
        "id" uuid primary key,
        "staff_member_id" uuid not null references "facilities"."staff_member" ("id"),
        "course" text not null,
        "provider" text not null,
        "began_on" date not null,
        "ended_on" date check ("ended_on" >= "began_on"),
        "hours" integer check ("hours" > 0),
        ${withdrawable}
      );
      create index "staff_training_member_idx" on "facilities"."staff_training" ("staff_member_id", "began_on" desc);
    `)
    this.run(`
      create table "facilities"."staffing_norm" (
        "id" uuid primary key,
        "position" text not null,
        "person_group" text not null,
        "persons_per_worker" integer check ("persons_per_worker" > 0),
        "least" integer,
        "most" integer,
        "most_percent" integer,
        "valid_from" date not null,
        "valid_to" date,
        "legal_basis" text not null,
        "confidence" text not null,
        "note" text,
        unique ("position", "person_group", "valid_from")
      );
    `)
    this.run(`
      create table "facilities"."technique_list" (
        "id" uuid primary key,
        "name" text not null,
        "province_code" text,
        "valid_from" date not null,
        "valid_to" date check ("valid_to" >= "valid_from"),
        "legal_basis" text not null,
        "source" text not null,
        "confidence" text not null,
        "recorded_at" timestamptz,
        "recorded_by" text
      );
      create index "technique_list_day_idx" on "facilities"."technique_list" ("valid_from", "id");
      create table "facilities"."technique" (
        "id" uuid primary key,
        "list_id" uuid not null references "facilities"."technique_list" ("id"),
        "code" text not null,
        "name" text not null,
        unique ("list_id", "code")
      );
      create table "facilities"."technique_list_choice" (
        "id" uuid primary key,
        "province_code" text not null,
        "version" integer not null,
        "list_id" uuid not null references "facilities"."technique_list" ("id"),
        "from_on" date not null,
        "reason" text not null,
        ${recorded},
        unique ("province_code", "version")
      );
      create table "facilities"."facility_technique" (
        "id" uuid primary key,
        "facility_id" uuid not null references "facilities"."facility" ("id"),
        "technique_id" uuid not null references "facilities"."technique" ("id"),
        "from_on" date not null,
        "to_on" date check ("to_on" >= "from_on"),
        ${withdrawable}
      );
      create unique index "facility_technique_open_idx" on "facilities"."facility_technique" ("facility_id", "technique_id")
        where "to_on" is null and "withdrawn_at" is null;
      create index "facility_technique_idx" on "facilities"."facility_technique" ("facility_id", "technique_id", "from_on");
    `)
    this.run(`
      create table "facilities"."facility_revision" (
        "id" uuid primary key,
        "facility_id" uuid not null references "facilities"."facility" ("id"),
        "subject" text not null check ("subject" in ('TECHNIQUES', 'CHECK_LIST')),
        "version" integer not null,
        "actor_role" text not null,
        ${recorded},
        unique ("facility_id", "subject", "version")
      );
      create table "facilities"."check_list_criterion" (
        "id" uuid primary key,
        "code" text not null,
        "kind" text not null check ("kind" in ('PRIMARY_CARE', 'REHABILITATION')),
        "place" integer not null,
        "text" text not null,
        "valid_from" date not null,
        "valid_to" date,
        "legal_basis" text not null,
        "confidence" text not null,
        unique ("code", "valid_from")
      );
      create table "facilities"."check_list_answer" (
        "id" uuid primary key,
        "facility_id" uuid not null references "facilities"."facility" ("id"),
        "criterion_id" uuid not null references "facilities"."check_list_criterion" ("id"),
        "revision" integer not null,
        "answer" text not null check ("answer" in ('MET', 'NOT_MET')),
        "answered_on" date not null,
        "evidence" text not null,
        "actor_role" text not null,
        ${recorded},
        unique ("facility_id", "criterion_id", "revision")
      );
    `)
  }
}
