import pg from 'pg'
import type { ReadRecord } from '../kit/audit.js'
import type { Statement } from './limit-sql.js'

export interface LimitDatabase {
  rows<Row>(statement: Statement, ...changing: unknown[]): Promise<Row[]>
  /** One durable insert for all records that gathered while the one before was under way, as in `kit/audit.ts`. */
  record(records: readonly ReadRecord[]): Promise<void>
  close(): Promise<void>
}

const instantOid = 1184
const dateOid = 1082

/** In a session in UTC instants arrive as `2026-11-02 02:00:00.5+00`: text to text is faster than through a `Date`. */
function isoInstant(text: string): string {
  const fraction = text.slice(20, -3).padEnd(3, '0').slice(0, 3)
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${fraction}Z`
}

const types = {
  getTypeParser: ((oid: number, format?: 'text') => {
    if (oid === instantOid) return isoInstant
    if (oid === dateOid) return (text: string) => text
    return pg.types.getTypeParser(oid, format)
  }) as typeof pg.types.getTypeParser,
}

/** One pool of as many connections as a subgraph has. */
export function openLimitDatabase(url: string, schema: string): LimitDatabase {
  const pool = new pg.Pool({ connectionString: url, max: 10, options: '-c TimeZone=UTC', types })
  const insert = `insert into "${schema}"."audit_entry"
    ("at", "request_id", "action", "actor", "actor_role", "client", "resident_id", "fields")
    select at, request_id, 'read', actor, role, client, resident_id, fields from unnest($1::timestamptz[], $2::text[],
      $3::text[], $4::text[], $5::text[], $6::uuid[], $7::text[]) n(at, request_id, actor, role, client, resident_id, fields)`
  let gathering: ReadRecord[] = []
  let next: Promise<void> | undefined
  let running: Promise<unknown> = Promise.resolve()
  const write = async () => {
    const batch = gathering
    gathering = []
    next = undefined
    await pool.query({ name: 'limit-audit', text: insert, values: columnsOf(batch) })
  }
  return {
    rows: async <Row>({ name, text, fixed }: Statement, ...changing: unknown[]) =>
      (await pool.query({ name, text, values: [...changing, ...fixed] })).rows as Row[],
    record(records) {
      if (records.length === 0) return Promise.resolve()
      gathering.push(...records)
      if (!next) {
        next = running.then(write)
        running = next.catch(() => undefined)
      }
      return next
    },
    close: () => pool.end(),
  }
}

function columnsOf(batch: readonly ReadRecord[]): unknown[] {
  return [
    batch.map(record => record.at),
    batch.map(record => record.requestId),
    batch.map(record => record.viewer.subject),
    batch.map(record => record.viewer.role),
    batch.map(record => record.viewer.client),
    batch.map(record => record.residentId),
    batch.map(record => record.fields),
  ]
}
