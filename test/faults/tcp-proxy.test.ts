import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startTcpProxy, type TcpProxy } from '../support/tcp-proxy.js'

interface Talk {
  readonly socket: Socket
  say(text: string): void
  /** Waits until so many characters came, or the connection ended. */
  heard(length: number): Promise<string>
  /** How the connection ended: an error's code, or `closed`. */
  readonly ended: Promise<string>
}

describe('the proxy of the fault tests', () => {
  let server: Server
  /** What reached the server. */
  let received: string
  let proxy: TcpProxy
  let talks: Talk[]

  beforeEach(async () => {
    received = ''
    talks = []
    // Says everything back in capitals.
    server = createServer({ allowHalfOpen: true }, socket => {
      socket.on('data', part => {
        received += part.toString()
        socket.write(part.toString().toUpperCase())
      })
      socket.on('end', () => socket.end())
      socket.on('error', () => {})
    })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    proxy = await startTcpProxy(`tcp://127.0.0.1:${(server.address() as AddressInfo).port}`)
  })
  afterEach(async () => {
    for (const { socket } of talks) socket.destroy()
    await proxy.stop()
    server.close()
  })

  function talk(): Talk {
    const socket = connect(proxy.port, proxy.host)
    let text = ''
    let over = false
    const ended = new Promise<string>(resolve => {
      socket.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? ''))
      socket.once('close', () => resolve('closed'))
    })
    void ended.then(() => (over = true))
    socket.on('data', part => (text += part.toString()))
    const made: Talk = {
      socket,
      say: words => void socket.write(words),
      heard: async length => {
        while (text.length < length && !over) await wait(2)
        return text
      },
      ended,
    }
    talks.push(made)
    return made
  }

  const arrived = async (text: string) => {
    while (received.length < text.length) await wait(2)
    expect(received).toBe(text)
  }

  test('passes both ways, ends included, and knows who is connected', async () => {
    const { socket, say, heard, ended } = talk()
    say('good morning')
    expect(await heard(12)).toBe('GOOD MORNING')
    expect(proxy.connections()).toBe(1)
    socket.end('bye')
    expect([await heard(15), await ended]).toEqual(['GOOD MORNINGBYE', 'closed'])
    while (proxy.connections() > 0) await wait(2)
  })

  test('puts its own place into an address', () => {
    expect(proxy.urlFor('http://127.0.0.1:4001/graphql')).toBe(`http://127.0.0.1:${proxy.port}/graphql`)
    expect(proxy.urlFor('nats://localhost:4222')).toBe(`nats://127.0.0.1:${proxy.port}`)
  })

  test('refuses: open connections are reset, new ones refused; then the same port takes them again', async () => {
    const before = talk()
    before.say('a')
    await before.heard(1)
    await proxy.set('refuse')
    expect([await before.ended, await talk().ended]).toEqual(['ECONNRESET', 'ECONNREFUSED'])
    await proxy.set('pass')
    const after = talk()
    after.say('b')
    expect(await after.heard(1)).toBe('B')
  })

  test('stops and starts on the same port, in the mode it had', async () => {
    await proxy.set({ resetAfter: 1 })
    await proxy.stop()
    expect(await talk().ended).toBe('ECONNREFUSED')
    await proxy.start()
    const after = talk()
    after.say('abc')
    expect([await after.ended, await after.heard(1)]).toEqual(['ECONNRESET', 'A'])
  })

  test('is a black hole for old and new connections, and what was sent arrives when it ends', async () => {
    const old = talk()
    old.say('a')
    await old.heard(1)
    await proxy.set('blackhole')
    old.say('b')
    const fresh = talk()
    await once(fresh.socket, 'connect')
    fresh.say('c')
    await wait(100)
    expect([received, await old.heard(1)]).toEqual(['a', 'A'])
    await proxy.set('pass')
    expect([await old.heard(2), await fresh.heard(1)]).toEqual(['AB', 'C'])
  })

  test('is slow each way, once and not once per part', async () => {
    await proxy.set({ latency: 100 })
    const { socket, say, heard } = talk()
    socket.setNoDelay(true)
    await once(socket, 'connect')
    const start = performance.now()
    for (const letter of 'abcd') {
      say(letter)
      await wait(10)
    }
    expect(await heard(4)).toBe('ABCD')
    const took = performance.now() - start
    expect(took).toBeGreaterThan(195)
    expect(took).toBeLessThan(600)
  })

  test('resets after so many bytes of an answer, counted from the change of mode', async () => {
    const { say, heard, ended } = talk()
    say('abc')
    await heard(3)
    await proxy.set({ resetAfter: 4 })
    say('def')
    await heard(6)
    say('ghi')
    expect([await ended, await heard(7)]).toEqual(['ECONNRESET', 'ABCDEFG'])
    await arrived('abcdefghi')
  })

  test('drops answers: the server did it, the client never hears, and no stream has a gap', async () => {
    const { say, heard, ended } = talk()
    await proxy.set('dropReplies')
    say('abc')
    await arrived('abc')
    await wait(50)
    expect(await heard(0)).toBe('')
    await proxy.set('pass')
    expect([await ended, await heard(0)]).toEqual(['ECONNRESET', ''])
  })

  test('a server that is not there resets the client', async () => {
    server.close()
    expect(await talk().ended).toBe('ECONNRESET')
  })
})
