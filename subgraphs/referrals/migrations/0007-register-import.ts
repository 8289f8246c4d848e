import { SqlMigration } from '../../../kit/migration.js'

/** Ranks that can be corrected are told with a version; what an import changed stays as it was before. */
export class RegisterImport0007 extends SqlMigration {
  override up(): void {
    this.run(`
      alter table "referrals"."health_facility_rank" add column "version" integer not null default 1;
      create table "referrals"."health_facility_before" (
        "id" uuid primary key,
        "import_id" uuid not null,
        "health_facility_id" uuid not null references "referrals"."health_facility" ("id"),
        "valid_from" date,
        "fields" jsonb not null,
        "until" timestamptz not null
      );
      create index "health_facility_before_idx" on "referrals"."health_facility_before" ("health_facility_id", "until");
    `)
  }
}
