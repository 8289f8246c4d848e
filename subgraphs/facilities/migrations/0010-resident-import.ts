import { SqlMigration } from '../../../kit/migration.js'
import { rowImportLaterSql, rowImportTablesSql } from '../../../kit/row-import-tables.js'

/** Files of residents, and whom each of them brought. */
export class ResidentImport0010 extends SqlMigration {
  override up(): void {
    this.run(rowImportTablesSql('facilities'))
    this.run(rowImportLaterSql('facilities'))
    // Without a reference to the resident: what was brought may be taken back, and this says that it was.
    this.run(`
      create table "facilities"."resident_import_row" (
        "import_id" uuid not null references "facilities"."row_import" ("id"),
        "line" integer not null,
        "resident_id" uuid not null unique,
        "undo" text check ("undo" in ('UNDONE', 'CHANGED', 'WRITTEN_ABOUT')),
        primary key ("import_id", "line")
      );
      create index "resident_import_row_undo_idx" on "facilities"."resident_import_row" ("import_id", "line") where "undo" is null;
    `)
  }
}
