/** The table of a kind of record that facilities have; two of one kind never hold on one day. */
export function recordTable(name: string, columns: string, oneOf: string): string {
  return `
    create table "facilities"."${name}" (
      "id" uuid primary key,
      "facility_id" uuid not null references "facilities"."facility" ("id"),
      "valid_from" date,
      "valid_to" date check ("valid_to" >= "valid_from"),
      "ended_on" date check ("ended_on" >= "valid_from"),
      "recorded_at" timestamptz not null,
      "recorded_by" text not null,
      "recorded_role" text not null,
      "replaces_id" uuid references "facilities"."${name}" ("id"),
      "corrected_at" timestamptz,
      "corrected_by" text,
      "corrected_role" text,
      "corrected_reason" text,
      ${columns},
      check (("corrected_at" is null) = ("corrected_reason" is null)),
      constraint "${name}_one_at_a_time" exclude using gist ("facility_id" with =, ${oneOf}
        daterange("valid_from", least("valid_to", "ended_on"), '[]') with &&) where ("corrected_at" is null)
    );
    create index "${name}_facility_idx" on "facilities"."${name}" ("facility_id", "valid_from" desc nulls last);`
}
