import { eventTablesSql, revokedAccessTableSql } from '../../../kit/event-tables.js'
import { SqlMigration } from '../../../kit/migration.js'
import { openReferralTableSql } from '../../../kit/vn/borrowed-tables.js'

/** What a change leaves beside itself, and what this sector borrows of the others. */
export class WritePath0002 extends SqlMigration {
  override up(): void {
    this.run(eventTablesSql('insurance'))
    this.run(revokedAccessTableSql('insurance'))
    this.run(openReferralTableSql('insurance'))
    this.run(`
      alter table "insurance"."resident_link" alter column "facility_id" drop not null;
      alter table "insurance"."resident_link" alter column "facility_code" drop not null;
      alter table "insurance"."resident_link" add column "sealed_scope" text;
      create table "insurance"."facility_rank" (
        "health_facility_code" text not null,
        "level" text not null,
        "points" numeric(5, 2),
        "tier_before_2025" text,
        "provisional" boolean not null,
        "valid_from" date not null,
        "valid_to" date,
        "source_version" integer not null,
        "as_of" timestamptz not null,
        primary key ("health_facility_code", "valid_from")
      );
    `)
  }
}
