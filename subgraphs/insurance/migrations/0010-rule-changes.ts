import { SqlMigration } from '../../../kit/migration.js'

/** Changes of the rules: drafted by one person, in force by the word of a second, never changed afterwards. */
export class RuleChanges0010 extends SqlMigration {
  override up(): void {
    this.run(`
      create table "insurance"."rule_change" (
        "id" uuid primary key,
        "version" integer not null default 1,
        "number" integer unique check ("number" > 0),
        "status" text not null check ("status" in ('DRAFT', 'ACTIVE', 'WITHDRAWN')),
        "note" text not null,
        "rows" jsonb not null,
        "drafted_by" text not null,
        "drafted_at" timestamptz not null,
        "settled_by" text check ("settled_by" <> "drafted_by" or "status" <> 'ACTIVE'),
        "settled_at" timestamptz,
        check (("number" is not null) = ("status" = 'ACTIVE'))
      );
      create index "rule_change_newest_idx" on "insurance"."rule_change" ("drafted_at" desc, "id");
    `)
  }
}
