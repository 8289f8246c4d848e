import { formats } from './audit-chain.js'

// How the chain of a log went on after its first shape: more in each entry, and an end of keeping.

const purposeTextSql = `json_build_array(${formats.withPurpose}, e."position", to_char(e."at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
  e."request_id", e."action", e."actor", e."actor_role", e."actor_organisation", e."client", e."resident_id",
  e."subject", e."fields", e."purpose", e."result", e."acts_for")::text`

/** Each entry from now on says for what it was done, how it ended, and for whom the actor stood in. Older ones stay as they were hashed. */
export const auditPurposeSql = (schema: string): readonly string[] => [
  `alter table "${schema}"."audit_entry" add column "purpose" text, add column "result" text, add column "acts_for" text`,
  `create or replace function "${schema}"."audit_append"(entries jsonb) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
    declare head bytea; place bigint; e record; written text;
    begin
      select h."position", h."hash" into place, head from "${schema}"."audit_head" h for update;
      for e in select 0::bigint as "position", r.* from jsonb_to_recordset(entries) as r("at" timestamptz, "request_id" text, "action" text, "actor" text,
        "actor_role" text, "actor_organisation" text, "client" text, "resident_id" uuid, "subject" text, "fields" text, "purpose" text, "result" text,
        "acts_for" text) loop
        if e."purpose" is null or e."result" is null then
          raise exception 'An entry of the audit log says for what it was done and how it ended.' using errcode = 'not_null_violation';
        end if;
        place := place + 1;
        e."position" := place;
        written := ${purposeTextSql};
        head := sha256(head || convert_to(written, 'UTF8'));
        insert into "${schema}"."audit_entry" ("position", "hash", "at", "request_id", "action", "actor", "actor_role", "actor_organisation",
          "client", "resident_id", "subject", "fields", "purpose", "result", "acts_for") values (place, head, e."at", e."request_id", e."action",
          e."actor", e."actor_role", e."actor_organisation", e."client", e."resident_id", e."subject", e."fields", e."purpose", e."result", e."acts_for");
      end loop;
      update "${schema}"."audit_head" set "position" = place, "hash" = head;
    end $$`,
]

/** The law wants at least this long for data of the state (see the domain's list of duties); the policy of the hub is longer. */
const shortest = '6 months'

/**
 * Entries go only from the front, only as many as are older than the policy, and only through this function, which those who
 * serve may not call. What was the last of them stays in the head, so that the chain still hangs on something.
 */
export const auditRetentionSql = (schema: string): readonly string[] => [
  `alter table "${schema}"."audit_head" add column "base_position" bigint not null default 0, add column "base_hash" bytea, add column "retired_at" timestamptz`,
  `create or replace function "${schema}"."audit_append_only"() returns trigger language plpgsql as $$
    begin
      if tg_op = 'DELETE' and current_setting('hub.audit_retiring', true) = '${schema}' then return null; end if;
      raise exception 'The audit log is only ever added to.' using errcode = 'insufficient_privilege';
    end $$`,
  `create function "${schema}"."audit_retire"(until bigint, older_than timestamptz) returns void language plpgsql as $$
    declare base bytea;
    begin
      perform 1 from "${schema}"."audit_head" for update;
      if older_than > now() - interval '${shortest}' or exists (
        select 1 from "${schema}"."audit_entry" e where e."position" <= until and e."at" >= older_than
      ) then raise exception 'Entries are kept for ${shortest} at least.' using errcode = 'check_violation'; end if;
      select e."hash" into strict base from "${schema}"."audit_entry" e where e."position" = until;
      perform set_config('hub.audit_retiring', '${schema}', true);
      delete from "${schema}"."audit_entry" e where e."position" <= until;
      perform set_config('hub.audit_retiring', '', true);
      update "${schema}"."audit_head" set "base_position" = until, "base_hash" = base, "retired_at" = now();
    end $$`,
  `revoke all on function "${schema}"."audit_retire"(bigint, timestamptz) from public`,
]
