import { SqlMigration } from '../../../kit/migration.js'
import { auditTableSql } from '../../../kit/audit.js'

export class Core0001 extends SqlMigration {
  override up(): void {
    this.run('create extension if not exists pg_trgm schema public')
    this.run('create schema if not exists "facilities"')
    this.run(`
      create table "facilities"."administrative_unit" (
        "id" uuid primary key,
        "code" text not null,
        "level" text not null check ("level" in ('PROVINCE', 'COMMUNE')),
        "kind" text not null,
        "name" text not null,
        "name_folded" text not null,
        "province_code" text not null,
        "valid_from" date,
        "valid_to" date,
        "legal_basis" text
      );
      create index "unit_code_idx" on "facilities"."administrative_unit" ("level", "code");
      create index "unit_province_idx" on "facilities"."administrative_unit" ("level", "province_code", "code");
      create table "facilities"."administrative_unit_successor" (
        "unit_id" uuid not null references "facilities"."administrative_unit" ("id"),
        "successor_id" uuid not null references "facilities"."administrative_unit" ("id"),
        "effective_on" date not null,
        "legal_basis" text not null,
        primary key ("unit_id", "successor_id")
      );
      create index "unit_successor_idx" on "facilities"."administrative_unit_successor" ("successor_id");
    `)
    this.run(`
      create table "facilities"."facility" (
        "id" uuid primary key,
        "code" text not null unique,
        "name" text not null,
        "name_folded" text not null,
        "kind" text not null,
        "sub_kind" text,
        "province_unit_id" uuid not null references "facilities"."administrative_unit" ("id"),
        "capacity" integer not null check ("capacity" > 0),
        "health_facility_code" text
      );
      create index "facility_province_idx" on "facilities"."facility" ("province_unit_id");
    `)
    this.run(`
      create table "facilities"."resident" (
        "id" uuid primary key,
        "code" text not null unique,
        "family_name" text not null,
        "given_name" text not null,
        "full_name" text not null,
        "name_marked" text not null,
        "name_folded" text not null,
        "birth_date" text not null check ("birth_date" ~ '^\\d{4}(-\\d{2}(-\\d{2})?)?$'),
        "sex" text not null check ("sex" in ('MALE', 'FEMALE', 'UNKNOWN')),
        "facility_id" uuid not null references "facilities"."facility" ("id"),
        "version" integer not null default 1
      );
      create index "resident_name_trgm_idx" on "facilities"."resident" using gin ("name_folded" public.gin_trgm_ops);
      create index "resident_facility_idx" on "facilities"."resident" ("facility_id", "name_folded", "id");
      create index "resident_name_idx" on "facilities"."resident" ("name_folded", "id");
      create table "facilities"."resident_identifier" (
        "id" uuid primary key,
        "resident_id" uuid not null references "facilities"."resident" ("id"),
        "type" text not null,
        "value" text not null,
        "valid_from" date,
        "valid_to" date
      );
      create index "resident_identifier_resident_idx" on "facilities"."resident_identifier" ("resident_id");
      create unique index "resident_identifier_active_idx" on "facilities"."resident_identifier" ("type", "value")
        where "valid_to" is null;
      create table "facilities"."resident_category" (
        "id" uuid primary key,
        "resident_id" uuid not null references "facilities"."resident" ("id"),
        "kind" text not null,
        "since" date not null,
        "until" date,
        "proof" text
      );
      create index "resident_category_resident_idx" on "facilities"."resident_category" ("resident_id");
    `)
    this.run(`
      create table "facilities"."stay" (
        "id" uuid primary key,
        "resident_id" uuid not null references "facilities"."resident" ("id"),
        "facility_id" uuid not null references "facilities"."facility" ("id"),
        "mode" text not null,
        "admitted_on" date not null,
        "ended_on" date check ("ended_on" >= "admitted_on"),
        "end_reason" text,
        check (("ended_on" is null) = ("end_reason" is null))
      );
      create index "stay_resident_idx" on "facilities"."stay" ("resident_id", "admitted_on" desc);
      create unique index "stay_one_open_idx" on "facilities"."stay" ("resident_id") where "ended_on" is null;
      create index "stay_facility_idx" on "facilities"."stay" ("facility_id") where "ended_on" is null;
    `)
    this.run(`
      create table "facilities"."threshold" (
        "id" uuid primary key,
        "measure" text not null,
        "age_from" integer not null,
        "age_to" integer,
        "low_alert" numeric,
        "low_warn" numeric,
        "high_warn" numeric,
        "high_alert" numeric,
        "high_urgent" numeric,
        "unit" text not null,
        "source" text not null,
        "confidence" text not null,
        "valid_from" date not null,
        "valid_to" date
      );
      create table "facilities"."health_check" (
        "id" uuid primary key,
        "resident_id" uuid not null references "facilities"."resident" ("id"),
        "facility_id" uuid not null references "facilities"."facility" ("id"),
        "checked_on" date not null,
        "class" integer check ("class" between 1 and 5),
        "systolic_bp" integer,
        "diastolic_bp" integer,
        "pulse" integer,
        "weight_kg" numeric(5, 1),
        "height_cm" numeric(5, 1),
        "fasting_glucose" numeric(4, 1),
        "conclusion" text,
        "next_due_on" date not null
      );
      create index "health_check_resident_idx" on "facilities"."health_check" ("resident_id", "checked_on" desc, "id");
      create table "facilities"."alert" (
        "id" uuid primary key,
        "resident_id" uuid not null references "facilities"."resident" ("id"),
        "health_check_id" uuid references "facilities"."health_check" ("id"),
        "kind" text not null,
        "severity" text not null,
        "measure" text,
        "value" numeric,
        "threshold_source" text,
        "raised_at" timestamptz not null
      );
      create index "alert_check_idx" on "facilities"."alert" ("health_check_id");
      create index "alert_resident_idx" on "facilities"."alert" ("resident_id", "raised_at" desc);
    `)
    this.run(auditTableSql('facilities'))
  }
}
