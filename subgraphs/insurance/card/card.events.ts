import { type Announcer, untoldIn } from '../../../kit/announce.js'
import type { CoverPeriodFact } from '../../../kit/vn/borrowed-facts.js'

type UntoldRow = CoverPeriodFact & { version: number }

/** Cards of residents; a card of nobody whom a facility knows is told to nobody. */
export const cardAnnouncer: Announcer = {
  async untold(db, limit) {
    const rows = await db.read<UntoldRow>(
      `select x."id" as "cardId", x."version", x."resident_id" as "residentId", x."valid_from" as "validFrom",
         x."valid_to" as "validTo", x."registered_facility_code" as "registeredFacilityCode"
       from "insurance"."insurance_card" x
       where x."resident_id" is not null and ${untoldIn('insurance')} order by x."id" limit $1`,
      [limit],
    )
    return rows.map(({ version, ...payload }) => ({
      type: 'card.recorded',
      aggregate: 'InsuranceCard',
      aggregateId: payload.cardId,
      version,
      payload,
    }))
  },
}
