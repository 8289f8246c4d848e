import '../kit/require-node.js'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createClock } from '../kit/clock.js'
import { readSettings } from '../kit/config.js'
import { exampleToken } from '../kit/demo-keys.js'
import { PlainError, runMain } from '../kit/errors.js'
import { projectFile } from '../kit/files.js'
import { stopOnSignal } from '../kit/serve.js'
import { isDemoSignIn } from '../kit/trust.js'
import { gatewaySettings } from '../gateway/config.js'
import { defaultUrl, subgraphs } from '../schema/subgraphs.js'
import { openDatabases } from './databases.js'
import { demoFamily } from './demo-resident.js'
import { fillWithDemo, migrateAll } from './fill.js'
import { greeting } from './greeting.js'
import { neededDatabaseSettings } from './settings.js'

const startedAt = performance.now()
const longestStart = 60_000

/** The hub as four processes over HTTP on PostgreSQL, as in production but on one machine and with demo data. */
await runMain(async () => {
  const settings = readSettings(gatewaySettings.extend(neededDatabaseSettings))
  const demo = settings.HUB_ENV !== 'production'
  const clock = createClock(settings.HUB_CLOCK)
  const opened = await openDatabases(settings)
  if (demo) await migrateAll(opened.databases, clock)
  if (demo) await fillWithDemo(opened.databases, clock, settings.HUB_ENV)
  const family = demo ? await demoFamily(opened.databases.facilities) : {}
  await opened.close()
  const login = isDemoSignIn(settings) ? await (await import('./identity/demo-login.js')).openDemoLogin(settings) : undefined
  const url = `http://127.0.0.1:${settings.PORT}`
  const publicUrl = settings.HUB_PUBLIC_URL ?? url
  await login?.begin({ gatewayUrl: url, family, clock })
  const common = { ...(login && { HUB_LOGIN_PORT: String(login.port) }) }
  const children = [
    ...subgraphs.map(each => startSubgraph(each, { ...common, HUB_PUBLIC_URL: publicUrl })),
    start('gateway', 'gateway/main.js', common),
  ]
  stopOnSignal(async () => void (await Promise.all([login?.close(), ...children.toReversed().map(stop)])))
  try {
    // The gateway is ready without its sectors, since it answers in part: whoever reads the greeting wants all four.
    await Promise.race([Promise.all([...subgraphs.map(addressOf), url].map(ready)), ...children.map(failed)])
  } catch (error) {
    await Promise.all(children.map(stop))
    throw error
  }
  const token = login ? await exampleToken(settings, clock) : ''
  const seconds = (performance.now() - startedAt) / 1000
  process.stdout.write(greeting({ url, loginUrl: login?.url, where: 'four processes, PostgreSQL', seconds, token, residentId: family.residentId }))
})

type Subgraph = (typeof subgraphs)[number]

function addressOf({ urlSetting, port }: Subgraph): string {
  return process.env[urlSetting] ?? defaultUrl(port)
}

function startSubgraph(subgraph: Subgraph, settings: Record<string, string>): ChildProcess {
  const { port } = new URL(addressOf(subgraph))
  return start(subgraph.name, `subgraphs/${subgraph.name}/main.js`, { ...settings, PORT: port })
}

function start(name: string, script: string, settings: Record<string, string>): ChildProcess {
  const child = spawn(process.execPath, [projectFile(`dist/${script}`)], {
    env: { ...process.env, ...settings },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  child.once('exit', code => process.stderr.write(`${name} has stopped (exit code ${code ?? 'none'}).\n`))
  return child
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGTERM')
  await once(child, 'exit')
}

async function failed(child: ChildProcess): Promise<never> {
  await once(child, 'exit')
  throw new PlainError('A process of the hub could not start; its reason is above.')
}

/** Waits for `/readyz` beside an address. */
async function ready(address: string): Promise<void> {
  const url = new URL('/readyz', address)
  const until = performance.now() + longestStart
  while (performance.now() < until) {
    const answer = await fetch(url).catch(() => undefined)
    if (answer?.ok) return
    await new Promise(resolve => setTimeout(resolve, 100))
  }
  throw new PlainError(`${url.origin} was not ready after ${longestStart / 1000} s. Look at the lines above.`)
}
