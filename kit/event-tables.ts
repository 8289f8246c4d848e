/** The sign-ins that were withdrawn: a copy of the facilities sector’s register. */
export const revokedAccessTableSql = (schema: string) => `
  create table "${schema}"."revoked_access" (
    "subject" text primary key,
    "revoked_at" timestamptz not null,
    "source_version" integer not null,
    "as_of" timestamptz not null
  );
`

/** Identical in every subgraph, so that one writer, one feed and one consumer serve all three. */
export const eventTablesSql = (schema: string) => `
  create table "${schema}"."command" (
    "actor" text not null,
    "key" text not null,
    "name" text not null,
    "body_hash" text not null,
    "outcome" jsonb,
    "at" timestamptz not null,
    primary key ("actor", "key")
  );
  create table "${schema}"."outbox" (
    "position" bigint generated always as identity primary key,
    "id" uuid not null unique,
    "type" text not null,
    "aggregate" text not null,
    "aggregate_id" uuid not null,
    "version" integer not null,
    "payload" jsonb not null,
    "at" timestamptz not null
  );
  create index "outbox_aggregate_idx" on "${schema}"."outbox" ("aggregate_id");
  create table "${schema}"."inbox" (
    "source" text primary key,
    "position" bigint not null,
    "as_of" timestamptz not null
  );
  create table "${schema}"."parked_event" (
    "source" text not null,
    "position" bigint not null,
    "id" uuid not null,
    "type" text not null,
    "aggregate" text not null,
    "aggregate_id" uuid not null,
    "version" integer not null,
    "payload" jsonb not null,
    "at" timestamptz not null,
    "reason" text not null,
    "parked_at" timestamptz not null,
    primary key ("source", "position")
  );
  create index "parked_event_aggregate_idx" on "${schema}"."parked_event" ("source", "aggregate_id");
  alter table "${schema}"."audit_entry" add column "subject" text;
  alter table "${schema}"."audit_entry" alter column "resident_id" drop not null;
`
