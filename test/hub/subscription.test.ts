import { afterEach, describe, expect, inject, test } from 'vitest'
import { tokenFor } from '../support/hub.js'
import { type Live, openLive } from '../support/live.js'

const beat = 'subscription { referralsHeartbeat(everySeconds: 1) { at sector } }'

const open: Live[] = []
afterEach(() => open.splice(0).forEach(stream => stream.close()))

async function subscribe(query: string, token: string | undefined): Promise<Live> {
  const stream = await openLive(inject('hub').url, token, query)
  open.push(stream)
  return stream
}

describe('a live line through the gateway', () => {
  test('beats at once and again, as server-sent events', async () => {
    const stream = await subscribe(beat, await tokenFor(inject('hub').dataDir, { role: 'nurse', facility: 'QN-NCC' }))
    expect(stream.response.headers.get('content-type')).toContain('text/event-stream')
    const event = { event: 'next', data: { data: { referralsHeartbeat: { at: expect.any(String), sector: 'referrals' } } } }
    expect(await stream.next()).toEqual(event)
    expect(await stream.next()).toEqual(event)
  })

  test('two at once have a line each', async () => {
    const { dataDir } = inject('hub')
    const tokens = await Promise.all([
      tokenFor(dataDir, { role: 'nurse', facility: 'QN-NCC' }),
      tokenFor(dataDir, { role: 'coordinator', province: '52' }),
    ])
    const streams = await Promise.all(tokens.map(token => subscribe(beat, token)))
    const first = await Promise.all(streams.map(stream => stream.next()))
    expect(first.map(({ event }) => event)).toEqual(['next', 'next'])
    streams[0]?.close()
    expect((await streams[1]?.next())?.event).toBe('next')
  })

  test('is not opened without a sign-in, nor with a pause that makes no sense', async () => {
    const refused = await subscribe(beat, undefined)
    expect(refused.response.status).toBe(401)
    const token = await tokenFor(inject('hub').dataDir, { role: 'auditor' })
    const wrong = await subscribe('subscription { referralsHeartbeat(everySeconds: 0) { at } }', token)
    const { errors } = (await wrong.response.json()) as { errors: { extensions: { code: string } }[] }
    expect(errors.map(error => error.extensions.code)).toEqual(['BAD_USER_INPUT'])
  })
})
