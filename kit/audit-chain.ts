import { createHash } from 'node:crypto'
import type { Database } from './database.js'

/**
 * The chain of a sector’s audit log (nhật ký truy cập): every entry has the next place and the SHA-256 of the hash before it
 * and of its own text, so that nobody changes, removes, inserts or re-orders one without every later hash being wrong.
 */
export interface ChainHead {
  readonly position: number
  /** 64 hexadecimal digits. */
  readonly hash: string
}

/** One entry as it is hashed; `at` to the microsecond in UTC. */
export interface ChainedEntry {
  readonly position: number
  readonly at: string
  readonly requestId: string
  readonly action: string
  readonly actor: string
  readonly actorRole: string
  readonly actorOrganisation: string | null
  readonly client: string
  readonly residentId: string | null
  readonly subject: string | null
  readonly fields: string
  /** For what it was done, how it ended, and for whom the actor stood in: all null in entries from before these were written down. */
  readonly purpose: string | null
  readonly result: string | null
  readonly actsFor: string | null
}

/** What stands first in every hashed text; another shape of entry has another. */
export const formats = { first: 1, withPurpose: 2 } as const

/** In the order of `entryText`; both sides must write the same bytes. */
const firstTextSql = (alias: string) => `json_build_array(${formats.first}, ${alias}."position", to_char(${alias}."at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
  ${alias}."request_id", ${alias}."action", ${alias}."actor", ${alias}."actor_role", ${alias}."actor_organisation", ${alias}."client", ${alias}."resident_id",
  ${alias}."subject", ${alias}."fields")::text`

/** The text that the database hashed, made here without it. */
export function entryText(entry: ChainedEntry): string {
  const { position, at, requestId, action, actor, actorRole, actorOrganisation, client, residentId, subject, fields } = entry
  const { purpose, result, actsFor } = entry
  const common = [position, at, requestId, action, actor, actorRole, actorOrganisation, client, residentId, subject, fields]
  const values = purpose === null ? [formats.first, ...common] : [formats.withPurpose, ...common, purpose, result, actsFor]
  return `[${values.map(value => JSON.stringify(value)).join(', ')}]`
}

/** The hash of what comes before the first entry, so that the logs of two sectors never look alike. */
export const firstHash = (schema: string) => createHash('sha256').update(`an-sinh-hub audit ${schema}`).digest('hex')

export const nextHash = (before: string, entry: ChainedEntry) =>
  createHash('sha256').update(Buffer.from(before, 'hex')).update(entryText(entry)).digest('hex')

/** The newest entry and its hash, as the database has them. */
export async function auditHead(db: Database): Promise<ChainHead> {
  const [head] = await db.read<ChainHead>(`select "position"::float8 as "position", encode("hash", 'hex') as "hash" from "${db.schema}"."audit_head"`, [])
  if (!head) throw new Error(`The log of ${db.schema} has no head`)
  return head
}

/** What the first kept entry hangs on: the last one that was retired, or what every log begins with. */
export async function auditBase(db: Database): Promise<ChainHead> {
  const [base] = await db.read<{ position: number; hash: string | null }>(
    `select "base_position"::float8 as "position", encode("base_hash", 'hex') as "hash" from "${db.schema}"."audit_head"`,
    [],
  )
  return { position: base?.position ?? 0, hash: base?.hash ?? firstHash(db.schema) }
}

/** The entries as `ChainedEntry`, for a query that names the table `e`. */
export const chainedColumns = `e."position"::float8 as "position", to_char(e."at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "at",
  e."request_id" as "requestId", e."action", e."actor", e."actor_role" as "actorRole", e."actor_organisation" as "actorOrganisation", e."client",
  e."resident_id" as "residentId", e."subject", e."fields", e."purpose", e."result", e."acts_for" as "actsFor", encode(e."hash", 'hex') as "hash"`

/**
 * The chain beside an audit table as it first was, statement by statement. What was there before is taken into the chain as it is found. From then
 * on `audit_append` is the only way in, one writer at a time until its commit, and nothing is changed or taken out.
 */
export const auditChainSql = (schema: string): readonly string[] => [
  `alter table "${schema}"."audit_entry" add column "position" bigint, add column "hash" bytea`,
  `create table "${schema}"."audit_head" ("only" boolean primary key default true check ("only"), "position" bigint not null, "hash" bytea not null)`,
  `insert into "${schema}"."audit_head" ("position", "hash") values (0, decode('${firstHash(schema)}', 'hex'))`,
  `do $$
    declare head bytea; place bigint; entry record; written text;
    begin
      select "position", "hash" into place, head from "${schema}"."audit_head" for update;
      for entry in select e."id" from "${schema}"."audit_entry" e order by e."id" loop
        place := place + 1;
        update "${schema}"."audit_entry" e set "position" = place where e."id" = entry."id" returning ${firstTextSql('e')} into written;
        head := sha256(head || convert_to(written, 'UTF8'));
        update "${schema}"."audit_entry" e set "hash" = head where e."id" = entry."id";
      end loop;
      update "${schema}"."audit_head" set "position" = place, "hash" = head;
    end $$`,
  `create unique index "audit_entry_position_idx" on "${schema}"."audit_entry" ("position")`,
  `create function "${schema}"."audit_append"(entries jsonb) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
    declare head bytea; place bigint; e record; written text;
    begin
      select h."position", h."hash" into place, head from "${schema}"."audit_head" h for update;
      for e in select 0::bigint as "position", r.* from jsonb_to_recordset(entries) as r("at" timestamptz, "request_id" text, "action" text, "actor" text,
        "actor_role" text, "actor_organisation" text, "client" text, "resident_id" uuid, "subject" text, "fields" text) loop
        place := place + 1;
        e."position" := place;
        written := ${firstTextSql('e')};
        head := sha256(head || convert_to(written, 'UTF8'));
        insert into "${schema}"."audit_entry" ("position", "hash", "at", "request_id", "action", "actor", "actor_role", "actor_organisation",
          "client", "resident_id", "subject", "fields") values (place, head, e."at", e."request_id", e."action", e."actor", e."actor_role",
          e."actor_organisation", e."client", e."resident_id", e."subject", e."fields");
      end loop;
      update "${schema}"."audit_head" set "position" = place, "hash" = head;
    end $$`,
  `revoke all on function "${schema}"."audit_append"(jsonb) from public`,
  `create function "${schema}"."audit_append_only"() returns trigger language plpgsql as $$
    begin raise exception 'The audit log is only ever added to.' using errcode = 'insufficient_privilege'; end $$`,
  `create trigger "audit_entry_append_only" before update or delete or truncate on "${schema}"."audit_entry"
    for each statement execute function "${schema}"."audit_append_only"()`,
]
