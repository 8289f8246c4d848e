import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mergeAccessLog, mergeNotices, toCome } from '../../client/own-feed.js'
import type { TokenClaims } from '../../kit/demo-keys.js'
import { toGlobalId } from '../../kit/id.js'
import { type Answer, field, signedIn } from '../support/client.js'
import { aCheck, admitted, recordCheck } from '../support/health.js'
import { type CountedHub, countedHub } from '../support/in-process.js'
import { mergedOf, merges, soon } from '../support/merges.js'
import { following, type Moved, step } from '../support/moves.js'
import { byWhom, feed, feedText, inShort, logText, type Own, ownOf, refusals, whoLooked } from '../support/own-feed.js'
import { referredResidents, residentsOf, world } from '../support/world.js'
import { freshKey } from '../support/writes.js'

const home = 'QN-TT'
const head: TokenClaims = { role: 'head', facility: home }
const hospital = world.referrals.healthFacilities.find(({ onHub }) => onHub)
if (!hospital) throw new Error('The demo has no hospital on the hub')
const doctor: TokenClaims = { role: 'clinician', hospital: hospital.code }
const officer: TokenClaims = { role: 'insurance-officer', province: '48' }

const byId = `query ($id: ID!) { resident(id: $id) { id careNotices { kind } referralNotices { kind } coverageNotices { kind } } }`
const logById = `query ($id: ID!) { resident(id: $id) { id careAccessLog { role } referralAccessLog { role } coverageAccessLog { role } } }`
const begun = (answer: Answer) => ownOf(answer)?.referralNotices !== null && ownOf(answer)?.coverageNotices !== null

/** Somebody who was checked, sent to a hospital, and insured. */
async function somebody() {
  const person = await admitted(home)
  await person.ask(recordCheck, { input: aCheck(person.id, { measurements: { weightKg: 60.5, systolicBp: 187, diastolicBp: 113 }, diseases: ['I10'], conclusion: 'Tăng huyết áp' }) })
  await soon(() => feed({ role: 'resident', resident: person.id }), begun)
  const draft = {
    kind: 'CARE_LINK', resident: person.id, patient: { name: person.name, birthDate: '1950', sex: 'MALE' }, toFacility: toGlobalId('HealthFacility', hospital?.id ?? ''),
    urgency: 'URGENT', reason: 'Khó thở tăng dần', diagnoses: ['J44.1'], summary: 'SpO2 91%', consent: { by: 'PERSON', on: '2026-11-02' },
  }
  const made = await soon<Moved>(() => step(person.claims, 'createReferral', draft), ({ referral }) => referral !== null)
  const referral = following(made)
  await referral.by(head, 'approveReferral')
  await referral.by(person.claims, 'sendReferral')
  return { ...person, referral }
}

