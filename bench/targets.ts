import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { createClock } from '../kit/clock.js'
import { commonSettings, readSettings } from '../kit/config.js'
import { demoKeys, signDemoToken } from '../kit/demo-keys.js'
import { PlainError } from '../kit/errors.js'
import { subgraphs } from '../schema/subgraphs.js'
import { makeDatabases, type TestDatabases } from '../test/support/postgres.js'
import { freePort, run, type Running, until } from '../test/support/processes.js'

export type TargetId = 'one-process' | 'four-processes' | 'apollo' | 'limit'

/** One way to answer the same requests, as processes of its own. */
export interface Target {
  readonly id: TargetId
  readonly title: string
  readonly url: string
  readonly pids: readonly number[]
}

/** Databases with the demo people, and what every process needs to know of them. */
export interface World {
  readonly settings: Record<string, string>
  /** Names on the server. */
  readonly databases: readonly string[]
  readonly token: string
  /** Starts a compiled entry point that belongs to this world and ends with it. */
  start(script: string, settings?: Record<string, string>, args?: readonly string[]): Running
  /** Ends everything started so far. */
  stop(): Promise<void>
  close(): Promise<void>
}

export async function makeWorld(server: string): Promise<World> {
  const databases = await makeDatabases(server).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error)
    throw new PlainError(`No databases can be made on the server of HUB_TEST_DATABASE_URL (${reason}).`)
  })
  const dataDir = await mkdtemp(join(tmpdir(), 'an-sinh-hub-bench-'))
  const started: Running[] = []
  const urls: Record<string, string> = {}
  for (const { urlSetting } of subgraphs) urls[urlSetting] = `http://127.0.0.1:${await freePort()}/graphql`
  const common = { HUB_DATA_DIR: dataDir, HUB_LOG_LEVEL: 'warn', HUB_METRICS_PORT: '0', HUB_LOGIN_PORT: '0', HUB_RATES: 'off' }
  const settings = { ...common, ...databases.settings, ...urls }
  const stop = async () => void (await Promise.all(started.splice(0).map(each => each.stop())))
  const close = async () => {
    await stop()
    await databases.drop()
    await rm(dataDir, { recursive: true, force: true })
  }
  const start = (script: string, more: Record<string, string> = {}, args: readonly string[] = []) => {
    const running = run(script, { ...settings, ...more }, args)
    started.push(running)
    return running
  }
  try {
    const seed = start('start/seed.js')
    if ((await seed.ended) !== 0) throw new PlainError(`The demo data could not be made:\n${seed.stderr()}`)
    await analyze(databases)
    const names = Object.values(databases.settings).map(url => new URL(url).pathname.slice(1))
    return { settings, databases: names, token: await coordinatorToken(dataDir), start, stop, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** Statistics as a database in use has them: without them the first minutes run on other plans than the rest. */
async function analyze({ settings }: TestDatabases): Promise<void> {
  for (const connectionString of Object.values(settings)) {
    const client = new pg.Client({ connectionString })
    await client.connect()
    await client.query('vacuum analyze')
    await client.end()
  }
}

async function coordinatorToken(dataDir: string): Promise<string> {
  const settings = readSettings(commonSettings, { HUB_DATA_DIR: dataDir })
  return signDemoToken(await demoKeys(dataDir), settings, createClock(), { role: 'coordinator', scope: 'country' })
}

/** The hub in one process; also started by itself for the profile. */
export async function startOneProcess(world: World, nodeOptions = ''): Promise<{ target: Target; running: Running }> {
  const running = world.start('start/hub.js', { PORT: '0', NODE_OPTIONS: nodeOptions })
  const url = await until(running, () => /GraphQL and explorer\s+(\S+)\/graphql/.exec(running.stdout())?.[1])
  return { target: { id: 'one-process', title: 'Hub, one process', url, pids: pidsOf(running) }, running }
}

/** All targets on the same databases, ready to answer. Apollo's gateway stands before the subgraphs of the four. */
export async function startTargets(world: World): Promise<Target[]> {
  const { target: one } = await startOneProcess(world)
  const sectors: Running[] = []
  for (const subgraph of subgraphs) sectors.push(await startSector(world, subgraph))
  const port = String(await freePort())
  const gateway = world.start('gateway/main.js', { PORT: port })
  const url = `http://127.0.0.1:${port}`
  await until(gateway, () => answers(`${url}/readyz`))
  const apollo = world.start('bench/apollo.js')
  const limit = world.start('bench/limit.js')
  return [
    one,
    { id: 'four-processes', title: 'Hub, four processes', url, pids: pidsOf(gateway, ...sectors) },
    { id: 'apollo', title: 'Apollo’s gateway', url: await readyUrl(apollo), pids: pidsOf(apollo, ...sectors) },
    { id: 'limit', title: 'Limit, written by hand', url: await readyUrl(limit), pids: pidsOf(limit) },
  ]
}

async function startSector(world: World, { name, urlSetting }: (typeof subgraphs)[number]): Promise<Running> {
  const { port, origin } = new URL(world.settings[urlSetting] ?? '')
  const running = world.start(`subgraphs/${name}/main.js`, { PORT: port })
  await until(running, () => answers(`${origin}/readyz`))
  return running
}

/** What the entry points of this folder print when they answer. */
function readyUrl(running: Running): Promise<string> {
  return until(running, () => /^ready (\S+)$/m.exec(running.stdout())?.[1])
}

async function answers(url: string): Promise<true | undefined> {
  const response = await fetch(url).catch(() => undefined)
  return response?.ok ? true : undefined
}

function pidsOf(...processes: Running[]): number[] {
  return processes.map(({ child }) => child.pid ?? 0)
}
