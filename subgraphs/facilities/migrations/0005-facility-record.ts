import { SqlMigration } from '../../../kit/migration.js'
import { recordTable } from './record-table.js'

const ended = `"end_reason" text, "ended_by" text, check (("ended_on" is null) = ("ended_by" is null))`

/** What a facility was, had and offered, with dates: who answers for it, licences, class, packages, rehabilitation, address. */
export class FacilityRecord0005 extends SqlMigration {
  override up(): void {
    this.run('create extension if not exists btree_gist schema public')
    this.run(`alter table "facilities"."facility" add column "version" integer not null default 1`)
    this.run(`
      create table "facilities"."authority_rule" (
        "id" uuid primary key,
        "function" text not null,
        "level" text not null check ("level" in ('PROVINCE', 'MINISTRY')),
        "province_code" text,
        "agency" text not null,
        "valid_from" date,
        "valid_to" date,
        "legal_basis" text,
        "confidence" text not null check ("confidence" in ('HIGH', 'MEDIUM', 'UNCONFIRMED')),
        constraint "authority_rule_one_at_a_time" exclude using gist ("function" with =, "level" with =,
          (coalesce("province_code", '')) with =, daterange("valid_from", "valid_to", '[]') with &&)
      );`)
    this.run(recordTable('managing_authority', `"function" text not null, "level" text not null check ("level" in ('PROVINCE', 'MINISTRY')),
      "agency" text not null, "legal_basis" text not null`, '"function" with =, "level" with =,'))
    this.run(recordTable('facility_licence', `"kind" text not null check ("kind" in ('OPERATING', 'EXAMINE_AND_TREAT')), "number" text,
      "issued_by" text, "issued_on" date, "tasks" text, "health_facility_code" text, "end_decision" text, ${ended},
      check (("kind" = 'EXAMINE_AND_TREAT') = ("health_facility_code" is not null))`, '"kind" with =,'))
    this.run(`
      create table "facilities"."licence_suspension" (
        "id" uuid primary key,
        "licence_id" uuid not null references "facilities"."facility_licence" ("id"),
        "from_day" date not null,
        "until_day" date not null check ("until_day" >= "from_day"),
        "decision" text not null,
        "reason" text not null,
        "recorded_at" timestamptz not null,
        "recorded_by" text not null,
        "recorded_role" text not null,
        constraint "licence_suspension_one_at_a_time" exclude using gist ("licence_id" with =, daterange("from_day", "until_day", '[]') with &&)
      );`)
    this.run(recordTable('autonomy_class', `"autonomy_group" text not null, "decision" text not null`, ''))
    this.run(recordTable('service_package', `"name" text not null, "contents" text not null,
      "price_vnd" integer not null check ("price_vnd" >= 0), ${ended}`, '"name" with =,'))
    this.run(recordTable('rehabilitation_offer', `"modality" text not null, ${ended}`, '"modality" with =,'))
    this.run(recordTable('facility_address', `"street" text not null,
      "province_unit_id" uuid not null references "facilities"."administrative_unit" ("id"),
      "commune_unit_id" uuid references "facilities"."administrative_unit" ("id"), "phone" text, "email" text`, ''))
    // The register knew a code and no dates; its column stays behind, and nothing reads it any more.
    this.run(`
      insert into "facilities"."facility_licence" ("id", "facility_id", "recorded_at", "recorded_by", "recorded_role", "kind", "health_facility_code")
        select gen_random_uuid(), "id", now(), 'migration', 'system', 'EXAMINE_AND_TREAT', "health_facility_code"
        from "facilities"."facility" where "health_facility_code" is not null`)
  }
}
