import type { JSONWebKeySet } from 'jose'
import { z } from 'zod'

/** For both questions together, in milliseconds. */
const longest = 3_000
const mostBytes = 64 * 1024

const keySet = z.object({ keys: z.array(z.looseObject({ kty: z.string() })).min(1).max(50) })
const metadata = z.object({ issuer: z.string(), jwks_uri: z.url() })

/** The keys at an address that the operator has set. */
export function keysAt(url: string): () => Promise<JSONWebKeySet> {
  return () => readKeys(url, AbortSignal.timeout(longest))
}

/** The keys of an issuer, found by OpenID Connect Discovery: what it says of itself must be about itself. */
export function keysOfIssuer(issuer: string): () => Promise<JSONWebKeySet> {
  return async () => {
    const signal = AbortSignal.timeout(longest)
    const said = metadata.safeParse(await readJson(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, signal))
    if (!said.success) throw new Error('the discovery document is none')
    if (said.data.issuer !== issuer) throw new Error('the discovery document is of another issuer')
    const { protocol } = new URL(said.data.jwks_uri)
    if (protocol !== 'https:' && protocol !== new URL(issuer).protocol) throw new Error('the keys are not offered by HTTPS')
    return readKeys(said.data.jwks_uri, signal)
  }
}

async function readKeys(url: string, signal: AbortSignal): Promise<JSONWebKeySet> {
  const read = keySet.safeParse(await readJson(url, signal))
  if (!read.success) throw new Error('the key set is none')
  return read.data
}

/** Reasons are fixed words: what a stranger's server says does not come into the log. */
async function readJson(url: string, signal: AbortSignal): Promise<unknown> {
  // A redirect could lead to whoever wants to be believed, or into the own network.
  const response = await fetch(url, { redirect: 'error', signal, headers: { accept: 'application/json' } }).catch(() => undefined)
  if (!response?.ok) {
    await response?.body?.cancel()
    throw new Error(response ? `status ${response.status}` : 'no answer')
  }
  const text = await readText(response)
  try {
    return JSON.parse(text)
  } catch {
    throw new Error('no JSON')
  }
}

async function readText(response: Response): Promise<string> {
  const parts: Uint8Array[] = []
  let size = 0
  try {
    for await (const part of response.body ?? []) {
      size += part.length
      // Leaving the loop ends the connection.
      if (size > mostBytes) break
      parts.push(part)
    }
  } catch {
    throw new Error('an answer that breaks off')
  }
  if (size > mostBytes) throw new Error(`an answer of more than ${mostBytes} bytes`)
  return Buffer.concat(parts).toString('utf8')
}
