/** The imports of a sector that run in the background: see `kit/row-import.ts`. Identical in every subgraph that has some. */
export const rowImportTablesSql = (schema: string) => `
  create table "${schema}"."row_import" (
    "id" uuid primary key,
    "kind" text not null,
    "province_code" text not null,
    "file_name" text not null,
    "dry_run" boolean not null,
    "status" text not null check ("status" in ('WAITING_FOR_PARTS', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
    "parts" integer not null check ("parts" between 1 and 64),
    "columns" text[],
    "part" integer not null default 1,
    "place" integer not null default 0,
    "line" integer not null default 0,
    "rows_total" integer,
    "rows_done" integer not null default 0,
    "added" integer not null default 0,
    "changed" integer not null default 0,
    "unchanged" integer not null default 0,
    "refused" integer not null default 0,
    "error_count" integer not null default 0,
    "actor" text not null,
    "actor_role" text not null,
    "client" text not null,
    "request_id" text not null,
    "created_at" timestamptz(3) not null,
    "started_at" timestamptz,
    "ended_at" timestamptz
  );
  create index "row_import_list_idx" on "${schema}"."row_import" ("kind", "province_code", "created_at" desc, "id" desc);
  create index "row_import_open_idx" on "${schema}"."row_import" ("status") where "status" in ('WAITING_FOR_PARTS', 'RUNNING');
  create table "${schema}"."row_import_part" (
    "import_id" uuid not null references "${schema}"."row_import",
    "part" integer not null,
    "sha256" text not null,
    "text" text not null,
    primary key ("import_id", "part")
  );
  create table "${schema}"."row_import_key" (
    "import_id" uuid not null references "${schema}"."row_import",
    "key" uuid not null,
    primary key ("import_id", "key")
  );
  create table "${schema}"."row_import_entry" (
    "import_id" uuid not null references "${schema}"."row_import",
    "line" integer not null,
    "change" text not null,
    "fields" text[] not null,
    primary key ("import_id", "line")
  );
  create table "${schema}"."row_import_error" (
    "id" bigint generated always as identity primary key,
    "import_id" uuid not null references "${schema}"."row_import",
    "line" integer not null,
    "column_name" text,
    "code" text not null
  );
  create index "row_import_error_idx" on "${schema}"."row_import_error" ("import_id", "line", "id");
  create table "${schema}"."row_import_refused" (
    "import_id" uuid not null references "${schema}"."row_import",
    "line" integer not null,
    "cells" text[] not null,
    primary key ("import_id", "line")
  );
`

/** What came later: a facility for which a file is sent, its own headers and what they mean here, and the taking back. */
export const rowImportLaterSql = (schema: string) => `
  alter table "${schema}"."row_import"
    add column "facility_code" text,
    add column "headers" text[],
    add column "mapping" jsonb not null default '[]',
    drop constraint "row_import_status_check",
    add constraint "row_import_status_check"
      check ("status" in ('WAITING_FOR_PARTS', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED', 'UNDOING', 'UNDONE'));
  drop index "${schema}"."row_import_open_idx";
  create index "row_import_open_idx" on "${schema}"."row_import" ("status") where "status" in ('WAITING_FOR_PARTS', 'RUNNING', 'UNDOING');
  create index "row_import_facility_idx" on "${schema}"."row_import" ("kind", "facility_code", "created_at" desc, "id" desc)
    where "facility_code" is not null;
`
