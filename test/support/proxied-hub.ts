import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { type SubgraphName, subgraphs } from '../../schema/subgraphs.js'
import { forEachSector } from '../../start/sectors.js'
import { type Change } from './changes.js'
import { post } from './client.js'
import { testClock, testServer, tokenFor } from './hub.js'
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

/** The whole hub as one process, with a proxy between it and the database of each sector. */
export interface ProxiedHub {
  readonly sql: Sql
  readonly proxies: Readonly<Record<SubgraphName, PgProxy>>
  start(): Promise<void>
  /** SIGKILL: the process has no time for anything. */
  kill(): Promise<void>
  /** Asks for a change; undefined when the hub went away before it answered. */
  ask(change: Change): Promise<Reply | undefined>
  /** Whether a sector has taken every event of an owner. */
  hasTaken(sector: SubgraphName, owner: SubgraphName): Promise<boolean>
  stop(): Promise<void>
}

/** Databases filled with the demo; `prepare` adds to them before the first start. */
export async function proxiedHub(prepare: (sql: Sql) => Promise<void>): Promise<ProxiedHub> {
  const databases = await makeDatabases(testServer())
  const dataDir = await mkdtemp(join(tmpdir(), 'an-sinh-hub-'))
  const common = { HUB_DATA_DIR: dataDir, HUB_CLOCK: testClock, HUB_LOG_LEVEL: 'warn', HUB_METRICS_PORT: '0', PORT: '0' }
  const seed = run('start/seed.js', { ...common, ...databases.settings })
  if ((await seed.ended) !== 0) throw new Error(seed.stderr())
  const sql = await connectSql(databases.settings)
  await prepare(sql)
  const urlOf = (name: SubgraphName) =>
    databases.settings[subgraphs.find(each => each.name === name)?.databaseSetting ?? ''] ?? ''
  const proxies = await forEachSector(name => startPgProxy(urlOf(name)))
  const through = Object.fromEntries(
    subgraphs.map(({ name, databaseSetting }) => [databaseSetting, proxies[name].urlFor(urlOf(name))]),
  )
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
    async ask({ claims, query, input }) {
      const token = await tokenFor(dataDir, claims)
      try {
        const response = await post(url, token, { query, variables: { input } })
        return reply.parse(await response.json())
      } catch (error) {
        if (isKilled) return undefined
        throw error
      }
    },
    async hasTaken(sector, owner) {
      const number = z.object({ n: z.number() })
      const { n: head } = await sql.row(owner, number, `select coalesce(max(position), 0)::int as n from "${owner}".outbox`)
      const { n } = await sql.row(sector, number, `select position::int as n from "${sector}".inbox where source = $1`, [owner])
      return n === head
    },
    async stop() {
      await kill()
      for (const proxy of Object.values(proxies)) await proxy.stop()
      await sql.close()
      await databases.drop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
