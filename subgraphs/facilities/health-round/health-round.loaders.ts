import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../../../kit/database.js'
import { toGlobalId } from '../../../kit/id.js'
import { oneByKey } from '../../../kit/loader.js'
import { facilityJson, type FacilityRow } from '../facility/facility.loaders.js'
import type { LocalDate } from '../../../kit/vn/working-days.js'
import type { RoundKind } from './health-round.rules.js'
import type { HealthRound } from './health-round.type.js'

export interface HealthRoundRow {
  readonly id: string
  readonly name: string
  readonly kind: RoundKind
  readonly startsOn: LocalDate
  readonly endsOn: LocalDate
  readonly facility: FacilityRow
}

/** A round is never shown without its place, so the facility comes along. */
export const selectRounds = sql.raw(`select h."id", h."name", h."kind", h."starts_on" as "startsOn", h."ends_on" as "endsOn", ${facilityJson} as "facility"
  from "facilities"."health_round" h join "facilities"."facility" f on f."id" = h."facility_id"`)

export interface HealthRoundNode extends HealthRound {
  readonly key: string
  readonly facility: FacilityRow
}

export function toHealthRound(row: HealthRoundRow): HealthRoundNode {
  return { ...row, key: row.id, id: toGlobalId('HealthRound', row.id) }
}

export interface ProgressRow {
  readonly id: string
  readonly checked: number
  readonly of: number
}

/** Within the rounds that the viewer may see. */
export function healthRoundLoaders(db: Database, visible: RawBuilder<boolean>, today: LocalDate) {
  return {
    roundById: oneByKey<HealthRoundRow>(
      keys => db.query(sql<HealthRoundRow>`${selectRounds} where h.id = any(${keys}::uuid[]) and ${visible}`),
      row => row.id,
    ),
    progressOfRound: oneByKey<ProgressRow>(
      keys =>
        db.query(sql<ProgressRow>`select h.id, p.checked, p.of from facilities.health_round h cross join lateral (
            select count(*)::int as "of", count(c.id)::int as "checked" from facilities.stay s
            left join facilities.health_check c on c.round_id = h.id and c.resident_id = s.resident_id
            where s.facility_id = h.facility_id and s.admitted_on <= least(h.ends_on, ${today}::date)
              and (s.ended_on is null or s.ended_on > least(h.ends_on, ${today}::date))) p
          where h.id = any(${keys}::uuid[])`),
      row => row.id,
    ),
  }
}
