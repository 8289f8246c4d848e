import type { IncomingMessage, ServerResponse } from 'node:http'

const always = Object.entries({
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  // Pages say what they need themselves; everything else is data.
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
})

/** What every answer says to a browser; a page with more of its own overwrites it. */
export function setSecurityHeaders(response: ServerResponse, production: boolean): void {
  for (const [name, value] of always) response.setHeader(name, value)
  if (production) response.setHeader('strict-transport-security', 'max-age=31536000; includeSubDomains')
}

const allowed = {
  'access-control-allow-methods': 'GET, POST',
  'access-control-allow-headers': 'authorization, content-type, accept, accept-language, x-request-id',
  'access-control-max-age': '600',
} as const

/**
 * Frontends of other origins, by list: they may send the hub's tokens, never cookies. Who is not in the list is told nothing, so that
 * the browser keeps the answer from the page. True when the request was a browser's question beforehand, and is answered.
 */
export function allowOrigins(request: IncomingMessage, response: ServerResponse, origins: ReadonlySet<string>): boolean {
  const { origin } = request.headers
  const isListed = origin !== undefined && origins.has(origin)
  if (isListed) {
    response.setHeader('access-control-allow-origin', origin)
    response.setHeader('access-control-expose-headers', 'x-request-id, retry-after')
  }
  if (request.method !== 'OPTIONS' || request.headers['access-control-request-method'] === undefined) return false
  response.setHeader('vary', 'origin')
  response.writeHead(isListed ? 204 : 403, isListed ? allowed : {}).end()
  return true
}
