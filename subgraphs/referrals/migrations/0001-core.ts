import { auditTableSql } from '../../../kit/audit.js'
import { SqlMigration } from '../../../kit/migration.js'

export class Core0001 extends SqlMigration {
  override up(): void {
    this.run('create extension if not exists pg_trgm schema public')
    this.run('create schema if not exists "referrals"')
    this.run(`
      create table "referrals"."health_facility" (
        "id" uuid primary key,
        "code" text not null unique check (char_length("code") = 5),
        "code13" text unique check (char_length("code13") = 13),
        "name" text not null,
        "name_folded" text not null,
        "province_code" text not null check (char_length("province_code") = 2),
        "on_hub" boolean not null
      );
      create index "health_facility_name_trgm_idx" on "referrals"."health_facility"
        using gin ("name_folded" public.gin_trgm_ops);
      create index "health_facility_name_idx" on "referrals"."health_facility" ("name_folded", "id");
      create index "health_facility_province_idx" on "referrals"."health_facility"
        ("province_code", "name_folded", "id");
      create table "referrals"."health_facility_rank" (
        "id" uuid primary key,
        "health_facility_id" uuid not null references "referrals"."health_facility" ("id"),
        "level" text not null check ("level" in ('INITIAL', 'BASIC', 'SPECIALISED')),
        "points" numeric(5, 2) check ("points" between 0 and 100),
        "tier_before_2025" text check ("tier_before_2025" in ('COMMUNE', 'DISTRICT', 'PROVINCE', 'CENTRAL')),
        "provisional" boolean not null,
        "valid_from" date not null,
        "valid_to" date check ("valid_to" >= "valid_from")
      );
      create unique index "health_facility_rank_idx" on "referrals"."health_facility_rank"
        ("health_facility_id", "valid_from" desc);
    `)
    this.run(`
      create table "referrals"."referral" (
        "id" uuid primary key,
        "version" integer not null default 1,
        "paper_number" text,
        "kind" text not null check ("kind" in ('CLINICAL_TRANSFER', 'CARE_LINK')),
        "status" text not null,
        "status_since" timestamptz not null,
        "urgency" text not null check ("urgency" in ('EMERGENCY', 'URGENT', 'ROUTINE')),
        "resident_id" uuid not null,
        "patient_name" text not null,
        "patient_birth_date" text not null check ("patient_birth_date" ~ '^\\d{4}(-\\d{2}(-\\d{2})?)?$'),
        "patient_sex" text not null check ("patient_sex" in ('MALE', 'FEMALE', 'UNKNOWN')),
        "from_facility_id" uuid,
        "from_facility_code" text,
        "from_health_facility_id" uuid references "referrals"."health_facility" ("id"),
        "to_health_facility_id" uuid not null references "referrals"."health_facility" ("id"),
        "from_province_code" text not null check (char_length("from_province_code") = 2),
        "to_province_code" text not null check (char_length("to_province_code") = 2),
        "sealed" boolean not null,
        "reason" text not null,
        "diagnoses" text[] not null,
        "summary" text,
        "one_year" boolean not null,
        "signed_on" date,
        "valid_until" timestamptz(3) check ("valid_until" is null or "signed_on" is not null),
        "due_by" timestamptz(3),
        "created_at" timestamptz(3) not null,
        "parent_id" uuid references "referrals"."referral" ("id"),
        check (("from_facility_id" is null) = ("from_facility_code" is null)),
        check ("from_facility_id" is not null or "from_health_facility_id" is not null)
      );
      create index "referral_newest_idx" on "referrals"."referral" ("created_at" desc, "id" desc);
      create index "referral_resident_idx" on "referrals"."referral" ("resident_id", "created_at" desc, "id" desc);
      create index "referral_from_facility_idx" on "referrals"."referral"
        ("from_facility_id", "created_at" desc, "id" desc);
      create index "referral_from_facility_code_idx" on "referrals"."referral"
        ("from_facility_code", "created_at" desc, "id" desc);
      create index "referral_from_health_facility_idx" on "referrals"."referral"
        ("from_health_facility_id", "created_at" desc, "id" desc);
      create index "referral_to_health_facility_idx" on "referrals"."referral"
        ("to_health_facility_id", "created_at" desc, "id" desc);
      create index "referral_from_province_idx" on "referrals"."referral"
        ("from_province_code", "created_at" desc, "id" desc);
      create index "referral_to_province_idx" on "referrals"."referral"
        ("to_province_code", "created_at" desc, "id" desc);
      create index "referral_parent_idx" on "referrals"."referral" ("parent_id") where "parent_id" is not null;
    `)
    this.run(`
      create table "referrals"."time_limit" (
        "id" uuid primary key,
        "urgency" text not null,
        "status" text not null,
        "amount" integer not null check ("amount" > 0),
        "unit" text not null,
        "valid_from" date not null,
        "source" text not null,
        unique ("urgency", "status", "valid_from")
      );
      create table "referrals"."resident_link" (
        "resident_id" uuid primary key,
        "facility_id" uuid not null,
        "facility_code" text not null,
        "province_code" text not null,
        "sealed" boolean not null,
        "categories" text[] not null,
        "survivor_id" uuid,
        "source_version" integer not null,
        "as_of" timestamptz not null
      );
      create index "resident_link_survivor_idx" on "referrals"."resident_link" ("survivor_id")
        where "survivor_id" is not null;
    `)
    this.run(auditTableSql('referrals'))
  }
}
