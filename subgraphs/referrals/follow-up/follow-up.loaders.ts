import { sql } from 'kysely'
import type { Database } from '../../../kit/database.js'
import { manyByKey, oneByKey } from '../../../kit/loader.js'
import { toGlobalId } from '../../../kit/id.js'
import type { ReferralRights } from '../referral/referral.access.js'
import { toldTexts } from '../referral/told.rules.js'
import type { FollowUpKind, FollowUpOutcome } from './follow-up.rules.js'
import type { FollowUp } from './follow-up.type.js'

export interface FollowUpRow {
  id: string
  version: number
  referralId: string
  residentId: string
  kind: FollowUpKind
  task: string
  dueOn: string
  outcome: FollowUpOutcome | null
  settledAt: Date | null
  note: string | null
  /** None is selected that the viewer may not read the clinical part of. */
  clinical: true
  protectedToo: boolean
}

/** The API object, with the row that its referral is found by. */
export interface FollowUpNode extends FollowUp {
  readonly row: FollowUpRow
}

export function toFollowUp(row: FollowUpRow): FollowUpNode {
  return { ...toldTexts(row, row, ['task', 'note']), id: toGlobalId('FollowUp', row.id), row }
}

/** The follow-ups `t` with their referral `r`; they say what the hospital found, so they are of its clinical part. */
export const selectFollowUps = ({ protectedToo }: Pick<ReferralRights, 'protectedToo'>) => sql`select t.id, t.version, t.referral_id as "referralId", r.resident_id as "residentId", t.kind, t.task,
  t.due_on as "dueOn", t.outcome, t.settled_at as "settledAt", t.note, true as clinical, ${protectedToo} as "protectedToo"
  from referrals.follow_up t join referrals.referral r on r.id = t.referral_id`

export function followUpLoaders(db: Database, { clinical, protectedToo }: ReferralRights) {
  return {
    followUpById: oneByKey<FollowUpRow>(
      keys => db.query(sql<FollowUpRow>`${selectFollowUps({ protectedToo })} where t.id = any(${keys}::uuid[]) and ${clinical}`),
      row => row.id,
    ),
    followUpsOfReferral: manyByKey<FollowUpRow>(
      keys =>
        db.query(
          sql<FollowUpRow>`${selectFollowUps({ protectedToo })} where t.referral_id = any(${keys}::uuid[]) and ${clinical} order by t.due_on, t.id`,
        ),
      row => row.referralId,
    ),
  }
}
