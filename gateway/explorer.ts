import { readFile } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { page, startScript, style } from './explorer-page.js'

export interface Example {
  readonly title: string
  readonly query: string
  readonly variables?: Readonly<Record<string, unknown>>
  readonly headers?: Readonly<Record<string, string>>
}

export interface ExplorerOptions {
  /** One tab each. */
  readonly examples: readonly Example[]
  /** Put into the headers of every tab that has none of its own; development only. */
  readonly token?: string
}

const require = createRequire(import.meta.url)

/** Everything the page loads is a file of an npm package: it works without a network and nothing is told to others. */
const packaged: Readonly<Record<string, { package: string; file: string; type: string }>> = {
  '/explorer/react.js': { package: 'react-18', file: 'umd/react.production.min.js', type: 'text/javascript' },
  '/explorer/react-dom.js': { package: 'react-dom-18', file: 'umd/react-dom.production.min.js', type: 'text/javascript' },
  '/explorer/graphiql.js': { package: 'graphiql', file: 'graphiql.min.js', type: 'text/javascript' },
  '/explorer/graphiql.css': { package: 'graphiql', file: 'graphiql.min.css', type: 'text/css' },
}

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  // The editor sizes its lines with style attributes, and its style sheet brings its fonts along.
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Serves GraphiQL: its page at `/graphql`, its files under `/explorer/`. */
export function createExplorer(options: ExplorerOptions): (path: string, response: ServerResponse) => Promise<void> {
  const script = scriptFor(options)
  return async (path, response) => {
    response.setHeader('content-security-policy', contentSecurityPolicy)
    response.setHeader('referrer-policy', 'no-referrer')
    if (path === '/graphql') return send(response, 'text/html', page, 'no-store')
    if (path === '/explorer/start.js') return send(response, 'text/javascript', script, 'no-store')
    if (path === '/explorer/start.css') return send(response, 'text/css', style, 'no-cache')
    const asset = packaged[path]
    if (!asset) return void response.writeHead(404).end()
    // React names its browser files in no export, so they are found from its package.json.
    const folder = dirname(require.resolve(`${asset.package}/package.json`))
    send(response, asset.type, await readFile(join(folder, asset.file)), 'public, max-age=86400')
  }
}

function send(response: ServerResponse, type: string, body: string | Buffer, caching: string): void {
  response.writeHead(200, {
    'content-type': `${type}; charset=utf-8`,
    'content-length': Buffer.byteLength(body),
    'cache-control': caching,
  })
  response.end(body)
}

function scriptFor({ examples, token }: ExplorerOptions): string {
  const signedIn = token ? { authorization: `Bearer ${token}` } : {}
  const tabs = examples.map(({ title, query, variables, headers }) => ({
    // GraphiQL names a tab by its operation; the title stays readable as a comment.
    query: `# ${title}\n${query}`,
    variables: variables && JSON.stringify(variables, null, 2),
    headers: JSON.stringify(headers ?? signedIn, null, 2),
  }))
  return startScript({ tabs, defaultHeaders: JSON.stringify(signedIn, null, 2) })
}
