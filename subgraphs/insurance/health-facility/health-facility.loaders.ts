import DataLoader from 'dataloader'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Database } from '../../../kit/database.js'
import { formerTiers, technicalLevels } from '../../../kit/vn/technical-level.js'
import type { LocalDate } from '../../../kit/vn/working-days.js'

const rank = z.object({
  level: z.enum(technicalLevels),
  points: z.number().nullable(),
  tierBefore2025: z.enum(formerTiers).nullable(),
  provisional: z.boolean(),
})
export type Rank = z.infer<typeof rank>

/** A health facility on a day, by its 5-character code. */
export interface RankKey {
  readonly code: string
  readonly on: LocalDate
}

const keyOf = ({ code, on }: RankKey) => `${code} ${on}`

/** As what a health facility was ranked on a day, from the copy of what the referrals sector tells; null when not told. */
export function rankLoader(db: Database) {
  return new DataLoader<RankKey, Rank | null, string>(
    async keys => {
      const [codes, days] = [keys.map(({ code }) => code), keys.map(({ on }) => on)]
      const rows = await db.query<RankKey & Record<keyof Rank, unknown>>(sql`select a.code, a.on_day::text as "on",
          r.level, r.points::float8 as "points", r.tier_before_2025 as "tierBefore2025", r.provisional
        from unnest(${codes}::text[], ${days}::date[]) as a(code, on_day)
        join insurance.facility_rank r on r.health_facility_code = a.code
          and r.valid_from <= a.on_day and (r.valid_to is null or a.on_day <= r.valid_to)`)
      const found = new Map(rows.map(row => [keyOf(row), rank.parse(row)]))
      return keys.map(key => found.get(keyOf(key)) ?? null)
    },
    { cacheKeyFn: keyOf },
  )
}
