import { SqlMigration } from '../../../kit/migration.js'

/** A stay has modes, absences and corrections; no two stays of a person share a day. */
export class Stays0011 extends SqlMigration {
  override up(): void {
    this.run('create extension if not exists btree_gist schema public')
    this.run(`
      alter table "facilities"."stay"
        add column "version" integer not null default 1,
        add column "mode_decision" text,
        add column "contract_number" text,
        add column "contract_until" date,
        add constraint "stay_contract_check" check ("mode" = 'VOLUNTARY_CONTRACT' or num_nonnulls("contract_number", "contract_until") = 0),
        add constraint "stay_no_overlap" exclude using gist
          ("resident_id" with =, daterange("admitted_on", "ended_on", '[)') with &&);
      create index "stay_facility_days_idx" on "facilities"."stay" ("facility_id", "admitted_on", "ended_on");
      create index "stay_emergency_idx" on "facilities"."stay" ("facility_id") where "mode" = 'EMERGENCY' and "ended_on" is null;
    `)
    this.run(`
      create table "facilities"."stay_mode_before" (
        "id" uuid primary key,
        "stay_id" uuid not null references "facilities"."stay" ("id"),
        "mode" text not null,
        "until" date not null,
        "decision" text,
        "contract_number" text,
        "contract_until" date,
        "recorded_at" timestamptz not null,
        "recorded_by" text not null
      );
      create unique index "stay_mode_before_idx" on "facilities"."stay_mode_before" ("stay_id", "until");
      create table "facilities"."absence" (
        "id" uuid primary key,
        "stay_id" uuid not null references "facilities"."stay" ("id"),
        "reason" text not null,
        "left_on" date not null,
        "expected_return_on" date check ("expected_return_on" >= "left_on"),
        "note" text,
        "referral_id" uuid,
        "ended_on" date check ("ended_on" >= "left_on"),
        "outcome" text check ("outcome" in ('RETURNED', 'STAY_ENDED')),
        "recorded_at" timestamptz not null,
        "recorded_by" text not null,
        "end_recorded_at" timestamptz,
        "end_recorded_by" text,
        check (("ended_on" is null) = ("outcome" is null)),
        constraint "absence_no_overlap" exclude using gist ("stay_id" with =, daterange("left_on", "ended_on", '[)') with &&)
      );
      create unique index "absence_one_open_idx" on "facilities"."absence" ("stay_id") where "ended_on" is null;
      create index "absence_stay_idx" on "facilities"."absence" ("stay_id", "left_on" desc, "id");
      create index "absence_due_idx" on "facilities"."absence" ("expected_return_on", "id") where "ended_on" is null;
      create table "facilities"."stay_correction" (
        "id" uuid primary key,
        "stay_id" uuid not null references "facilities"."stay" ("id"),
        "version" integer not null,
        "at" timestamptz not null,
        "actor" text not null,
        "by_role" text not null,
        "by_organisation" text,
        "note" text not null,
        "fields" text[] not null,
        "admitted_on" date not null,
        "ended_on" date,
        "end_reason" text,
        "mode" text not null,
        "facility_id" uuid not null references "facilities"."facility" ("id"),
        "contract_number" text,
        "contract_until" date,
        unique ("stay_id", "version")
      );
    `)
  }
}
