import { type Announcer, untoldIn } from '../../../kit/announce.js'
import type { NewEvent } from '../../../kit/event.js'
import { facilityRank, type FacilityRankFact } from '../../../kit/vn/borrowed-facts.js'

/** One period of a facility's rank, as it is now; the version is the period's own. */
export function healthFacilityRanked(facilityId: string, version: number, payload: FacilityRankFact): NewEvent {
  return { type: facilityRank.type, aggregate: 'HealthFacility', aggregateId: facilityId, version, payload }
}

type UntoldRow = FacilityRankFact & { id: string; version: number }

/** Every period of a health facility's rank is a fact of its own. */
export const healthFacilityAnnouncer: Announcer = {
  async untold(db, limit) {
    const rows = await db.read<UntoldRow>(
      `select x."id", k."version", x."code" as "healthFacilityCode", k."level", k."points"::float8 as "points",
         k."tier_before_2025" as "tierBefore2025", k."provisional", k."valid_from" as "validFrom", k."valid_to" as "validTo"
       from (select * from "referrals"."health_facility" x where ${untoldIn('referrals')}
           and exists (select 1 from "referrals"."health_facility_rank" r where r."health_facility_id" = x."id")
         order by x."id" limit $1) x
       join "referrals"."health_facility_rank" k on k."health_facility_id" = x."id" order by x."id", k."valid_from"`,
      [limit],
    )
    return rows.map(({ id, version, ...fact }) => healthFacilityRanked(id, version, fact))
  },
}
