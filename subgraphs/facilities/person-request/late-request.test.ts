import { afterAll, beforeAll, expect, test } from 'vitest'
import { inMemory } from '../../../kit/database.fixture.js'
import type { Database } from '../../../kit/database.js'
import { uuidFrom } from '../../../kit/id.js'
import type { LocalDate } from '../../../kit/vn/working-days.js'
import { openFacilitiesDatabase } from '../orm.js'
import { seedReference } from '../reference.js'
import { lookForLate } from './late-request.service.js'

let db: Database
let close: () => Promise<void>
const [home, person] = [uuidFrom('late:home'), uuidFrom('late:person')]
beforeAll(async () => {
  ;({ db, close } = await inMemory(openFacilitiesDatabase))
  await seedReference(db)
  await db.read(`insert into facilities.facility (id, code, name, name_folded, kind, province_unit_id, capacity)
    select $1, 'H', 'Nhà', 'nha', 'SOCIAL_ASSISTANCE', id, 10 from facilities.administrative_unit where level = 'PROVINCE' limit 1`, [home])
  await db.read(`insert into facilities.resident (id, code, family_name, given_name, full_name, name_marked, name_folded, birth_date, sex, facility_id)
    values ($1, 'C-1', 'A', 'B', 'A B', ' a b', ' a b', '1950', 'FEMALE', $2)`, [person, home])
})
afterAll(() => close())

async function asked(name: string, status: string): Promise<string> {
  const id = uuidFrom(`late:${name}`)
  const done = status === 'FULFILLED'
  await db.read(`insert into facilities.person_request (id, resident_id, kind, status, asked_by, received_on, acknowledge_by, answer_by, recorded_at, recorded_by,
      recorded_role, acknowledged_at, answered_at, answer)
    values ($1, $2, 'MY_DATA', $3, 'PERSON', '2026-11-02', '2026-11-04', '2026-11-12', now(), 's', 'resident', $4, $5, $6)`,
    [id, person, status, status === 'RECEIVED' ? null : new Date(), done ? new Date() : null, done ? 'x' : null])
  return id
}

const look = (day: LocalDate) => lookForLate({ db, clock: () => new Date(`${day}T03:00:00Z`) })
const steps = (id: string) => db.read(`select version, move, note, by_role as "by" from facilities.person_request_step where person_request_id = $1 order by version`, [id])

test('a word that is owed is noted once when its day is over, the acknowledgement and then the answer; what was answered is left alone', async () => {
  const [waiting, acknowledged, answered] = [await asked('waiting', 'RECEIVED'), await asked('acknowledged', 'ACKNOWLEDGED'), await asked('answered', 'FULFILLED')]
  expect(await look('2026-11-04')).toBe(0)
  expect([await look('2026-11-05'), await look('2026-11-05')]).toEqual([1, 0])
  expect(await steps(waiting)).toEqual([{ version: 2, move: 'LATE', note: 'ACKNOWLEDGE', by: 'system' }])
  await db.read(`update facilities.person_request set status = 'ACKNOWLEDGED', acknowledged_at = now(), version = 3 where id = $1`, [waiting])
  expect(await look('2026-11-12')).toBe(0)
  expect([await look('2026-11-13'), await look('2026-12-24')]).toEqual([2, 0])
  expect(await steps(waiting)).toEqual([{ version: 2, move: 'LATE', note: 'ACKNOWLEDGE', by: 'system' }, { version: 4, move: 'LATE', note: 'ANSWER', by: 'system' }])
  expect([await steps(acknowledged), await steps(answered)]).toEqual([[{ version: 2, move: 'LATE', note: 'ANSWER', by: 'system' }], []])
  const entries = await db.read(`select action, actor_role as "role", resident_id as "person" from facilities.audit_entry order by id`, [])
  expect(entries).toEqual(Array.from({ length: 3 }, () => ({ action: 'person-request.late', role: 'system', person })))
})

test('two who look at once note it once', async () => {
  await asked('at once', 'RECEIVED')
  const both = await Promise.all([look('2026-11-06'), look('2026-11-06')])
  expect(both.toSorted()).toEqual([0, 1])
})