describe('the feed of a person', () => {
  test('tells what happened and what is to come, in every sector, without what was found', async () => {
    const { id, referral, claims } = await somebody()
    const own: TokenClaims = { role: 'resident', resident: id }
    expect(await referral.by(doctor, 'acceptReferral', { plannedOn: '2026-11-05' })).toBe('ACCEPTED RECEIVER')
    const card = { idempotencyKey: freshKey('card'), resident: id, cardNumber: 'BT2497777000123', holderName: 'Đo Thử', holderBirthDate: '1950', registeredFacilityCode: '49010', validFrom: '2026-01-01', validTo: '2026-11-20' }
    const register = 'mutation ($input: RegisterCardInput!) { registerCard(input: $input) { card { id } userErrors { code path } } }'
    expect(await (await signedIn(officer))(register, { input: card })).toMatchObject({ data: { registerCard: { userErrors: [] } } })
    const checkCoverage = 'mutation ($input: CheckCoverageInput!) { checkCoverage(input: $input) { check { id answer { __typename } } userErrors { code } } }'
    expect(await (await signedIn(claims))(checkCoverage, { input: { idempotencyKey: freshKey('check'), resident: id } })).toMatchObject({ data: { checkCoverage: { userErrors: [] } } })

    const answer = await feed(own)
    expect(answer.errors).toBeUndefined()
    const record = ownOf(answer)
    expect(inShort(record?.careNotices)).toEqual([
      'ALERT_RAISED open', 'ALERT_RAISED open', 'CHECK_DONE', 'CHECK_DUE 2027-05-01 open', 'STAY_BEGAN',
    ])
    expect(inShort(record?.referralNotices)).toEqual(['REFERRAL_ACCEPTED 2026-11-05 open', 'REFERRAL_SENT'])
    expect(inShort(record?.coverageNotices)).toEqual(['CARD_BEGAN', 'CARD_ENDING 2026-11-20 open', 'COVERAGE_CHECKED'])
    const merged = mergeNotices(record, { first: 101 })
    expect([merged.missing, toCome(merged.entries).map(({ kind }) => kind)]).toEqual([[], ['REFERRAL_ACCEPTED', 'CARD_ENDING', 'CHECK_DUE']])
    const titles = merged.entries.map(({ title }) => title).join('\n')
    expect(['187', '113', 'I10', 'J44', 'huyết áp', 'Khó thở', 'SpO2', '91', card.cardNumber, hospital.name, '2026'].filter(word => titles.includes(word))).toEqual([])
    expect(merged.entries.find(({ kind }) => kind === 'CARD_ENDING')?.title).toBe('Thẻ BHYT hết giá trị trong 30 ngày tới')

    // The guardian sees the same; so does whoever cares for the person, to show it on a tablet.
    expect(ownOf(await feed({ role: 'guardian', resident: id }))).toEqual(record)
    expect(ownOf(await feed(own, {}, 'en'))?.careNotices?.find(({ kind }) => kind === 'CHECK_DONE')?.title).toBe('The periodic check was made')
    const shown = await (await signedIn(claims))(byId, { id })
    expect(shown.errors).toBeUndefined()
    expect(shown.data).toMatchObject({ resident: { careNotices: { length: 5 }, referralNotices: { length: 2 } } })

    // What was awaited is done when it has come.
    expect(await referral.by(doctor, 'recordArrival')).toBe('ARRIVED RECEIVER')
    const word = { result: 'BETTER', diagnoses: ['J44.1'], summary: 'Đã ổn', nextVisitOn: '2026-12-01' }
    expect(await referral.by(doctor, 'completeReferral', { answer: word })).toBe('COMPLETED SENDER')
    expect(inShort(ownOf(await feed(own))?.referralNotices)).toEqual(['ARRIVED', 'NEXT_VISIT 2026-12-01 open', 'REFERRAL_ACCEPTED 2026-11-05', 'REFERRAL_SENT', 'RETURNED'])
  })

  test('is the same page by page', async () => {
    const [id = ''] = referredResidents('HY-NCC')
    const own: TokenClaims = { role: 'guardian', resident: id }
    const whole = mergeNotices(ownOf(await feed(own)), { first: 101 }).entries
    const shown: string[] = []
    let next: Parameters<typeof mergeNotices>[1]['before'] = { FACILITIES: null, REFERRALS: null, INSURANCE: null }
    while (next) {
      const before: typeof next = next
      const answer = await feed(own, { first: 2, care: before.FACILITIES, referral: before.REFERRALS, coverage: before.INSURANCE })
      const page = mergeNotices(ownOf(answer), { first: 2, before })
      shown.push(...page.entries.map(({ cursor }) => cursor))
      next = page.next
    }
    expect(shown.toSorted()).toEqual(whole.map(({ cursor }) => cursor).toSorted())
    expect(whole.length).toBeGreaterThan(5)
  })

  test('is nobody else’s: another person, a nurse next door, an officer, an auditor', async () => {
    const { id } = await admitted(home)
    const other = toGlobalId('Resident', residentsOf('BD-NCC')[0]?.id ?? '')
    const asked = async (claims: TokenClaims, text = byId) => (await signedIn(claims))(text, { id })
    expect(await asked({ role: 'resident', resident: other })).toEqual({ data: { resident: null } })
    expect(ownOf(await feed({ role: 'resident', resident: other }))?.id).toBe(other)
    expect(await asked({ role: 'nurse', facility: 'QN-CT' })).toEqual({ data: { resident: null } })
    expect(await asked({ role: 'nurse', facility: 'QN-CT' }, logById)).toEqual({ data: { resident: null } })
    const refused = ['careNotices', 'coverageNotices', 'referralNotices'].map(name => `resident.${name} FORBIDDEN`)
    const refusedLogs = ['careAccessLog', 'coverageAccessLog', 'referralAccessLog'].map(name => `resident.${name} FORBIDDEN`)
    expect(refusals(await asked(officer))?.toSorted()).toEqual(refused)
    expect(refusals(await asked({ role: 'coordinator', province: '48' }))?.toSorted()).toEqual(refused)
    for (const claims of [officer, { role: 'nurse', facility: home }, { role: 'coordinator', facility: home }, { role: 'head', scope: 'country' }] as const) {
      expect(refusals(await asked(claims, logById))?.toSorted()).toEqual(refusedLogs)
    }
    for (const claims of [{ role: 'nurse', facility: home }, { role: 'admin' }, { role: 'resident' }, { role: 'nurse', facility: home, resident: id }] as const) {
      expect(await feed(claims)).toEqual({ data: { ownRecord: null } })
    }
  })

  test('refuses a page of nothing and a place that was never given', async () => {
    const { id } = await admitted(home)
    const own: TokenClaims = { role: 'resident', resident: id }
    const made = Buffer.from(JSON.stringify(['2026-11-02T02:00:00.000Z', 'x'])).toString('base64url')
    for (const answer of [await feed(own, { first: 0 }), await feed(own, { first: 101 }), await feed(own, { care: 'made-up' }), await whoLooked(own, { care: made })]) {
      expect(answer.errors?.map(({ extensions }) => extensions?.code)).toContain('BAD_USER_INPUT')
    }
  })
})

