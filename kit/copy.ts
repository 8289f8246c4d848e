import { sql } from 'kysely'
import type { z } from 'zod'
import type { HubEvent } from './event.js'
import type { BasisName } from './legal-basis.rules.js'
import type { Transaction } from './transaction.js'

/** A local table that holds what another sector owns, written by its events only. */
export interface Copy {
  /** The owner. */
  readonly source: string
  /** The table’s name, without its schema. */
  readonly table: string
  /** The event that tells of it. */
  readonly type: string
  /** Takes events in their order. Taking one again, or an older one, changes nothing. */
  apply(tx: Transaction, events: readonly HubEvent[]): Promise<void>
  clear(tx: Transaction): Promise<void>
}

type SqlType = 'uuid' | 'text' | 'text[]' | 'boolean' | 'date' | 'timestamptz' | 'numeric' | 'integer'

/** A fact that other sectors keep a copy of. */
export interface BorrowedFact<Fact> {
  readonly source: string
  /** On which legal basis one sector tells it to another. */
  readonly basis: BasisName
  readonly type: string
  /** The table that holds it, in the schema of each sector that borrows it. */
  readonly table: string
  readonly shape: z.ZodType<Fact>
  /** The fields by which a row is found again. */
  readonly key: readonly (keyof Fact & string)[]
  /** The fact’s fields, each with the type of its column; the column has the same name in snake case. */
  readonly columns: { readonly [Field in keyof Fact & string]: SqlType }
}

/**
 * A copy whose rows are the facts themselves, with the version they speak of (`source_version`) and the time of the
 * change at its owner (`as_of`). A whole batch is one statement.
 */
export function copyOf<Fact extends object>(schema: string, fact: BorrowedFact<Fact>): Copy {
  const { source, table, type, key } = fact
  const fields = Object.entries<SqlType>(fact.columns)
  const columns = [...fields.map(([field]) => snake(field)), 'source_version', 'as_of']
  const keyColumns = key.map(snake)
  const target = sql.table(`${schema}.${table}`)
  const shape = [...fields.map(([field, kind]) => `"${snake(field)}" ${kind}`), '"source_version" integer', '"as_of" timestamptz']
  const list = columns.map(column => `"${column}"`).join(', ')
  const changed = columns.filter(column => !keyColumns.includes(column)).map(column => `"${column}" = excluded."${column}"`)
  const upsert = (rows: object[]) => sql`insert into ${target} as mine (${sql.raw(list)})
    select ${sql.raw(list)} from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as f(${sql.raw(shape.join(', '))})
    on conflict (${sql.raw(keyColumns.map(column => `"${column}"`).join(', '))}) do update set ${sql.raw(changed.join(', '))}
    where mine.source_version < excluded.source_version`
  return {
    source,
    table,
    type,
    async apply(tx, events) {
      // One statement may meet a row once only: of several facts about it the newest is the one that holds.
      const rows = new Map<string, { source_version: number; as_of: string }>()
      for (const event of events) {
        const told = new Map<string, unknown>(Object.entries(fact.shape.parse(event.payload)))
        const id = JSON.stringify(key.map(field => told.get(field)))
        const row = Object.fromEntries(fields.map(([field]) => [snake(field), told.get(field)]))
        if ((rows.get(id)?.source_version ?? -Infinity) >= event.version) continue
        rows.set(id, { ...row, source_version: event.version, as_of: event.at })
      }
      if (rows.size > 0) await tx.query(upsert([...rows.values()]))
    },
    clear: async tx => void (await tx.query(sql`delete from ${target}`)),
  }
}

function snake(field: string): string {
  return field.replaceAll(/[A-Z]/g, letter => `_${letter.toLowerCase()}`).replace(/(?<=[a-z])(?=\d)/, '_')
}
