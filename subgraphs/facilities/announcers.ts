import type { Announcer } from '../../kit/announce.js'
import type { Database } from '../../kit/database.js'
import { alertAnnouncer } from './alert/alert.events.js'
import { facilityAnnouncer } from './facility/facility.events.js'
import { residentAnnouncer } from './resident/resident.events.js'
import { loadUnitIndex } from './unit/unit.index.js'

/** What the other sectors are to know of rows that came without an event. */
export async function announcers(db: Database): Promise<readonly Announcer[]> {
  const units = await loadUnitIndex(db)
  return [facilityAnnouncer(units), residentAnnouncer(units), alertAnnouncer]
}
