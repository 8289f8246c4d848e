import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Acting } from '../../../kit/audit.js'
import { system } from '../../../kit/auth.js'
import type { Clock } from '../../../kit/clock.js'
import type { Database } from '../../../kit/database.js'
import type { Job } from '../../../kit/jobs.js'
import type { Logger } from '../../../kit/log.js'
import type { Outbox } from '../../../kit/outbox.js'
import { localDateOf, type LocalDate } from '../../../kit/vn/working-days.js'
import { type Write, writeUnasked } from '../../../kit/write.js'
import { raiseAlerts } from '../alert/raise-alert.service.js'
import { holdAlert, takeStep } from '../alert-life/alert-step.service.js'
import { monthsBetweenChecks } from '../health-check/health-check.rules.js'
import { idsOfOwner, idsOfPerson } from '../resident/person-ids.js'

// A resident who was not checked for six months is an alert of its own (TT 33/2017 Đ8): one for each check that was missed,
// however often it is looked for. The check that is made in the end closes it.

export interface Looking {
  readonly db: Database
  readonly clock: Clock
  /** Leaves the rest for the next time. */
  readonly signal?: AbortSignal
}

export interface Looked {
  readonly raised: number
  readonly settled: number
}

/** Few enough that the transaction of a page holds up nobody for long on the embedded database. */
const pageSize = 50

/** Once an hour: the day may have changed, or a hub that was down have missed it. */
export function overdueJob({ log, ...looking }: Omit<Looking, 'signal'> & { readonly log: Logger }, outbox: Outbox): Job {
  return {
    name: 'check-overdue',
    cron: '5 * * * *',
    async run(signal) {
      const looked = await lookForOverdue({ ...looking, signal })
      if (looked.raised + looked.settled === 0) return
      outbox.tell()
      log.info(looked, 'health checks overdue')
    },
  }
}

/** Raises an alert for everybody in care whose check is overdue, and closes those whose check was made. */
export async function lookForOverdue({ db, clock, signal }: Looking): Promise<Looked> {
  const now = clock()
  const by: Acting = { viewer: system, now, requestId: `check-overdue-${randomUUID()}` }
  const sum = { raised: 0, settled: 0 }
  for (let after = ''; ; ) {
    const page = await overdueAfter(db, localDateOf(now), after)
    if (page.length > 0) sum.raised += await writeUnasked(db, by, change => raise(change, page, now))
    const last = page.at(-1)
    if (!last || page.length < pageSize || signal?.aborted) break
    after = last.residentId
  }
  for (const residentId of await checkedAgain(db, localDateOf(now))) {
    if (signal?.aborted) break
    sum.settled += await writeUnasked(db, by, change => settleOverdue(change, residentId, by))
  }
  return sum
}

interface Overdue {
  readonly residentId: string
  readonly dueOn: LocalDate
}

/** The day on which the newest check of a resident asks for the next one; before the first check, six months after admission. */
const dueOn = sql<string>`coalesce((select c.next_due_on from facilities.health_check c where c.resident_id = any(${idsOfPerson(sql`s.resident_id`)})
    order by c.checked_on desc, c.id limit 1), (s.admitted_on + make_interval(months => ${monthsBetweenChecks}))::date)`

/** Those who live somewhere, were due before today and have no alert for it. */
function overdueAfter(db: Database, today: LocalDate, after: string): Promise<Overdue[]> {
  return db.query<Overdue>(sql`select due.* from (
      select s.resident_id as "residentId", ${dueOn} as "dueOn" from facilities.stay s where s.ended_on is null
        ${after ? sql`and s.resident_id > ${after}::uuid` : sql``}) due
    where due."dueOn" < ${today}::date
      and not exists (select 1 from facilities.alert a where a.resident_id = any(${idsOfPerson(sql`due."residentId"`)}) and a.kind = 'CHECK_OVERDUE'
        and (a.status <> 'CLOSED' or a.once_key = 'overdue:' || due."dueOn"))
    order by due."residentId" limit ${pageSize}`)
}

async function raise(change: Write, page: readonly Overdue[], now: Date): Promise<number> {
  const alerts = page.map(({ residentId, dueOn: day }) => ({
    residentId,
    kind: 'CHECK_OVERDUE' as const,
    severity: 'WARN' as const,
    thresholdSource: 'TT 33/2017/TT-BLĐTBXH Đ8',
    foundOn: day,
    foundIn: 'SCHEDULE' as const,
    onceKey: `overdue:${day}`,
  }))
  return (await raiseAlerts(change, alerts, now)).length
}

/** Residents with such an alert who have been checked since. */
async function checkedAgain(db: Database, today: LocalDate): Promise<string[]> {
  const rows = await db.query<{ residentId: string }>(sql`select distinct a.resident_id as "residentId" from facilities.alert a
    where a.kind = 'CHECK_OVERDUE' and a.status <> 'CLOSED' and exists (select 1 from facilities.health_check c
      where c.resident_id = any(${idsOfOwner(sql`a.resident_id`)}) and c.checked_on >= a.found_on and c.next_due_on >= ${today}::date) limit 1000`)
  return rows.map(({ residentId }) => residentId)
}

/** Closes what was raised for a check that has been made now: a part of the change that writes it down. */
export async function settleOverdue(change: Write, residentId: string, by: Acting): Promise<number> {
  const open = await change.tx.query<{ id: string }>(sql`select id from facilities.alert
    where resident_id = any(${idsOfOwner(sql`${residentId}::uuid`)}) and kind = 'CHECK_OVERDUE' and status <> 'CLOSED' order by id`)
  let settled = 0
  for (const { id } of open) {
    const alert = await holdAlert(change, id)
    if (!alert || alert.status === 'CLOSED') continue
    await takeStep(change, alert, { move: 'CLOSED', action: 'CHECKED', note: alert.note }, by)
    settled++
  }
  return settled
}
