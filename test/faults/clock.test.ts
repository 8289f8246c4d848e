import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { insertAll } from '../../kit/bulk.js'
import type { Database } from '../../kit/database.js'
import { uuidFrom } from '../../kit/id.js'
import { createLogger } from '../../kit/log.js'
import { startJobs } from '../../kit/jobs.js'
import { vietnamCalendar } from '../../kit/vn/working-days.js'
import { type Swept, sweepReferrals } from '../../subgraphs/referrals/clock/clock.service.js'
import { seedDemo } from '../../subgraphs/referrals/demo.js'
import { openReferralsDatabase } from '../../subgraphs/referrals/orm.js'
import { timeLimits } from '../../subgraphs/referrals/reference.js'
import { validUntilOf } from '../../subgraphs/referrals/referral/referral.rules.js'
import { type ReferralData, ReferralEntity } from '../../subgraphs/referrals/referral/referral.entity.js'
import { aReferral, demo } from '../../subgraphs/referrals/referrals.fixture.js'
import { makeDatabases, type TestDatabases } from '../support/postgres.js'
import { run, until } from '../support/processes.js'

const server = process.env.HUB_TEST_DATABASE_URL

if (!server) process.stdout.write('Not run here: two sweepers at once need PostgreSQL; set HUB_TEST_DATABASE_URL.\n')

const at = (text: string) => new Date(`${text}+07:00`)
const begun = '2026-11-01T03:00:00Z'

/** All of them fall due with the end of Wednesday 25 November: Tuesday, the 24th, is a holiday. */
const validUntil = validUntilOf({ signedOn: '2026-11-10', oneYear: false, calendar: vietnamCalendar() })
const lastInstant = '2026-11-25T23:59:59+07:00'
const due = '2026-11-26T00:00:00+07:00'
const kinds: Partial<ReferralData>[] = [
  { status: 'RECEIVED', validUntil, dueBy: null },
  { status: 'ACCEPTED', validUntil: null, dueBy: at('2026-12-30T23:59:59.999'), plannedOn: '2026-11-20' },
  { status: 'SENT', validUntil: null, dueBy: at('2026-11-23T23:59:59.999') },
]
const referrals = Array.from({ length: 500 }, (_, i) => aReferral(`DUE-${i}`, begun, kinds[i % 3]))
const longest = 120_000
const nothing = '0 expired, 0 no-shows, 0 escalated, 0 departures noted.\n'

