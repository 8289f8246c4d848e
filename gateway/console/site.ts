import { randomBytes } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Clock } from '../../kit/clock.js'
import { sendJson } from '../../kit/serve.js'
import { asksForPage } from '../http/media.js'

/** What the page must know before anybody has signed in; public. */
export interface ConsoleSettings {
  /** The OpenID Connect provider; absent where tokens come from one that tells only its keys: then nobody can sign in here. */
  readonly issuer?: string
  readonly clientId: string
  /** Whether everybody in it is fictional. */
  readonly demo: boolean
}

export interface ConsoleSite {
  /** Answers with the page, or one of its files; false when the path is none of its own. */
  serve(path: string, request: IncomingMessage, response: ServerResponse): boolean
}

interface SiteFile {
  readonly type: string
  readonly body: Buffer
  /** Absent where it would save nothing: fonts are compressed already. */
  readonly gzipped?: Buffer
}

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
}

/** Files whose names hold the hash of what is in them. */
const assets = '/console/assets/'

/** The built console: its page at every path that is nobody else's and asked for as a page, its files under `/console/`. */
export async function openConsole(folder: string, settings: ConsoleSettings, clock: Clock): Promise<ConsoleSite> {
  const page = await readFile(join(folder, 'index.html'), 'utf8')
  const files = new Map<string, SiteFile>()
  for (const name of await readdir(folder, { recursive: true })) {
    const type = types[extname(name)]
    if (!type) continue
    const body = await readFile(join(folder, name))
    const gzipped = type.startsWith('font/') ? undefined : gzipSync(body, { level: 9 })
    files.set(`/console/${name.replaceAll('\\', '/')}`, { type, body, gzipped })
  }
  return {
    serve(path, request, response) {
      if (path === '/console/settings.json') {
        response.setHeader('cache-control', 'no-store')
        // What is late is counted from the hub's own time.
        sendJson(response, 200, { ...settings, now: clock().toISOString() })
        return true
      }
      const file = files.get(path)
      if (file) sendFile(file, path, request, response)
      else if (path.startsWith(assets) || !asksForPage(request.headers.accept)) return false
      else sendPage(page, settings, response)
      return true
    },
  }
}

/** Scripts only from here; styles that are made while the page runs need the word of this one answer. */
function policyFor({ issuer }: ConsoleSettings, nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "font-src 'self'",
    "img-src 'self' data: blob:",
    `connect-src 'self'${issuer === undefined ? '' : ` ${new URL(issuer).origin}`}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

function sendPage(page: string, settings: ConsoleSettings, response: ServerResponse): void {
  const nonce = randomBytes(16).toString('base64url')
  const body = page.replaceAll('CSP_NONCE', nonce)
  response.setHeader('content-security-policy', policyFor(settings, nonce))
  response.setHeader('cross-origin-opener-policy', 'same-origin')
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-length': Buffer.byteLength(body), 'cache-control': 'no-store' })
  response.end(body)
}

function sendFile({ type, body, gzipped }: SiteFile, path: string, { headers }: IncomingMessage, response: ServerResponse): void {
  const packed = (headers['accept-encoding'] ?? '').includes('gzip') ? gzipped : undefined
  const sent = packed ?? body
  response.writeHead(200, {
    'content-type': type,
    'content-length': sent.length,
    vary: 'accept-encoding',
    'cache-control': path.startsWith(assets) ? 'public, max-age=31536000, immutable' : 'public, max-age=3600',
    ...(packed && { 'content-encoding': 'gzip' }),
  })
  response.end(sent)
}
