import { SqlMigration } from '../../../kit/migration.js'

/** Care plans with goals, the sessions of rehabilitation they order, and questions to a hospital from afar. */
export class CarePlan0016 extends SqlMigration {
  override up(): void {
    this.run(`
      create table "facilities"."care_plan" (
        "id" uuid primary key,
        "resident_id" uuid not null references "facilities"."resident" ("id"),
        "facility_id" uuid not null references "facilities"."facility" ("id"),
        "version" integer not null default 1,
        "status" text not null check ("status" in ('ACTIVE', 'ENDED')),
        "title" text not null,
        "needs" text not null,
        "begun_on" date not null,
        "review_on" date,
        "ended_on" date check ("ended_on" >= "begun_on"),
        "end_reason" text,
        "end_note" text,
        "follow_up_until" date,
        check (("status" = 'ENDED') = ("ended_on" is not null and "end_reason" is not null))
      );
      create unique index "care_plan_active_idx" on "facilities"."care_plan" ("resident_id") where "status" = 'ACTIVE';
      create index "care_plan_list_idx" on "facilities"."care_plan" ("resident_id", "begun_on" desc, "id" desc);
      create index "care_plan_review_idx" on "facilities"."care_plan" ("review_on") where "review_on" is not null;
    `)
    this.run(`
      create table "facilities"."care_goal" (
        "id" uuid primary key,
        "care_plan_id" uuid not null references "facilities"."care_plan" ("id"),
        "resident_id" uuid not null references "facilities"."resident" ("id"),
        "position" integer not null,
        "target" text not null,
        "measure" text,
        "due_on" date not null,
        "status" text not null check ("status" in ('OPEN', 'REACHED', 'NOT_REACHED', 'DROPPED')),
        "settled_on" date,
        "settled_note" text,
        unique ("care_plan_id", "position"),
        check (("status" = 'OPEN') = ("settled_on" is null))
      );
      create index "care_goal_resident_idx" on "facilities"."care_goal" ("resident_id");
      create index "care_goal_due_idx" on "facilities"."care_goal" ("due_on") where "status" = 'OPEN';
      create table "facilities"."care_plan_step" (
        "id" uuid primary key,
        "care_plan_id" uuid not null references "facilities"."care_plan" ("id"),
        "resident_id" uuid not null references "facilities"."resident" ("id"),
        "version" integer not null,
        "move" text not null check ("move" in ('STARTED', 'GOAL_ADDED', 'GOAL_SETTLED', 'REVIEWED', 'ENDED')),
        "on" date not null,
        "note" text,
        "review_on" date,
        "goal_id" uuid references "facilities"."care_goal" ("id"),
        "goal_status" text,
        "at" timestamptz not null,
        "by_subject" text not null,
        "by_role" text not null,
        "by_organisation" text,
        unique ("care_plan_id", "version")
      );
      create index "care_plan_step_resident_idx" on "facilities"."care_plan_step" ("resident_id", "on");
    `)
    this.run(`
      create table "facilities"."rehabilitation_session" (
        "id" uuid primary key,
        "care_plan_id" uuid not null references "facilities"."care_plan" ("id"),
        "resident_id" uuid not null references "facilities"."resident" ("id"),
        "facility_id" uuid not null references "facilities"."facility" ("id"),
        "version" integer not null default 1,
        "kind" text not null check ("kind" in ('PHYSIO', 'OCCUPATIONAL', 'SPEECH', 'PSYCHOLOGY', 'AIDS')),
        "planned_on" date not null,
        "status" text not null check ("status" in ('PLANNED', 'DONE', 'MISSED', 'CANCELLED')),
        "minutes" integer check ("minutes" between 1 and 480),
        "note" text,
        "performed_by" text,
        "cancel_reason" text,
        "recorded_at" timestamptz not null,
        "recorded_by" text not null,
        "recorded_role" text not null,
        "recorded_organisation" text
      );
      create unique index "rehabilitation_session_once_idx" on "facilities"."rehabilitation_session" ("resident_id", "kind", "planned_on")
        where "status" <> 'CANCELLED';
      create index "rehabilitation_session_resident_idx" on "facilities"."rehabilitation_session" ("resident_id", "planned_on" desc, "id" desc);
      create index "rehabilitation_session_plan_idx" on "facilities"."rehabilitation_session" ("care_plan_id", "planned_on" desc, "id" desc);
      create index "rehabilitation_session_open_idx" on "facilities"."rehabilitation_session" ("planned_on", "resident_id") where "status" = 'PLANNED';
      create table "facilities"."rehabilitation_session_before" (
        "id" uuid primary key,
        "session_id" uuid not null references "facilities"."rehabilitation_session" ("id"),
        "version" integer not null,
        "fields" jsonb not null,
        "reason" text not null,
        "at" timestamptz not null,
        "by_subject" text not null,
        "by_role" text not null,
        "by_organisation" text,
        unique ("session_id", "version")
      );
    `)
    this.run(`
      create table "facilities"."tele_consultation" (
        "id" uuid primary key,
        "resident_id" uuid not null references "facilities"."resident" ("id"),
        "facility_id" uuid not null references "facilities"."facility" ("id"),
        "version" integer not null default 1,
        "status" text not null check ("status" in ('REQUESTED', 'AGREED', 'HELD', 'DECLINED', 'CANCELLED')),
        "health_facility_code" text not null,
        "question" text not null,
        "urgency" text not null check ("urgency" in ('ROUTINE', 'URGENT')),
        "wanted_by" date not null,
        "alert_id" uuid references "facilities"."alert" ("id"),
        "health_check_id" uuid references "facilities"."health_check" ("id"),
        "requested_on" date not null,
        "agreed_for" date,
        "held_on" date,
        "result" text,
        "advice" text,
        "reason" text
      );
      create index "tele_consultation_list_idx" on "facilities"."tele_consultation" ("resident_id", "requested_on" desc, "id" desc);
      create index "tele_consultation_open_idx" on "facilities"."tele_consultation" ("wanted_by", "resident_id")
        where "status" in ('REQUESTED', 'AGREED');
      create table "facilities"."tele_consultation_step" (
        "id" uuid primary key,
        "tele_consultation_id" uuid not null references "facilities"."tele_consultation" ("id"),
        "resident_id" uuid not null references "facilities"."resident" ("id"),
        "version" integer not null,
        "status" text not null,
        "on" date not null,
        "note" text,
        "source" text check ("source" in ('PHONE', 'PAPER', 'SYSTEM')),
        "at" timestamptz not null,
        "by_subject" text not null,
        "by_role" text not null,
        "by_organisation" text,
        unique ("tele_consultation_id", "version")
      );
      create index "tele_consultation_step_resident_idx" on "facilities"."tele_consultation_step" ("resident_id", "on");
    `)
  }
}
