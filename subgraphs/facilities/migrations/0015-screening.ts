import { SqlMigration } from '../../../kit/migration.js'

/** Screening instruments in versions, what provinces said of them, and the screenings of residents. */
export class Screening0015 extends SqlMigration {
  override up(): void {
    this.run(`
      create table "facilities"."screening_instrument" (
        "id" uuid primary key,
        "code" text not null,
        "name" text not null,
        "version" text not null,
        "valid_from" date not null,
        "valid_to" date check ("valid_to" >= "valid_from"),
        "is_on_by_default" boolean not null,
        "text_source" text not null check ("text_source" in ('HUB_LABELS', 'LOADED_BY_OPERATOR')),
        "is_validated" boolean not null,
        "text_note" text not null,
        "age_from" integer,
        "age_to" integer,
        "licence" text not null,
        "source" text not null,
        "confidence" text not null,
        "definition" jsonb not null,
        unique ("code", "version")
      );
      create table "facilities"."screening_switch" (
        "id" uuid primary key,
        "province_code" text not null,
        "instrument_code" text not null,
        "version" integer not null,
        "is_on" boolean not null,
        "from_on" date not null,
        "licence_reference" text,
        "recorded_at" timestamptz not null,
        "recorded_by" text not null,
        "recorded_role" text not null,
        unique ("province_code", "instrument_code", "version")
      );
    `)
    this.run(`
      create table "facilities"."screening" (
        "id" uuid primary key,
        "version" integer not null default 1,
        "resident_id" uuid not null references "facilities"."resident" ("id"),
        "facility_id" uuid not null references "facilities"."facility" ("id"),
        "instrument_id" uuid not null references "facilities"."screening_instrument" ("id"),
        "screened_on" date not null,
        "informant" text not null check ("informant" in ('PERSON', 'INFORMANT')),
        "language" text not null,
        "text_used" text,
        "answers" jsonb not null,
        "score" integer not null,
        "band" text not null,
        "is_outside_age" boolean not null,
        "recorded_at" timestamptz not null,
        "recorded_by" text not null,
        "recorded_role" text not null,
        "recorded_organisation" text
      );
      create index "screening_list_idx" on "facilities"."screening" ("resident_id", "screened_on" desc, "id" desc);
      create table "facilities"."screening_before" (
        "id" uuid primary key,
        "screening_id" uuid not null references "facilities"."screening" ("id"),
        "version" integer not null,
        "fields" jsonb not null,
        "reason" text not null,
        "at" timestamptz not null,
        "by" text not null,
        "by_role" text not null,
        "by_organisation" text,
        unique ("screening_id", "version")
      );
      create index "alert_screening_idx" on "facilities"."alert" ("source_id") where "found_in" = 'SCREENING';
    `)
  }
}
