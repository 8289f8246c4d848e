import { request } from 'undici'
import { type Feed, feedPage } from './event.js'
import { type Sign, SIGNATURE_HEADER } from './signature.js'
import type { Clock } from './clock.js'

export interface RemoteFeedOptions {
  /** The owner's name, to which the signature is bound. */
  readonly source: string
  /** An address of the owner; its path does not matter. */
  readonly url: string
  readonly sign: Sign
  readonly clock: Clock
}

/** How much longer than the wait it asked for a reader waits for an answer, in milliseconds. */
const patience = 10_000

/** The events of an owner in another process, by its signed `GET /events`. */
export function remoteFeed({ source, url, sign, clock }: RemoteFeedOptions): Feed {
  const { origin } = new URL(url)
  return {
    async read(after, { limit, waitMs = 0, signal }) {
      const path = `/events?after=${after}&limit=${limit}&wait=${Math.round(waitMs)}`
      const deadline = AbortSignal.timeout(waitMs + patience)
      const { statusCode, body } = await request(origin + path, {
        headers: { [SIGNATURE_HEADER]: sign(source, `GET ${path}`, clock().getTime()) },
        signal: signal ? AbortSignal.any([signal, deadline]) : deadline,
      })
      if (statusCode !== 200) {
        await body.dump()
        throw new Error(`The events of ${source} answered ${statusCode}`)
      }
      return feedPage.parse(await body.json())
    },
  }
}
