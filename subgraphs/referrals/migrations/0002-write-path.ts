import { eventTablesSql, revokedAccessTableSql } from '../../../kit/event-tables.js'
import { SqlMigration } from '../../../kit/migration.js'
import { coverPeriodTableSql } from '../../../kit/vn/borrowed-tables.js'

/** What a change leaves beside itself, and what this sector borrows of the others. */
export class WritePath0002 extends SqlMigration {
  override up(): void {
    this.run(eventTablesSql('referrals'))
    this.run(revokedAccessTableSql('referrals'))
    this.run(coverPeriodTableSql('referrals'))
    this.run(`
      alter table "referrals"."resident_link" alter column "facility_id" drop not null;
      alter table "referrals"."resident_link" alter column "facility_code" drop not null;
      alter table "referrals"."resident_link" add column "sealed_scope" text;
      create table "referrals"."sender_licence" (
        "facility_id" uuid primary key,
        "facility_code" text not null,
        "province_code" text not null,
        "sealed" boolean not null,
        "health_facility_code" text,
        "valid_from" date,
        "valid_to" date,
        "source_version" integer not null,
        "as_of" timestamptz not null
      );
      create index "sender_licence_code_idx" on "referrals"."sender_licence" ("facility_code");
    `)
  }
}
