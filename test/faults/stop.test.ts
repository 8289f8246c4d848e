import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, expect, inject, test } from 'vitest'
import { commonSettings, readSettings } from '../../kit/config.js'
import { demoKeys } from '../../kit/demo-keys.js'
import { createClock } from '../../kit/clock.js'
import { remoteFeed } from '../../kit/remote-feed.js'
import { createSigner } from '../../kit/signature.js'
import { type Hub, startHub, tokenFor } from '../support/hub.js'
import { openLive } from '../support/live.js'

const server = process.env.HUB_TEST_DATABASE_URL
if (!server) process.stdout.write('Not run here: the end of a sector needs PostgreSQL; set HUB_TEST_DATABASE_URL.\n')

const query = 'subscription { referralChanged { kind cursor } }'
const longestEnd = 2_000

let hub: Hub | undefined
afterEach(async () => {
  await hub?.stop()
  hub = undefined
})

async function openLines({ url, dataDir }: Hub, count: number) {
  const token = await tokenFor(dataDir, { role: 'nurse', facility: 'QN-NCC' })
  const lines = await Promise.all(Array.from({ length: count }, () => openLive(url, token, query)))
  for (const line of lines) expect((await line.next()).event).toBe('next')
  return lines
}

async function timeToEnd(process: { stop(): Promise<number | null> } | undefined): Promise<number> {
  const started = performance.now()
  expect(await process?.stop()).toBe(0)
  return performance.now() - started
}

describe('SIGTERM while others listen', () => {
  test('ends the hub in one process within two seconds, with its lines', async () => {
    hub = await startHub('embedded', inject('template'))
    const lines = await openLines(hub, 20)
    expect(await timeToEnd(hub.processes.get('hub'))).toBeLessThan(longestEnd)
    for (const line of lines) expect((await line.next()).event).toBe('complete')
  })

  test.runIf(server)('ends a sector within two seconds, although others wait for its events; its lines say that it is gone', async () => {
    hub = await startHub('services')
    const lines = await openLines(hub, 20)
    const { HUB_DATA_DIR = '' } = hub.settings
    const { gatewaySecret } = await demoKeys(readSettings(commonSettings, { HUB_DATA_DIR }).HUB_DATA_DIR)
    const clock = createClock('2026-11-02T09:00:00+07:00')
    const feed = remoteFeed({ source: 'referrals', url: hub.subgraphUrls.referrals ?? '', sign: createSigner(gatewaySecret), clock })
    const { head } = await feed.read(0, { limit: 1 })
    const waiting = Promise.all(Array.from({ length: 5 }, () => feed.read(head, { limit: 1, waitMs: 20_000 })))
    await sleep(300)
    expect(await timeToEnd(hub.processes.get('referrals'))).toBeLessThan(longestEnd)
    expect(await waiting).toEqual(Array.from({ length: 5 }, () => ({ events: [], head })))
    for (const line of lines) {
      expect((await line.next()).data).toMatchObject({ errors: [{ extensions: { code: 'SUBGRAPH_UNAVAILABLE', service: 'referrals' } }] })
      expect((await line.next()).event).toBe('complete')
    }
    for (const name of ['facilities', 'insurance', 'gateway']) {
      expect(await timeToEnd(hub.processes.get(name)), name).toBeLessThan(longestEnd)
    }
  })
})
