import type { DocumentNode } from 'graphql'
import { keptInTab } from '../ui/draft'

interface SentKey {
  /** The same for the same input, until it is settled. */
  readonly key: string
  /** What was done or refused is settled: the next sending of it is another. */
  readonly settle: () => void
}

/**
 * The idempotency key of what is sent. It is kept in the tab as a draft is, so that what was sent and not answered is done once, also when the
 * page was loaded again before it was sent again; by a digest, so that nothing of the input stands beside it.
 */
export async function sentKey(document: DocumentNode, input: unknown): Promise<SentKey> {
  const bytes = new TextEncoder().encode(JSON.stringify([nameOf(document), input]))
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  const place = `${keptInTab}sent.${Array.from(digest, byte => byte.toString(16).padStart(2, '0')).join('')}`
  const key = window.sessionStorage.getItem(place) ?? crypto.randomUUID()
  window.sessionStorage.setItem(place, key)
  return { key, settle: () => window.sessionStorage.removeItem(place) }
}

/** Two steps may ask for the same: a key is of one of them. */
function nameOf(document: DocumentNode): unknown {
  return 'documentId' in document ? document.documentId : document.loc?.source.body
}
