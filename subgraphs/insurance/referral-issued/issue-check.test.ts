import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Database, openEmbedded } from '../../../kit/database.js'
import type { HubEvent } from '../../../kit/event.js'
import { createLogger } from '../../../kit/log.js'
import type { IssuedReferralFact } from '../../../kit/vn/borrowed-facts.js'
import { copies } from '../copies.js'
import { seedDemo } from '../demo.js'
import { demo, key, linked, many, now, ranked, ranks } from '../insurance.fixture.js'
import { openInsuranceDatabase } from '../orm.js'
import { seedReference } from '../reference.js'
import { loadRuleBook } from '../rules/rule-book.index.js'
import type { RuleBook } from '../rules/rule-book.rules.js'
import { takeIssueChecks } from './issue-check.service.js'

let db: Database
let book: RuleBook

beforeAll(async () => {
  db = await openInsuranceDatabase({ embedded: await openEmbedded({}) })
  await db.migrate()
  await seedReference(db)
  await seedDemo(db, demo)
  await apply('resident_link', demo.links.map(linked))
  await apply('facility_rank', ranks.map(ranked))
  book = await loadRuleBook(db)
  // Each test begins with an empty log.
  await db.script('alter table insurance.audit_entry disable trigger "audit_entry_append_only"')
})
afterAll(() => db.close())
beforeEach(async () => {
  await db.script('delete from insurance.coverage_check; delete from insurance.issued_referral; delete from insurance.audit_entry')
})

const copyOf = (table: string) => copies.find(copy => copy.table === table)
const apply = (table: string, events: readonly HubEvent[]) => db.transaction(async tx => copyOf(table)?.apply(tx, events))
const isAnyWaiting = async () => (await db.read('select 1 from insurance.issued_referral', [])).length > 0
const take = () => takeIssueChecks({ db, book, clock: () => now, log: createLogger('insurance', 'silent') })

const issued = (name: string, fact: Partial<IssuedReferralFact> = {}, version = 2): HubEvent => ({
  position: 1,
  id: key(`event ${name}`),
  type: 'referral.issued',
  aggregate: 'Referral',
  aggregateId: key(`referral ${name}`),
  version,
  at: now.toISOString(),
  payload: {
    referralId: key(`referral ${name}`), residentId: key(name), toFacilityCode: '33001', kind: 'CLINICAL_TRANSFER', urgency: 'ROUTINE',
    signedOn: '2026-11-22', validUntil: '2026-12-07T16:59:59.999Z', diagnoses: ['I10'], issuedAt: now.toISOString(), ...fact,
  },
})
const kept = () =>
  db.read<{ referral: string; outcome: string; percent: string | null }>(
    `select "referral_id" as "referral", "outcome", "percent"::float8 as "percent" from "insurance"."coverage_check" order by "asked_at", "referral_id"`,
    [],
  )

describe('the check of an issue', () => {
  test('is kept with its facts and its answer, by the system, and written down; nothing waits any more', async () => {
    await apply('issued_referral', [issued('poor')])
    expect(await isAnyWaiting()).toBe(true)
    expect(await take()).toEqual({ kept: 1, failed: 0 })
    const rows = await db.read(
      `select "origin", "referral_id", "resident_id", "card_ids", "asked_at", "asked_by", "asked_role", "province_code", "on_day", "source",
         "outcome", "percent"::float8, "reason", "rule_set", "facts", "answer"->'percent' as "told" from "insurance"."coverage_check"`,
      [],
    )
    expect(rows).toEqual([
      {
        origin: 'REFERRAL_ISSUED', referral_id: key('referral poor'), resident_id: key('poor'), card_ids: [key('card:poor')], asked_at: now,
        asked_by: 'system', asked_role: 'system', province_code: '52', on_day: '2026-11-22', source: 'HUB_REGISTER', outcome: 'COVERED',
        percent: 100, reason: null, rule_set: 0, told: 100,
        // No number, no name: what the decision read and nothing else.
        facts: {
          on: '2026-11-22',
          birthDate: '1950',
          cards: [
            {
              objectCode: 'CN', printedLevel: 3, registeredFacilityCode: '52010', validFrom: '2026-01-01', validTo: '2026-12-31', status: 'ACTIVE',
              fiveYearOn: null, asOf: '2026-11-01T00:00:00.000Z',
            },
          ],
          visit: {
            place: {
              code: '33001', listedPrimary: null,
              rank: { level: 'SPECIALISED', points: 90, tierBefore2025: 'CENTRAL', provisional: false },
            },
            setting: null, circumstances: [], diagnoses: ['I10'], paper: { signedOn: '2026-11-22', validUntil: '2026-12-07' },
          },
        },
      },
    ])
    expect(await isAnyWaiting()).toBe(false)
    const audit = await db.read(`select "action", "resident_id", "actor" from "insurance"."audit_entry"`, [])
    expect(audit).toEqual([{ action: 'coverage.checkIssue', resident_id: key('poor'), actor: 'system' }])
  })

  test('is taken once, however often the event comes, and whoever takes at the same time', async () => {
    await apply('issued_referral', [issued('poor'), issued('poor')])
    await apply('issued_referral', [issued('poor')])
    await Promise.all([take(), take(), take()])
    await apply('issued_referral', [issued('poor'), issued('poor', { urgency: 'EMERGENCY' }, 3)])
    expect([await isAnyWaiting(), (await kept()).length]).toEqual([false, 1])
    // The copies are filled anew: what is kept stays.
    await db.transaction(async tx => {
      await copyOf('issued_referral')?.clear(tx)
      await copyOf('issued_referral')?.apply(tx, [issued('poor'), issued('far')])
    })
    expect(await take()).toEqual({ kept: 1, failed: 0 })
    expect((await kept()).length).toBe(2)
  })

  test('waits until the person is known; a merged one is read by all cards, in the province of today', async () => {
    await apply('issued_referral', [issued('unlinked'), issued('merged')])
    expect(await take()).toEqual({ kept: 1, failed: 0 })
    const rows = await db.read(`select "referral_id", "province_code", "card_ids" from "insurance"."coverage_check"`, [])
    expect(rows).toEqual([{ referral_id: key('referral merged'), province_code: '52', card_ids: [key('card:merged')] }])
    expect(await isAnyWaiting()).toBe(true)
  })

  test('what was left in the middle goes on where it was; one that cannot be kept holds up no other', async () => {
    await db.script(`create function insurance.refuse() returns trigger language plpgsql as $$ begin
        if new.referral_id = '${key('referral far')}' then raise exception 'no'; end if; return new; end $$;
      create trigger refuse before insert on insurance.coverage_check for each row execute function insurance.refuse()`)
    await apply('issued_referral', [issued('far'), issued('poor'), issued('none', { kind: 'CARE_LINK', signedOn: null, validUntil: null })])
    expect(await take()).toEqual({ kept: 2, failed: 1 })
    await db.script('drop trigger refuse on insurance.coverage_check')
    expect([await take(), (await kept()).length, await isAnyWaiting()]).toEqual([{ kept: 1, failed: 0 }, 3, false])
    expect((await kept()).map(({ outcome }) => outcome).toSorted()).toEqual(['COVERED', 'COVERED', 'NOT_COVERED'])
  })

  test('of 50 referrals is as many statements as that of one', async () => {
    const cost = async (names: readonly string[]) => {
      await apply('issued_referral', names.map(name => issued(name)))
      const before = db.statements()
      await take()
      return db.statements() - before
    }
    const [first = '', ...others] = many
    expect([await cost([first]), (await kept()).length]).toEqual([await cost(others), 50 - 49])
  })
})
