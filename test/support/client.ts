import { inject } from 'vitest'
import type { TokenClaims } from '../../kit/demo-keys.js'
import { tokenFor } from './hub.js'

export interface Answer {
  data?: Record<string, unknown> | null
  errors?: { message: string; path?: (string | number)[]; extensions?: Record<string, unknown> }[]
}

export interface Client {
  (query: string, variables?: Record<string, unknown>, headers?: Record<string, string>): Promise<Answer>
}

/** A client of the hub under test, signed in with these claims. */
export async function signedIn(claims: TokenClaims): Promise<Client> {
  const { url, dataDir } = inject('hub')
  return clientWith(url, await tokenFor(dataDir, claims))
}

export function clientWith(url: string, token: string | undefined): Client {
  return async (query, variables, headers) => {
    const response = await post(url, token, { query, variables }, headers)
    return (await response.json()) as Answer
  }
}

export function post(url: string, token: string | undefined, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json, application/json',
      ...(token && { authorization: `Bearer ${token}` }),
      ...headers,
    },
    body: JSON.stringify(body),
  })
}

/** A root field of an answer that must have data. */
export function field<Value>({ data, errors }: Answer, name: string): Value {
  if (!data) throw new Error(`No data: ${JSON.stringify(errors)}`)
  return data[name] as Value
}
