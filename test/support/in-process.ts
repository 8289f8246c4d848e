import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { inject } from 'vitest'
import { createGateway, type GatewayOptions } from '../../gateway/app.js'
import { httpTransport } from '../../gateway/transports/http.js'
import { readRoleScopes } from '../../gateway/role-scopes.js'
import { inProcessTransport } from '../../gateway/transports/in-process.js'
import type { Transport } from '../../gateway/transports/transport.js'
import { createVerifier, type TrustedIssuer } from '../../kit/auth.js'
import { type Clock, createClock } from '../../kit/clock.js'
import { commonSettings, readSettings } from '../../kit/config.js'
import { openEmbedded } from '../../kit/database.js'
import { demoKeys, signDemoToken, type TokenClaims } from '../../kit/demo-keys.js'
import { memoryStore } from '../../kit/file-store.js'
import { createLogger, type Logger } from '../../kit/log.js'
import { type Listening, listen } from '../../kit/serve.js'
import { createSigner } from '../../kit/signature.js'
import type { SubgraphServer } from '../../kit/subgraph-server.js'
import { fixedKeys } from '../../kit/token-keys.js'
import { compose } from '../../schema/compose.js'
import { roleScopes } from '../../schema/role-scopes.js'
import { schemas } from '../../schema/schemas.js'
import { type SubgraphName, subgraphs } from '../../schema/subgraphs.js'
import { tellAndCopy } from '../../start/events.js'
import { forEachSector } from '../../start/sectors.js'
import { takeIssueChecks } from '../../subgraphs/insurance/referral-issued/issue-check.service.js'
import { loadRuleBook } from '../../subgraphs/insurance/rules/rule-book.index.js'
import { type Answer, clientWith } from './client.js'
import { copyTemplate, testClock } from './hub.js'

export interface Counts {
  /** Calls from the gateway to each subgraph, in the order they were made. */
  readonly calls: string[]
  /** SQL statements of each subgraph, its audit insert included. */
  readonly statements: Record<string, number>
}

export interface CountedHub {
  readonly url: string
  readonly dataDir: string
  token(claims: TokenClaims): Promise<string>
  ask(claims: TokenClaims, query: string, variables?: Record<string, unknown>): Promise<Answer & { counts: Counts }>
  sql<Row>(sector: SubgraphName, text: string, values?: unknown[]): Promise<Row[]>
  /** Brings the copies up to what the sectors have told, and does what follows from it. */
  catchUp(): Promise<void>
  /** Keeps a file with these words; gives its key. */
  keep(text: string): Promise<string>
  /** Over HTTP only: the sector stops answering, and answers again on the same port. */
  stop(sector: SubgraphName): Promise<void>
  start(sector: SubgraphName): Promise<void>
  /** Over HTTP only: the address of a sector's own door. */
  readonly doors: Record<string, string>
  close(): Promise<void>
}

export const doorSecret = 'a secret that only this test suite knows'

export interface CountedHubOptions {
  /** In milliseconds. */
  readonly subgraphTimeout?: number
  /** Trusted beside the demo's. */
  readonly issuers?: readonly TrustedIssuer[]
  /** Of the tests when absent. */
  readonly clock?: Clock
  readonly log?: Logger
  /** What the gateway is told beside its parts. */
  readonly gateway?: Partial<GatewayOptions>
}

