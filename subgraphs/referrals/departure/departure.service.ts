import { LockMode } from '@mikro-orm/core'
import { sql } from 'kysely'
import type { Acting } from '../../../kit/audit.js'
import type { Departure } from '../../../kit/vn/borrowed-facts.js'
import type { Write } from '../../../kit/write.js'
import { pageSize, type Sweep, sweepEach } from '../clock/sweep.js'
import type { ReferralsContext } from '../context.js'
import { clockGoesOn, clockWhileLeft } from '../life-cycle/clock.service.js'
import { moveReferral, noteStep } from '../life-cycle/life-cycle.service.js'
import type { ContinueReferralInput, MovePayload } from '../life-cycle/life-cycle.type.js'
import { ReferralEntity, type ReferralRecord } from '../referral/referral.entity.js'
import { personOf } from '../resident/person-ids.js'
import { statusRules } from '../referral/referral.rules.js'

// Terms
//   departure   rời cơ sở: the person of an open referral died or was discharged; the facilities sector tells (`resident_link`)

interface Known {
  readonly id: string
  readonly leftAs: Departure | null
  readonly leftOn: string | null
}

/**
 * Notes on open referrals that their person left care, or is back. Nothing ends by it: the sender is asked how it goes on.
 * It compares what is there with what is known, so that an event that came twice, or between two lives of the process,
 * makes no difference. Of a person with several records the one that is shown says whether they left.
 */
export async function noteDepartures(sweep: Sweep): Promise<{ noted: number; failed: number }> {
  const now = sweep.clock()
  const { done, failed } = await sweepEach(sweep, {
    what: 'noting a departure',
    now,
    page: async after => changed(sweep, after),
    deal: (change, known, by) => note(change, known, { ...by, limits: sweep.limits }),
  })
  return { noted: done.length, failed }
}

/** The statuses are literals for the partial indexes. */
function changed({ db }: Sweep, after: string): Promise<Known[]> {
  const open = sql`r.status in ('DRAFT', 'ISSUED', 'SENT', 'RECEIVED', 'INFO_REQUESTED', 'ACCEPTED', 'ARRIVED', 'IN_TREATMENT', 'COMPLETED')`
  return db.query<Known>(sql`
    select * from (
      select r.id, l.left_as as "leftAs", l.left_on as "leftOn" from referrals.resident_link l
        cross join lateral (select l.resident_id as id union all
          select m.resident_id from referrals.resident_link m where m.survivor_id = l.resident_id) known
        join referrals.referral r on r.resident_id = known.id and ${open}
        where l.left_as is not null and l.survivor_id is null and l.left_as is distinct from r.left_as
      union all
      select r.id, null, null from referrals.referral r
        join referrals.resident_link l on l.resident_id = ${personOf(sql`r.resident_id`)} and l.left_as is null
        where r.left_as is not null and ${open}
    ) c ${after ? sql`where id > ${after}::uuid` : sql``} order by id limit ${pageSize}`)
}

async function note(
  change: Write,
  { id, leftAs, leftOn }: Known,
  by: Acting & Pick<ReferralsContext, 'limits'>,
): Promise<true | undefined> {
  const { em } = change.tx
  const referral = await em.findOne(ReferralEntity, id, { lockMode: LockMode.PESSIMISTIC_PARTIAL_WRITE })
  if (!referral || statusRules[referral.status].ended || (referral.leftAs ?? null) === leftAs) return undefined
  const wasOpen = referral.leftAs != null && !referral.goesOn
  Object.assign(referral, leftAs ? clockWhileLeft(by, referral) : wasOpen ? clockGoesOn(by, referral) : {})
  Object.assign(referral, { leftAs, leftOn, goesOn: false } satisfies Partial<ReferralRecord>)
  referral.stepCount++
  await em.flush()
  const reason = leftAs ?? 'RETURNED'
  noteStep(by, change, { name: 'noteDeparture', before: referral.status, referral, side: 'SYSTEM', input: { reason } })
  return true
}

/** The sender says that the referral goes on although the person left care: the receiver’s clock goes on as well. */
export function continueReferral(ctx: ReferralsContext, input: ContinueReferralInput): Promise<MovePayload> {
  return moveReferral(ctx, 'continueReferral', input, async ({ referral }) => {
    Object.assign(referral, { ...clockGoesOn(ctx, referral), goesOn: true })
  })
}
