import type { Pool } from 'undici'
import { z } from 'zod'
import { type IssuedPaper, issuedPaper } from '../../kit/paper/issued-paper.js'
import { SubgraphFailure } from './transport.js'

const answer = z.strictObject({ paper: issuedPaper.nullable() })
const longestAnswer = 4_096

interface PaperRequest {
  readonly path: string
  readonly headers: Record<string, string> | undefined
  readonly signal: AbortSignal
}

/** Asks the door of a sector for one paper; whatever is not a whole answer is no answer. */
export async function askPaper(pool: Pool, request: PaperRequest): Promise<IssuedPaper | null> {
  const { statusCode, body } = await pool.request({ ...request, method: 'GET' })
  // A body thrown away ends with an error that nobody waits for, which would end the process.
  body.on('error', () => {})
  if (statusCode !== 200) {
    body.destroy()
    throw new SubgraphFailure(`status ${statusCode}`)
  }
  let text = ''
  for await (const part of body) {
    text += String(part)
    if (text.length > longestAnswer) throw new SubgraphFailure(`an answer of more than ${longestAnswer} bytes`)
  }
  return answer.parse(JSON.parse(text)).paper
}