describe('who looked', () => {
  test('shows the nurse’s look that was just made, then the head’s, and then the person’s own', async () => {
    const { id, ask } = await admitted(home)
    const own: TokenClaims = { role: 'resident', resident: id }
    await soon(() => feed(own), begun)
    await ask('query ($id: ID!) { resident(id: $id) { latestHealthCheck { checkedOn } identifiers { value } coverage { __typename } } }', { id })
    const log = mergeAccessLog(ownOf(await whoLooked(own)), { first: 101 })
    const looks = log.entries.filter(({ role, action }) => role === 'nurse' && action === 'READ')
    expect(looks.map(({ sector, what, role, organisation }) => ({ sector, what, role, organisation }))).toContainEqual(
      { sector: 'FACILITIES', what: 'Xem: dữ liệu sức khoẻ; giấy tờ, địa chỉ, người liên hệ', role: 'nurse', organisation: home },
    )
    expect(looks.map(({ sector, what }) => `${sector} ${what}`)).toContain('INSURANCE Xem: bảo hiểm y tế')
    expect(byWhom(log.entries)).toContain(`CHANGED nurse ${home}`)
    // No name and no sign-in of anybody.
    expect(JSON.stringify(log.entries)).not.toMatch(/demo|subject|actor/)

    const asHead = async () => (await (await signedIn(head))(`query ($id: ID!) { resident(id: $id) { careAccessLog(first: 3) { action role purpose covering organisation what fields } } }`, { id })).data
    await asHead()
    expect(await asHead()).toMatchObject({ resident: { careAccessLog: [
      { action: 'READ', role: 'head', organisation: home, what: 'Xem: nhật ký truy cập', purpose: 'chăm sóc, trợ giúp', covering: false },
      { action: 'READ', role: 'resident', organisation: null, purpose: 'quyền của chủ thể dữ liệu', covering: false }, { role: 'nurse' },
    ] } })
    expect(byWhom(ownOf(await whoLooked(own, { first: 2 }))?.careAccessLog)).toEqual([`READ head ${home}`, `READ head ${home}`])
  })

  test('goes back page by page, each look once', async () => {
    const { id, ask } = await admitted(home)
    const own: TokenClaims = { role: 'guardian', resident: id }
    for (let i = 0; i < 7; i++) await ask('query ($id: ID!) { resident(id: $id) { fullName } }', { id })
    const whole = ownOf(await whoLooked(own))?.careAccessLog ?? []
    const shown: string[] = []
    let care: string | undefined
    do {
      const page: readonly { cursor: string; role: string }[] = ownOf(await whoLooked(own, { first: 3, care }))?.careAccessLog ?? []
      shown.push(...page.map(({ cursor }) => cursor))
      care = page.at(-1)?.cursor
    } while (care)
    // The first page of the small ones holds the look at the whole, too.
    expect(shown.slice(1)).toEqual(whole.map(({ cursor }) => cursor))
    expect(new Set(shown).size).toBe(shown.length)
  })
})

