import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { cpus, totalmem } from 'node:os'
import pg from 'pg'
import { z } from 'zod'
import { projectFile } from '../kit/files.js'
import type { Round } from './measure.js'
import type { Profile } from './profile.js'
import type { Measured, Options } from './run.js'
import type { Target, TargetId } from './targets.js'

export interface Results {
  readonly server: string
  readonly options: Options
  readonly targets: readonly Target[]
  readonly measured: readonly Measured[]
  readonly profiles?: readonly Profile[]
}

/** What is claimed: one target's throughput against another's in the same round. */
const claims = [
  { id: 'one-process-vs-limit', target: 'one-process', against: 'limit', aim: 0.28 },
  { id: 'four-processes-vs-apollo', target: 'four-processes', against: 'apollo', aim: 1.25 },
] as const satisfies { id: string; target: TargetId; against: TargetId; aim: number }[]

const packages = {
  apolloGateway: 'bench/node_modules/@apollo/gateway',
  apolloServer: 'node_modules/@apollo/server',
  hiveGatewayRuntime: 'node_modules/@graphql-hive/gateway-runtime',
  hiveRouterRuntime: 'node_modules/@graphql-hive/router-runtime',
  graphql: 'node_modules/graphql',
  pg: 'node_modules/pg',
} as const

/** Writes `bench/results.json` and `bench/results.md`; gives the tables for the terminal. */
export async function writeReport(results: Results): Promise<string> {
  const rows = results.measured.flatMap(each => claims.map(claim => rowOf(each, claim)))
  const environment = await environmentOf(results.server)
  const { options, targets, measured, profiles } = results
  const figures = measured.map(({ workload, requests, answers, rounds }) => ({
    workload: workload.id,
    differentRequests: requests,
    answers,
    targets: Object.fromEntries(targets.map(({ id }) => [id, summary(rounds.map(round => round[id]))])),
    rounds,
  }))
  const json = { rows, ...environment, options, othersShare: othersOf(results), figures, profiles }
  await writeFile(projectFile('bench/results.json'), `${JSON.stringify(rounded(json), undefined, 2)}\n`)
  const tables = [ratioTable(rows), ...measured.map(each => figureTable(each, targets))].join('\n')
  await writeFile(projectFile('bench/results.md'), pageOf(tables, environment, results))
  return tables
}

function rowOf({ workload, rounds }: Measured, { id, target, against, aim }: (typeof claims)[number]) {
  const ratios = rounds.map(round => round[target].rps / round[against].rps)
  const ratio = median(ratios)
  const cpuRatio = median(rounds.map(round => round[against].cpuMs / round[target].cpuMs))
  const spread = { min: Math.min(...ratios), max: Math.max(...ratios) }
  return { id: `${id}.${workload.id}`, ratio, op: '>=', target: aim, pass: ratio >= aim, ...spread, cpuRatio }
}

type Row = ReturnType<typeof rowOf>

function summary(rounds: readonly Round[]) {
  const of = (key: keyof Round) => median(rounds.map(round => round[key]))
  const rps = rounds.map(round => round.rps)
  return {
    rps: of('rps'),
    rpsMin: Math.min(...rps),
    rpsMax: Math.max(...rps),
    p50: of('p50'),
    p99: of('p99'),
    cpuMs: of('cpuMs'),
    postgresMs: of('postgresMs'),
    rssMb: of('rssMb'),
    othersShare: of('othersShare'),
  }
}

/** What other programs may take before the figures are called rough. */
const mostOthers = 0.1

/** The share of the processors that went to others, over all rounds. */
function othersOf({ measured, targets }: Results): { median: number; max: number } {
  const all = measured.flatMap(({ rounds }) => rounds.flatMap(round => targets.map(({ id }) => round[id].othersShare)))
  return { median: median(all), max: Math.max(...all) }
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  return ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2
}

/** Four significant digits are more than any of the figures is good for. */
function rounded(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (_, each: unknown) => (typeof each === 'number' ? Number(each.toPrecision(4)) : each)),
  )
}

interface Environment {
  readonly measuredAt: string
  readonly commit: string
  readonly machine: { processor: string; cores: number; memoryGb: number; system: string }
  readonly versions: Record<string, string>
}

async function environmentOf(server: string): Promise<Environment> {
  const [processor] = cpus()
  const versions = Object.entries(packages).map(([name, folder]) => [name, versionOf(folder)])
  return {
    measuredAt: new Date().toISOString(),
    commit: commit(),
    machine: {
      processor: processor?.model.trim() ?? 'unknown',
      cores: cpus().length,
      memoryGb: Math.round(totalmem() / 2 ** 30),
      system: process.platform,
    },
    versions: { node: process.version, postgres: await postgresVersion(server), ...Object.fromEntries(versions) },
  }
}

function versionOf(folder: string): string {
  const file = projectFile(`${folder}/package.json`)
  return existsSync(file) ? z.object({ version: z.string() }).parse(JSON.parse(readFileSync(file, 'utf8'))).version : 'none'
}

async function postgresVersion(connectionString: string): Promise<string> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  const { rows } = await client.query<{ server_version: string }>('show server_version')
  await client.end()
  return rows[0]?.server_version ?? 'unknown'
}

