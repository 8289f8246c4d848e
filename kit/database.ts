import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Constructor, type EntityClass, type EntitySchema, MikroORM, type Options } from '@mikro-orm/core'
import { type Migration, Migrator } from '@mikro-orm/migrations'
import { PgliteDriver } from '@mikro-orm/pglite'
import { PostgreSqlDriver } from '@mikro-orm/postgresql'
import { PGlite } from '@electric-sql/pglite'
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { dataDir as emptyCluster } from '@electric-sql/pglite-prepopulatedfs'
import type { RawBuilder } from 'kysely'
import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely'
import type { Pool, PoolClient, QueryConfig } from 'pg'
import pg from 'pg'
import { HubError, PlainError } from './errors.js'
import { createTransactions, type Transact } from './transaction.js'

/** Where a subgraph's tables live: a server of its own, or a schema of the embedded database. */
export type DatabaseTarget = { url: string } | { embedded: PGlite }

export interface DatabaseOptions {
  /** The subgraph's name; also its PostgreSQL schema, on a server as in the embedded database. */
  schema: string
  entities: (EntitySchema | EntityClass<object>)[]
  migrations: { name: string; class: Constructor<Migration> }[]
  poolSize?: number
}

/** Rows out, by SQL: the hot path of every read. Writes go through `transaction` and its managed entities. */
export interface Database {
  readonly schema: string
  readonly orm: MikroORM
  /** Runs one prepared statement: `$1`… in the text, dates as `YYYY-MM-DD` strings, instants as `Date`. */
  read<Row>(text: string, values: readonly unknown[]): Promise<Row[]>
  /** The same for a statement put together from parts with kysely's `sql` tag. */
  query<Row>(query: RawBuilder<Row>): Promise<Row[]>
  /** Runs the SQL of a library as it is: several statements at once where it gives no values. */
  script(text: string, values?: readonly unknown[]): Promise<unknown[]>
  readonly transaction: Transact
  /** Whether other processes may write to it: a server's; the embedded one has one owner. */
  readonly shared: boolean
  /** SQL statements sent so far, by reads and by the ORM: what the tests count. */
  statements(): number
  migrate(): Promise<void>
  ping(): Promise<void>
  close(): Promise<void>
}

type Send = (text: string, values: readonly unknown[]) => Promise<unknown[]>

interface Wire {
  readonly send: Send
  readonly script: Database['script']
}

const compiler = new Kysely<Record<string, never>>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: db => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
})

export async function openDatabase(target: DatabaseTarget, options: DatabaseOptions): Promise<Database> {
  const counter = { sent: 0 }
  const orm = await MikroORM.init(ormOptions(target, options, counter))
  const { send, script } = 'url' in target ? await sendToServer(orm, target.url) : sendToEmbedded(target.embedded)
  const read = async <Row>(text: string, values: readonly unknown[]) => {
    counter.sent++
    return (await send(text, values).catch(refuseValue)) as Row[]
  }
  return {
    schema: options.schema,
    orm,
    read,
    query: <Row>(query: RawBuilder<Row>) => {
      const { sql, parameters } = query.compile(compiler)
      return read<Row>(sql, parameters)
    },
    script,
    transaction: createTransactions(orm, 'embedded' in target, counter),
    shared: 'url' in target,
    statements: () => counter.sent,
    migrate: () => migrate(orm, options.schema, 'url' in target),
    ping: async () => void (await read('select 1', [])),
    close: () => orm.close(true),
  }
}

/** What a caller may type and no column can hold: a NUL in a text, a day or a number out of range. */
const unstorable = new Set(['22021', '22008', '22003'])

function refuseValue(error: unknown): never {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  throw typeof code === 'string' && unstorable.has(code) ? new HubError('BAD_USER_INPUT') : error
}

function ormOptions(target: DatabaseTarget, options: DatabaseOptions, counter: { sent: number }) {
  const common: Partial<Options> = {
    entities: options.entities,
    schema: options.schema,
    extensions: [Migrator],
    discovery: { warnWhenNoEntities: false },
    migrations: {
      migrationsList: options.migrations,
      tableName: `${options.schema}.migration`,
      snapshot: false,
      silent: true,
    },
    onQuery: sql => {
      counter.sent++
      return sql
    },
  }
  const driver =
    'url' in target
      ? { driver: PostgreSqlDriver, clientUrl: target.url, pool: { min: 0, max: options.poolSize ?? 10 } }
      : { driver: PgliteDriver, dbName: options.schema, driverOptions: { pglite: target.embedded } }
  return { ...common, ...driver } as Options
}

/** A connection that hangs must not hold the answers of others, in milliseconds. */
const longestRead = 10_000

/** `date` stays text (a day has no zone); `timestamptz` becomes an instant. */
const instantOid = 1184
const dateOid = 1082

