import { SqlMigration } from '../../../kit/migration.js'

/** What the lists of the sector are read by, and the contracts with the hospitals. */
export class CardLists0006 extends SqlMigration {
  override up(): void {
    this.run(`
      create index "card_ending_idx" on "insurance"."insurance_card" ("valid_to", "id")
        where "status" = 'ACTIVE' and "resident_id" is not null;
      create index "resident_link_person_idx" on "insurance"."resident_link" ((coalesce("survivor_id", "resident_id")));
      create index "resident_link_sealed_idx" on "insurance"."resident_link" ("resident_id") where "sealed_scope" is not null;
    `)
    // An index over an expression is of use once its values were counted.
    this.run('analyze "insurance"."resident_link"')
    this.run('analyze "insurance"."insurance_card"')
    this.run(`
      create table "insurance"."insurance_contract" (
        "id" uuid primary key,
        "health_facility_code" text not null check ("health_facility_code" ~ '^\\d{5}$'),
        "contract_number" text not null,
        "outpatient" boolean not null,
        "inpatient" boolean not null check ("outpatient" or "inpatient"),
        "insurer_province_code" text not null check ("insurer_province_code" ~ '^\\d{2}$'),
        "valid_from" date not null,
        "valid_to" date check ("valid_to" >= "valid_from"),
        unique ("health_facility_code", "valid_from")
      );
    `)
  }
}
