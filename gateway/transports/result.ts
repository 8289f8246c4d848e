import { GraphQLError, type ExecutionResult } from 'graphql'
import type { Dispatcher } from 'undici'
import { z } from 'zod'
import { SubgraphFailure } from './transport.js'

const resultShape = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z
    .array(
      z.object({
        message: z.string(),
        path: z.array(z.union([z.string(), z.number()])).optional(),
        extensions: z.record(z.string(), z.unknown()).optional(),
      }),
    )
    .optional(),
})

/** Reads one answer; anything that is not a whole GraphQL result in JSON is refused, and nothing of it is kept. */
export async function readResult(response: Dispatcher.ResponseData, maxBytes: number): Promise<ExecutionResult> {
  const { statusCode, headers, body } = response
  const problem = problemOf(statusCode, headers)
  if (problem) {
    body.destroy()
    throw new SubgraphFailure(problem)
  }
  const text = await readText(body, Number(headers['content-length'] ?? Number.NaN), maxBytes)
  const result = parseResult(text)
  if (statusCode !== 200 && !result.errors?.length) throw new SubgraphFailure(`status ${statusCode} without errors`)
  return result
}

function problemOf(status: number, headers: Dispatcher.ResponseData['headers']): string | undefined {
  // A redirect could lead the caller's token anywhere.
  if (status < 200 || (status >= 300 && status < 400) || status === 204) return `status ${status}`
  const type = String(headers['content-type'] ?? '')
  if (!/^application\/(graphql-response\+)?json\s*(;|$)/i.test(type))
    return `status ${status} with ${type || 'no type'}`
  // None was asked for, and a small one can unfold to any size.
  if (headers['content-encoding'] && headers['content-encoding'] !== 'identity') return 'an encoded answer'
  return undefined
}

async function readText(body: Dispatcher.ResponseData['body'], length: number, maxBytes: number): Promise<string> {
  const parts: Buffer[] = []
  let size = 0
  try {
    if (length > maxBytes) throw new SubgraphFailure(`an answer of ${length} bytes`)
    for await (const part of body) {
      if (!Buffer.isBuffer(part)) throw new SubgraphFailure('an answer that is not bytes')
      size += part.length
      if (size > maxBytes) throw new SubgraphFailure(`an answer of more than ${maxBytes} bytes`)
      parts.push(part)
    }
  } catch (error) {
    body.destroy()
    throw error
  }
  return (parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts)).toString('utf8')
}

export function parseResult(text: string): ExecutionResult {
  const { data, errors } = resultShape.parse(readJson(text))
  if (data === undefined && !errors?.length) throw new SubgraphFailure('neither data nor errors')
  return { data, ...(errors?.length && { errors: errors.map(each => new GraphQLError(each.message, each)) }) }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // The parser's own message quotes the text.
    throw new SubgraphFailure('an answer that is not JSON')
  }
}
