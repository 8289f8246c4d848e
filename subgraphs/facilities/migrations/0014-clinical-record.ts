import { SqlMigration } from '../../../kit/migration.js'

const entry = `
        "verification_status" text not null check ("verification_status" in ('CONFIRMED', 'REFUTED', 'ENTERED_IN_ERROR')),
        "recorded_at" timestamptz not null,
        "recorded_by" text not null,
        "recorded_role" text not null,
        "recorded_organisation" text`

/**
 * Conditions, allergies, medicines and vaccinations of residents, and what happened to each. Dates that may be known to the
 * year only are texts, compared letter by letter: `2019` is not after `2019-05-01`.
 */
export class ClinicalRecord0014 extends SqlMigration {
  override up(): void {
    this.run(`
      create table "facilities"."resident_condition" (
        "id" uuid primary key,
        "resident_id" uuid not null references "facilities"."resident" ("id"),
        "code" text not null check ("code" ~ '^[A-Z][0-9]{2}(\\.[0-9]{1,2})?$'),
        "text" text not null,
        "clinical_status" text not null check ("clinical_status" in ('ACTIVE', 'REMISSION', 'RESOLVED')),
        "status_since" date,
        "since" text collate "C",
        "until" text collate "C",
        "found_in" text not null check ("found_in" in ('HEALTH_CHECK', 'COUNTER_REFERRAL', 'TOLD')),
        "health_check_id" uuid references "facilities"."health_check" ("id"),
        "note" text,${entry},
        constraint "resident_condition_until_check" check ("until" is null or "clinical_status" = 'RESOLVED')
      );
      create index "resident_condition_list_idx" on "facilities"."resident_condition" ("resident_id", "since" desc nulls last, "recorded_at" desc, "id");
      create table "facilities"."resident_allergy" (
        "id" uuid primary key,
        "resident_id" uuid not null references "facilities"."resident" ("id"),
        "substance" text not null,
        "category" text not null check ("category" in ('MEDICINE', 'FOOD', 'ENVIRONMENT', 'OTHER')),
        "criticality" text not null check ("criticality" in ('LOW', 'HIGH', 'UNKNOWN')),
        "reaction" text,
        "since" text collate "C",
        "note" text,${entry}
      );
      create index "resident_allergy_list_idx" on "facilities"."resident_allergy" ("resident_id", "recorded_at" desc, "id");
      create table "facilities"."resident_no_known_allergies" (
        "id" uuid primary key,
        "resident_id" uuid not null references "facilities"."resident" ("id"),
        "said_on" date not null,
        "ended_at" timestamptz,
        "recorded_at" timestamptz not null,
        "recorded_by" text not null,
        "recorded_role" text not null
      );
      create index "resident_no_known_allergies_idx" on "facilities"."resident_no_known_allergies" ("resident_id", "said_on" desc) where "ended_at" is null;
    `)
    this.run(`
      create table "facilities"."resident_medicine" (
        "id" uuid primary key,
        "resident_id" uuid not null references "facilities"."resident" ("id"),
        "name" text not null,
        "active_ingredient" text,
        "strength" text,
        "dose" text not null,
        "times_per_day" integer check ("times_per_day" between 1 and 24),
        "as_needed" boolean not null,
        "route" text not null,
        "since" text collate "C" not null,
        "until" date,
        "prescribed_by" text,
        "taken_for" text,
        "stop_reason" text,
        "note" text,${entry},
        constraint "resident_medicine_times_check" check ("as_needed" or "times_per_day" is not null),
        constraint "resident_medicine_stop_check" check ("stop_reason" is null or "until" is not null)
      );
      create index "resident_medicine_list_idx" on "facilities"."resident_medicine" ("resident_id", "since" desc, "recorded_at" desc, "id");
      create table "facilities"."resident_vaccination" (
        "id" uuid primary key,
        "resident_id" uuid not null references "facilities"."resident" ("id"),
        "vaccine" text not null,
        "other_vaccine" text,
        "dose_number" integer check ("dose_number" between 1 and 20),
        "given_on" text collate "C" not null,
        "lot" text,
        "place" text,
        "next_due_on" date,
        "note" text,${entry},
        constraint "resident_vaccination_other_check" check (("vaccine" = 'OTHER') = ("other_vaccine" is not null))
      );
      create index "resident_vaccination_list_idx" on "facilities"."resident_vaccination" ("resident_id", "given_on" desc, "recorded_at" desc, "id");
    `)
    this.run(`
      create table "facilities"."clinical_change" (
        "id" uuid primary key,
        "resident_id" uuid not null references "facilities"."resident" ("id"),
        "entry" text not null check ("entry" in ('CONDITION', 'ALLERGY', 'MEDICINE', 'VACCINATION')),
        "entry_id" uuid not null,
        "version" integer not null,
        "move" text not null check ("move" in ('CORRECTED', 'ENTERED_IN_ERROR', 'STATUS_CHANGED', 'REFUTED', 'STOPPED')),
        "on_day" date,
        "changes" jsonb not null,
        "reason" text,
        "at" timestamptz not null,
        "actor" text not null,
        "by_role" text not null,
        "by_organisation" text
      );
      create index "clinical_change_list_idx" on "facilities"."clinical_change" ("entry_id", "at" desc, "version" desc, "id");
    `)
  }
}
