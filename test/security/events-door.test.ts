import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { feedPage } from '../../kit/event.js'
import { createSigner, SIGNATURE_HEADER } from '../../kit/signature.js'
import { subgraphs } from '../../schema/subgraphs.js'
import { type CountedHub, countedHub, doorSecret } from '../support/in-process.js'
import { move, papersOf } from '../support/papers.js'

const now = new Date('2026-11-02T09:00:00+07:00').getTime()
const sign = createSigner(doorSecret)

describe('the events of a sector', () => {
  let hub: CountedHub

  beforeAll(async () => {
    hub = await countedHub('http')
  })
  afterAll(() => hub.close())

  const get = (name: string, path: string, signature?: string) =>
    fetch(new URL(path, hub.doors[name]), { headers: signature === undefined ? {} : { [SIGNATURE_HEADER]: signature } })
  const signed = (name: string, path: string) => get(name, path, sign(name, `GET ${path}`, now))

  describe.each(subgraphs.map(({ name }) => name))('of %s', name => {
    const path = '/events?after=0&limit=2&wait=0'

    test('are read with the signature of the hub', async () => {
      const response = await signed(name, path)
      expect(response.status).toBe(200)
      const { events, head } = feedPage.parse(await response.json())
      expect(events.map(({ position }) => position)).toEqual([1, 2])
      expect(head).toBeGreaterThan(2)
    })

    test('are refused without it, with another secret, name, path or time, and when it comes a second time', async () => {
      const refused = { errors: [{ message: expect.any(String), extensions: { code: 'FORBIDDEN' } }] }
      const good = sign(name, `GET ${path}`, now)
      expect((await get(name, path, good)).status).toBe(200)
      const wrong = [
        undefined,
        '',
        'v1.x',
        good,
        createSigner('another secret that is long enough')(name, `GET ${path}`, now),
        sign(name === 'facilities' ? 'insurance' : 'facilities', `GET ${path}`, now),
        sign(name, 'GET /events?after=1&limit=2&wait=0', now),
        sign(name, `POST ${path}`, now),
        sign(name, '', now),
        sign(name, `GET ${path}`, now - 120_000),
      ]
      for (const signature of wrong) {
        const response = await get(name, path, signature)
        expect(response.status).toBe(403)
        expect(await response.json()).toEqual(refused)
      }
    })

    test.each([
      '',
      '?after=0',
      '?after=0&limit=1',
      '?after=&limit=1&wait=0',
      '?after=-1&limit=1&wait=0',
      '?after=1.5&limit=1&wait=0',
      '?after=x&limit=1&wait=0',
      '?after=99999999999999999999&limit=1&wait=0',
      '?after=0&limit=0&wait=0',
      '?after=0&limit=2001&wait=0',
      '?after=0&limit=1&wait=25001',
      '?after=0&limit=1&wait=0&more=1',
      '?after=0%27--&limit=1&wait=0',
    ])('are refused when asked for with "%s"', async query => {
      const response = await signed(name, `/events${query}`)
      expect([response.status, await response.json()]).toEqual([
        400,
        { errors: [{ message: expect.any(String), extensions: { code: 'BAD_USER_INPUT' } }] },
      ])
    })

    test('are only read', async () => {
      const headers = { [SIGNATURE_HEADER]: sign(name, `POST ${path}`, now) }
      expect((await fetch(new URL(path, hub.doors[name]), { method: 'POST', headers })).status).toBe(404)
    })
  })

  test('answer who waits as soon as something changes', async () => {
    const [paper] = papersOf(['BD-TT-HN'], 'ISSUED')
    if (!paper) throw new Error('The demo has no such referral')
    const first = feedPage.parse(await (await signed('referrals', '/events?after=0&limit=1&wait=0')).json())
    const path = `/events?after=${first.head}&limit=10&wait=20000`
    const started = performance.now()
    const waiting = signed('referrals', path)
    await sleep(300)
    await move((query, variables) => hub.ask(paper.sender, query, variables), 'send', paper)
    const { events } = feedPage.parse(await (await waiting).json())
    expect(events.map(({ type, version }) => [type, version])).toEqual([['referral.moved', paper.version + 1]])
    expect(performance.now() - started).toBeLessThan(5_000)
  })
})