/** The commit that was measured; a copy without history has none. */
function commit(): string {
  const git = (...args: string[]) => spawnSync('git', args, { cwd: projectFile('.'), encoding: 'utf8' }).stdout?.trim() ?? ''
  const id = git('rev-parse', '--short', 'HEAD')
  const changed = git('status', '--porcelain', '--', '.', ':!bench/results.*')
  return id ? `${id}${changed ? ' with local changes' : ''}` : 'unknown'
}

function table(head: readonly string[], lines: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), `|${'---|'.repeat(head.length)}`, ...lines.map(line)].join('\n')
}

function ratioTable(rows: readonly Row[]): string {
  const head = ['Throughput', 'Ratio', 'Spread', 'Aim', '', 'CPU per request, the other way round']
  const lines = rows.map(({ id, ratio, min, max, target, pass, cpuRatio }) => [
    id,
    ratio.toFixed(2),
    `${min.toFixed(2)} – ${max.toFixed(2)}`,
    `≥ ${target}`,
    pass ? 'reached' : 'not reached',
    cpuRatio.toFixed(2),
  ])
  return `${table(head, lines)}\n`
}

function figureTable({ workload, rounds }: Measured, targets: readonly Target[]): string {
  const head = ['Target', 'Requests/s', 'Spread', 'p50 ms', 'p99 ms', 'CPU ms/request', 'PostgreSQL ms/request', 'Memory MB']
  const lines = targets.map(({ id, title }) => {
    const each = summary(rounds.map(round => round[id]))
    const spread = `${each.rpsMin.toFixed(0)} – ${each.rpsMax.toFixed(0)}`
    const times = [each.p50.toFixed(1), each.p99.toFixed(1), each.cpuMs.toFixed(2), each.postgresMs.toFixed(2)]
    return [title, each.rps.toFixed(0), spread, ...times, each.rssMb.toFixed(0)]
  })
  return `${workload.title}\n\n${table(head, lines)}\n`
}

function pageOf(tables: string, { measuredAt, commit, machine, versions }: Environment, results: Results): string {
  const { options, measured, profiles } = results
  const others = othersOf(results)
  const isQuiet = others.median <= mostOthers
  const { rounds, seconds, concurrency } = options
  return `# Benchmark

Written by \`npm run bench\`${options.quick ? ' with `--quick`: a trial, not a measurement' : ''}; do not edit.
${isQuiet ? '' : '\n**The machine was busy with other work, so these figures are rough. Measure again when it is quiet.**\n'}
${tables}
A ratio is the median over the rounds of the ratio within one round; the spread is its smallest and largest.

## What was measured

- ${measuredAt.slice(0, 16).replace('T', ' ')} UTC, commit ${commit}
- ${machine.processor}, ${machine.cores} processors, ${machine.memoryGb} GB, ${machine.system}; all processes and PostgreSQL on it
- ${Object.entries(versions).map(([name, version]) => `${name} ${version}`).join(' · ')}
- ${rounds} rounds, in each every target in turn for ${seconds} s, ${concurrency} requests under way, after a warm-up
- ${(100 * others.median).toFixed(0)} % of the processors (at most ${(100 * others.max).toFixed(0)} %) went to other programs, the kernel and other machines on the same hardware meanwhile
- Answers compared before the rounds, \`data\` by hash: ${measured.map(each => `${each.requests} of ${each.workload.id} (${each.answers.slice(0, 12)})`).join(', ')}

## The targets

All on the same three databases with the demo people, with the same token, every read of a person audited before the
answer leaves.

- Hub, one process: \`npm start\` on PostgreSQL.
- Hub, four processes: \`npm run start:services\`.
- Apollo’s gateway: Apollo Server with \`@apollo/gateway\` before the same three subgraph processes; its data source
  forwards the same headers and signs each body as the hub’s gateway does. CPU and memory include the subgraphs.
- Limit: one \`node:http\` process without GraphQL that answers just these two questions: one prepared statement for each
  sector, the hub’s row rights in it, the hub’s rules, the hub’s group commit of audited reads.

The load comes from a process of its own; its time is counted to no target.

## How to run it

    HUB_TEST_DATABASE_URL=postgres://user@host:5432/postgres npm run bench -- --profile

It makes databases of its own on that server and drops them. \`npm run bench -- --help\` lists the options.
${profiles ? `\n## Where the rest goes\n\n${profilePage(profiles)}` : ''}`
}

function profilePage(profiles: readonly Profile[]): string {
  const parts = profiles.map(({ workload, rps, rooms, functions }) => {
    const shown = rooms.filter(({ share }) => share >= 0.005)
    const percent = (share: number) => `${(100 * share).toFixed(1)} %`
    const byRoom = table(['Self time in', 'Share'], shown.map(({ name, share }) => [name, percent(share)]))
    const byFunction = table(['Function', 'Share'], functions.map(({ name, share }) => [name, percent(share)]))
    return `### ${workload}: ${rps.toFixed(0)} requests/s under the profiler\n\n${byRoom}\n\n${byFunction}\n`
  })
  return `The hub in one process, sampled by the clock under load. A function of the engine is counted to its caller. A sample also
falls on a function that waits for a processor: mostly where it sends, which wakes PostgreSQL on the same processors.

${parts.join('\n')}`
}
