// The tables of the facts in `borrowed-facts.ts` that more than one sector borrows, as they were first made.

export const openReferralTableSql = (schema: string) => `
  create table "${schema}"."open_referral" (
    "referral_id" uuid primary key,
    "resident_id" uuid not null,
    "valid_until" timestamptz,
    "ended" boolean not null,
    "source_version" integer not null,
    "as_of" timestamptz not null
  );
  create index "open_referral_resident_idx" on "${schema}"."open_referral" ("resident_id") where not "ended";
`

export const coverPeriodTableSql = (schema: string) => `
  create table "${schema}"."cover_period" (
    "card_id" uuid primary key,
    "resident_id" uuid not null,
    "valid_from" date not null,
    "valid_to" date,
    "registered_facility_code" text not null,
    "source_version" integer not null,
    "as_of" timestamptz not null
  );
  create index "cover_period_resident_idx" on "${schema}"."cover_period" ("resident_id");
`
