import { serverAudits } from 'graphql-http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { HubError } from '../../kit/errors.js'
import { reach, startGateway, type RunningGateway, type Toy } from './toys.js'

const token = 'Bearer the-good-one'
const toy: Toy = {
  name: 'toy',
  typeDefs: 'type Query { hello: String }',
  resolvers: { Query: { hello: () => 'world' } },
}

let gateway: RunningGateway
beforeAll(async () => {
  const { transport } = await reach('in-process', [toy])
  gateway = await startGateway([toy], transport, {
    auth: async authorization => {
      if (authorization !== token) throw new HubError('UNAUTHENTICATED')
      return { subject: 's', client: 'c', role: 'nurse', expiresAt: 4_000_000_000 }
    },
  })
})
afterAll(() => gateway.close())

describe('GraphQL over HTTP', () => {
  const audits = serverAudits({
    url: () => gateway.url,
    fetchFn: (input: string, init: RequestInit = {}) => {
      const headers = new Headers(init.headers)
      headers.set('authorization', token)
      return fetch(input, { ...init, headers })
    },
  })
  test.each(audits.map(audit => ({ audit, name: audit.name })))('$name', async ({ audit }) => {
    const result = await audit.fn()
    expect({ status: result.status, reason: 'reason' in result ? result.reason : undefined }).toEqual({ status: 'ok' })
  })
})
