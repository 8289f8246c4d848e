import type { Feed, HubEvent } from './event.js'

/** All events there are now, from the first one on. */
export async function* pagesOf(feed: Feed): AsyncGenerator<readonly HubEvent[]> {
  for (let after = 0; ; ) {
    const { events } = await feed.read(after, { limit: 2_000 })
    const last = events.at(-1)
    if (!last) return
    yield events
    after = last.position
  }
}

export async function gathered(pages: AsyncIterable<readonly HubEvent[]>): Promise<(readonly HubEvent[])[]> {
  const all: (readonly HubEvent[])[] = []
  for await (const page of pages) all.push(page)
  return all
}
