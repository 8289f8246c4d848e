import { SqlMigration } from '../../../kit/migration.js'

/** Two records of one person: one points at the other, and every merge keeps who made it and who took it back. */
export class Merge0009 extends SqlMigration {
  override up(): void {
    this.run(`
      alter table "facilities"."resident" add column "survivor_id" uuid references "facilities"."resident" ("id")
        constraint "resident_survivor_check" check ("survivor_id" <> "id");
      create index "resident_survivor_idx" on "facilities"."resident" ("survivor_id") where "survivor_id" is not null;
      create table "facilities"."resident_merge" (
        "id" uuid primary key,
        "survivor_id" uuid not null references "facilities"."resident" ("id"),
        "merged_id" uuid not null references "facilities"."resident" ("id"),
        "merged_at" timestamptz not null,
        "merged_by" text not null,
        "merged_role" text not null,
        "merged_organisation" text,
        "reason" text not null,
        "undone_at" timestamptz,
        "undone_by" text,
        "undone_role" text,
        "undone_organisation" text,
        "undo_reason" text,
        constraint "resident_merge_self_check" check ("survivor_id" <> "merged_id"),
        constraint "resident_merge_undone_check" check (("undone_at" is null) = ("undo_reason" is null) and
          ("undone_at" is null) = ("undone_by" is null) and ("undone_at" is null) = ("undone_role" is null))
      );
      create unique index "resident_merge_once_idx" on "facilities"."resident_merge" ("merged_id") where "undone_at" is null;
      create index "resident_merge_merged_idx" on "facilities"."resident_merge" ("merged_id");
      create index "resident_merge_survivor_idx" on "facilities"."resident_merge" ("survivor_id");
    `)
  }
}
