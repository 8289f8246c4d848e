import { LockMode } from '@mikro-orm/core'
import { sql } from 'kysely'
import type { Acting } from '../../../kit/audit.js'
import type { Database } from '../../../kit/database.js'
import type { Job } from '../../../kit/jobs.js'
import type { Outbox } from '../../../kit/outbox.js'
import { localDateOf, vietnamCalendar } from '../../../kit/vn/working-days.js'
import type { Write } from '../../../kit/write.js'
import { clockAfter } from '../life-cycle/clock.service.js'
import { statusAfter } from '../life-cycle/life-cycle.rules.js'
import { noteStep } from '../life-cycle/life-cycle.service.js'
import { ReferralEntity, type ReferralRecord } from '../referral/referral.entity.js'
import { isLeftOpen } from '../referral/referral.rules.js'
import { noteDepartures } from '../departure/departure.service.js'
import { type ClockFacts, type ClockMove, clockMove, type ClockReading } from './clock.rules.js'
import { pageSize, type Sweep, sweepEach } from './sweep.js'

/** How many referrals a sweep dealt with, and of how many it could not. */
export type Swept = Record<ClockMove | 'noteDeparture' | 'failed', number>

/** The sweep of every minute. */
export function referralClock(sweep: Omit<Sweep, 'signal'>, outbox: Outbox): Job {
  return {
    name: 'referral-clock',
    cron: '* * * * *',
    async run(signal) {
      const swept = await sweepReferrals({ ...sweep, signal })
      if (Object.values(swept).every(count => count === 0)) return
      outbox.tell()
      sweep.log.info(swept, 'the clock of the referrals')
    },
  }
}

/** Does what is due, and notes who left care. */
export async function sweepReferrals(sweep: Sweep): Promise<Swept> {
  const now = sweep.clock()
  const reading: ClockReading = { now, limits: sweep.limits, calendar: vietnamCalendar() }
  const departed = await noteDepartures(sweep)
  const { done, failed } = await sweepEach(sweep, {
    what: 'the clock of a referral',
    now,
    page: async after => candidates(sweep.db, now, after),
    deal: async (change, { id, ...facts }, by) => {
      if (clockMove(facts, reading)) return moveDue(change, { id, receiverOnHub: facts.receiverOnHub }, by, reading)
    },
  })
  const count = (name: ClockMove) => done.filter(each => each === name).length
  return {
    expireReferral: count('expireReferral'),
    recordNoShow: count('recordNoShow'),
    escalateReferral: count('escalateReferral'),
    noteDeparture: departed.noted,
    failed: failed + departed.failed,
  }
}

type Candidate = ClockFacts & { readonly id: string }

/** Those whose time may be over; which of them it is, the rules say. The statuses are literals for the partial indexes. */
async function candidates(db: Database, now: Date, after: string): Promise<Candidate[]> {
  return db.query<Candidate>(sql`
    select r.id, r.status, r.urgency, r.valid_until as "validUntil", r.due_by as "dueBy", r.planned_on as "plannedOn",
      r.call_back_on as "callBackOn", r.escalated_at as "escalatedAt", h.on_hub as "receiverOnHub",
      (r.left_as is not null and not r.goes_on) as "leftOpen"
    from referrals.referral r join referrals.health_facility h on h.id = r.to_health_facility_id
    where r.id in (
      select id from referrals.referral
        where valid_until < ${now.toISOString()}::timestamptz
          and status in ('ISSUED', 'SENT', 'RECEIVED', 'INFO_REQUESTED', 'ACCEPTED')
      union all select id from referrals.referral
        where due_by < ${now.toISOString()}::timestamptz and escalated_at is null and status in ('DRAFT', 'ISSUED', 'SENT',
          'RECEIVED', 'INFO_REQUESTED', 'ACCEPTED', 'ARRIVED', 'IN_TREATMENT', 'COMPLETED')
      union all select id from referrals.referral
        where coalesce(planned_on, (due_by at time zone interval '7 hours')::date) < ${localDateOf(now)}::date
          and status = 'ACCEPTED'
    ) ${after ? sql`and r.id > ${after}::uuid` : sql``}
    order by r.id limit ${pageSize}`)
}

/** Looks again at the referral, held now, and does what is due. One that somebody else holds is left to the next sweep. */
async function moveDue(
  change: Write,
  { id, receiverOnHub }: Pick<Candidate, 'id' | 'receiverOnHub'>,
  by: Acting,
  reading: ClockReading,
): Promise<ClockMove | undefined> {
  const { em } = change.tx
  const referral = await em.findOne(ReferralEntity, id, { lockMode: LockMode.PESSIMISTIC_PARTIAL_WRITE })
  const name = referral && clockMove({ ...factsOf(referral), receiverOnHub }, reading)
  if (!referral || !name) return undefined
  const before = referral.status
  const reason = name === 'recordNoShow' ? 'UNREACHABLE' : null
  if (name === 'escalateReferral') referral.escalatedAt = reading.now
  else {
    const status = statusAfter(name, before)
    Object.assign(referral, { ...clockAfter(reading, referral, status), status, statusSince: reading.now })
  }
  if (reason) referral.endReason = reason
  referral.stepCount++
  await em.flush()
  noteStep(by, change, { name, before, referral, side: 'SYSTEM', input: { reason } })
  return name
}

function factsOf({ status, urgency, validUntil, dueBy, plannedOn, callBackOn, escalatedAt, leftAs, goesOn }: ReferralRecord): Omit<ClockFacts, 'receiverOnHub'> {
  return {
    status,
    urgency,
    validUntil: validUntil ?? null,
    dueBy: dueBy ?? null,
    plannedOn: plannedOn ?? null,
    callBackOn: callBackOn ?? null,
    escalatedAt: escalatedAt ?? null,
    leftOpen: isLeftOpen({ status, leftAs: leftAs ?? null, goesOn }),
  }
}
