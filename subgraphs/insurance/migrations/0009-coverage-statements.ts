import { SqlMigration } from '../../../kit/migration.js'

/** Printed statements. The file is kept as it was printed: a later font or library would give other bytes. */
export class CoverageStatements0009 extends SqlMigration {
  override up(): void {
    this.run(`
      create table "insurance"."coverage_statement" (
        "number" text primary key,
        "check_id" uuid not null references "insurance"."coverage_check" ("id"),
        "language" text not null check ("language" in ('vi', 'en')),
        "issued_at" timestamptz not null,
        "issued_by" text not null,
        "sha256" text not null,
        "verify_url" text not null,
        "content" bytea not null
      );
      create index "coverage_statement_check_idx" on "insurance"."coverage_statement" ("check_id");
    `)
  }
}