async function sendToServer(orm: MikroORM, url: string): Promise<Wire> {
  const connection = orm.em.getDriver().getConnection() as unknown as { getNativeClient(): Promise<Pool> }
  const pool = await connection.getNativeClient().catch(error => {
    throw unreachable(url, error)
  })
  await pool.query('select 1').catch(error => {
    throw unreachable(url, error)
  })
  takeBackDead(pool)
  const types = {
    getTypeParser: ((oid: number, format?: 'text') => {
      if (oid === instantOid) return (text: string) => new Date(text)
      if (oid === dateOid) return (text: string) => text
      return pg.types.getTypeParser(oid, format)
    }) as typeof pg.types.getTypeParser,
  }
  const names = new Map<string, string>()
  const send: Send = async (text, values) => {
    let name = names.get(text)
    if (!name) names.set(text, (name = createHash('sha1').update(text).digest('hex')))
    const query: QueryConfig & { query_timeout: number } = { name, text, values: [...values], types, query_timeout: longestRead }
    return (await pool.query(query)).rows
  }
  return { send, script: async (text, values = []) => rowsOf(await pool.query<object>(text, [...values])) }
}

/** A text of several statements has a result for each. */
function rowsOf(results: { rows: unknown[] } | { rows: unknown[] }[]): unknown[] {
  return [results].flat().flatMap(({ rows }) => rows)
}

/**
 * kysely keeps a connection for ever whose begin, commit or rollback failed (kysely-org/kysely#1990). After as many of
 * them as the pool has places every statement waits without end, so a connection that ends in use is taken back here.
 */
function takeBackDead(pool: Pool): void {
  const inUse = new WeakMap<PoolClient, () => void>()
  pool.on('acquire', client => {
    const takeBack = () => {
      client.release(true)
      client.release = () => {} // whoever had it may still give it back
    }
    inUse.set(client, takeBack)
    client.once('end', takeBack)
  })
  pool.on('release', (_, client) => client.off('end', inUse.get(client) ?? (() => {})))
}

function sendToEmbedded(embedded: PGlite): Wire {
  const parsers = { [instantOid]: (text: string) => new Date(text), [dateOid]: (text: string) => text }
  return {
    send: async (text, values) => (await embedded.query(text, [...values], { parsers })).rows,
    script: async (text, values = []) => {
      if (values.length > 0) return (await embedded.query(text, [...values])).rows
      // A transaction written out would stay open after an error, and every later statement of the one session with it.
      const inside = /^\s*BEGIN;([\s\S]*)COMMIT;?\s*$/i.exec(text)?.[1]
      return rowsOf(await (inside ? embedded.transaction(tx => tx.exec(inside)) : embedded.exec(text)))
    },
  }
}

function unreachable(url: string, error: unknown): PlainError {
  const { hostname, port, pathname } = new URL(url)
  const reason = error instanceof Error ? error.message : String(error)
  return new PlainError(
    `The database ${pathname.slice(1)} on ${hostname}:${port || 5432} cannot be reached (${reason}). ` +
      'Start PostgreSQL, or correct the HUB_…_DATABASE_URL, then start again.',
  )
}

/** Applies what is missing. On a server one process at a time: the others wait, then find nothing to do. */
async function migrate(orm: MikroORM, schema: string, onServer: boolean): Promise<void> {
  const run = async () => void (await orm.migrator.up())
  if (!onServer) return run()
  const connection = orm.em.getDriver().getConnection() as unknown as { getNativeClient(): Promise<Pool> }
  const client = await (await connection.getNativeClient()).connect()
  try {
    await client.query('select pg_advisory_lock(hashtext($1))', [`an-sinh-hub.migrate.${schema}`])
    await run()
  } finally {
    await client.query('select pg_advisory_unlock_all()')
    client.release()
  }
}

/** Opens the embedded database of a data folder (or one in memory, filled from an archive). */
export async function openEmbedded(where: { folder: string } | { archive?: Blob }): Promise<PGlite> {
  const parsers = textParsers()
  const extensions = { btree_gist, pg_trgm }
  if (!('folder' in where)) return PGlite.create({ dataDir: 'memory://', extensions, parsers, loadDataDir: where.archive ?? (await emptyCluster()) })
  // An empty cluster unpacked is there sooner than one that initdb makes.
  const loadDataDir = existsSync(join(where.folder, 'PG_VERSION')) ? undefined : await emptyCluster()
  return PGlite.create({ dataDir: where.folder, extensions, parsers, loadDataDir })
}

/** The ORM maps dates itself and wants them as text, as it sets up for its own connections. */
function textParsers() {
  const keep = (text: string) => text
  return { 1082: keep, 1114: keep, 1184: keep, 1186: keep }
}
