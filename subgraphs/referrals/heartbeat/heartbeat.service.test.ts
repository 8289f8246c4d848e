import { describe, expect, test } from 'vitest'
import { heartbeats } from './heartbeat.service.js'

const at = new Date('2026-11-02T02:00:00Z')
const beating = { everySeconds: 60, clock: () => at, until: at.getTime() / 1000 + 1 }
const first = { done: false, value: { at, sector: 'referrals' } }

describe('a live line', () => {
  test('beats at once, and ends without waiting when the listener leaves in a pause', async () => {
    const line = heartbeats(beating)
    expect(await line.next()).toEqual(first)
    const pending = line.next()
    expect(await line.return?.()).toEqual({ done: true, value: undefined })
    expect(await pending).toEqual({ done: true, value: undefined })
  })

  test('beats again after the pause that was asked for', async () => {
    const line = heartbeats({ ...beating, everySeconds: 1 })
    await line.next()
    const paused = performance.now()
    expect(await line.next()).toEqual(first)
    expect(performance.now() - paused).toBeGreaterThan(900)
    await line.return?.()
  })

  test('ends with the sign-in of the listener', async () => {
    const line = heartbeats({ ...beating, until: at.getTime() / 1000 })
    expect(await line.next()).toEqual({ done: true, value: undefined })
  })

  test.each([0, 61])('of %i seconds is refused', everySeconds => {
    expect(() => heartbeats({ ...beating, everySeconds })).toThrow('Choose from 1 to 60 seconds')
  })
})
