import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { ExecutionResult } from 'graphql'
import { afterEach, expect, test } from 'vitest'
import { sendLive } from './live-http.js'
import type { LiveResults } from './live.js'
import { type Listening, listen } from './serve.js'

let door: Listening | undefined
afterEach(() => door?.close())

/** Counts for ever, or to `last`, and says how far it came. */
function counting(last = Infinity) {
  const state = { n: 0, isOver: false }
  const results: LiveResults = {
    next: async () => (state.isOver || state.n >= last ? { done: true, value: undefined } : { done: false, value: event(++state.n) }),
    return: async () => ((state.isOver = true), { done: true, value: undefined }),
    [Symbol.asyncIterator]() {
      return this
    },
  }
  return { state, results }
}

const event = (n: number): ExecutionResult => ({ data: { n, text: 'x'.repeat(1_000) } })

async function serve(results: LiveResults, closing = new AbortController().signal): Promise<URL> {
  door = await listen((_, response) => sendLive(response, results, closing), { port: 0, host: '127.0.0.1' })
  return new URL(door.url)
}

/** One who asks, and takes nothing of the answer. */
async function slowReader({ port, hostname }: URL): Promise<Socket> {
  const slow = connect(Number(port), hostname)
  await once(slow, 'connect')
  slow.pause()
  slow.write('GET / HTTP/1.1\r\nhost: x\r\n\r\n')
  await sleep(300)
  return slow
}

test('events are not read faster than the gateway takes them, and end when it goes', async () => {
  const { state, results } = counting()
  const slow = await slowReader(await serve(results))
  const early = state.n
  await sleep(300)
  expect(early).toBeGreaterThan(0)
  expect(state.n).toBe(early)
  slow.destroy()
  await expect.poll(() => state.isOver).toBe(true)
})

test('a gateway that takes nothing does not keep the door from closing', async () => {
  const { state, results } = counting()
  const closing = new AbortController()
  const slow = await slowReader(await serve(results, closing.signal))
  closing.abort()
  await door?.close()
  expect(state.isOver).toBe(true)
  slow.destroy()
})

test('a line that has come to its end says so, one that is cut does not', async () => {
  const url = await serve(counting(2).results)
  const next = (n: number) => `event: next\ndata: ${JSON.stringify(event(n))}\n\n`
  expect(await (await fetch(url)).text()).toBe(`${next(1)}${next(2)}event: complete\ndata:\n\n`)
  await door?.close()
  const cut = await serve(counting(2).results, AbortSignal.abort())
  expect(await (await fetch(cut)).text()).toBe('')
})
