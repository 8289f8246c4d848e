export type Clock = () => Date

/** The one source of "now". `HUB_CLOCK` fixes it, so that suites give the same answers on every day. */
export function createClock(fixed?: string): Clock {
  if (!fixed) return () => new Date()
  const at = new Date(fixed).getTime()
  return () => new Date(at)
}
