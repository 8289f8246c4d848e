import { auditTableSql } from '../../../kit/audit.js'
import { SqlMigration } from '../../../kit/migration.js'

export class Core0001 extends SqlMigration {
  override up(): void {
    this.run('create schema if not exists "insurance"')
    this.run(`
      create table "insurance"."object_code" (
        "id" uuid primary key,
        "code" text not null check ("code" ~ '^[A-Z]{2}$'),
        "meaning_vi" text not null,
        "meaning_en" text not null,
        "level" integer not null check ("level" between 1 and 5),
        "percent" numeric(4, 1) not null check ("percent" between 0 and 100),
        "legal_basis" text,
        "confidence" text not null check ("confidence" in ('HIGH', 'MEDIUM', 'LOW')),
        "note" text,
        "valid_from" date not null,
        "valid_to" date check ("valid_to" >= "valid_from"),
        unique ("code", "valid_from")
      );
      create table "insurance"."benefit_rule" (
        "id" uuid primary key,
        "rule_id" text not null,
        "kind" text not null,
        "condition" text not null,
        "value" text,
        "legal_basis" text not null,
        "confidence" text not null,
        "valid_from" date,
        "valid_to" date check ("valid_to" >= "valid_from"),
        unique ("rule_id", "valid_from")
      );
    `)
    this.run(`
      create table "insurance"."insurance_card" (
        "id" uuid primary key,
        "version" integer not null default 1,
        "resident_id" uuid,
        "holder_name" text not null,
        "holder_birth_date" text not null check ("holder_birth_date" ~ '^\\d{4}(-\\d{2}(-\\d{2})?)?$'),
        "card_number" text not null check ("card_number" ~ '^[A-Z]{2}[1-5]\\d{12}$'),
        "social_insurance_number" text not null check ("social_insurance_number" = right("card_number", 10)),
        "object_code" text not null check ("object_code" = left("card_number", 2)),
        "printed_level" integer not null check ("printed_level" = substr("card_number", 3, 1)::integer),
        "registered_facility_code" text not null check ("registered_facility_code" ~ '^\\d{5}$'),
        "valid_from" date not null,
        "valid_to" date check ("valid_to" >= "valid_from"),
        "five_year_on" date,
        "status" text not null check ("status" in ('ACTIVE', 'SUSPENDED', 'CANCELLED')),
        "source" text not null,
        "as_of" timestamptz not null
      );
      create index "card_resident_idx" on "insurance"."insurance_card" ("resident_id", "valid_from" desc, "id");
      create index "card_number_idx" on "insurance"."insurance_card" ("card_number");
      create index "card_social_insurance_idx" on "insurance"."insurance_card" ("social_insurance_number");
    `)
    this.run(`
      create table "insurance"."resident_link" (
        "resident_id" uuid primary key,
        "facility_id" uuid not null,
        "facility_code" text not null,
        "province_code" text not null,
        "sealed" boolean not null,
        "categories" text[] not null,
        "survivor_id" uuid check ("survivor_id" <> "resident_id"),
        "source_version" integer not null,
        "as_of" timestamptz not null
      );
      create index "resident_link_survivor_idx" on "insurance"."resident_link" ("survivor_id")
        where "survivor_id" is not null;
      create index "resident_link_facility_idx" on "insurance"."resident_link" ("facility_code");
      create index "resident_link_province_idx" on "insurance"."resident_link" ("province_code");
    `)
    this.run(auditTableSql('insurance'))
  }
}
