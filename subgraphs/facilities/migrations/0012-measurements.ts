import { SqlMigration } from '../../../kit/migration.js'

/** Rounds, whole checks and what they said before, vital signs, marks of provinces, and when everybody's next check is due. */
export class Measurements0012 extends SqlMigration {
  override up(): void {
    this.run(`
      create table "facilities"."health_round" (
        "id" uuid primary key,
        "facility_id" uuid not null references "facilities"."facility" ("id"),
        "name" text not null,
        "kind" text not null check ("kind" in ('SIX_MONTHLY', 'YEARLY')),
        "starts_on" date not null,
        "ends_on" date not null check ("ends_on" >= "starts_on"),
        "started_at" timestamptz not null,
        "started_by" text not null,
        "started_role" text not null,
        unique ("facility_id", "kind", "starts_on")
      );
      create index "health_round_list_idx" on "facilities"."health_round" ("starts_on" desc, "id" desc);
    `)
    this.run(`
      alter table "facilities"."health_check"
        add column "version" integer not null default 1,
        add column "round_id" uuid references "facilities"."health_round" ("id"),
        add column "temperature" numeric(3, 1),
        add column "respiratory_rate" integer,
        add column "spo2" integer,
        add column "waist_cm" numeric(4, 1),
        add column "random_glucose" numeric(4, 1),
        add column "glucose_symptoms" boolean not null default false,
        add column "glucose_2h" numeric(4, 1),
        add column "hba1c" numeric(4, 1),
        add column "creatinine" numeric(5, 1),
        add column "cholesterol" numeric(4, 1),
        add column "findings" jsonb not null default '[]',
        add column "diseases" text[] not null default '{}',
        add column "advice" text,
        add column "due_reason" text,
        add column "electronic" boolean not null default false,
        add column "examined_by" text,
        add column "recorded_at" timestamptz,
        add column "recorded_by" text,
        add column "recorded_role" text,
        add column "recorded_organisation" text;
      create unique index "health_check_once_idx" on "facilities"."health_check" ("resident_id", "checked_on") where "recorded_at" is not null;
      create unique index "health_check_round_idx" on "facilities"."health_check" ("round_id", "resident_id");
      create table "facilities"."health_check_before" (
        "id" uuid primary key,
        "health_check_id" uuid not null references "facilities"."health_check" ("id"),
        "version" integer not null,
        "fields" jsonb not null,
        "reason" text not null,
        "at" timestamptz not null,
        "by" text not null,
        "by_role" text not null,
        "by_organisation" text,
        unique ("health_check_id", "version")
      );
    `)
    this.run(`
      create table "facilities"."vital_sign" (
        "id" uuid primary key,
        "reading_id" uuid not null,
        "resident_id" uuid not null references "facilities"."resident" ("id"),
        "facility_id" uuid not null references "facilities"."facility" ("id"),
        "measure" text not null,
        "value" numeric(6, 1) not null,
        "at" timestamptz(3) not null,
        "note" text,
        "recorded_at" timestamptz not null,
        "recorded_by" text not null,
        "recorded_role" text not null,
        "recorded_organisation" text,
        unique ("resident_id", "measure", "at")
      );
      create index "vital_sign_list_idx" on "facilities"."vital_sign" ("resident_id", "at" desc, "id" desc);
    `)
    this.run(`
      alter table "facilities"."threshold"
        add column "version" integer not null default 1,
        add column "sex" text check ("sex" in ('MALE', 'FEMALE', 'UNKNOWN')),
        add column "low_urgent" numeric,
        add column "province_unit_id" uuid references "facilities"."administrative_unit" ("id"),
        add column "recorded_at" timestamptz,
        add column "recorded_by" text,
        add column "recorded_role" text,
        add column "end_reason" text,
        add column "ended_by" text,
        add constraint "threshold_dates_check" check ("valid_to" is null or "valid_to" >= "valid_from"),
        add constraint "threshold_recorded_check" check (("province_unit_id" is null) = ("recorded_by" is null));
      create index "stay_of_facility_idx" on "facilities"."stay" ("facility_id", "admitted_on");
      create index "threshold_list_idx" on "facilities"."threshold" ("measure", "id");
    `)
    this.run(checkDue)
  }
}

/**
 * The list of who is due is read across whole provinces, so the day stands with the person. Kept by the database: checks and
 * stays come by changes and by bulk loads alike. Never checked, a person is due from the day the stay began.
 */
const checkDue = `
  alter table "facilities"."resident" add column "check_due_on" date;
  create index "resident_check_due_idx" on "facilities"."resident" ("check_due_on", "id") where "left_on" is null;
  create index "resident_check_due_here_idx" on "facilities"."resident" ("facility_id", "check_due_on", "id") where "left_on" is null;
  create function "facilities"."set_check_due"("residents" uuid[]) returns void language sql as $$
    update "facilities"."resident" r set "check_due_on" = d."due" from (
      select k, coalesce(
        (select c."next_due_on" from "facilities"."health_check" c where c."resident_id" = k order by c."checked_on" desc, c."id" limit 1),
        (select s."admitted_on" from "facilities"."stay" s where s."resident_id" = k and s."ended_on" is null)) as "due"
      from unnest("residents") k) d
    where r."id" = d.k and r."check_due_on" is distinct from d."due"
  $$;
  create function "facilities"."note_check_due"() returns trigger language plpgsql as $$ begin
    perform "facilities"."set_check_due"((select array_agg(distinct t."resident_id" order by t."resident_id") from "touched" t)); return null; end $$;
  create trigger "check_due_added" after insert on "facilities"."health_check"
    referencing new table as "touched" for each statement execute function "facilities"."note_check_due"();
  create trigger "check_due_changed" after update on "facilities"."health_check"
    referencing new table as "touched" for each statement execute function "facilities"."note_check_due"();
  create trigger "check_due_stay_added" after insert on "facilities"."stay"
    referencing new table as "touched" for each statement execute function "facilities"."note_check_due"();
  create trigger "check_due_stay_changed" after update on "facilities"."stay"
    referencing new table as "touched" for each statement execute function "facilities"."note_check_due"();
  select "facilities"."set_check_due"((select array_agg("id") from "facilities"."resident"));
`
