import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { errorText } from '../../kit/errors.js'
import { inProcessTransport } from '../../gateway/transports/in-process.js'
import { hub } from './hub.js'
import { startGateway, type RunningGateway } from './toys.js'

async function* endless() {
  yield {}
}

const requestId = 'request-0001'
const told = { message: errorText('INTERNAL'), extensions: { code: 'INTERNAL', requestId } }

describe('an error that nobody foresaw', () => {
  const lines: string[] = []
  let gateway: RunningGateway
  beforeAll(async () => {
    gateway = await startGateway(hub, inProcessTransport([{ name: 'insurance', execute: async () => endless() }]), {
      log: pino({}, { write: line => void lines.push(line) }),
      auth: async authorization => {
        if (authorization === 'Bearer broken') throw new Error('key store at 10.0.0.7 is gone')
        return { subject: 's', client: 'c', role: 'nurse', expiresAt: 4_000_000_000 }
      },
    })
  })
  afterAll(() => gateway.close())

  test('in the sign-in is told as INTERNAL, and its cause is in the log under the same id', async () => {
    const { status, body } = await gateway.ask(
      '{ x }',
      {},
      { authorization: 'Bearer broken', 'x-request-id': requestId },
    )
    expect({ status, body }).toEqual({ status: 500, body: { errors: [told] } })
    expect(lines.map(line => JSON.parse(line) as unknown)).toEqual([
      expect.objectContaining({
        requestId,
        err: expect.objectContaining({ message: 'key store at 10.0.0.7 is gone' }),
      }),
    ])
  })

  test('in the engine as well', async () => {
    lines.length = 0
    const { status, body } = await gateway.ask('{ coverageOf(resident: "1") }', {}, { 'x-request-id': requestId })
    expect({ status, body }).toEqual({ status: 500, body: { errors: [told] } })
    expect(lines.join('')).toContain('A subgraph answered a query with a stream')
  })
})
