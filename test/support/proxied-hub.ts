import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { type SubgraphName, subgraphs } from '../../schema/subgraphs.js'
import { forEachSector } from '../../start/sectors.js'
import type { Change } from './changes.js'
import { post } from './client.js'
import { startHub, startSubgraph, testClock, testServer, tokenFor } from './hub.js'
import { type PgProxy, startPgProxy } from './pg-proxy.js'
import { makeDatabases } from './postgres.js'
import { run, type Running, until } from './processes.js'
import { connectSql, type Sql } from './sql.js'

const reply = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z
    .array(z.object({ message: z.string(), extensions: z.record(z.string(), z.unknown()) }))
    .optional(),
})
export type Reply = z.infer<typeof reply>

/** A hub with a proxy between it and the database of each sector. */
export interface CrashableHub {
  readonly sql: Sql
  readonly proxies: Readonly<Record<SubgraphName, PgProxy>>
  /** SIGKILL to the processes of these sectors: they have no time for anything. */
  kill(sectors: readonly SubgraphName[]): Promise<void>
  /** Asks for a change; undefined when the hub went away before it answered. */
  ask(change: Change): Promise<Reply | undefined>
  /** Whether a sector has taken every event of an owner. */
  hasTaken(sector: SubgraphName, owner: SubgraphName): Promise<boolean>
  stop(): Promise<void>
}

/** The whole hub as one process. */
export interface ProxiedHub extends CrashableHub {
  start(): Promise<void>
}

/** The hub as four processes. */
export interface ProxiedServices extends CrashableHub {
  start(sector: SubgraphName): Promise<void>
}

/** Databases filled with the demo; `prepare` adds to them before the first start. */
export async function proxiedHub(prepare: (sql: Sql) => Promise<void>): Promise<ProxiedHub> {
  const databases = await makeDatabases(testServer())
  const dataDir = await mkdtemp(join(tmpdir(), 'an-sinh-hub-'))
  const common = { HUB_DATA_DIR: dataDir, HUB_CLOCK: testClock, HUB_LOG_LEVEL: 'warn', HUB_METRICS_PORT: '0', HUB_LOGIN_PORT: '0', PORT: '0', HUB_RATES: 'off' }
  const seed = run('start/seed.js', { ...common, ...databases.settings })
  if ((await seed.ended) !== 0) throw new Error(seed.stderr())
  const sql = await connectSql(databases.settings)
  await prepare(sql)
  const { proxies, through } = await proxiesFor(databases.settings)
  let running: Running | undefined
  let url = ''
  let isKilled = false
  const kill = async () => {
    isKilled = true
    await running?.stop('SIGKILL')
  }
  return {
    sql,
    proxies,
    kill,
    async start() {
      const hub = run('start/hub.js', { ...common, ...through })
      running = hub
      isKilled = false
      url = await until(hub, () => /GraphQL and explorer\s+(\S+)\/graphql/.exec(hub.stdout())?.[1])
    },
    async ask(change) {
      try {
        return await askFor(change, url, dataDir)
      } catch (error) {
        if (isKilled) return undefined
        throw error
      }
    },
    hasTaken: (sector, owner) => hasTaken(sql, sector, owner),
    async stop() {
      await kill()
      for (const proxy of Object.values(proxies)) await proxy.stop()
      await sql.close()
      await databases.drop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** Filled and started; `prepare` adds to the databases before the first change. */
export async function proxiedServices(prepare: (sql: Sql) => Promise<void>): Promise<ProxiedServices> {
  let made: Awaited<ReturnType<typeof proxiesFor>> | undefined
  let direct: Record<string, string> = {}
  const hub = await startHub('services', undefined, {}, async settings => {
    direct = settings
    made = await proxiesFor(settings)
    return made.through
  })
  const { proxies } = made ?? (await proxiesFor(direct))
  const sql = await connectSql(direct)
  await prepare(sql)
  // What was added is told to the other sectors by the command that fills.
  const seed = run('start/seed.js', { ...hub.settings, ...direct })
  if ((await seed.ended) !== 0) throw new Error(seed.stderr())
  return {
    sql,
    proxies,
    start: async sector => void hub.processes.set(sector, await startSubgraph(sector, hub.settings)),
    kill: async sectors => void (await Promise.all(sectors.map(name => hub.processes.get(name)?.stop('SIGKILL')))),
    ask: change => askFor(change, hub.url, hub.dataDir),
    hasTaken: (sector, owner) => hasTaken(sql, sector, owner),
    async stop() {
      await sql.close()
      await hub.stop()
      for (const proxy of Object.values(proxies)) await proxy.stop()
    },
  }
}

async function proxiesFor(settings: Readonly<Record<string, string>>) {
  const urlOf = (name: SubgraphName) => settings[subgraphs.find(each => each.name === name)?.databaseSetting ?? ''] ?? ''
  const proxies = await forEachSector(name => startPgProxy(urlOf(name)))
  const through: Record<string, string> = Object.fromEntries(
    subgraphs.map(({ name, databaseSetting }) => [databaseSetting, proxies[name].urlFor(urlOf(name))]),
  )
  return { proxies, through }
}

async function askFor({ claims, query, input }: Change, url: string, dataDir: string): Promise<Reply> {
  const response = await post(url, await tokenFor(dataDir, claims), { query, variables: { input } })
  return reply.parse(await response.json())
}

async function hasTaken(sql: Sql, sector: SubgraphName, owner: SubgraphName): Promise<boolean> {
  const number = z.object({ n: z.number() })
  const { n: head } = await sql.row(owner, number, `select coalesce(max(position), 0)::int as n from "${owner}".outbox`)
  const { n } = await sql.row(sector, number, `select position::int as n from "${sector}".inbox where source = $1`, [owner])
  return n === head
}
