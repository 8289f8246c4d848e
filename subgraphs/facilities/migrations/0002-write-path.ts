import { eventTablesSql } from '../../../kit/event-tables.js'
import { SqlMigration } from '../../../kit/migration.js'
import { coverPeriodTableSql, openReferralTableSql } from '../../../kit/vn/borrowed-tables.js'

/** What a change leaves beside itself, and what this sector borrows of the others. */
export class WritePath0002 extends SqlMigration {
  override up(): void {
    this.run(eventTablesSql('facilities'))
    this.run(openReferralTableSql('facilities'))
    this.run(coverPeriodTableSql('facilities'))
    this.run(`
      create table "facilities"."revoked_access" (
        "id" uuid primary key,
        "subject" text not null unique,
        "revoked_at" timestamptz not null,
        "revoked_by" text not null,
        "reason" text not null,
        "version" integer not null default 1
      );
      create sequence "facilities"."resident_code" start 5000001;
    `)
  }
}
