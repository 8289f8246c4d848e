/** What one request of a client carries down to every subgraph call it causes. */
export class Call {
  constructor(
    readonly requestId: string,
    /** The only headers that cross to a subgraph. */
    readonly headers: Readonly<Record<string, string | undefined>>,
    readonly signal: AbortSignal,
    /** Whether the caller holds a scope that a field asks for. */
    readonly holds: (scope: string) => boolean,
    /** Longest time for one request, and for the answer to one event of a subscription, in milliseconds. */
    private readonly timeout: number,
  ) {
    this.deadline = performance.now() + timeout
  }

  /** On the clock of `performance.now()`: no subgraph call may outlive it. */
  deadline: number

  /** Another event has come. */
  renew(): void {
    this.deadline = performance.now() + this.timeout
  }
}

/** The call in Hive's untyped context. */
export function callOf(context: unknown): Call {
  if (typeof context === 'object' && context !== null && 'call' in context && context.call instanceof Call) {
    return context.call
  }
  throw new Error('Executed without a call in the context')
}
