import type DataLoader from 'dataloader'
import { sql } from 'kysely'
import type { Database } from '../../../kit/database.js'
import { oneByKey } from '../../../kit/loader.js'

/** The kept check of an issue, as it lies in its row. */
export interface KeptIssueRow {
  readonly referralId: string
  /** The person’s key of today, after a merge the survivor’s. */
  readonly personKey: string
  readonly takenAt: Date
  readonly facts: unknown
  readonly answer: unknown
}

/** By the key of the referral; no row filter of our own: who asks was shown the referral by its own rights. */
export function issueCheckLoader(db: Database): DataLoader<string, KeptIssueRow | undefined> {
  return oneByKey<KeptIssueRow>(
    keys =>
      db.query(sql`select c.referral_id as "referralId", coalesce(l.survivor_id, c.resident_id) as "personKey",
          c.asked_at as "takenAt", c.facts, c.answer
        from insurance.coverage_check c left join insurance.resident_link l on l.resident_id = c.resident_id
        where c.origin = 'REFERRAL_ISSUED' and c.referral_id = any(${keys}::uuid[])`),
    row => row.referralId,
  )
}
