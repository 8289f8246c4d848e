import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClock } from '../../kit/clock.js'
import { commonSettings, readSettings } from '../../kit/config.js'
import { demoKeys, signDemoToken, type TokenClaims } from '../../kit/demo-keys.js'
import { subgraphs, type SubgraphName } from '../../schema/subgraphs.js'
import { makeDatabases } from './postgres.js'
import { freePort, run, type Running, until } from './processes.js'

/** How the hub under test runs; the same tests must give the same answers in each. */
export type HubMode = 'embedded' | 'postgres' | 'services'

/** The day of every hub test: a Monday before the holiday of 24/11. */
export const testClock = '2026-11-02T09:00+07:00'

const fixedClock = createClock(`${testClock.replace('+', ':00+')}`)

export interface Hub {
  readonly mode: HubMode
  readonly url: string
  readonly dataDir: string
  readonly settings: Record<string, string>
  /** The processes by name: `hub` in one process, else the sectors and `gateway`. */
  readonly processes: Map<string, Running>
  readonly subgraphUrls: Record<string, string>
  stop(): Promise<void>
}

/** A data folder filled with the demo, to be copied: filling takes longer than copying. */
export async function makeTemplate(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'an-sinh-hub-template-'))
  const seed = run('start/seed.js', { HUB_DATA_DIR: folder, HUB_CLOCK: testClock })
  if ((await seed.ended) !== 0) throw new Error(seed.stderr())
  return folder
}

/** A copy of the template that its user removes. */
export async function copyTemplate(template: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'an-sinh-hub-'))
  await cp(template, folder, { recursive: true })
  return folder
}

/** `through` gives the addresses by which the hub is to reach its databases, when they are not their own; four processes find them filled by their owner. */
export async function startHub(
  mode: HubMode,
  template?: string,
  more: Record<string, string> = {},
  through = async (settings: Record<string, string>) => settings,
): Promise<Hub> {
  const embedded = mode === 'embedded' && template
  const dataDir = embedded ? await copyTemplate(template) : await mkdtemp(join(tmpdir(), 'an-sinh-hub-'))
  const databases = mode === 'embedded' ? undefined : await makeDatabases(testServer())
  const quiet = { HUB_LOG_LEVEL: 'warn', HUB_METRICS_PORT: '0', HUB_LOGIN_PORT: '0', HUB_HEARTBEAT_MS: '1000', HUB_RATES: 'off' }
  const urls = databases && (await through(databases.settings))
  const settings = { HUB_DATA_DIR: dataDir, HUB_CLOCK: testClock, ...quiet, ...more, ...urls }
  const started = mode === 'services' ? await startServices(settings, { ...settings, ...databases?.settings }) : await startOneProcess(settings)
  return {
    mode,
    dataDir,
    ...started,
    stop: async () => {
      await Promise.all([...started.processes.values()].map(each => each.stop()))
      await databases?.drop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** The PostgreSQL server suites may use; a suite that needs one fails without it. */
export function testServer(): string {
  const url = process.env.HUB_TEST_DATABASE_URL
  if (!url) throw new Error('Set HUB_TEST_DATABASE_URL to a PostgreSQL server on which databases may be made and dropped')
  return url
}

async function startOneProcess(settings: Record<string, string>) {
  const hub = run('start/hub.js', { ...settings, PORT: '0' })
  const url = await until(hub, () => /GraphQL and explorer\s+(\S+)\/graphql/.exec(hub.stdout())?.[1])
  return { url, settings, processes: new Map([['hub', hub]]), subgraphUrls: {} }
}

async function startServices(settings: Record<string, string>, owner: Record<string, string>) {
  const seed = run('start/seed.js', owner)
  if ((await seed.ended) !== 0) throw new Error(seed.stderr())
  const ports = await Promise.all([...subgraphs.map(() => freePort()), freePort()])
  const urls = Object.fromEntries(
    subgraphs.map(({ urlSetting }, index) => [urlSetting, `http://127.0.0.1:${ports[index]}/graphql`]),
  )
  const all = { ...settings, ...urls }
  const processes = new Map<string, Running>()
  for (const { name } of subgraphs) processes.set(name, await startSubgraph(name, all))
  const url = `http://127.0.0.1:${ports.at(-1)}`
  const gateway = run('gateway/main.js', { ...all, PORT: String(ports.at(-1)) })
  processes.set('gateway', gateway)
  await until(gateway, () => answers(`${url}/readyz`))
  const subgraphUrls = Object.fromEntries(subgraphs.map(({ name, urlSetting }) => [name, urls[urlSetting] ?? '']))
  return { url, settings: all, processes, subgraphUrls }
}

/** Starts one sector as a process of its own and waits until it answers. */
export async function startSubgraph(name: SubgraphName, settings: Record<string, string>): Promise<Running> {
  const setting = subgraphs.find(each => each.name === name)?.urlSetting ?? ''
  const url = new URL(settings[setting] ?? '')
  const running = run(`subgraphs/${name}/main.js`, { ...settings, PORT: url.port })
  await until(running, () => answers(new URL('/readyz', url).href))
  return running
}

async function answers(url: string): Promise<true | undefined> {
  const response = await fetch(url).catch(() => undefined)
  return response?.ok ? true : undefined
}

/** A token of the hub's own demo key. */
export async function tokenFor(dataDir: string, claims: TokenClaims, clock = fixedClock): Promise<string> {
  const settings = readSettings(commonSettings, { HUB_DATA_DIR: dataDir })
  return signDemoToken(await demoKeys(dataDir), settings, clock, claims)
}
