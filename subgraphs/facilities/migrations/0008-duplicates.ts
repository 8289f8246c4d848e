import { SqlMigration } from '../../../kit/migration.js'

/** People are looked for by what their birth date may be, and by numbers they had before. */
export class Duplicates0008 extends SqlMigration {
  override up(): void {
    // The name goes along, so that it is compared within the index.
    this.run(`
      create index "resident_birth_idx" on "facilities"."resident" ("birth_date", "name_folded", "id");
    `)
  }
}
