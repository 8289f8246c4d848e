import type { Announcer } from '../../kit/announce.js'
import { cardAnnouncer } from './card/card.events.js'

/** What the other sectors are to know of rows that came without an event. */
export async function announcers(): Promise<readonly Announcer[]> {
  return [cardAnnouncer]
}
