import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Viewer } from '../../../kit/auth.js'
import { insertAll } from '../../../kit/bulk.js'
import { type Database, openEmbedded } from '../../../kit/database.js'
import { uuidFrom } from '../../../kit/id.js'
import { foldTokens } from '../../../kit/vn/names.js'
import { vietnamCalendar } from '../../../kit/vn/working-days.js'
import { HealthFacilityEntity } from '../health-facility/health-facility.entity.js'
import { openReferralsDatabase } from '../orm.js'
import { referralFilter } from '../referral/referral.access.js'
import { ReferralEntity } from '../referral/referral.entity.js'
import { isLeftOpen, referralStatuses } from '../referral/referral.rules.js'
import { isOnList, selectStandings, toCounts } from './worklist.loaders.js'
import { listsOf, listsOfSide, momentOf, standingOf, type WorklistFacts, worklistNames, worklistSides } from './worklist.rules.js'

const now = new Date('2026-11-02T02:00:00.000Z')
const moment = momentOf(now, vietnamCalendar())
const everybody: Viewer = { subject: 's', client: 'c', expiresAt: 0, role: 'coordinator', scope: 'country' }
const visible = referralFilter(everybody)
const hospitals = [true, false].map(onHub => ({ id: uuidFrom(`hub:${onHub}`), onHub }))

const dayMs = 86_400_000
/** Around the instants at which lists begin and end, to the millisecond. */
const instants = fc.oneof(
  fc.constantFrom(moment.now, moment.soon, moment.lately).chain(at => fc.integer({ min: -1, max: 1 }).map(ms => new Date(at.getTime() + ms))),
  fc.integer({ min: -20, max: 20 }).map(days => new Date(now.getTime() + days * dayMs)),
)

const generated = fc.record({
  status: fc.oneof(fc.constantFrom(...referralStatuses), fc.constant('NO_SHOW' as const)),
  statusSince: instants,
  createdAt: instants,
  dueBy: fc.option(instants),
  validUntil: fc.option(instants),
  hospital: fc.constantFrom(...hospitals),
  person: fc.integer({ min: 0, max: 250 }),
  left: fc.constantFrom(null, null, { leftAs: 'DIED', goesOn: false }, { leftAs: 'DISCHARGED', goesOn: false }, { leftAs: 'DISCHARGED', goesOn: true } as const),
  kind: fc.constantFrom('CLINICAL_TRANSFER' as const, 'CARE_LINK' as const),
})

const paper = {
  urgency: 'ROUTINE',
  patientName: 'Nguyễn Văn An',
  patientBirthDate: '1948',
  patientSex: 'MALE',
  fromFacilityId: uuidFrom('home'),
  fromFacilityCode: 'QN-NCC',
  fromProvinceCode: '48',
  toProvinceCode: '48',
  sealed: false,
  reason: 'r',
  oneYear: false,
  stepCount: 0,
} as const

const rows = fc.sample(generated, { numRuns: 600, seed: 20_261_102 }).map((each, i) => ({
  ...paper,
  diagnoses: ['I10'],
  id: uuidFrom(`row:${i}`),
  kind: each.kind,
  status: each.status,
  statusSince: each.statusSince,
  createdAt: each.createdAt,
  dueBy: each.dueBy,
  validUntil: each.validUntil,
  signedOn: each.validUntil && '2026-10-01',
  leftAs: each.left?.leftAs ?? null,
  leftOn: each.left && '2026-10-30',
  goesOn: each.left?.goesOn ?? false,
  toHealthFacilityId: each.hospital.id,
  residentId: uuidFrom(`person:${each.person}`),
}))

function factsOf(row: (typeof rows)[number]): WorklistFacts {
  const later = rows.filter(each => each.residentId === row.residentId && each.createdAt > row.statusSince && each.status !== 'CANCELLED')
  return {
    status: row.status,
    statusSince: row.statusSince,
    dueBy: row.dueBy,
    validUntil: row.validUntil,
    receiverOnHub: row.toHealthFacilityId === hospitals[0]?.id,
    followedUp: later.length > 0,
    leftOpen: isLeftOpen(row),
  }
}

let db: Database

beforeAll(async () => {
  db = await openReferralsDatabase({ embedded: await openEmbedded({}) })
  await db.migrate()
  const em = db.orm.em.fork()
  const facilities = hospitals.map(({ id, onHub }) => ({ id, code: onHub ? '48001' : '48002', name: 'B', nameFolded: 'b', provinceCode: '48', onHub }))
  await insertAll(em, HealthFacilityEntity, facilities)
  await insertAll(em, ReferralEntity, rows)
})
afterAll(() => db.close())

describe('the lists in SQL are the lists of the rules', () => {
  test.each(worklistSides)('of each row, for the %s', async side => {
    const lists = sql.join(worklistNames.map(list => sql`case when ${isOnList(list, side, moment, visible)} then ${sql.lit(list)} end`))
    const told = await db.query<{ id: string; lists: string[] }>(sql`select r.id, array_remove(array[${lists}], null) as lists
      from referrals.referral r join referrals.health_facility h on h.id = r.to_health_facility_id`)
    const wanted = new Map(rows.map(row => [row.id, listsOf(standingOf(factsOf(row), moment), side)]))
    expect(Object.fromEntries(told.map(({ id, lists: is }) => [id, is]))).toEqual(Object.fromEntries(wanted))
    const used = new Set(told.flatMap(row => row.lists))
    expect([...used].toSorted()).toEqual(listsOfSide(side).toSorted())
  })

  test.each(worklistSides)('counted in one statement, for the %s', async side => {
    const counted = await db.query(selectStandings({ visible, side: sql`true` }, moment))
    const all = rows.map(factsOf).map(facts => ({ lists: listsOf(standingOf(facts, moment), side), late: facts.dueBy !== null && facts.dueBy < now }))
    const wanted = listsOfSide(side).map(list => {
      const on = all.filter(({ lists }) => lists.includes(list))
      return { list, count: on.length, overdue: on.filter(({ late }) => late).length }
    })
    expect(toCounts(side, counted)).toEqual(wanted)
  })
})

test('the database folds a name as the search does, whoever writes it', async () => {
  const marked = [...'aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵđ']
  const letters = [...marked, ...marked.map(each => each.toUpperCase()), ' ', '-', '’', "'", '.', 'ð']
  const name = fc.array(fc.constantFrom(...letters), { minLength: 1, maxLength: 30 }).map(each => each.join(''))
  const names = fc.sample(name, { numRuns: 300, seed: 3 }).flatMap(text => [text, text.normalize('NFD')])
  const column = await db.read<{ text: string }>(
    `select pg_get_expr(adbin, adrelid) as text from pg_attrdef
     where adrelid = 'referrals.referral'::regclass and pg_get_expr(adbin, adrelid) like '%patient_name%'`, [])
  const folded = await db.read<{ folded: string }>(
    `select ${column[0]?.text} as folded from unnest($1::text[]) with ordinality as n(patient_name, i) order by i`, [names])
  expect(folded.map(row => row.folded)).toEqual(names.map(text => ` ${foldTokens(text).join(' ')}`))
})
