import { type RawBuilder, sql } from 'kysely'
import { accessLogLoader, homeOfReader } from '../../../kit/access-log.js'
import type { Viewer } from '../../../kit/auth.js'
import type { Database } from '../../../kit/database.js'
import { lastTold, noticeLoader } from '../../../kit/own-pages.js'
import { startOfDay } from '../../../kit/vn/day-sql.js'
import { idsOf } from '../check/coverage-check.loaders.js'
import { cardSoonDays, cardToldDays } from './notice.rules.js'
import { ownPersons } from './own-feed.access.js'

const ids = sql`array(${idsOf(sql`k`)})`

const cards = sql`insurance.insurance_card c where c.resident_id = any(${ids}) and c.status <> 'CANCELLED'`

const began = sql`select ${startOfDay(sql`c.valid_from`)} as at, 'CARD_BEGAN' as what, null as label, 'InsuranceCard' as type, c.id,
  null::date as due, true as done from ${cards}`

const last = { knownOn: sql`(c.valid_to - ${sql.raw(String(cardToldDays))})`, dueOn: sql`c.valid_to`, soonDays: cardSoonDays }
/** Done when a card that holds longer takes its place. */
const ending = (today: RawBuilder<unknown>) => sql`select ${startOfDay(lastTold(last, today))} as at, 'CARD_ENDING' as what, null as label,
  'InsuranceCard' as type, c.id, c.valid_to as due,
  exists (select 1 from insurance.insurance_card next where next.resident_id = any(${ids}) and next.status = 'ACTIVE'
    and (next.valid_to is null or next.valid_to > c.valid_to) and next.valid_from <= greatest(${today}, c.valid_to + 1)) as done
  from ${cards} and c.valid_to is not null`

const changed = sql`select b.until as at, 'CARD_CHANGED' as what, b.version::text as label, 'InsuranceCard' as type, c.id,
  null::date as due, true as done from insurance.insurance_card c join insurance.insurance_card_before b on b.card_id = c.id
  where c.resident_id = any(${ids})`

/** What somebody asked; what the hub keeps by itself when a referral is issued is not told. */
const checked = sql`select c.asked_at as at, 'COVERAGE_CHECKED' as what, c.outcome as label, 'CoverageCheck' as type, c.id,
  null::date as due, true as done from insurance.coverage_check c where c.resident_id = any(${ids}) and c.origin <> 'REFERRAL_ISSUED'
    and not exists (select 1 from insurance.coverage_check later where later.follows_id = c.id)`

export function ownFeedLoaders(db: Database, viewer: Viewer, { now, today }: { readonly now: Date; readonly today: string }) {
  return {
    coverageNotices: noticeLoader(db, { seen: ownPersons(viewer, 'coverageNotices'), kinds: [began, ending(sql`${today}::date`), changed, checked], now }),
    coverageAccessLog: accessLogLoader(db, { seen: ownPersons(viewer, 'coverageLog'), ids, home: homeOfReader(viewer) }),
  }
}
