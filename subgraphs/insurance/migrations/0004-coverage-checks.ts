import { SqlMigration } from '../../../kit/migration.js'

/** Every check as it was asked and answered; a later answer is a row of its own. */
export class CoverageChecks0004 extends SqlMigration {
  override up(): void {
    this.run(`
      create table "insurance"."coverage_check" (
        "id" uuid primary key,
        "version" integer not null default 1,
        "origin" text not null check ("origin" in ('ASKED', 'CHECKED_AGAIN', 'REFERRAL_ISSUED')),
        "follows_id" uuid references "insurance"."coverage_check" ("id"),
        "referral_id" uuid,
        "resident_id" uuid,
        "card_ids" uuid[] not null default '{}',
        "identifier" text,
        "person_name" text,
        "person_birth_date" text,
        "asked_at" timestamptz not null,
        "asked_by" text not null,
        "asked_role" text not null,
        "asked_organisation" text,
        "province_code" text,
        "on_day" date not null,
        "source" text not null check ("source" in ('HUB_REGISTER', 'NATIONAL_GATEWAY')),
        "gateway_code" text,
        "outcome" text not null check ("outcome" in ('COVERED', 'NOT_COVERED', 'COULD_NOT_CHECK')),
        "percent" numeric(4, 1),
        "reason" text,
        "facts" jsonb not null,
        "answer" jsonb not null,
        "rule_set" integer not null default 0,
        "checked_again" text check ("checked_again" in ('WAITING', 'DONE', 'GIVEN_UP')),
        "check_again_at" timestamptz,
        "tries" integer not null default 0
      );
      create index "coverage_check_resident_idx" on "insurance"."coverage_check" ("resident_id", "asked_at" desc, "id");
      create index "coverage_check_province_idx" on "insurance"."coverage_check" ("province_code", "asked_at" desc, "id");
      create index "coverage_check_asker_idx" on "insurance"."coverage_check" ("asked_by", "asked_at" desc, "id");
      create unique index "coverage_check_referral_idx" on "insurance"."coverage_check" ("referral_id")
        where "origin" = 'REFERRAL_ISSUED';
      create unique index "coverage_check_follows_idx" on "insurance"."coverage_check" ("follows_id");
      create index "coverage_check_waiting_idx" on "insurance"."coverage_check" ("check_again_at")
        where "checked_again" = 'WAITING';
    `)
  }
}
