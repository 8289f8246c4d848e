import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import pg from 'pg'
import { PlainError } from '../kit/errors.js'
import { projectFile } from '../kit/files.js'
import type { Loaded, Stretch } from './load.js'
import type { Target } from './targets.js'
import type { Workload } from './workloads.js'

/** One round of one target. */
export interface Round {
  readonly rps: number
  readonly p50: number
  readonly p99: number
  /** Processor milliseconds for one request: the target's processes, and PostgreSQL's for it. */
  readonly cpuMs: number
  readonly postgresMs: number
  /** Memory of the target's processes at the end of the round. */
  readonly rssMb: number
  /** Share of the processors that went to neither the target, nor PostgreSQL's work for it, nor the load generator. */
  readonly othersShare: number
}

export interface LoadGenerator {
  run(stretch: Stretch): Promise<Loaded>
  readonly pid: number
  close(): void
}

export function startLoadGenerator(): LoadGenerator {
  const child: ChildProcess = fork(projectFile('dist/bench/load.js'), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  return {
    pid: child.pid ?? 0,
    async run(stretch) {
      const answered = once(child, 'message')
      child.send(stretch)
      const [loaded] = (await answered) as [Loaded]
      if (loaded.failure) throw new PlainError(`${stretch.url} failed under load: ${loaded.failure}`)
      return loaded
    },
    close: () => child.disconnect(),
  }
}

export interface Meter {
  round(target: Target, workload: Workload, load: Load): Promise<Round>
  close(): Promise<void>
}

export type Load = Pick<Stretch, 'token' | 'seconds' | 'concurrency'>

/** The server's processes for these databases are counted when they run on this machine. */
export async function openMeter(server: string, databases: readonly string[], generator: LoadGenerator): Promise<Meter> {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  const backends = async () => {
    const { rows } = await client.query<{ pid: number }>('select pid from pg_stat_activity where datname = any($1)', [databases])
    return new Map(rows.map(({ pid }) => [pid, isPostgres(pid) ? cpuOf(pid) : 0]))
  }
  return {
    async round(target, { bodies }, load) {
      const own = () => sum(target.pids.map(cpuOf))
      const before = { own: own(), generator: cpuOf(generator.pid), busy: busyMs(), backends: await backends() }
      const loaded = await generator.run({ url: target.url, bodies, ...load })
      const spent = own() - before.own
      const busy = busyMs() - before.busy
      const used = [...(await backends())].map(([pid, cpu]) => cpu - (before.backends.get(pid) ?? 0))
      const known = spent + sum(used) + cpuOf(generator.pid) - before.generator
      return {
        rps: loaded.requests / loaded.seconds,
        p50: loaded.p50,
        p99: loaded.p99,
        cpuMs: spent / loaded.requests,
        postgresMs: sum(used) / loaded.requests,
        rssMb: sum(target.pids.map(rssOf)),
        othersShare: Math.max(0, (busy - known) / (loaded.seconds * 1000 * processors())),
      }
    },
    close: () => client.end(),
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

/** Linux counts processor time in hundredths of a second, whatever the machine. */
const msPerTick = 10

/** User and system time of a process so far; 0 for one that has gone. */
function cpuOf(pid: number): number {
  // The name in brackets may hold spaces, so the fields are counted from behind it: state is the third of all.
  const fields = read(`/proc/${pid}/stat`).split(') ').at(-1)?.split(' ') ?? []
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) * msPerTick
}

function rssOf(pid: number): number {
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(read(`/proc/${pid}/status`))?.[1] ?? 0) / 1024
}

function isPostgres(pid: number): boolean {
  return read(`/proc/${pid}/comm`).startsWith('postgres')
}

/** Time all processors were not free so far, what a hypervisor took away included. */
function busyMs(): number {
  const [all = ''] = read('/proc/stat').split('\n')
  const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0, steal = 0] = all.split(/\s+/).slice(1).map(Number)
  return (user + nice + system + irq + softirq + steal) * msPerTick
}

function processors(): number {
  return read('/proc/stat').match(/^cpu\d+ /gm)?.length ?? 1
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
