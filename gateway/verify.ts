import { createHash } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import type { Logger } from '../kit/log.js'
import { kindInCode } from '../kit/paper/paper-code.js'
import { isPaperKind, paperKinds } from '../kit/paper/paper-kinds.js'
import { within } from './transports/deadline.js'
import type { Transport } from './transports/transport.js'
import { type Verdict, verifyPage, verifyStyle } from './verify-page.js'

export const VERIFY = '/verify/'

/** Everybody may ask, so that few are asked about at a time: who comes on top is told to come again. */
const mostAtOnce = 16

const statuses: Record<Verdict['is'], number> = { issued: 200, unknown: 404, unchecked: 503 }

const contentSecurityPolicy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(verifyStyle).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

export interface VerifyOptions {
  readonly transport: Transport
  /** Longest time for asking a sector, in milliseconds. */
  readonly timeout: number
  readonly log: Logger
}

/** Serves `GET /verify/<code>` without sign-in. */
export function createVerify(options: VerifyOptions): (path: string, response: ServerResponse) => Promise<void> {
  let asking = 0
  const judge = async (code: string): Promise<Verdict> => {
    const kind = kindInCode(code)
    if (!isPaperKind(kind)) return { is: 'unknown' }
    if (asking >= mostAtOnce) return { is: 'unchecked' }
    asking++
    try {
      const { sector } = paperKinds[kind]
      const ended = new AbortController().signal
      const paper = await within(options.timeout, ended, signal => options.transport.findPaper(sector, code, signal()))
      return paper ? { is: 'issued', kind, paper } : { is: 'unknown' }
    } catch (error) {
      options.log.warn({ reason: error instanceof Error ? error.name : typeof error }, 'a paper could not be checked')
      return { is: 'unchecked' }
    } finally {
      asking--
    }
  }
  return async (path, response) => {
    const verdict = await judge(path.slice(VERIFY.length))
    const page = verifyPage(verdict)
    response.writeHead(statuses[verdict.is], {
      'content-type': 'text/html; charset=utf-8',
      'content-length': Buffer.byteLength(page),
      'content-security-policy': contentSecurityPolicy,
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex, nofollow',
      'cache-control': 'no-store',
    })
    response.end(page)
  }
}
