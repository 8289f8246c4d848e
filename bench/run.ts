import '../kit/require-node.js'
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { PlainError, runMain } from '../kit/errors.js'
import { projectFile } from '../kit/files.js'
import { stopOnSignal } from '../kit/serve.js'
import { type LoadGenerator, openMeter, type Round, startLoadGenerator } from './measure.js'
import { profileOneProcess } from './profile.js'
import { writeReport } from './report.js'
import { makeWorld, startTargets, type Target, type TargetId, type World } from './targets.js'
import { compareAnswers, residentIds, type Workload, workloads } from './workloads.js'

const usage = `Use: npm run bench -- [--rounds N] [--seconds N] [--concurrency N] [--quick] [--profile]
  --rounds       rounds of every target (5)
  --seconds      length of one target's turn in a round (4)
  --concurrency  requests under way at any time (16)
  --quick        two rounds of one second, to see that everything runs
  --profile      also where the processor time of the hub in one process goes`

const count = (most: number, fallback: number) => z.coerce.number().int().min(1).max(most).default(fallback)

/** A page of 50 is answered some 70 times a second, and V8 needs many hundreds to settle. */
const warmUpSeconds = 12

export interface Options {
  readonly rounds: number
  readonly seconds: number
  readonly concurrency: number
  readonly quick: boolean
  readonly profile: boolean
}

/** What was measured of one workload. */
export interface Measured {
  readonly workload: Pick<Workload, 'id' | 'title'>
  readonly requests: number
  /** Hash over the answers of all targets, which are the same. */
  readonly answers: string
  readonly rounds: readonly Record<TargetId, Round>[]
}

await runMain(async () => {
  const options = readOptions(process.argv.slice(2))
  if (!options) return say(usage)
  const server = process.env.HUB_TEST_DATABASE_URL
  if (!server) {
    throw new PlainError(
      'The benchmark needs PostgreSQL: set HUB_TEST_DATABASE_URL to a server on which databases may be made and dropped.',
    )
  }
  if (!existsSync('/proc/self/stat')) throw new PlainError('The benchmark reads /proc, so it runs on Linux only.')
  installPeers()
  say('databases and demo data')
  const world = await makeWorld(server)
  const generator = startLoadGenerator()
  const close = async () => {
    generator.close()
    await world.close()
  }
  stopOnSignal(close)
  try {
    await measureAll(server, world, generator, options)
  } finally {
    await close()
  }
})

async function measureAll(server: string, world: World, generator: LoadGenerator, options: Options): Promise<void> {
  say('the targets')
  const targets = await startTargets(world)
  const [first] = targets
  if (!first) return
  const meter = await openMeter(server, world.databases, generator)
  const measured: Measured[] = []
  const asked = await workloads(await residentIds(world.settings), first, world.token)
  for (const workload of asked) {
    say(`${workload.id}: comparing ${workload.bodies.length} answers`)
    const answers = await compareAnswers(targets, workload, world.token)
    const load = { token: world.token, seconds: options.seconds, concurrency: options.concurrency }
    say(`${workload.id}: warming up`)
    for (const target of targets) await meter.round(target, workload, { ...load, seconds: options.quick ? 2 : warmUpSeconds })
    const rounds: Record<TargetId, Round>[] = []
    for (let number = 1; number <= options.rounds; number++) {
      const round = await measureRound(targets, target => meter.round(target, workload, load))
      rounds.push(round)
      say(`${workload.id}: round ${number}: ${targets.map(({ id }) => `${id} ${round[id].rps.toFixed(0)}`).join(', ')} per s`)
    }
    measured.push({ workload, requests: workload.bodies.length, answers, rounds })
  }
  await meter.close()
  // Their connections are most of what a server allows by default.
  await world.stop()
  if (options.profile) say('the profile')
  const profiles = options.profile ? await profileOneProcess(world, generator, asked, options) : undefined
  say(`\n${await writeReport({ server, options, targets, measured, profiles })}`)
}

/** One after the other, never two at once: they share the processors. */
async function measureRound(
  targets: readonly Target[],
  measure: (target: Target) => Promise<Round>,
): Promise<Record<TargetId, Round>> {
  const round: [TargetId, Round][] = []
  for (const target of targets) round.push([target.id, await measure(target)])
  return Object.fromEntries(round) as Record<TargetId, Round>
}

function readOptions(args: string[]): Options | undefined {
  const text = { type: 'string' } as const
  const flag = { type: 'boolean', default: false } as const
  const options = { rounds: text, seconds: text, concurrency: text, quick: flag, profile: flag, help: flag }
  try {
    const { help, quick, profile, ...given } = parseArgs({ args, options }).values
    if (help) return undefined
    const shape = z.object({ rounds: count(100, quick ? 2 : 5), seconds: count(600, quick ? 1 : 4), concurrency: count(512, 16) })
    return { ...shape.parse(given), quick, profile }
  } catch (error) {
    const reason = error instanceof z.ZodError ? error.issues.map(each => `--${each.path.join()}: ${each.message}`).join('\n') : error
    throw new PlainError(`${reason instanceof Error ? reason.message : String(reason)}\n${usage}`)
  }
}

/** Apollo's gateway is no part of the project: `docs/adr/0003-licences-of-the-benchmark.md`. */
function installPeers(): void {
  const folder = projectFile('bench')
  if (existsSync(`${folder}/node_modules/@apollo/gateway`)) return
  say('npm ci --prefix bench')
  const { status } = spawnSync('npm', ['ci', '--ignore-scripts', '--prefix', folder], { stdio: 'inherit' })
  if (status !== 0) throw new PlainError('The peers of the benchmark could not be installed; see the lines above.')
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}
