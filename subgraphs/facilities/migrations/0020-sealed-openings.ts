import { SqlMigration } from '../../../kit/migration.js'

/** Openings of sealed records, and what the heads of the facilities that keep them say of each. */
export class SealedOpenings0020 extends SqlMigration {
  override up(): void {
    this.run(`
      create table "facilities"."sealed_opening" (
        "id" uuid primary key,
        "resident_id" uuid not null references "facilities"."resident" ("id"),
        "reason" text not null,
        "note" text not null,
        "opened_at" timestamptz not null,
        "closes_at" timestamptz not null check ("closes_at" > "opened_at"),
        "ended_at" timestamptz,
        "of_entries" boolean not null,
        "opened_by" text not null,
        "client" text not null,
        "by_role" text not null,
        "by_organisation" text
      );
      create index "sealed_opening_running_idx" on "facilities"."sealed_opening" ("opened_by", "closes_at") where "ended_at" is null;
      create index "sealed_opening_resident_idx" on "facilities"."sealed_opening" ("resident_id", "opened_at");
      create index "sealed_opening_list_idx" on "facilities"."sealed_opening" ("opened_at" desc, "id" desc);
      create table "facilities"."sealed_review" (
        "id" uuid primary key,
        "opening_id" uuid not null references "facilities"."sealed_opening" ("id"),
        "facility_id" uuid not null references "facilities"."facility" ("id"),
        "due_on" date not null,
        "verdict" text check ("verdict" in ('JUSTIFIED', 'NOT_JUSTIFIED')),
        "note" text,
        "reviewed_at" timestamptz,
        "reviewed_by" text,
        unique ("opening_id", "facility_id"),
        check (("verdict" is null) = ("reviewed_at" is null))
      );
      create index "sealed_review_facility_idx" on "facilities"."sealed_review" ("facility_id", "opening_id");
    `)
  }
}