describe.runIf(server)('the clock of the referrals', () => {
  let databases: TestDatabases
  let settings: Record<string, string>
  let url: string
  let direct: pg.Client
  let open: Database[] = []

  beforeAll(async () => {
    databases = await makeDatabases(server ?? '')
    settings = { ...databases.settings, HUB_LOG_LEVEL: 'error' }
    url = databases.settings.HUB_REFERRALS_DATABASE_URL ?? ''
    const migrate = run('start/migrate.js', settings)
    if ((await migrate.ended) !== 0) throw new Error(migrate.stderr())
    direct = new pg.Client({ connectionString: url })
    await direct.connect()
    // Each test begins with an empty log.
    await direct.query('alter table referrals.audit_entry disable trigger "audit_entry_append_only"')
    open = [await openReferralsDatabase({ url }), await openReferralsDatabase({ url })]
    await seedDemo(one(), { ...demo, referrals: [] })
  })
  afterAll(async () => {
    for (const db of open) await db.close()
    await direct?.end()
    await databases?.drop()
  })
  beforeEach(async () => {
    await direct.query('truncate referrals.referral, referrals.outbox, referrals.audit_entry, referrals.resident_link cascade')
  })

  const fill = (count: number) => insertAll(one().orm.em.fork(), ReferralEntity, referrals.slice(0, count))

  function one(): Database {
    const [db] = open
    if (!db) throw new Error('no database is open')
    return db
  }

  const sweep = (db: Database, now = due): Promise<Swept> =>
    sweepReferrals({ db, clock: () => new Date(now), log: createLogger('test', 'silent'), limits: timeLimits() })

  const command = (clock: string) => run('start/clock.js', { ...settings, HUB_CLOCK: clock })

  async function says(clock: string): Promise<string> {
    const running = command(clock)
    await running.ended
    return running.stdout() + running.stderr()
  }

  const steps = async () => Number((await direct.query('select count(*) from referrals.referral_step')).rows[0].count)

  /** Every referral with how many lines, events and audit rows it has, counted by what they say. */
  async function tally() {
    const { rows } = await direct.query(`
      select r.status, r.version, r.escalated_at is not null as escalated, s.moves, o.events, a.actions, count(*)::int as n
      from referrals.referral r
      cross join lateral (select array_agg(move) as moves from referrals.referral_step where referral_id = r.id) s
      cross join lateral (select array_agg(version) as events from referrals.outbox where aggregate_id = r.id) o
      cross join lateral (select array_agg(action) as actions from referrals.audit_entry where subject = 'Referral:' || r.id) a
      group by 1, 2, 3, 4, 5, 6 order by r.status`)
    return rows
  }
  const once = (status: string, move: string, n: number) => ({
    status,
    version: 2,
    escalated: move === 'escalateReferral',
    moves: [move],
    events: [2],
    actions: [`referral.${move}`],
    n,
  })
  const eachOnce = (expired: number, noShows: number, escalated: number) => [
    once('EXPIRED', 'expireReferral', expired),
    once('NO_SHOW', 'recordNoShow', noShows),
    once('SENT', 'escalateReferral', escalated),
  ]

  test('two that sweep at once share 500 referrals, and none is dealt with twice', async () => {
    await fill(500)
    const shares = await Promise.all(open.map(db => sweep(db)))
    const [first, second] = shares.map(share => Object.values(share).reduce((sum, n) => sum + n))
    expect([first, second].every(share => Number(share) > 0)).toBe(true)
    expect(Number(first) + Number(second)).toBe(500)
    expect(shares.map(({ failed }) => failed)).toEqual([0, 0])
    expect(await tally()).toEqual(eachOnce(167, 167, 166))
    expect(await sweep(one())).toEqual({ expireReferral: 0, recordNoShow: 0, escalateReferral: 0, noteDeparture: 0, failed: 0 })
  }, longest)

  test('one that is killed in the middle leaves whole referrals, and the next does the rest', async () => {
    await fill(500)
    const killed = command(due)
    await until(killed, async () => ((await steps()) > 60 ? true : undefined))
    await killed.stop('SIGKILL')
    const done = await steps()
    expect(done).toBeLessThan(500)
    const half = await tally()
    const untouched = half.filter(({ version }) => version === 1)
    expect(untouched.map(({ moves, events, actions }) => [moves, events, actions])).toEqual(untouched.map(() => [null, null, null]))
    const dealtWith = half.filter(({ version }) => version === 2)
    expect(dealtWith.map(row => ({ ...row, n: 0 }))).toEqual(eachOnce(0, 0, 0))
    const next = /^(\d+) expired, (\d+) no-shows, (\d+) escalated, 0 departures noted\.\n$/.exec(await says(due))
    expect(next?.slice(1).reduce((sum, n) => sum + Number(n), done)).toBe(500)
    expect(await tally()).toEqual(eachOnce(167, 167, 166))
  }, longest)

  test('a clock that is moved over the holiday, and back, makes each of them due once', async () => {
    await fill(60)
    expect(await says(lastInstant)).toBe(nothing)
    expect(await says(due)).toBe('20 expired, 20 no-shows, 20 escalated, 0 departures noted.\n')
    expect(await says(lastInstant)).toBe(nothing)
    expect(await says('2026-11-26T12:00:00+07:00')).toBe(nothing)
    expect(await tally()).toEqual(eachOnce(20, 20, 20))
  }, longest)

  test('two that note at once that 60 people left care note each of their open referrals once, and that one is back', async () => {
    const people = Array.from({ length: 60 }, (_, i) => uuidFrom(`left:${i}`))
    const fine = { status: 'RECEIVED', validUntil: null, dueBy: at('2026-12-30T23:59:59.999') } as const
    const paths = people.map((residentId, i) => aReferral(`LEFT-${i}`, begun, { ...fine, residentId }))
    const over = aReferral('LEFT-CLOSED', begun, { status: 'CLOSED', dueBy: null, residentId: people[0] })
    await insertAll(one().orm.em.fork(), ReferralEntity, [...paths, over])
    const tell = (leftAs: string | null, version: number, of: string[]) => direct.query(`
      insert into referrals.resident_link (resident_id, facility_code, province_code, sealed, categories, left_as, left_on, source_version, as_of)
      select id, 'QN-NCC', '48', false, '{}', $2, case when $2::text is not null then date '2026-11-02' end, $3, now() from unnest($1::uuid[]) id
      on conflict (resident_id) do update set left_as = excluded.left_as, left_on = excluded.left_on, source_version = $3`, [of, leftAs, version])
    await tell('DISCHARGED', 2, people)
    const noted = (shares: Swept[]) => shares.reduce((sum, { noteDeparture, failed }) => sum + noteDeparture + failed, 0)
    expect(noted(await Promise.all(open.map(db => sweep(db, lastInstant))))).toBe(60)
    expect(noted(await Promise.all(open.map(db => sweep(db, lastInstant))))).toBe(0)
    await tell(null, 3, people.slice(0, 1))
    await tell('DIED', 3, people.slice(1, 2))
    expect(noted(await Promise.all(open.map(db => sweep(db, lastInstant))))).toBe(2)
    const { rows } = await direct.query(`select status, left_as, version, reasons, count(*)::int as n from (
        select r.status, r.left_as, r.version, (select array_agg(reason order by version) from referrals.referral_step where referral_id = r.id) as reasons
        from referrals.referral r) each group by 1, 2, 3, 4 order by n, version, left_as`)
    expect(rows).toEqual([
      { status: 'CLOSED', left_as: null, version: 1, reasons: null, n: 1 },
      { status: 'RECEIVED', left_as: 'DIED', version: 3, reasons: ['DISCHARGED', 'DIED'], n: 1 },
      { status: 'RECEIVED', left_as: null, version: 3, reasons: ['DISCHARGED', 'RETURNED'], n: 1 },
      { status: 'RECEIVED', left_as: 'DISCHARGED', version: 2, reasons: ['DISCHARGED'], n: 58 },
    ])
  }, longest)

  test('a referral that somebody has in hand is left to the next sweep', async () => {
    await fill(6)
    const somebody = new pg.Client({ connectionString: url })
    await somebody.connect()
    await somebody.query('begin')
    await somebody.query('select 1 from referrals.referral where id = $1 for update', [referrals[0]?.id])
    const first = await sweep(one())
    await somebody.end()
    expect(first).toEqual({ expireReferral: 1, recordNoShow: 2, escalateReferral: 2, noteDeparture: 0, failed: 0 })
    expect(await sweep(one())).toEqual({ expireReferral: 1, recordNoShow: 0, escalateReferral: 0, noteDeparture: 0, failed: 0 })
    expect(await tally()).toEqual(eachOnce(2, 2, 2))
  })

  test('a job runs once for a minute, however many processes have it', async () => {
    let runs = 0
    const log = createLogger('test', 'silent')
    const job = { name: 'noted', cron: '* * * * *', run: async () => void runs++ }
    const both = await Promise.all(open.map(db => startJobs(db, [job], log)))
    const end = performance.now() + 60_000
    while (runs === 0 && performance.now() < end) await new Promise(resolve => setTimeout(resolve, 200))
    await new Promise(resolve => setTimeout(resolve, 6_000))
    for (const jobs of both) await jobs.close()
    const { rows: noted } = await direct.query(`select state, count(*)::int as n from referrals_jobs.job where name = 'noted' group by 1`)
    const { rows: minutes } = await direct.query(`select count(distinct singleton_on)::int as n from referrals_jobs.job
      where name = '__pgboss__send-it' and singleton_key like 'noted%'`)
    expect(runs).toBeGreaterThan(0)
    expect({ noted, minutes }).toEqual({ noted: [{ state: 'completed', n: runs }], minutes: [{ n: runs }] })
  }, longest)
})
