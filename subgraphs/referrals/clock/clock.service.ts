import { randomUUID } from 'node:crypto'
import { LockMode } from '@mikro-orm/core'
import { sql } from 'kysely'
import type { Acting } from '../../../kit/audit.js'
import { system } from '../../../kit/auth.js'
import type { Clock } from '../../../kit/clock.js'
import type { Database } from '../../../kit/database.js'
import type { Job } from '../../../kit/jobs.js'
import type { Logger } from '../../../kit/log.js'
import type { Outbox } from '../../../kit/outbox.js'
import { localDateOf, vietnamCalendar } from '../../../kit/vn/working-days.js'
import { type Write, writeUnasked } from '../../../kit/write.js'
import { clockAfter } from '../life-cycle/clock.service.js'
import { statusAfter } from '../life-cycle/life-cycle.rules.js'
import { noteStep } from '../life-cycle/life-cycle.service.js'
import { ReferralEntity, type ReferralRecord } from '../referral/referral.entity.js'
import type { TimeLimit } from '../referral/time-limit.rules.js'
import { type ClockFacts, type ClockMove, clockMove, type ClockReading } from './clock.rules.js'

export interface Sweep {
  readonly db: Database
  readonly clock: Clock
  readonly log: Logger
  readonly limits: readonly TimeLimit[]
  /** Ends it after the referral in hand. */
  readonly signal?: AbortSignal
}

/** How many referrals a sweep dealt with, and of how many it could not. */
export type Swept = Record<ClockMove | 'failed', number>

const pageSize = 200

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

/**
 * Does what is due, each referral in a transaction of its own: whoever sweeps beside this one, or again after it was
 * killed in the middle, finds the rest only.
 */
export async function sweepReferrals(sweep: Sweep): Promise<Swept> {
  const { db, clock, log, limits, signal } = sweep
  const now = clock()
  const reading: ClockReading = { now, limits, calendar: vietnamCalendar() }
  const by: Acting = { viewer: system, now, requestId: `clock-${randomUUID()}` }
  const swept: Swept = { expireReferral: 0, recordNoShow: 0, escalateReferral: 0, failed: 0 }
  for (let after = ''; ; ) {
    const page = await candidates(db, now, after)
    for (const { id, ...facts } of page) {
      if (signal?.aborted) return swept
      try {
        if (!clockMove(facts, reading)) continue
        const done = await writeUnasked(db, by, change => moveDue(change, { id, receiverOnHub: facts.receiverOnHub }, by, reading))
        if (done) swept[done]++
      } catch (error) {
        // One row that cannot be dealt with must not keep the others waiting; it is met again with the next sweep.
        swept.failed++
        log.error({ referral: id, reason: error instanceof Error ? error.name : typeof error }, 'the clock of a referral failed')
      }
    }
    const last = page.at(-1)
    if (!last || page.length < pageSize) return swept
    after = last.id
  }
}

type Candidate = ClockFacts & { readonly id: string }

/** Those whose time may be over; which of them it is, the rules say. The statuses are literals for the partial indexes. */
async function candidates(db: Database, now: Date, after: string): Promise<Candidate[]> {
  return db.query<Candidate>(sql`
    select r.id, r.status, r.urgency, r.valid_until as "validUntil", r.due_by as "dueBy", r.planned_on as "plannedOn",
      r.call_back_on as "callBackOn", r.escalated_at as "escalatedAt", h.on_hub as "receiverOnHub"
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

function factsOf({ status, urgency, validUntil, dueBy, plannedOn, callBackOn, escalatedAt }: ReferralRecord): Omit<ClockFacts, 'receiverOnHub'> {
  return {
    status,
    urgency,
    validUntil: validUntil ?? null,
    dueBy: dueBy ?? null,
    plannedOn: plannedOn ?? null,
    callBackOn: callBackOn ?? null,
    escalatedAt: escalatedAt ?? null,
  }
}
