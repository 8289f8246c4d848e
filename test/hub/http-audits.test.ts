import { serverAudits } from 'graphql-http'
import { describe, expect, inject, test } from 'vitest'
import { tokenFor } from '../support/hub.js'

describe('GraphQL over HTTP: every audit of graphql-http', async () => {
  const { url, dataDir } = inject('hub')
  const token = await tokenFor(dataDir, { role: 'auditor' })
  const audits = serverAudits({
    url: `${url}/graphql`,
    fetchFn: (target: string, init: RequestInit = {}) => {
      const headers = new Headers(init.headers)
      headers.set('authorization', `Bearer ${token}`)
      return fetch(target, { ...init, headers })
    },
  })

  test('there are at least sixty', () => {
    expect(audits.length).toBeGreaterThanOrEqual(60)
  })

  test.each(audits.map(audit => [audit.id, audit.name, audit] as const))('%s %s', async (_, __, audit) => {
    const result = await audit.fn()
    expect(result.status === 'ok' ? 'ok' : result).toBe('ok')
  })
})
