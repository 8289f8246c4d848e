import { type Client, cacheExchange, createClient, fetchExchange } from 'urql'
import type { Session } from '../session/session'
import { languageInUse } from '../i18n/language'

/** One client for one person: another one is made when somebody else signs in, so that nobody meets the answers of another. */
export function createGraphClient(session: Session): Client {
  return createClient({
    url: '/graphql',
    exchanges: [cacheExchange, fetchExchange],
    fetchSubscriptions: true,
    preferGetMethod: false,
    // What was seen is shown at once, and asked for again: others work on the same records.
    requestPolicy: 'cache-and-network',
    fetch: async (input, init) => {
      const headers = new Headers(init?.headers)
      const token = await session.token()
      if (token) headers.set('authorization', `Bearer ${token}`)
      headers.set('accept-language', languageInUse())
      return fetch(input, { ...init, headers })
    },
  })
}
