import type { Meter } from '@opentelemetry/api'

/** What a sector counts of the events it takes; labels are names of sectors. */
export interface EventMetrics {
  applied(source: string, count: number): void
  parked(source: string): void
  /** Age in seconds of the newest event when it was taken; 0 when there was none left. */
  lag(source: string, seconds: number): void
  /** Events of the owner not yet taken. */
  behind(source: string, count: number): void
}

export function eventMetrics(sector: string, meter: Meter): EventMetrics {
  const applied = meter.createCounter('hub_events_applied', { description: 'Events of other sectors taken into the copies' })
  const parked = meter.createCounter('hub_events_parked', { description: 'Events set aside because they cannot be taken' })
  const lag = meter.createGauge('hub_events_lag', { description: 'Age of the newest event when it was taken', unit: 's' })
  const behind = meter.createGauge('hub_events_behind', { description: 'Events of the owner not yet taken' })
  return {
    applied: (source, count) => applied.add(count, { sector, source }),
    parked: source => parked.add(1, { sector, source }),
    lag: (source, seconds) => lag.record(seconds, { sector, source }),
    behind: (source, count) => behind.record(count, { sector, source }),
  }
}