test('of two records that were merged it is one person’s, by either id, and every look is one', async () => {
  const { pair, join, nurse } = merges(home)
  const { survivor, merged } = await pair('Cao Thị Một Người')
  const look = 'query ($id: ID!) { resident(id: $id) { birthDate } }'
  await (await signedIn(nurse))(look, { id: merged.id })
  expect(mergedOf(await join(survivor, merged)).userErrors).toEqual([])
  await (await signedIn(nurse))(look, { id: survivor.id })
  const under = async (resident: string) => {
    const own: TokenClaims = { role: 'resident', resident }
    const record = ownOf(await soon(() => feed(own), begun))
    const log = ownOf(await whoLooked(own))?.careAccessLog ?? []
    const looks = log.filter(({ role, action, what }) => role === 'nurse' && action === 'READ' && what === 'Xem: thông tin chung')
    return { id: record?.id, care: inShort(record?.careNotices), missing: mergeNotices(record, { first: 101 }).missing, looks: byWhom(looks) }
  }
  const shown = await under(survivor.id)
  expect(shown).toMatchObject({ id: survivor.id, care: ['CHECK_DUE 2026-11-01 open', 'STAY_BEGAN', 'STAY_BEGAN', 'STAY_ENDED'], missing: [] })
  // One look under the id that was merged, and one after it, which was noted under both.
  expect(shown.looks).toEqual([`READ nurse ${home}`, `READ nurse ${home}`])
  expect(await under(merged.id)).toEqual(shown)
})

test('somebody in drug rehabilitation has everything of their own; the centre shows it, and nobody outside', async () => {
  const [inside] = residentsOf('QN-CNMT').filter(({ id, leftOn }) => leftOn === null && world.referrals.referrals.some(({ residentId }) => residentId === id))
  const id = toGlobalId('Resident', inside?.id ?? '')
  const own: TokenClaims = { role: 'resident', resident: id }
  const [record, log] = [ownOf(await feed(own)), ownOf(await whoLooked(own))]
  expect([record?.id, mergeNotices(record, { first: 101 }).missing, mergeAccessLog(log, { first: 101 }).missing]).toEqual([id, [], []])
  const parts = `careNotices { title ref } referralNotices { title ref } coverageNotices { title ref }`
  const asked = async (claims: TokenClaims, text: string) => (await signedIn(claims))(`query ($id: ID!) { resident(id: $id) { ${text} } }`, { id })
  const shown = (await asked({ role: 'nurse', facility: 'QN-CNMT' }, parts)).data?.resident
  const short = (notices: Own['careNotices']) => notices?.slice(0, 20).map(({ title, ref }) => ({ title, ref }))
  expect(shown).toEqual({ careNotices: short(record?.careNotices), referralNotices: short(record?.referralNotices), coverageNotices: short(record?.coverageNotices) })
  const looks = field<{ referralAccessLog: object[] }>(await asked({ role: 'head', facility: 'QN-CNMT' }, 'referralAccessLog(first: 20) { role organisation }'), 'resident')
  expect(looks.referralAccessLog).toContainEqual({ role: 'nurse', organisation: 'QN-CNMT' })
  expect(JSON.stringify(record)).not.toMatch(/ma tuý|cai nghiện|CNMT/i)
  for (const claims of [{ role: 'coordinator', province: '48' }, { role: 'head', facility: home }, { role: 'head', scope: 'country' }] as const) {
    const { data, errors } = await asked(claims, `${parts} careAccessLog { role }`)
    // Whom nothing but the seal keeps out is told so.
    const code = 'facility' in claims ? undefined : 'RECORD_SEALED'
    expect([data, errors?.[0]?.extensions?.code]).toEqual([{ resident: null }, code])
  }
})

