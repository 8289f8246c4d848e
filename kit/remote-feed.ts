import { request } from 'undici'
import type { Clock } from './clock.js'
import { type Feed, feedPage } from './event.js'
import { type Sign, SIGNATURE_HEADER } from './signature.js'
import { createUpstream } from './upstream.js'

export interface RemoteFeedOptions {
  /** The owner's name, to which the signature is bound. */
  readonly source: string
  /** An address of the owner; its path does not matter. */
  readonly url: string
  readonly sign: Sign
  readonly clock: Clock
}

/** Longer than the owner waits for news (25 s at most), in milliseconds. */
const deadlineMs = 35_000

/** The events of an owner in another process, by its signed `GET /events`. */
export function remoteFeed({ source, url, sign, clock }: RemoteFeedOptions): Feed {
  const { origin } = new URL(url)
  const upstream = createUpstream({ name: source, deadlineMs, retries: 1, breaker: { failures: 5, openMs: 2_000 } })
  return {
    read(after, { limit, waitMs = 0, signal }) {
      const path = `/events?after=${after}&limit=${limit}&wait=${Math.round(waitMs)}`
      const ask = async (ends: AbortSignal) => {
        const headers = { [SIGNATURE_HEADER]: sign(source, `GET ${path}`, clock().getTime()) }
        const { statusCode, body } = await request(origin + path, { headers, signal: ends })
        if (statusCode === 200) return feedPage.parse(await body.json())
        await body.dump()
        throw new Error(`The events of ${source} answered ${statusCode}`)
      }
      return upstream.read(ask, signal)
    },
  }
}