/** The hub inside the test's own process, with its calls and statements counted. */
export async function countedHub(over: 'process' | 'http' = 'process', options: CountedHubOptions = {}): Promise<CountedHub> {
  const { subgraphTimeout = 2_000, issuers: more = [], clock = createClock(testClock.replace('+', ':00+')) } = options
  const dataDir = await copyTemplate(inject('template'))
  const settings = readSettings(commonSettings, { HUB_DATA_DIR: dataDir })
  const keys = await demoKeys(dataDir)
  const { log = createLogger('test', 'silent') } = options
  const { HUB_ISSUER: issuer, HUB_AUDIENCE: audience } = settings
  const issuers = [{ issuer, keys: fixedKeys(keys.jwks) }, ...more]
  const verify = createVerifier({ issuers, audience, clock, production: false })
  const embedded = await openEmbedded({ folder: join(dataDir, 'database') })
  const databases = await forEachSector((_, sector) => sector.open({ embedded }))
  const files = memoryStore()
  const servers = await forEachSector((name, sector) => sector.create({ db: databases[name], verify, clock, log, files }))
  const doors = over === 'http' ? await openDoors(servers) : undefined
  const inner = doors ? doors.transport(clock) : inProcessTransport(Object.values(servers))
  const counted = countCalls(inner)
  const supergraphSdl = compose(subgraphs.map(({ name, port }) => ({ name, port, sdl: schemas[name].sdl }))).supergraph
  const gateway = createGateway({
    supergraphSdl,
    roleScopes: readRoleScopes(roleScopes(schemas)),
    transport: counted.transport,
    auth: verify,
    log,
    clock,
    subgraphTimeout,
    ...options.gateway,
  })
  await gateway.ready()
  const listening = await listen(gateway.handler, { port: 0, host: '127.0.0.1' })
  const token = (claims: TokenClaims) => signDemoToken(keys, settings, clock, claims)
  return {
    url: listening.url,
    dataDir,
    token,
    async ask(claims, query, variables) {
      const before = statementsOf(databases)
      counted.calls.length = 0
      const answer = await clientWith(listening.url, await token(claims))(query, variables)
      const after = Object.entries(statementsOf(databases))
      const statements = Object.fromEntries(after.map(([name, n]) => [name, n - (before[name] ?? 0)]))
      return { ...answer, counts: { calls: [...counted.calls], statements } }
    },
    sql: (sector, text, values = []) => databases[sector].read(text, values),
    keep: text => files.put(Buffer.from(text)),
    async catchUp() {
      await tellAndCopy(databases, clock)
      const db = databases.insurance
      await takeIssueChecks({ db, book: await loadRuleBook(db), clock, log })
    },
    stop: async sector => doors?.stop(sector),
    start: async sector => doors?.start(sector),
    doors: doors?.urls ?? {},
    close: async () => {
      await listening.close()
      await gateway.close()
      await doors?.close()
      for (const server of Object.values(servers)) await server.close()
      await embedded.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** The sectors behind HTTP doors of their own, with the gateway's signature required. */
async function openDoors(servers: Record<SubgraphName, SubgraphServer>) {
  const open = new Map<SubgraphName, Listening>()
  const ports = new Map<SubgraphName, number>()
  const start = async (name: SubgraphName) => {
    const where = { port: ports.get(name) ?? 0, host: '127.0.0.1' }
    const listening = await listen(servers[name].httpHandler(doorSecret), where)
    open.set(name, listening)
    ports.set(name, listening.port)
  }
  for (const { name } of subgraphs) await start(name)
  const urls = Object.fromEntries([...open].map(([name, { url }]) => [name, `${url}/graphql`]))
  return {
    urls,
    start,
    stop: async (name: SubgraphName) => open.get(name)?.close(),
    close: async () => void (await Promise.all([...open.values()].map(each => each.close()))),
    transport: (clock: Clock) =>
      httpTransport({ urls, sign: createSigner(doorSecret), now: () => clock().getTime(), openTimeout: 1_000 }),
  }
}

function countCalls(inner: Transport): { transport: Transport; calls: string[] } {
  const calls: string[] = []
  return {
    calls,
    transport: {
      execute(subgraph, call) {
        calls.push(subgraph)
        return inner.execute(subgraph, call)
      },
      findPaper: (subgraph, code, signal) => inner.findPaper(subgraph, code, signal),
      close: () => inner.close(),
    },
  }
}

function statementsOf(databases: Record<string, { statements(): number }>): Record<string, number> {
  return Object.fromEntries(Object.entries(databases).map(([name, db]) => [name, db.statements()]))
}