describe('what it costs, and when a sector is down', () => {
  let hub: CountedHub
  const [id = ''] = referredResidents('HY-NCC')
  const own: TokenClaims = { role: 'resident', resident: id }

  beforeAll(async () => {
    hub = await countedHub('http')
  })
  afterAll(() => hub.close())

  test('a page of both is one call and a handful of statements of each sector, however many rows there are', async () => {
    await hub.ask(own, feedText)
    const few = (await hub.ask(own, feedText)).counts
    expect([few.calls.toSorted(), few.statements]).toEqual([['facilities', 'insurance', 'referrals'], { facilities: 3, referrals: 2, insurance: 2 }])
    for (const sector of ['facilities', 'referrals', 'insurance'] as const) {
      await hub.sql(sector, `insert into ${sector}.audit_entry (at, request_id, action, actor, actor_role, actor_organisation, client, resident_id, fields)
        select timestamptz '2026-01-01 00:00Z' + n * interval '1 minute', 'r' || n, 'read', 'a', 'nurse', 'HY-NCC', 'c',
          case when n % 10 = 0 then $1::uuid else gen_random_uuid() end, 'fullName' from generate_series(1, 30000) n`, [residentKey(id)])
    }
    const many = await hub.ask(own, logText, { first: 5 })
    expect([many.errors, many.counts.statements]).toEqual([undefined, { facilities: 3, referrals: 2, insurance: 2 }])
    expect(byWhom(ownOf(many)?.careAccessLog)?.slice(-1)).toEqual(['READ nurse HY-NCC'])
    const plan = await hub.sql<{ 'QUERY PLAN': string }>('facilities', `explain select a.* from facilities.audit_entry a where a.resident_id = $1::uuid
      and a.at <= '2026-11-02T02:00Z' and (a.at < '2026-11-02T02:00Z' or a.id < 9) order by a.at desc, a.id desc limit 5`, [residentKey(id)])
    expect(JSON.stringify(plan)).toMatch(/Index Scan Backward using audit_entry_resident_idx/)
  })

  test('a home that a person lived in before is not told to the head of the next one; hospitals and the person’s own looks are', async () => {
    await hub.sql('facilities', `insert into facilities.audit_entry (at, request_id, action, actor, actor_role, actor_organisation, client, resident_id, fields)
      select timestamptz '2026-11-01 00:00Z', 'r' || code, 'read', 'a', 'nurse', code, 'c', $1::uuid, 'fullName' from unnest($2::text[]) code`, [residentKey(id), ['HY-CNMT', '49001', '33']])
    const seenBy = async (claims: TokenClaims) => {
      const answer = await hub.ask(claims, 'query ($id: ID!) { resident(id: $id) { careAccessLog(first: 50) { organisation } } }', { id })
      const { careAccessLog } = field<{ careAccessLog: { organisation: string | null }[] }>(answer, 'resident')
      return [...new Set(careAccessLog.map(({ organisation }) => organisation ?? '–'))].toSorted()
    }
    expect(await seenBy(own)).toEqual(['33', '49001', 'HY-CNMT', 'HY-NCC', '–'])
    expect(await seenBy({ role: 'head', facility: 'HY-NCC' })).toEqual(['33', '49001', 'HY-NCC', '–'])
  })

  test.each([['referrals', 'REFERRALS'], ['insurance', 'INSURANCE']] as const)('%s that is down names itself, and the others are there', async (sector, name) => {
    await hub.stop(sector)
    const [notices, log] = [await hub.ask(own, feedText), await hub.ask(own, logText)]
    await hub.start(sector)
    expect(notices.errors?.map(({ extensions }) => [extensions?.code, extensions?.service])).toEqual([['SUBGRAPH_UNAVAILABLE', sector]])
    const feedShown = mergeNotices(ownOf(notices), { first: 101 })
    expect([feedShown.missing, mergeAccessLog(ownOf(log), { first: 101 }).missing]).toEqual([[name], [name]])
    expect(new Set(feedShown.entries.map(each => each.sector)).size).toBe(2)
  })
})

const residentKey = (id: string) => Buffer.from(id, 'base64url').toString().split(':')[1]
