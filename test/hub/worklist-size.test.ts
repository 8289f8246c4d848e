import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Viewer } from '../../kit/auth.js'
import type { Database } from '../../kit/database.js'
import { vietnamCalendar } from '../../kit/vn/working-days.js'
import { referralRights } from '../../subgraphs/referrals/referral/referral.access.js'
import { sideFilter, sideOf } from '../../subgraphs/referrals/worklist/worklist.access.js'
import { isFound, isOnList, selectStandings, selectWorklist, toCounts } from '../../subgraphs/referrals/worklist/worklist.loaders.js'
import { momentOf, type Worklist } from '../../subgraphs/referrals/worklist/worklist.rules.js'
import { copyReferrals, type DemoReferrals, demoReferrals, medianOf } from '../support/size.js'
import { world } from '../support/world.js'

const moment = momentOf(new Date('2026-11-02T09:00:00+07:00'), vietnamCalendar())
const many = 200_000

const viewer = (claims: Partial<Viewer> & Pick<Viewer, 'role'>): Viewer => ({ subject: 's', client: 'c', expiresAt: 0, ...claims })
const viewers = {
  home: viewer({ role: 'nurse', facility: 'QN-NCC' }),
  hospital: viewer({ role: 'clinician', hospital: '48001' }),
  province: viewer({ role: 'coordinator', province: '48' }),
  country: viewer({ role: 'coordinator', scope: 'country' }),
}

const countsOf = (who: Viewer) => {
  const side = sideOf(who)
  return { side, statement: selectStandings({ visible: referralRights(who).visible, side: sideFilter(who, side) }, moment) }
}

const pageOf = (who: Viewer, list: Worklist, search?: string) => {
  const side = sideOf(who)
  const rights = referralRights(who)
  const found = search ? sql`and ${isFound(search)}` : sql``
  const where = sql<boolean>`${isOnList(list, side, moment, rights.visible)} and ${sideFilter(who, side)} and ${rights.visible} ${found}`
  return selectWorklist({ rights, today: '2026-11-02' }, { limit: 50, backward: false }, 'DEADLINE', where)
}

/** Kept out of the usual run: `HUB_TEST_LONG=1 HUB_TEST_DATABASE_URL=… npx vitest run --project hub test/hub/worklist-size.test.ts` */
if (!process.env.HUB_TEST_LONG) process.stdout.write('Not run here: 200,000 referrals take minutes; set HUB_TEST_LONG=1 and HUB_TEST_DATABASE_URL.\n')

describe.runIf(process.env.HUB_TEST_LONG)('the worklists of 1,500 referrals and of 200,000, on PostgreSQL', () => {
  let referrals: DemoReferrals
  let db: Database

  beforeAll(async () => {
    referrals = await demoReferrals()
    db = referrals.db
  })
  afterAll(() => referrals.drop())

  test('counts and pages', { timeout: 300_000 }, async () => {
    const small = await measured(db)
    const { length } = world.referrals.referrals
    await copyReferrals(db, Math.ceil((many - length) / length))
    const large = await measured(db)
    const rows = Object.keys(small).map(name => {
      const [before, after] = [small[name], large[name]]
      const ratio = (after?.ms ?? 0) / (before?.ms ?? 1)
      return [name, before?.rows, before?.ms.toFixed(2), after?.rows, after?.ms.toFixed(2), ratio.toFixed(1)].join(' | ')
    })
    process.stdout.write(`${['question | rows | ms | rows | ms | ratio', ...rows].map(row => `| ${row} |`).join('\n')}\n`)
    // The home has what it had: the others' referrals must not cost it anything but a deeper index.
    expect(large['counts of a home']?.rows).toBe(small['counts of a home']?.rows)
    expect(large['counts of a home']?.ms ?? Infinity).toBeLessThan(10 * (small['counts of a home']?.ms ?? 0))
    for (const name of ['home', 'hospital'] as const) {
      const plan = await db.query<Record<string, string>>(sql`explain ${countsOf(viewers[name]).statement}`)
      const text = plan.flatMap(row => Object.values(row)).join('\n')
      expect(text).not.toMatch(/Seq Scan on referral\b/)
      process.stdout.write(`${name}: ${[...new Set(text.match(/referral_\w+_idx/g))].join(', ')}\n`)
    }
  })
})

type Measured = Record<string, { rows: number; ms: number }>

async function measured(db: Database): Promise<Measured> {
  await db.read('vacuum analyze "referrals"."referral"', [])
  const counts = Object.entries(viewers).map(([name, who]) => {
    const { side, statement } = countsOf(who)
    const rows = async () => toCounts(side, await db.query(statement)).reduce((sum, { count }) => sum + count, 0)
    return [`counts of a ${name}`, rows] as const
  })
  const name = world.referrals.referrals.find(row => row.fromFacilityCode === 'QN-NCC' && row.status === 'SENT')?.patientName ?? ''
  const pages = [
    ['page of a home, OVERDUE', pageOf(viewers.home, 'OVERDUE')],
    ['page of a hospital, ANSWER_MISSING', pageOf(viewers.hospital, 'ANSWER_MISSING')],
    ['page of the country, OVERDUE', pageOf(viewers.country, 'OVERDUE')],
    ['page of a home, WAITING, by name', pageOf(viewers.home, 'WAITING_FOR_HOSPITAL', name)],
    ['page of the country, WAITING, by name', pageOf(viewers.country, 'WAITING_FOR_HOSPITAL', name)],
  ] as const
  const all = [...counts, ...pages.map(([text, statement]) => [text, async () => (await db.query(statement)).length] as const)]
  const told: Measured = {}
  for (const [text, ask] of all) told[text] = { rows: await ask(), ms: await medianOf(ask, 41) }
  return told
}
