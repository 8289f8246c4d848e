import { setTimeout as sleep } from 'node:timers/promises'
import type { Clock } from '../../../kit/clock.js'
import { HubError } from '../../../kit/errors.js'
import { line } from '../../../kit/line.js'
import type { Heartbeat } from './heartbeat.type.js'

const longestPause = 60

export interface Beating {
  readonly everySeconds: number
  readonly clock: Clock
  /** When the listener's sign-in ends, in seconds since the epoch: the line ends with it. */
  readonly until: number
}

/** Beats at once and then at every pause, until the listener leaves: a pause under way is not waited for. */
export function heartbeats({ everySeconds, clock, until }: Beating): AsyncIterableIterator<Heartbeat> {
  if (everySeconds < 1 || everySeconds > longestPause) {
    const message = `Chọn từ 1 đến ${longestPause} giây / Choose from 1 to ${longestPause} seconds.`
    throw new HubError('BAD_USER_INPUT', { message })
  }
  return line(async function* (signal): AsyncGenerator<Heartbeat, undefined> {
    while (clock().getTime() < until * 1000) {
      yield { at: clock(), sector: 'referrals' }
      await sleep(everySeconds * 1000, undefined, { signal }).catch(() => undefined)
      if (signal.aborted) return
    }
  })
}
