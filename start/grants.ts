import type { Database } from '../kit/database.js'
import { PlainError } from '../kit/errors.js'

/**
 * Gives a database role what a serving process needs and no more: rows come and go, but tables stay as they are, and the audit log is
 * read and added to by its one function, never changed or emptied. Who migrates keeps the tables. Doing it again changes nothing.
 */
export async function grantTo(db: Database, role: string): Promise<void> {
  const [known] = await db.read<{ name: string }>('select quote_ident(rolname) as "name" from pg_roles where rolname = $1', [role])
  if (!known) throw new PlainError(`HUB_APP_ROLE: the server of ${db.schema} has no role "${role}". Make it with CREATE ROLE … LOGIN, then migrate again.`)
  const { name } = known
  for (const schema of [db.schema, `${db.schema}_jobs`]) {
    await db.script(`grant usage on schema "${schema}" to ${name}`)
    await db.script(`grant select, insert, update, delete on all tables in schema "${schema}" to ${name}`)
    await db.script(`grant usage, select on all sequences in schema "${schema}" to ${name}`)
    await db.script(`grant execute on all functions in schema "${schema}" to ${name}`)
  }
  for (const table of ['audit_entry', 'audit_head', 'migration']) {
    await db.script(`revoke insert, update, delete, truncate on "${db.schema}"."${table}" from ${name}`)
  }  // What was written about who looked goes by policy only, and not by those who serve.
  await db.script(`revoke execute on function "${db.schema}"."audit_retire"(bigint, timestamptz) from ${name}`)
}
