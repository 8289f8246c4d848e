import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, expect, test } from 'vitest'
import { listen } from './serve.js'

describe('a server that is told to stop', () => {
  const sockets: Socket[] = []
  afterEach(() => sockets.splice(0).forEach(each => each.destroy()))

  async function connection(url: string, text = ''): Promise<Socket> {
    const socket = connect(Number(new URL(url).port), '127.0.0.1')
    sockets.push(socket)
    await once(socket, 'connect')
    if (text) socket.write(text)
    return socket
  }

  /** Answers after so many milliseconds. */
  const slow = (ms: number) =>
    listen(async (_, response) => {
      await sleep(ms)
      response.end('whole')
    }, { port: 0, host: '127.0.0.1' })

  test.each([
    ['was opened ahead and never used', ''],
    ['has sent a request in part', 'POST / HTTP/1.1\r\nhost: x\r\ncontent-'],
  ])('ends at once a connection that %s', async (_, text) => {
    const door = await slow(0)
    const socket = await connection(door.url, text)
    await sleep(100)
    const closed = once(socket, 'close')
    await door.close()
    await closed
    expect(door.counts()).toEqual({ accepted: 0, answered: 0 })
  })

  test('lets what is asked be answered, and ends the connection that was kept for more', async () => {
    const door = await slow(400)
    const kept = await connection(door.url, 'GET / HTTP/1.1\r\nhost: x\r\n\r\n')
    const parts: string[] = []
    kept.on('data', part => parts.push(part.toString()))
    const closed = once(kept, 'close')
    await sleep(100)
    await door.close()
    await closed
    expect([parts.join('').endsWith('whole'), door.counts()]).toEqual([true, { accepted: 1, answered: 1 }])
  })

  test('ends one that is kept after its answer', async () => {
    const door = await slow(0)
    const kept = await connection(door.url, 'GET / HTTP/1.1\r\nhost: x\r\n\r\n')
    await once(kept, 'data')
    const closed = once(kept, 'close')
    await door.close()
    await closed
    expect(door.counts()).toEqual({ accepted: 1, answered: 1 })
  })
})
