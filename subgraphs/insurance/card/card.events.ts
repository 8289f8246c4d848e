import { type Announcer, untoldIn } from '../../../kit/announce.js'
import type { NewEvent } from '../../../kit/event.js'
import type { CoverPeriodFact } from '../../../kit/vn/borrowed-facts.js'
import { addDays, type LocalDate } from '../../../kit/vn/working-days.js'
import type { CardStatus } from './card.rules.js'

export interface CardToTell {
  readonly id: string
  readonly version: number
  /** Who holds it; who held it when it was taken away from somebody. */
  readonly residentId: string
  readonly validFrom: LocalDate
  readonly validTo: LocalDate | null
  readonly registeredFacilityCode: string
  readonly status: CardStatus
  /** It was taken away from this person. */
  readonly isTakenAway?: boolean
}

/** A card that is withdrawn, or not this person's any more, is told as one without a day: no copy finds it good then. */
export function cardRecorded({ id, version, residentId, validFrom, validTo, registeredFacilityCode, status, isTakenAway }: CardToTell): NewEvent {
  const isGone = status === 'CANCELLED' || isTakenAway === true
  const last = isGone ? addDays(validFrom, -1) : validTo
  const payload: CoverPeriodFact = { cardId: id, residentId, validFrom, validTo: last, registeredFacilityCode }
  return { type: 'card.recorded', aggregate: 'InsuranceCard', aggregateId: id, version, payload }
}

/** Cards of residents; a card of nobody whom a facility knows is told to nobody. */
export const cardAnnouncer: Announcer = {
  async untold(db, limit) {
    const rows = await db.read<CardToTell>(
      `select x."id", x."version", x."resident_id" as "residentId", x."valid_from" as "validFrom",
         x."valid_to" as "validTo", x."registered_facility_code" as "registeredFacilityCode", x."status"
       from "insurance"."insurance_card" x
       where x."resident_id" is not null and ${untoldIn('insurance')} order by x."id" limit $1`,
      [limit],
    )
    return rows.map(cardRecorded)
  },
}
