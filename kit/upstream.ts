import {
  circuitBreaker,
  CircuitState,
  ConsecutiveBreaker,
  ExponentialBackoff,
  handleType,
  handleWhen,
  type IPolicy,
  isBrokenCircuitError,
  isTaskCancelledError,
  noop,
  retry,
  timeout,
  TimeoutStrategy,
} from 'cockatiel'

export interface UpstreamOptions {
  /** Named in errors: a fixed word, never an address. */
  readonly name: string
  /** For the whole call, every try and pause included. */
  readonly deadlineMs: number
  /** How often a read is tried again; a write never is. */
  readonly retries: number
  /** After so many calls in a row that failed, none goes out for `openMs`; then one does, to see. */
  readonly breaker: { readonly failures: number; readonly openMs: number }
}

/**
 * What an upstream answers is a value, its refusals too; what `work` throws is a failure. `work` takes the answer in to
 * its end: its signal is aborted at the deadline, when the caller leaves, and as soon as `work` is done.
 */
export type Work<T> = (signal: AbortSignal) => Promise<T>

export interface Upstream {
  /** Tried again when it fails. Rejects with an `UpstreamFailure`, or with the caller's reason when `signal` is aborted. */
  read<T>(work: Work<T>, signal?: AbortSignal): Promise<T>
  /** Tried once: after a failure it may have been done all the same, except when the reason is `open`. */
  write<T>(work: Work<T>, signal?: AbortSignal): Promise<T>
  state(): 'closed' | 'open' | 'half-open'
}

/** All that callers and logs learn: neither text nor cause of the upstream's own error, which may quote a person's data. */
export class UpstreamFailure extends Error {
  constructor(
    readonly upstream: string,
    readonly reason: 'timeout' | 'unavailable' | 'open',
  ) {
    super(`${upstream}: ${reason}`)
    this.name = 'UpstreamFailure'
  }
}

/** Long enough for a restarting process to take connections again, short against any deadline, in milliseconds. */
const pause = { initialDelay: 50, maxDelay: 500 }

const stateNames = {
  [CircuitState.Closed]: 'closed',
  [CircuitState.Open]: 'open',
  [CircuitState.Isolated]: 'open',
  [CircuitState.HalfOpen]: 'half-open',
} as const satisfies Record<CircuitState, ReturnType<Upstream['state']>>

export function createUpstream({ name, deadlineMs, retries, breaker: { failures, openMs } }: UpstreamOptions): Upstream {
  const newBreaker = (initialState?: unknown) =>
    circuitBreaker(handleType(UpstreamFailure), {
      breaker: new ConsecutiveBreaker(failures),
      halfOpenAfter: openMs,
      initialState,
    })
  let breaker = newBreaker()
  const isClosed = () => breaker.state === CircuitState.Closed
  const once: IPolicy = noop
  const repeatedly = retry(handleWhen(isClosed), { maxAttempts: retries, backoff: new ExponentialBackoff(pause) })
  const deadline = timeout(deadlineMs, TimeoutStrategy.Aggressive)

  const attempt = async <T>(work: Work<T>, tries: IPolicy, caller?: AbortSignal): Promise<T> => {
    const probing = !isClosed()
    const oneTry = ({ signal }: { signal: AbortSignal }) => {
      // The library does not look again after its pause: meanwhile the call may be over, or the breaker open.
      if (signal.aborted || (!probing && !isClosed())) throw new UpstreamFailure(name, 'unavailable')
      return work(signal)
    }
    try {
      return await deadline.execute(({ signal }) => tries.execute(oneTry, signal), caller)
    } catch (error) {
      if (!caller?.aborted) throw new UpstreamFailure(name, isTaskCancelledError(error) ? 'timeout' : 'unavailable')
      // The library takes a probe that its caller left for a success. It tells nothing: the next call is the probe.
      if (probing) breaker = newBreaker(breaker.toJSON())
      throw caller.reason
    }
  }

  const call = async <T>(work: Work<T>, tries: IPolicy, caller?: AbortSignal): Promise<T> => {
    caller?.throwIfAborted()
    // The library lets others wait for the probe.
    if (breaker.state === CircuitState.HalfOpen) throw new UpstreamFailure(name, 'open')
    try {
      return await breaker.execute(() => attempt(work, tries, caller))
    } catch (error) {
      throw isBrokenCircuitError(error) ? new UpstreamFailure(name, 'open') : error
    }
  }

  return {
    read: (work, signal) => call(work, repeatedly, signal),
    write: (work, signal) => call(work, once, signal),
    state: () => stateNames[breaker.state],
  }
}
