import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../../kit/database.js'
import { inMemory } from '../../../kit/database.fixture.js'
import { uuidFrom } from '../../../kit/id.js'
import { addDays, type LocalDate } from '../../../kit/vn/working-days.js'
import { openFacilitiesDatabase } from '../orm.js'
import { seedReference } from '../reference.js'
import { lookForOverdue } from './check-overdue.service.js'

let db: Database
let close: () => Promise<void>
beforeAll(async () => {
  ;({ db, close } = await inMemory(openFacilitiesDatabase))
  await seedReference(db)
  await db.read(`insert into facilities.facility (id, code, name, name_folded, kind, province_unit_id, capacity)
    select $1, 'H', 'Nhà', 'nha', 'SOCIAL_ASSISTANCE', id, 10 from facilities.administrative_unit where level = 'PROVINCE' limit 1`, [home])
})
afterAll(() => close())

const home = uuidFrom('overdue:home')
let people = 0

/** Somebody who lives in the home. */
async function somebody({ admittedOn, endedOn = null, checks = [] }: { admittedOn: LocalDate; endedOn?: LocalDate | null; checks?: readonly [LocalDate, LocalDate][] }) {
  const id = uuidFrom(`overdue:person ${++people}`)
  await db.read(`insert into facilities.resident (id, code, family_name, given_name, full_name, name_marked, name_folded, birth_date, sex, facility_id, left_on)
    values ($1, $2, 'A', 'B', 'A B', ' a b', ' a b', '1950', 'FEMALE', $3, $4)`, [id, `C-${people}`, home, endedOn])
  await db.read(`insert into facilities.stay (id, resident_id, facility_id, mode, admitted_on, ended_on, end_reason)
    values ($1, $2, $3, 'RESIDENTIAL', $4, $5, $6)`, [uuidFrom(`${id}:stay`), id, home, admittedOn, endedOn, endedOn && 'OWN_WISH'])
  for (const [on, next] of checks) await checked(id, on, next)
  return id
}

async function checked(id: string, on: LocalDate, next: LocalDate) {
  await db.read(`insert into facilities.health_check (id, resident_id, facility_id, checked_on, next_due_on) values ($1, $2, $3, $4, $5)`,
    [uuidFrom(`${id}:${on}`), id, home, on, next])
}

const look = (day: LocalDate) => lookForOverdue({ db, clock: () => new Date(`${day}T03:00:00Z`) })
const alertsOf = (id: string) =>
  db.read(`select kind, severity, status, action, found_on as "foundOn", found_in as "foundIn" from facilities.alert where resident_id = $1 order by found_on`, [id])
const overdueSince = (foundOn: LocalDate, more: object = {}) => ({ kind: 'CHECK_OVERDUE', severity: 'WARN', status: 'OPEN', action: null, foundOn, foundIn: 'SCHEDULE', ...more })

test('a check is overdue the day after it was due, and not before', async () => {
  const id = await somebody({ admittedOn: '2024-01-10', checks: [['2026-05-02', '2026-11-02']] })
  await look('2026-11-02')
  expect(await alertsOf(id)).toEqual([])
  await look('2026-11-03')
  expect(await alertsOf(id)).toEqual([overdueSince('2026-11-02')])
})

test('who was never checked is overdue six months after admission', async () => {
  const id = await somebody({ admittedOn: '2026-08-31' })
  await look('2027-02-28')
  expect(await alertsOf(id)).toEqual([])
  await look('2027-03-01')
  expect(await alertsOf(id)).toEqual([overdueSince('2027-02-28')])
})

test('one alert, however often it is looked for, and for how long', async () => {
  const id = await somebody({ admittedOn: '2025-01-10', checks: [['2025-02-01', '2025-08-01']] })
  for (let days = 0; days < 500; days += 25) await look(addDays('2025-08-02', days))
  await Promise.all([look('2026-12-24'), look('2026-12-24')])
  expect(await alertsOf(id)).toEqual([overdueSince('2025-08-01')])
  const [told] = await db.read<{ n: number }>(`select count(*)::int as n from facilities.outbox where type = 'alert.raised' and payload->>'residentId' = $1`, [id])
  const [noted] = await db.read<{ n: number }>(`select count(*)::int as n from facilities.audit_entry where resident_id = $1`, [id])
  expect([told, noted]).toEqual([{ n: 1 }, { n: 1 }])
})

test('the check closes it, and the next one that is missed is another alert', async () => {
  const id = await somebody({ admittedOn: '2025-01-10', checks: [['2026-01-05', '2026-07-05']] })
  await look('2026-07-06')
  await checked(id, '2026-07-20', '2027-01-20')
  await look('2026-07-20')
  const done = overdueSince('2026-07-05', { status: 'CLOSED', action: 'CHECKED' })
  expect(await alertsOf(id)).toEqual([done])
  await look('2027-01-21')
  expect(await alertsOf(id)).toEqual([done, overdueSince('2027-01-20')])
})

test('who has left is not looked for', async () => {
  const id = await somebody({ admittedOn: '2024-01-10', endedOn: '2026-06-01', checks: [['2025-05-02', '2025-11-02']] })
  await look('2026-11-03')
  expect(await alertsOf(id)).toEqual([])
})
