import type { Announcer } from '../../kit/announce.js'
import { healthFacilityAnnouncer } from './health-facility/health-facility.events.js'
import { alertReferredAnnouncer, issuedAnnouncer } from './referral/issued.events.js'
import { referralAnnouncer } from './referral/referral.events.js'

/** What the other sectors are to know of rows that came without an event. */
export async function announcers(): Promise<readonly Announcer[]> {
  return [healthFacilityAnnouncer, referralAnnouncer, issuedAnnouncer, alertReferredAnnouncer]
}
