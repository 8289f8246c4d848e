import type { IncomingMessage } from 'node:http'
import { z } from 'zod'

/** What a caller asks, before the document is looked at. */
export interface Params {
  /** The document itself, or the id under which it was registered; one of the two. */
  readonly query?: string
  readonly documentId?: string
  readonly variables?: Record<string, unknown>
  readonly operationName?: string
}

/** A request refused before execution: a status, and one sentence for the caller. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message)
  }
}

const shape = z.object({
  query: z.string().nullish(),
  documentId: z.string().max(200).nullish(),
  variables: z.record(z.string(), z.unknown()).nullish(),
  operationName: z.string().nullish(),
  extensions: z.record(z.string(), z.unknown()).nullish(),
})

/** A file of 3 MiB with what stands around it; the sectors take 4 MiB. */
const longestBody = 3.5 * 1024 * 1024

export async function readParams(request: IncomingMessage, search: string): Promise<Params> {
  if (request.method === 'GET') return fromSearch(new URLSearchParams(search))
  if (request.method === 'POST') return fromBody(request)
  throw new Refusal(405, 'Use GET or POST.', { allow: 'GET, POST' })
}

function fromSearch(search: URLSearchParams): Params {
  return checked({
    query: search.get('query'),
    documentId: search.get('documentId'),
    variables: parsed(search.get('variables'), 'variables'),
    operationName: search.get('operationName'),
    extensions: parsed(search.get('extensions'), 'extensions'),
  })
}

function parsed(text: string | null, name: string): unknown {
  if (text === null || text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    throw new Refusal(400, `"${name}" is not JSON.`)
  }
}

async function fromBody(request: IncomingMessage): Promise<Params> {
  if (!isJson(request.headers['content-type'] ?? '')) {
    throw new Refusal(415, 'Send application/json in UTF-8.', { 'accept-post': 'application/json; charset=utf-8' })
  }
  if (request.headers['content-encoding']) throw new Refusal(415, 'Send the body without encoding.')
  const body = Number(request.headers['content-length'] ?? 0) > longestBody ? undefined : await readBody(request)
  if (!body) throw new Refusal(413, `The body is longer than ${longestBody} bytes. Send less at once; a file can be split.`)
  let json: unknown
  try {
    json = JSON.parse(utf8.decode(body))
  } catch {
    throw new Refusal(400, 'The body is not JSON in UTF-8.')
  }
  if (Array.isArray(json)) throw new Refusal(400, 'Send one operation, not a list.')
  return checked(json)
}

/** The body, or undefined when it is too long. Plain events: an async iterator costs more than parsing the body. */
function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = []
    let size = 0
    request.on('data', (part: Buffer) => {
      size += part.length
      if (size > longestBody) resolve(undefined)
      else parts.push(part)
    })
    request.on('end', () => resolve(parts.length === 1 ? parts[0] : Buffer.concat(parts)))
    request.on('error', reject)
  })
}

function isJson(contentType: string): boolean {
  const [type, ...parameters] = contentType.split(';').map(part => part.trim().toLowerCase())
  const charset = parameters.find(each => each.startsWith('charset='))
  return type === 'application/json' && (charset === undefined || /^charset="?utf-?8"?$/.test(charset))
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

function checked(value: unknown): Params {
  const result = shape.safeParse(value)
  if (!result.success) {
    const names = new Set(result.error.issues.map(issue => String(issue.path[0] ?? 'body')))
    throw new Refusal(400, `Missing or of the wrong type: ${[...names].join(', ')}.`)
  }
  const { query, documentId, variables, operationName } = result.data
  if (query == null && documentId == null) throw new Refusal(400, 'Missing or of the wrong type: query.')
  if (query != null && documentId != null) throw new Refusal(400, 'Send either "query" or "documentId".')
  return {
    query: query == null ? undefined : composed(query),
    documentId: documentId ?? undefined,
    variables: variables ? composedValues(variables) : undefined,
    operationName: operationName ?? undefined,
  }
}

/** One form of each letter (NFC): keyboards and files write `ế` in three ways, and what is kept, compared and hashed must be one. */
function composed(text: string): string {
  return isAscii(text) ? text : text.normalize('NFC')
}

function isAscii(text: string): boolean {
  return !/[^\0-\x7f]/.test(text)
}

/** The same for every text in the variables, in place; a loop, as what is nested deeply would end a stack. */
function composedValues(variables: Record<string, unknown>): Record<string, unknown> {
  const open: unknown[] = [variables]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (typeof at !== 'object' || at === null) continue
    for (const [name, value] of Object.entries(at)) {
      if (typeof value === 'string') Reflect.set(at, name, composed(value))
      else if (typeof value === 'object') open.push(value)
    }
  }
  return variables
}
