import { SqlMigration } from '../../../kit/migration.js'
import { rowImportTablesSql } from '../../../kit/row-import-tables.js'
import { formerProvinces, provinceToday } from '../../../kit/vn/provinces.js'

/** Old code → the code of today, as rows of SQL. */
const successors = () => formerProvinces().map(({ code }) => `('${code}', '${provinceToday(code)?.code ?? code}')`).join(', ')

/** The register is kept by the provinces: who manages a card, what it was before each change, and files of many cards. */
export class CardRegister0005 extends SqlMigration {
  override up(): void {
    this.run(`
      alter table "insurance"."insurance_card" add column "personal_id" text check ("personal_id" ~ '^\\d{12}$');
      alter table "insurance"."insurance_card" add column "province_code" text;
      create index "card_personal_id_idx" on "insurance"."insurance_card" ("personal_id") where "personal_id" is not null;
      create index "card_province_idx" on "insurance"."insurance_card" ("province_code", "id");
      update "insurance"."insurance_card" c set "province_code" = coalesce(
        (select p.today from (values ${successors()}) as p(old, today) where p.old = substr(c."card_number", 4, 2)),
        (select p.today from (values ${successors()}) as p(old, today) where p.old = left(c."registered_facility_code", 2)));
      create table "insurance"."insurance_card_before" (
        "id" uuid primary key,
        "card_id" uuid not null references "insurance"."insurance_card",
        "version" integer not null,
        "fields" jsonb not null,
        "reason" text not null,
        "note" text,
        "import_id" uuid,
        "by_role" text not null,
        "by_province" text,
        "actor" text not null,
        "until" timestamptz not null,
        unique ("card_id", "version")
      );
    `)
    this.run(rowImportTablesSql('insurance'))
  }
}
