import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createUpstream, UpstreamFailure, type UpstreamOptions, type Work } from './upstream.js'

const secretText = 'connect ECONNREFUSED 10.0.0.7:5432, card DN4790000000001'

const anUpstream = (options: Partial<UpstreamOptions> = {}) =>
  createUpstream({ name: 'registry', deadlineMs: 1_000, retries: 2, breaker: { failures: 3, openMs: 5_000 }, ...options })

/** Fails so many times, then answers. */
function failing(times: number) {
  let left = times
  return vi.fn<Work<string>>(async () => {
    if (left-- > 0) throw new Error(secretText)
    return 'answer'
  })
}

const broken = () => failing(Infinity)

/** Never answers and listens to nobody. */
const deaf = () => vi.fn<Work<string>>(() => new Promise<string>(() => {}))

/** How a call ended and after how many milliseconds, the clock turned on until it does. */
async function outcome(call: Promise<unknown>) {
  const start = Date.now()
  const settled = call.then(
    value => ({ value, after: Date.now() - start }),
    (error: unknown) => ({ error, after: Date.now() - start }),
  )
  await vi.runAllTimersAsync()
  return settled
}

const failure = (reason: UpstreamFailure['reason']) => ({ error: new UpstreamFailure('registry', reason) })
const atOnce = { after: 0 }
const soon = { after: expect.any(Number) as number }

describe('a call outward', () => {
  beforeEach(() => vi.useFakeTimers())
  afterEach(() => vi.useRealTimers())

  test('a read gives its answer and leaves no timer behind', async () => {
    const read = anUpstream().read(failing(0))
    expect(await read).toBe('answer')
    expect(vi.getTimerCount()).toBe(0)
  })

  test('a read that fails is tried again, after a short pause', async () => {
    const work = failing(2)
    const { after, ...ended } = await outcome(anUpstream().read(work))
    expect(ended).toEqual({ value: 'answer' })
    expect(after).toBeLessThan(500)
    expect(work).toHaveBeenCalledTimes(3)
  })

  test('a read is tried once and `retries` times more, then it is unavailable', async () => {
    const work = broken()
    expect(await outcome(anUpstream().read(work))).toEqual({ ...failure('unavailable'), ...soon })
    expect(work).toHaveBeenCalledTimes(3)
  })

  test('a write is tried exactly once', async () => {
    const work = broken()
    expect(await outcome(anUpstream().write(work))).toEqual({ ...failure('unavailable'), ...atOnce })
    expect(work).toHaveBeenCalledTimes(1)
  })

  test('the pauses differ from call to call', async () => {
    const pauses = new Set<number>()
    for (let n = 0; n < 20; n++) pauses.add((await outcome(anUpstream().read(failing(1)))).after)
    expect(pauses.size).toBeGreaterThan(5)
  })

  test('nothing of the upstream’s own error comes through', async () => {
    const error: unknown = await anUpstream().write(broken()).catch((caught: unknown) => caught)
    expect(error).toBeInstanceOf(UpstreamFailure)
    expect({ ...(error as UpstreamFailure), message: String(error), cause: (error as Error).cause }).toEqual({
      name: 'UpstreamFailure',
      upstream: 'registry',
      reason: 'unavailable',
      message: 'UpstreamFailure: registry: unavailable',
      cause: undefined,
    })
    expect((error as Error).stack).not.toContain('DN479')
  })

  test('an upstream that hangs ends at the deadline, though it listens to nobody', async () => {
    const work = deaf()
    expect(await outcome(anUpstream().read(work))).toEqual({ ...failure('timeout'), after: 1_000 })
    expect(work).toHaveBeenCalledTimes(1)
    expect(work.mock.calls[0]?.[0].aborted).toBe(true)
  })

  test('work that ends itself at the deadline is a timeout too', async () => {
    const work: Work<string> = signal => new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error(secretText))))
    expect(await outcome(anUpstream().read(work))).toEqual({ ...failure('timeout'), after: 1_000 })
  })

  test('every try and pause lies inside one deadline, and none begins after it', async () => {
    const slow = vi.fn<Work<string>>(async () => {
      await new Promise(resolve => setTimeout(resolve, 400))
      throw new Error(secretText)
    })
    expect(await outcome(anUpstream({ retries: 9 }).read(slow))).toEqual({ ...failure('timeout'), after: 1_000 })
    expect(slow.mock.calls.length).toBeLessThanOrEqual(3)
  })

  test('when the caller leaves, the call ends at once with the caller’s reason, and no further try is made', async () => {
    const upstream = anUpstream({ breaker: { failures: 1, openMs: 5_000 } })
    const caller = new AbortController()
    const reason = new Error('the request is over')
    setTimeout(() => caller.abort(reason), 10)
    const hanging = deaf()
    expect(await outcome(upstream.read(hanging, caller.signal))).toEqual({ error: reason, after: 10 })
    expect(hanging.mock.calls[0]?.[0].aborted).toBe(true)
    expect(await outcome(upstream.read(hanging, caller.signal))).toEqual({ error: reason, ...atOnce })
    expect(hanging).toHaveBeenCalledTimes(1)
    expect(upstream.state()).toBe('closed')
  })

  test('when the caller leaves in a pause between two tries, no further try is made', async () => {
    const caller = new AbortController()
    const reason = new Error('the request is over')
    const work = vi.fn<Work<string>>(async () => {
      queueMicrotask(() => setImmediate(() => caller.abort(reason)))
      throw new Error(secretText)
    })
    expect(await outcome(anUpstream().read(work, caller.signal))).toEqual({ error: reason, ...atOnce })
    expect(work).toHaveBeenCalledTimes(1)
  })
})

