import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose'

type Answer = (request: IncomingMessage, response: ServerResponse) => void

/** Where an identity provider would offer its keys, as well or as badly as a test wants. */
export interface KeyServer {
  readonly url: string
  /** The paths it was asked for, in their order. */
  readonly asked: string[]
  answer: Answer
  stop(): Promise<void>
  start(): Promise<void>
}

export async function keyServer(): Promise<KeyServer> {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    state.answer(request, response)
  })
  const listen = async (port: number) => {
    server.listen(port, '127.0.0.1')
    await once(server, 'listening')
    return (server.address() as AddressInfo).port
  }
  const port = await listen(0)
  const state: KeyServer = {
    url: `http://127.0.0.1:${port}`,
    asked,
    answer: json({ keys: [] }),
    stop: async () => {
      server.closeAllConnections()
      if (server.listening) await new Promise(resolve => server.close(resolve))
    },
    start: async () => void (await listen(port)),
  }
  return state
}

export const json = (body: unknown, status = 200): Answer => (_, response) => {
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(JSON.stringify(body))
}

export const written = (text: string | Buffer, status = 200): Answer => (_, response) => {
  response.writeHead(status)
  response.end(text)
}

export const leadingTo = (to: string): Answer => (_, response) => {
  response.writeHead(302, { location: to })
  response.end()
}

export interface Signer {
  readonly jwk: JWK
  token(issuer: string, more?: Record<string, unknown>): Promise<string>
}

/** A key of the provider, and tokens by it. */
export async function newSigner(kid: string, now: number): Promise<Signer> {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true })
  return {
    jwk: { ...(await exportJWK(publicKey)), kid, alg: 'ES256', use: 'sig' },
    token: (issuer, more = {}) =>
      new SignJWT({ role: 'nurse', facility: 'QN-NCC', client_id: 'console', ...more })
        .setProtectedHeader({ alg: 'ES256', kid, typ: 'at+jwt' })
        .setIssuer(issuer)
        .setAudience('hub')
        .setSubject('somebody')
        .setIssuedAt(now)
        .setExpirationTime(now + 8 * 3600)
        .setJti(crypto.randomUUID())
        .sign(privateKey),
  }
}
