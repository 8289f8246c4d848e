import '../kit/require-node.js'
import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { PlainError, runMain } from '../kit/errors.js'
import { projectFile } from '../kit/files.js'
import { until } from '../test/support/processes.js'
import type { DoorPart } from './door-target.js'
import { openMeter, type Round, startLoadGenerator } from './measure.js'
import { makeWorld, type Target, type World } from './targets.js'
import { compareAnswers, residentIds, type Workload, workloads } from './workloads.js'

/** What is left out, and how the row is called: three hubs with three pools each, since a server as it comes has a hundred connections. */
const variants: readonly { readonly title: string; readonly without: readonly DoorPart[] }[] = [
  { title: 'The hub as it is', without: [] },
  { title: 'without the audit of reads', without: ['audit'] },
  { title: 'without sign-in, scopes, limits and rates either', without: ['audit', 'auth-and-limits'] },
]

/** What the door may cost of the processor time that the hub itself spends on a request. */
const aim = 0.15
const concurrency = 16
const usage = 'Use: npm run bench:door -- [--rounds N (5)] [--seconds N (4)]'

/** What sign-in, limits and the audit of reads cost, by leaving them out: `npm run bench:door`. */
await runMain(async () => {
  const { rounds, seconds } = readOptions()
  const server = process.env.HUB_TEST_DATABASE_URL
  if (!server) throw new PlainError('The benchmark needs PostgreSQL: set HUB_TEST_DATABASE_URL to a server on which databases may be made and dropped.')
  const world = await makeWorld(server)
  const generator = startLoadGenerator()
  try {
    const targets: Target[] = []
    for (const { title, without } of variants) targets.push(await start(world, title, without))
    const meter = await openMeter(server, world.databases, generator)
    const [first] = targets
    if (!first) return
    const sections: string[] = []
    for (const workload of await workloads(await residentIds(world.settings), first, world.token)) {
      await compareAnswers(targets, workload, world.token)
      const load = { token: world.token, concurrency, seconds }
      for (const target of targets) await meter.round(target, workload, { ...load, seconds: seconds * 2 })
      const measured: Round[][] = []
      for (let i = 0; i < rounds; i++) {
        const round: Round[] = []
        for (const target of targets) round.push(await meter.round(target, workload, load))
        measured.push(round)
      }
      sections.push(section(workload, measured))
    }
    await meter.close()
    await writeFile(projectFile('bench/door.md'), page(sections, rounds, seconds))
    process.stdout.write(sections.join('\n'))
  } finally {
    generator.close()
    await world.close()
  }
})

function readOptions(): { rounds: number; seconds: number } {
  try {
    const { values } = parseArgs({ options: { rounds: { type: 'string', default: '5' }, seconds: { type: 'string', default: '4' } } })
    const [rounds, seconds] = [Number(values.rounds), Number(values.seconds)]
    if (Number.isInteger(rounds) && Number.isInteger(seconds) && rounds > 0 && seconds > 0) return { rounds, seconds }
  } catch {
    // Said below.
  }
  throw new PlainError(usage)
}

async function start(world: World, title: string, without: readonly DoorPart[]): Promise<Target> {
  const running = world.start('bench/door-target.js', {}, without)
  const url = await until(running, () => /^ready (\S+)$/m.exec(running.stdout())?.[1])
  return { id: 'one-process', title, url, pids: [running.child.pid ?? 0] }
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

/** The share is made within a round, since what else the machine does changes between them. */
function section({ title }: Workload, measured: readonly Round[][]): string {
  const share = (i: number, of: (round: Round) => number) =>
    median(measured.map(round => 1 - of(round[i] ?? never()) / of(round[0] ?? never())))
  const percent = (value: number) => `${(100 * value).toFixed(1)} %`
  const rows = variants.map(({ title: name }, i) => {
    const own = median(measured.map(round => (round[i] ?? never()).cpuMs))
    const server = median(measured.map(round => (round[i] ?? never()).postgresMs))
    const shares = i === 0 ? ['', ''] : [percent(share(i, round => round.cpuMs)), percent(share(i, round => round.cpuMs + round.postgresMs))]
    return `| ${[name, own.toFixed(2), server.toFixed(2), ...shares].join(' | ')} |`
  })
  const whole = share(variants.length - 1, round => round.cpuMs)
  return `## ${title}

| | CPU ms/request | PostgreSQL ms/request | share of the hub’s CPU | share with PostgreSQL’s |
|---|---|---|---|---|
${rows.join('\n')}

The whole door: ${percent(whole)} of the hub’s CPU, aim ≤ ${percent(aim)}: ${whole <= aim ? 'reached' : 'not reached'}.
`
}

function never(): never {
  throw new Error('A round without all variants')
}

function page(sections: readonly string[], rounds: number, seconds: number): string {
  return `# What the door costs

Written by \`HUB_TEST_DATABASE_URL=… npm run bench:door\`; do not edit. ${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC.

The hub in one process on PostgreSQL, answering the same requests with parts of its door left out; ${rounds} rounds, in each every variant in turn for ${seconds} s, ${concurrency} requests
under way, after a warm-up. Answers were compared before. A share is the median of the shares within one round. The hub’s CPU is that of its own process; the group commits of the
audit are PostgreSQL’s work too, so that is given beside it.

${sections.join('\n')}`
}
