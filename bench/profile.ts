import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import type { LoadGenerator } from './measure.js'
import type { Options } from './run.js'
import { startOneProcess, type World } from './targets.js'
import type { Workload } from './workloads.js'

/** Where the processor time of one workload went, each part as a share of the time that was not idle. */
export interface Profile {
  readonly workload: string
  readonly rps: number
  readonly rooms: readonly Share[]
  readonly functions: readonly Share[]
}

export interface Share {
  readonly name: string
  readonly share: number
}

const mostFunctions = 25
/** Microseconds between two samples. */
const interval = 500

const shape = z.object({
  nodes: z.array(
    z.object({
      id: z.number(),
      callFrame: z.object({ functionName: z.string(), url: z.string(), lineNumber: z.number() }),
      children: z.array(z.number()).optional(),
    }),
  ),
  startTime: z.number(),
  samples: z.array(z.number()),
  timeDeltas: z.array(z.number()),
})

type CpuProfile = z.infer<typeof shape>

/** A hub of its own under V8's sampling profiler; only the samples from under load count. */
export async function profileOneProcess(
  world: World,
  generator: LoadGenerator,
  asked: readonly Workload[],
  { seconds, concurrency }: Options,
): Promise<Profile[]> {
  const folder = await mkdtemp(join(tmpdir(), 'an-sinh-hub-profile-'))
  try {
    const flags = `--cpu-prof --cpu-prof-interval=${interval} --cpu-prof-dir=${folder}`
    const { target, running } = await startOneProcess(world, flags)
    const windows: { workload: string; rps: number; from: number; to: number }[] = []
    for (const { id, bodies } of asked) {
      const stretch = { url: target.url, token: world.token, bodies, concurrency, seconds: seconds * 2 }
      await generator.run(stretch) // warms up
      const from = microseconds()
      const loaded = await generator.run(stretch)
      windows.push({ workload: id, rps: loaded.requests / loaded.seconds, from, to: microseconds() })
    }
    await running.stop()
    const [file = ''] = await readdir(folder)
    const profile = shape.parse(JSON.parse(await readFile(join(folder, file), 'utf8')))
    return windows.map(({ workload, rps, from, to }) => ({ workload, rps, ...sharesOf(profile, from, to) }))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The clock of the profiler's samples. */
function microseconds(): number {
  return Number(process.hrtime.bigint() / 1000n)
}

function sharesOf(profile: CpuProfile, from: number, to: number): Pick<Profile, 'rooms' | 'functions'> {
  const places = placesOf(profile)
  const rooms = new Map<string, number>()
  const functions = new Map<string, number>()
  let total = 0
  let now = profile.startTime
  profile.samples.forEach((id, index) => {
    const delta = profile.timeDeltas[index] ?? 0
    now += delta
    const place = places.get(id)
    if (!place || now < from || now > to) return
    total += delta
    rooms.set(place.room, (rooms.get(place.room) ?? 0) + delta)
    functions.set(place.function, (functions.get(place.function) ?? 0) + delta)
  })
  const ranked = (parts: Map<string, number>) =>
    [...parts].map(([name, time]) => ({ name, share: time / total })).toSorted((a, b) => b.share - a.share)
  return { rooms: ranked(rooms), functions: ranked(functions).slice(0, mostFunctions) }
}

interface Place {
  readonly room: string
  readonly function: string
}

/** What V8 does by itself; idle time is left out. */
const byEngine: ReadonlyMap<string, string> = new Map([
  ['(garbage collector)', 'garbage collector'],
  ['(program)', 'outside JavaScript (libuv, native modules)'],
])

/** Native functions of Node that send: the kernel's work for a socket, and waking whoever waits at its other end. */
const sends = /^write(v|Buffer|Utf8String|Latin1String|AsciiString)$/

/** A function of the engine (`JSON.parse`, `Map.set`) costs what its caller makes it do, so it stays in the caller's room. */
function placesOf(profile: CpuProfile): Map<number, Place> {
  const nodes = new Map(profile.nodes.map(node => [node.id, node]))
  const places = new Map<number, Place>()
  const [root] = profile.nodes
  const waiting = root ? [{ id: root.id, caller: 'engine' }] : []
  for (let each = waiting.pop(); each; each = waiting.pop()) {
    const node = nodes.get(each.id)
    if (!node) continue
    const { functionName, url, lineNumber } = node.callFrame
    const engine = byEngine.get(functionName)
    const caller = sends.test(functionName) ? 'sending on sockets' : each.caller
    const room = engine ?? (url === '' ? caller : roomOf(url))
    const where = url === '' ? `built in, from ${room}` : `${shortPath(url)}:${lineNumber + 1}`
    const name = engine ?? `\`${functionName || '(anonymous)'}\` ${where}`
    if (functionName !== '(idle)') places.set(each.id, { room, function: name })
    for (const id of node.children ?? []) waiting.push({ id, caller: room })
  }
  return places
}

function roomOf(url: string): string {
  if (url.startsWith('node:')) return 'Node itself'
  const path = shortPath(url)
  const [one = '', two = ''] = path.split('/')
  if (url.includes('/node_modules/')) return one.startsWith('@') ? `${one}/${two}` : one
  return one === 'subgraphs' || one === 'gateway' ? `our ${one}/${two.replace(/\.js$/, '')}` : `our ${one}`
}

/** From the package or from the top of the project: no path of the machine. */
function shortPath(url: string): string {
  const packages = url.split('/node_modules/')
  return (packages.length > 1 ? packages : url.split('/dist/')).at(-1) ?? ''
}
