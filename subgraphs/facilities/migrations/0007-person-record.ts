import { SqlMigration } from '../../../kit/migration.js'

/** What the record of a person says beside the name, each with its dates, and what it said before a correction. */
export class PersonRecord0007 extends SqlMigration {
  override up(): void {
    this.run(`
      alter table "facilities"."resident_identifier"
        add column "issuer" text,
        add column "issued_on" date,
        add column "expires_on" date,
        add column "end_reason" text,
        add column "end_note" text,
        add column "replaced_by_id" uuid references "facilities"."resident_identifier" ("id"),
        add constraint "resident_identifier_dates_check" check ("valid_to" >= "valid_from"),
        add constraint "resident_identifier_expiry_check" check ("expires_on" >= "issued_on"),
        add constraint "resident_identifier_end_check" check ("end_reason" is null or "valid_to" is not null);
      create unique index "resident_identifier_one_idx" on "facilities"."resident_identifier" ("resident_id", "type")
        where "valid_to" is null;
      create index "resident_identifier_value_idx" on "facilities"."resident_identifier" ("value", "type");
      alter table "facilities"."resident_category"
        add column "detail" text,
        add column "proof_issuer" text,
        add column "proof_issued_on" date,
        add column "note" text,
        add column "end_reason" text,
        add constraint "resident_category_dates_check" check ("until" >= "since");
      create unique index "resident_category_one_idx" on "facilities"."resident_category" ("resident_id", "kind", coalesce("detail", ''))
        where "until" is null;
    `)
    this.run(`
      create table "facilities"."resident_disability" (
        "id" uuid primary key,
        "resident_id" uuid not null references "facilities"."resident" ("id"),
        "kind" text not null,
        "level" text not null,
        "certificate_number" text,
        "council" text,
        "since" date not null,
        "until" date check ("until" >= "since"),
        "note" text,
        "end_reason" text
      );
      create index "resident_disability_resident_idx" on "facilities"."resident_disability" ("resident_id", "since" desc);
      create unique index "resident_disability_one_idx" on "facilities"."resident_disability" ("resident_id", "kind")
        where "until" is null;
      create table "facilities"."resident_functional_level" (
        "id" uuid primary key,
        "resident_id" uuid not null references "facilities"."resident" ("id"),
        "level" text not null,
        "assessed_on" date not null,
        "note" text,
        "recorded_at" timestamptz not null
      );
      create index "resident_functional_level_idx"
        on "facilities"."resident_functional_level" ("resident_id", "assessed_on" desc, "recorded_at" desc, "id");
    `)
    this.run(`
      create table "facilities"."resident_contact" (
        "id" uuid primary key,
        "resident_id" uuid not null references "facilities"."resident" ("id"),
        "role" text not null,
        "full_name" text not null,
        "relation" text not null,
        "phone" text,
        "personal_id" text,
        "may_decide" boolean not null,
        "legal_basis" text,
        "subject" text,
        "since" date not null,
        "until" date check ("until" >= "since"),
        "end_reason" text
      );
      create index "resident_contact_resident_idx" on "facilities"."resident_contact" ("resident_id", "since" desc);
      create table "facilities"."resident_address" (
        "id" uuid primary key,
        "resident_id" uuid not null references "facilities"."resident" ("id"),
        "street" text,
        "commune_unit_id" uuid references "facilities"."administrative_unit" ("id"),
        "commune_text" text,
        "province_unit_id" uuid not null references "facilities"."administrative_unit" ("id"),
        "since" date,
        "until" date check ("until" >= "since"),
        "end_reason" text,
        check ("commune_unit_id" is null or "commune_text" is null)
      );
      create index "resident_address_resident_idx" on "facilities"."resident_address" ("resident_id", "since" desc);
      create unique index "resident_address_one_idx" on "facilities"."resident_address" ("resident_id") where "until" is null;
      create table "facilities"."resident_correction" (
        "id" uuid primary key,
        "resident_id" uuid not null references "facilities"."resident" ("id"),
        "identifier_id" uuid references "facilities"."resident_identifier" ("id"),
        "version" integer not null,
        "at" timestamptz not null,
        "changes" jsonb not null,
        "reason" text not null,
        "note" text not null,
        "actor" text not null,
        "by_role" text not null,
        "by_facility" text
      );
      create index "resident_correction_resident_idx" on "facilities"."resident_correction" ("resident_id", "version" desc);
      create index "resident_correction_identifier_idx" on "facilities"."resident_correction" ("identifier_id");
    `)
  }
}
