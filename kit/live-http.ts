import { getOperationAST, type GraphQLSchema, OperationTypeNode, parse, validate } from 'graphql'
import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import { z } from 'zod'
import { HubError } from './errors.js'
import type { LiveRequest, LiveResults } from './live.js'
import { sendJson } from './serve.js'

const shape = z.object({
  query: z.string(),
  variables: z.record(z.string(), z.unknown()).nullish(),
  operationName: z.string().nullish(),
})

/** What a body asks a live line for; undefined when that is no document of this schema. */
export function readLiveRequest(schema: GraphQLSchema, body: unknown): LiveRequest | undefined {
  const asked = shape.safeParse(body)
  if (!asked.success) return undefined
  const { query, variables, operationName } = asked.data
  try {
    const document = parse(query)
    const isValid = validate(schema, document).length === 0
    return isValid ? { document, variables: variables ?? undefined, operationName: operationName ?? undefined } : undefined
  } catch {
    return undefined
  }
}

/** A query would be answered by a live line too, past the plugins that write down who was read and mask errors. */
export function isSubscription({ document, operationName }: LiveRequest): boolean {
  return getOperationAST(document, operationName)?.operation === OperationTypeNode.SUBSCRIPTION
}

/**
 * Sends the events of one subscription in the distinct-connections mode of graphql-sse, at the pace of the gateway: what
 * it has not taken yet is not read either. Without `complete` the gateway knows that the line was cut.
 */
export async function sendLive(response: ServerResponse, results: LiveResults, closing: AbortSignal): Promise<void> {
  const end = () => void results.return?.()
  const gone = new AbortController()
  response.once('close', () => {
    gone.abort()
    end()
  })
  closing.addEventListener('abort', end)
  if (closing.aborted || response.destroyed) end()
  const isLeft = AbortSignal.any([gone.signal, closing])
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' })
  response.flushHeaders()
  for await (const result of results) {
    const isTaken = response.write(`event: next\ndata: ${JSON.stringify(result)}\n\n`)
    if (!isTaken) await once(response, 'drain', { signal: isLeft }).catch(() => undefined)
  }
  closing.removeEventListener('abort', end)
  // What a gateway does not take would keep the door from closing.
  if (closing.aborted && response.writableNeedDrain) return void response.destroy()
  response.end(closing.aborted ? undefined : 'event: complete\ndata:\n\n')
}

export function refuseLive(response: ServerResponse, status: number): void {
  sendJson(response, status, { errors: [new HubError('BAD_USER_INPUT').toJSON()] })
}
