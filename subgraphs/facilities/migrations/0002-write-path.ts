import { eventTablesSql } from '../../../kit/event-tables.js'
import { SqlMigration } from '../../../kit/migration.js'

/** What a change leaves beside itself, and what this sector borrows of the others. */
export class WritePath0002 extends SqlMigration {
  override up(): void {
    this.run(eventTablesSql('facilities'))
    this.run(`
      create table "facilities"."revoked_access" (
        "id" uuid primary key,
        "subject" text not null unique,
        "revoked_at" timestamptz not null,
        "revoked_by" text not null,
        "reason" text not null,
        "version" integer not null default 1
      );
      create table "facilities"."open_referral" (
        "referral_id" uuid primary key,
        "resident_id" uuid not null,
        "valid_until" timestamptz,
        "ended" boolean not null,
        "source_version" integer not null,
        "as_of" timestamptz not null
      );
      create index "open_referral_resident_idx" on "facilities"."open_referral" ("resident_id") where not "ended";
      create table "facilities"."cover_period" (
        "card_id" uuid primary key,
        "resident_id" uuid not null,
        "valid_from" date not null,
        "valid_to" date,
        "registered_facility_code" text not null,
        "source_version" integer not null,
        "as_of" timestamptz not null
      );
      create index "cover_period_resident_idx" on "facilities"."cover_period" ("resident_id");
      create sequence "facilities"."resident_code" start 5000001;
    `)
  }
}
