import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Provider } from 'oidc-provider'
import { z } from 'zod'
import type { Logger } from '../../kit/log.js'
import { type Handler, listen, readBody } from '../../kit/serve.js'
import { choicePage, errorPage, style, welcomePage } from './pages.js'
import type { DemoPerson } from './people.js'
import { createProvider, type ProviderOptions } from './provider.js'

const host = '127.0.0.1'

/** The address is known before what is served there, which must know the gateway, which must know the address. */
export interface Login {
  readonly url: string
  readonly port: number
  serve(options: Omit<ProviderOptions, 'issuer'>, log: Logger): void
  close(): Promise<void>
}

/** The demo's sign-in at a port of this machine, for nobody else. */
export async function openLogin(port: number): Promise<Login> {
  let served: Handler = (_, response) => void response.writeHead(503).end()
  const listening = await listen((request, response) => served(request, response), { port, host })
  return {
    url: listening.url,
    port: listening.port,
    serve: (options, log) => {
      served = loginHandler({ ...options, issuer: listening.url }, log)
    },
    close: listening.close,
  }
}

function loginHandler(options: ProviderOptions, log: Logger): Handler {
  const provider = createProvider(options)
  provider.on('server_error', (_, error) => log.error({ err: { type: error.name } }, 'unexpected error of the sign-in'))
  const rest = provider.callback()
  const own = new Set([options.issuer, options.issuer.replace(host, 'localhost')].map(url => new URL(url).host))
  const policy = policyFor(options.origins)
  return async (request, response) => {
    for (const [name, value] of headers) response.setHeader(name, value)
    response.setHeader('content-security-policy', policy)
    // By another name a page from elsewhere would count as this one.
    if (!own.has(request.headers.host ?? '')) return send(response, 421, errorPage('invalid_request'))
    const { pathname } = new URL(request.url ?? '/', options.issuer)
    if (pathname === '/' && request.method === 'GET') return send(response, 200, welcomePage(options.people, options.issuer))
    if (pathname.startsWith('/interaction/')) return serveChoice(provider, options.people, request, response)
    return rest(request, response)
  }
}

const headers = Object.entries({
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
})

/** Forms lead back to the frontends too: a browser follows the rule through redirects. */
function policyFor(origins: readonly string[]): string {
  return [
    "default-src 'none'",
    `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
    // The provider adds its own, by hash, where somebody signs out who is not signed in.
    "script-src 'none'",
    "base-uri 'none'",
    `form-action 'self' ${origins.join(' ')}`,
    "frame-ancestors 'none'",
  ].join('; ')
}

const chosen = z.object({ person: z.string() })

/** `GET` shows whom one can be, `POST` is the choice; the provider's cookie says for which sign-in. */
async function serveChoice(provider: Provider, people: readonly DemoPerson[], request: IncomingMessage, response: ServerResponse): Promise<void> {
  const interaction = await provider.interactionDetails(request, response).catch(() => undefined)
  const path = `/interaction/${interaction?.uid}`
  if (!interaction || request.url !== path) return send(response, 400, errorPage('invalid_request'))
  if (request.method === 'GET') return send(response, 200, choicePage(people, path))
  if (request.method !== 'POST') return send(response, 405, errorPage('invalid_request'))
  const body = await readBody(request, 1_000)
  const { person } = chosen.safeParse(Object.fromEntries(new URLSearchParams(body?.toString('utf8')))).data ?? {}
  const accountId = people.find(({ id }) => id === person)?.id
  if (!accountId) return send(response, 400, errorPage('invalid_request'))
  await provider.interactionFinished(request, response, { login: { accountId } }, { mergeWithLastSubmission: false })
}

function send(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'content-length': Buffer.byteLength(body), 'cache-control': 'no-store' })
  response.end(body)
}
