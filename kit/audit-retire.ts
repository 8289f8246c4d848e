import type { CheckpointBook } from './audit-checkpoint.js'
import { verifyAudit } from './audit-verify.js'
import type { Database } from './database.js'
import { PlainError } from './errors.js'

export interface Retired {
  readonly sector: string
  readonly entries: number
}

/**
 * Takes out what was written before a day, from the front of a log that is whole: first the signed word that it went by the policy,
 * then the entries. A process that dies in between leaves a word too many, and doing it again ends it.
 */
export async function retireAudit(db: Database, book: CheckpointBook, before: Date, now: Date): Promise<Retired> {
  const { fault, retired } = await verifyAudit(db, await book.read(db.schema))
  if (fault) throw new PlainError(`The log of ${db.schema} is not whole, so nothing of it is taken out. See what "npm run audit:verify" says.`)
  const [last] = await db.read<{ position: number; hash: string }>(
    `select e."position"::float8 as "position", encode(e."hash", 'hex') as "hash" from "${db.schema}"."audit_entry" e
      where e."position" < coalesce((select min(young."position") from "${db.schema}"."audit_entry" young where young."at" >= $1), 9e18)
      order by e."position" desc limit 1`,
    [before.toISOString()],
  )
  if (!last) return { sector: db.schema, entries: 0 }
  await book.retire(db.schema, { ...last, at: now.toISOString() })
  await db.read(`select "${db.schema}"."audit_retire"($1, $2::timestamptz)`, [last.position, before.toISOString()])
  return { sector: db.schema, entries: last.position - retired }
}
