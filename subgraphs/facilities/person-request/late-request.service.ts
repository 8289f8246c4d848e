import { randomUUID } from 'node:crypto'
import { LockMode } from '@mikro-orm/core'
import { sql } from 'kysely'
import type { Acting } from '../../../kit/audit.js'
import { system } from '../../../kit/auth.js'
import type { Clock } from '../../../kit/clock.js'
import type { Database } from '../../../kit/database.js'
import type { Job } from '../../../kit/jobs.js'
import type { Logger } from '../../../kit/log.js'
import { localDateOf, type LocalDate } from '../../../kit/vn/working-days.js'
import { type Write, writeUnasked } from '../../../kit/write.js'
import { ResidentEntity } from '../resident/resident.entity.js'
import { keepStep, noteRequest } from './keep-request.service.js'
import { PersonRequestEntity } from './person-request.entity.js'
import { due } from './person-request.loaders.js'
import { isOverdue } from './person-request.rules.js'

// A word that was owed and did not come is written down once: it stays on the request when the answer comes in the end.

interface Looking {
  readonly db: Database
  readonly clock: Clock
  /** Leaves the rest for the next time. */
  readonly signal?: AbortSignal
}

/** Once an hour: the day may have changed, or a hub that was down have missed it. */
export function lateRequestJob({ log, ...looking }: Omit<Looking, 'signal'> & { readonly log: Logger }): Job {
  return {
    name: 'person-requests-late',
    cron: '10 * * * *',
    async run(signal) {
      const late = await lookForLate({ ...looking, signal })
      if (late > 0) log.info({ late }, 'requests of persons overdue')
    },
  }
}

/** Notes of each open request that its day has passed, once for the acknowledgement and once for the answer. Gives their number. */
export async function lookForLate({ db, clock, signal }: Looking): Promise<number> {
  const now = clock()
  const by: Acting = { viewer: system, now, requestId: `person-requests-late-${randomUUID()}` }
  let noted = 0
  for (const each of await lateOn(db, localDateOf(now))) {
    if (signal?.aborted) break
    if (await writeUnasked(db, by, change => note(each, by, change))) noted++
  }
  return noted
}

interface Late {
  readonly id: string
  readonly residentId: string
}

/** Which word is owed, as the step notes it. */
const owed = sql<string>`(case when q.status = 'RECEIVED' then 'ACKNOWLEDGE' else 'ANSWER' end)`
const unnoted = sql<boolean>`not exists (select 1 from facilities.person_request_step s where s.person_request_id = q.id and s.move = 'LATE' and s.note = ${owed})`

function lateOn(db: Database, today: LocalDate): Promise<Late[]> {
  return db.query<Late>(sql`select q.id, q.resident_id as "residentId" from facilities.person_request q
    where q.answered_at is null and ${due} < ${today}::date and ${unnoted}
    order by q.answer_by, q.id limit 1000`)
}

/** Looks again once the person is held, as whoever answers holds them too. */
async function note({ id, residentId }: Late, by: Acting, change: Write): Promise<boolean> {
  const { em } = change.tx
  await em.findOne(ResidentEntity, residentId, { lockMode: LockMode.PESSIMISTIC_WRITE })
  const request = await em.findOne(PersonRequestEntity, id)
  if (!request || !isOverdue(request, localDateOf(by.now))) return false
  const [still] = await change.tx.query<{ owed: string }>(sql`select ${owed} as "owed" from facilities.person_request q where q.id = ${id}::uuid and ${unnoted}`)
  if (!still) return false
  request.version++
  keepStep(request, 'LATE', still.owed, by, change)
  noteRequest(request, 'late', ['isOverdue'], change)
  return true
}