describe('the breaker of an upstream', () => {
  beforeEach(() => vi.useFakeTimers())
  afterEach(() => vi.useRealTimers())

  /** Three failed calls and the breaker is open. */
  async function anOpenOne() {
    const upstream = anUpstream()
    for (let n = 0; n < 3; n++) {
      expect(upstream.state()).toBe('closed')
      expect(await outcome(upstream.write(broken()))).toEqual({ ...failure('unavailable'), ...atOnce })
    }
    expect(upstream.state()).toBe('open')
    return upstream
  }

  test('opens after so many failed calls in a row, then answers at once without calling', async () => {
    const upstream = await anOpenOne()
    const work = failing(0)
    expect(await outcome(upstream.read(work))).toEqual({ ...failure('open'), ...atOnce })
    expect(await outcome(upstream.write(work))).toEqual({ ...failure('open'), ...atOnce })
    expect(work).not.toHaveBeenCalled()
  })

  test('a success between failures begins the count anew', async () => {
    const upstream = anUpstream()
    for (const times of [1, 1, 0, 1, 1]) await outcome(upstream.write(failing(times)))
    expect(upstream.state()).toBe('closed')
    await outcome(upstream.write(failing(1)))
    expect(upstream.state()).toBe('open')
  })

  test('timeouts count, and the breaker is open as soon as the last caller knows', async () => {
    const upstream = anUpstream()
    const calls = [1, 2, 3].map(() => upstream.read(deaf()).catch(() => upstream.state()))
    await vi.advanceTimersByTimeAsync(1_000)
    expect(await Promise.all(calls)).toEqual(['closed', 'closed', 'open'])
  })

  test('a read in its pause is not tried again once the breaker is open', async () => {
    const upstream = anUpstream()
    const work = broken()
    const read = outcome(upstream.read(work))
    for (let n = 0; n < 3; n++) await upstream.write(broken()).catch(() => {})
    expect(await read).toEqual({ ...failure('unavailable'), ...soon })
    expect(work).toHaveBeenCalledTimes(1)
  })

  test('after `openMs` one probe goes out, the others are still answered at once, and its success closes', async () => {
    const upstream = await anOpenOne()
    await vi.advanceTimersByTimeAsync(4_999)
    expect(await upstream.read(failing(0)).catch((error: unknown) => error)).toEqual(failure('open').error)
    await vi.advanceTimersByTimeAsync(1)
    let answer: (text: string) => void = () => {}
    const probe = upstream.read(() => new Promise<string>(resolve => (answer = resolve)))
    expect(upstream.state()).toBe('half-open')
    const other = failing(0)
    expect(await upstream.read(other).catch((error: unknown) => error)).toEqual(failure('open').error)
    expect(other).not.toHaveBeenCalled()
    answer('back again')
    expect(await probe).toBe('back again')
    expect(upstream.state()).toBe('closed')
    expect(await upstream.read(failing(0))).toBe('answer')
  })

  test('a probe that fails is not tried again and opens for another `openMs`', async () => {
    const upstream = await anOpenOne()
    await vi.advanceTimersByTimeAsync(5_000)
    const probe = broken()
    expect(await outcome(upstream.read(probe))).toEqual({ ...failure('unavailable'), ...atOnce })
    expect(probe).toHaveBeenCalledTimes(1)
    expect(upstream.state()).toBe('open')
    await vi.advanceTimersByTimeAsync(4_999)
    expect(await outcome(upstream.read(failing(0)))).toEqual({ ...failure('open'), ...atOnce })
    await vi.advanceTimersByTimeAsync(1)
    expect(await outcome(upstream.read(failing(0)))).toEqual({ value: 'answer', ...atOnce })
    expect(upstream.state()).toBe('closed')
  })

  test('a probe that its caller left neither closes nor opens: the next call is the probe', async () => {
    const upstream = await anOpenOne()
    await vi.advanceTimersByTimeAsync(5_000)
    const caller = new AbortController()
    const reason = new Error('the request is over')
    const probe = upstream.read(deaf(), caller.signal).catch((error: unknown) => error)
    caller.abort(reason)
    expect(await probe).toBe(reason)
    expect(upstream.state()).toBe('open')
    const next = upstream.read(failing(0))
    expect(upstream.state()).toBe('half-open')
    expect(await next).toBe('answer')
    expect(upstream.state()).toBe('closed')
  })

  test('after an aborted probe that is followed by a failed one it stays open', async () => {
    const upstream = await anOpenOne()
    await vi.advanceTimersByTimeAsync(5_000)
    const caller = new AbortController()
    const probe = upstream.read(deaf(), caller.signal).catch(() => {})
    caller.abort()
    await probe
    expect(await outcome(upstream.write(broken()))).toEqual({ ...failure('unavailable'), ...atOnce })
    expect(await outcome(upstream.write(failing(0)))).toEqual({ ...failure('open'), ...atOnce })
  })
})
