import { Pool } from 'undici'

/** One stretch of load, as the benchmark's own process orders it. */
export interface Stretch {
  readonly url: string
  readonly token: string
  readonly bodies: readonly string[]
  readonly seconds: number
  /** Requests under way at any time, each on a connection of its own. */
  readonly concurrency: number
}

export interface Loaded {
  readonly requests: number
  readonly seconds: number
  /** Milliseconds. */
  readonly p50: number
  readonly p99: number
  /** The first answer that was not whole; the stretch ends with it. */
  readonly failure?: string
}

/** The load generator is a process of its own, so that its work is counted to no target. */
process.on('message', (stretch: Stretch) => {
  void load(stretch).then(loaded => process.send?.(loaded))
})
process.on('disconnect', () => process.exit(0))

async function load({ url, token, bodies, seconds, concurrency }: Stretch): Promise<Loaded> {
  const pool = new Pool(url, { connections: concurrency, pipelining: 1 })
  const headers = { 'content-type': 'application/json', accept: 'application/json', authorization: `Bearer ${token}` }
  const times: number[] = []
  let next = 0
  let failure: string | undefined
  const started = performance.now()
  const end = started + seconds * 1000
  const lane = async () => {
    while (performance.now() < end && failure === undefined) {
      const sent = performance.now()
      const body = bodies[next++ % bodies.length]
      const answer = await pool.request({ path: '/graphql', method: 'POST', headers, body })
      const text = await answer.body.text()
      times.push(performance.now() - sent)
      if (answer.statusCode !== 200 || text.includes('"errors"')) failure = `${answer.statusCode} ${text.slice(0, 500)}`
    }
  }
  await Promise.all(Array.from({ length: concurrency }, lane)).catch((error: unknown) => (failure = String(error)))
  const elapsed = (performance.now() - started) / 1000
  await pool.close()
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
  return { requests: times.length, seconds: elapsed, p50: at(0.5), p99: at(0.99), failure }
}
