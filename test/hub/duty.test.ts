import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TokenClaims } from '../../kit/demo-keys.js'
import { toGlobalId } from '../../kit/id.js'
import { type Answer, field } from '../support/client.js'
import { type CountedHub, countedHub } from '../support/in-process.js'
import { facilityOf } from '../support/world.js'

// A home of this test's own, where everybody and everything to be done is known.
const [home, neighbour, sealedHome] = ['VIEC-1', 'VIEC-2', 'VIEC-3'].map(code => ({ id: randomUUID(), code }))
const nurse: TokenClaims = { role: 'nurse', facility: 'VIEC-1' }
const today = '2026-11-02'

interface Listed {
  readonly kind: string
  readonly dueOn: string
  readonly isOverdue: boolean
  readonly urgency: string
  readonly title: string
  readonly ref: string
  readonly resident: { id: string; fullName: string }
}
interface Page {
  readonly nodes: Listed[]
  readonly totalCount?: number
  readonly pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string; endCursor: string }
}

const list = `query ($on: LocalDate, $kinds: [DutyKind!], $first: Int, $after: String, $last: Int, $before: String) {
  duties(on: $on, kinds: $kinds, first: $first, after: $after, last: $last, before: $before) {
    nodes { kind dueOn isOverdue urgency title ref resident { id fullName } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`
const total = 'query ($on: LocalDate, $kinds: [DutyKind!]) { duties(on: $on, kinds: $kinds, first: 1) { totalCount nodes { ref } } }'
const counts = 'query ($on: LocalDate) { dutyCounts(on: $on) { kind count } }'

let hub: CountedHub
const errorsOf = ({ errors }: Answer) => errors?.map(({ path, extensions }) => [path?.join('.'), extensions?.code])
const run = (table: string, row: Record<string, unknown>) =>
  hub.sql('facilities', `insert into facilities.${table} (${Object.keys(row).join(', ')}) values (${Object.keys(row).map((_, i) => `$${i + 1}`).join(', ')})`, Object.values(row))

const at = { recorded_at: '2026-10-01T00:00:00Z', recorded_by: 'test' }

/** Somebody who came in January and whose check is due in the future, unless said otherwise. */
async function person(name: string, { of = home, stay = {}, record = {}, checkedOn = '2026-10-01' }: { of?: typeof home; stay?: object; record?: object; checkedOn?: string } = {}) {
  const [id, stayId] = [randomUUID(), randomUUID()]
  await run('resident', {
    id, code: `VIEC-${id.slice(0, 8)}`, birth_date: '1950', family_name: 'Việc', given_name: name, full_name: `Việc ${name}`, name_marked: ` việc ${name}`,
    name_folded: ` viec ${name}`, sex: 'FEMALE', facility_id: of?.id, ...record,
  })
  await run('stay', { id: stayId, resident_id: id, facility_id: of?.id, mode: 'LONG_TERM_CARE', admitted_on: '2026-01-05', ...stay })
  const next = `2027-${checkedOn.slice(5)}`
  await run('health_check', { id: randomUUID(), resident_id: id, facility_id: of?.id, checked_on: checkedOn, next_due_on: checkedOn < '2026-09' ? '2026-10-20' : next })
  return { id, stayId, publicId: toGlobalId('Resident', id), name: `Việc ${name}` }
}

const acknowledged = { acknowledged_at: '2026-10-30T04:00:00Z', acknowledged_by: 'test', acknowledged_role: 'nurse', acknowledged_organisation: 'VIEC-1' }

async function alert(of: { id: string }, more: object) {
  const id = randomUUID()
  await run('alert', { id, resident_id: of.id, kind: 'THRESHOLD_HIGH', severity: 'ALERT', measure: 'systolic_bp', value: 150, found_on: '2026-10-30', raised_at: '2026-10-30T03:00:00Z', ...more })
  return id
}

const duties = async (variables: object = {}, claims = nurse) => field<Page>(await hub.ask(claims, list, { first: 50, ...variables }), 'duties')
const short = ({ nodes }: Page) => nodes.map(({ kind, dueOn, isOverdue, urgency, resident }) => `${urgency} ${kind} ${dueOn}${isOverdue ? ' overdue' : ''} ${resident.fullName.slice(5)}`)

const all = [
  'URGENT TELE_CONSULTATION 2026-10-31 overdue An',
  'URGENT ALERT_OPEN 2026-11-01 overdue Bình',
  'ALERT EMERGENCY_STAY_ENDING 2026-10-05 overdue Em',
  'ALERT HEALTH_CHECK 2026-10-20 overdue Chi',
  'ALERT RETURN_OVERDUE 2026-10-31 overdue Dung',
  'ALERT ALERT_LOOK_AGAIN 2026-11-02 An',
  'WARN ALERT_OPEN 2026-10-30 overdue An',
  'WARN CARE_PLAN_REVIEW 2026-11-02 Bình',
  'WARN REHABILITATION_SESSION 2026-11-02 Bình',
  'WARN VACCINATION_DUE 2026-11-02 Chi',
]

beforeAll(async () => {
  hub = await countedHub()
  for (const each of [home, neighbour, sealedHome]) {
    const kind = each === sealedHome ? 'DRUG_REHABILITATION' : 'SOCIAL_ASSISTANCE'
    await run('facility', { id: each?.id, code: each?.code, name: `Nhà ${each?.code}`, name_folded: `nha ${each?.code}`, kind, province_unit_id: facilityOf('QN-TT').provinceUnitId, capacity: 10 })
  }
  const an = await person('An')
  const binh = await person('Bình')
  const chi = await person('Chi', { checkedOn: '2026-04-20' })
  const dung = await person('Dung')
  await person('Em', { stay: { mode: 'EMERGENCY', admitted_on: '2026-07-05' } })
  await alert(an, { severity: 'WARN' })
  await alert(an, { ...acknowledged, status: 'ACKNOWLEDGED', action: 'WATCH', look_again_on: today, version: 2 })
  await alert(an, { ...acknowledged, status: 'ACKNOWLEDGED', action: 'WATCH', look_again_on: '2026-11-03', version: 2 })
  await alert(an, { ...acknowledged, status: 'ACKNOWLEDGED', action: 'TREAT', note: 'x', version: 2 })
  await alert(an, { ...acknowledged, status: 'CLOSED', action: 'WATCH', look_again_on: today, version: 3, closed_at: '2026-11-01T00:00:00Z' })
  // Raised at 23:30 in Viet Nam, and half an hour later.
  await alert(binh, { severity: 'URGENT', raised_at: '2026-11-01T16:30:00Z' })
  await alert(binh, { kind: 'CHECK_OVERDUE', measure: null, value: null, found_in: 'SCHEDULE' })
  await run('absence', { id: randomUUID(), stay_id: dung.stayId, reason: 'HOME_VISIT', left_on: '2026-10-20', expected_return_on: '2026-10-31', ...at })
  await run('absence', { id: randomUUID(), stay_id: an.stayId, reason: 'HOME_VISIT', left_on: '2026-10-20', expected_return_on: today, ...at })
  // Of two of one day the lower id is first.
  const plan = '00000000-0000-4000-8000-000000000001'
  await run('care_plan', { id: plan, resident_id: binh.id, facility_id: home?.id, status: 'ACTIVE', title: 'Đi lại', needs: 'Tập đi', begun_on: '2026-09-01', review_on: today })
  const session = (planned_on: string, more: object = {}) =>
    run('rehabilitation_session', { id: randomUUID(), care_plan_id: plan, resident_id: binh.id, facility_id: home?.id, kind: 'PHYSIO', planned_on, status: 'PLANNED', recorded_role: 'nurse', ...at, ...more })
  await session(today)
  await session('2026-11-03')
  await session('2026-11-01', { status: 'DONE', minutes: 30 })
  const consultation = (wanted_by: string, more: object = {}) =>
    run('tele_consultation', { id: randomUUID(), resident_id: an.id, facility_id: home?.id, status: 'REQUESTED', health_facility_code: '49001', question: 'Hỏi thuốc', urgency: 'URGENT', wanted_by, requested_on: '2026-10-25', ...more })
  await consultation('2026-10-31')
  await consultation('2026-10-30', { status: 'HELD', held_on: '2026-10-30', result: 'x' })
  await consultation('2026-10-30', { status: 'AGREED', agreed_for: '2026-11-04', urgency: 'ROUTINE' })
  const dose = (given_on: string, next_due_on: string, more: object = {}) =>
    run('resident_vaccination', { id: randomUUID(), resident_id: chi.id, vaccine: 'HEPATITIS_B', given_on, next_due_on, verification_status: 'CONFIRMED', recorded_role: 'nurse', ...at, ...more })
  // The newer dose says when the next is due; one that was entered in error says nothing.
  await dose('2026-05-02', '2026-06-02')
  await dose('2026-06-02', today, { id: 'ffffffff-ffff-4fff-8fff-ffffffffffff' })
  await dose('2026-07-02', '2026-08-02', { verification_status: 'ENTERED_IN_ERROR' })
  await dose('2026-06-02', '2026-11-03', { vaccine: 'TETANUS' })
  // Who has left has no duties any more, and those of other homes are not here.
  const gone = await person('Gone', { stay: { ended_on: '2026-10-01', end_reason: 'OWN_WISH' }, record: { left_on: '2026-10-01' } })
  await alert(gone, {})
  await alert(await person('Ngoài', { of: neighbour }), {})
  await alert(await person('Kín', { of: sealedHome }), {})
})
afterAll(() => hub.close())

describe('the duties of a day', () => {
  test('are all kinds in one list: the most pressing first, of those the longest due', async () => {
    const page = await duties()
    expect(short(page)).toEqual(all)
    expect(page.nodes.map(({ title }) => title)).toContain('Xử trí cảnh báo sức khoẻ')
    const [first] = page.nodes
    expect(first?.ref).toMatch(new RegExp(`^${toGlobalId('TeleConsultation', '').slice(0, 8)}`))
    const check = page.nodes.find(({ kind }) => kind === 'HEALTH_CHECK')
    expect(check?.ref).toBe(check?.resident.id)
  })

  test('are told by any day, by which more is due, and by kind', async () => {
    expect(short(await duties({ kinds: ['REHABILITATION_SESSION'], on: '2026-11-03' }))).toEqual([
      'ALERT REHABILITATION_SESSION 2026-11-02 overdue Bình', 'WARN REHABILITATION_SESSION 2026-11-03 Bình',
    ])
    expect(short(await duties({ kinds: ['RETURN_OVERDUE'], on: '2026-11-03' }))).toEqual([
      'ALERT RETURN_OVERDUE 2026-10-31 overdue Dung', 'ALERT RETURN_OVERDUE 2026-11-02 overdue An',
    ])
    expect(short(await duties({ kinds: ['TELE_CONSULTATION'], on: '2026-11-04' }))).toEqual(['URGENT TELE_CONSULTATION 2026-10-31 overdue An', 'WARN TELE_CONSULTATION 2026-11-04 An'])
    // The emergency stay shows 14 days ahead of its end, and not a day before.
    const emergency = async (on: string) => short(await duties({ kinds: ['EMERGENCY_STAY_ENDING'], on }))
    expect([await emergency('2026-09-20'), await emergency('2026-09-21')]).toEqual([[], ['WARN EMERGENCY_STAY_ENDING 2026-10-05 Em']])
  })

  test('are counted by kind, every kind once', async () => {
    const kinds = ['ALERT_OPEN', 'ALERT_LOOK_AGAIN', 'HEALTH_CHECK', 'RETURN_OVERDUE', 'EMERGENCY_STAY_ENDING', 'REHABILITATION_SESSION', 'CARE_PLAN_REVIEW', 'TELE_CONSULTATION', 'VACCINATION_DUE']
    expect((await hub.ask(nurse, counts)).data).toEqual({ dutyCounts: kinds.map(kind => ({ kind, count: kind === 'ALERT_OPEN' ? 2 : 1 })) })
    const { data } = await hub.ask(nurse, total, { kinds: ['ALERT_OPEN'] })
    expect(data).toMatchObject({ duties: { totalCount: 2 } })
  })

  test('hold each once in pages of two, forwards and backwards', async () => {
    const walk = async (backward: boolean) => {
      const seen: string[] = []
      let cursor: string | undefined
      for (let more = true; more;) {
        const page = await duties(backward ? { first: null, last: 2, before: cursor } : { first: 2, after: cursor })
        seen.splice(backward ? 0 : seen.length, 0, ...short(page))
        more = backward ? page.pageInfo.hasPreviousPage : page.pageInfo.hasNextPage
        cursor = backward ? page.pageInfo.startCursor : page.pageInfo.endCursor
      }
      return seen
    }
    expect([await walk(false), await walk(true)]).toEqual([all, all])
  })

  test('cost the same whether one is asked for or fifty, and one statement more for the total', async () => {
    const one = await hub.ask(nurse, list, { first: 1 })
    const fifty = await hub.ask(nurse, list, { first: 50 })
    // The duties, the people, the log of who looked.
    expect([one.counts.statements.facilities, fifty.counts.statements.facilities]).toEqual([3, 3])
    expect((await hub.ask(nurse, total)).counts.statements.facilities).toBe(3)
    expect((await hub.ask(nurse, counts)).counts.statements.facilities).toBe(1)
  })
})

describe('whose they are', () => {
  test('the staff of the home, and nobody else', async () => {
    for (const role of ['clinician', 'head'] as const) expect(short(await duties({}, { role, facility: 'VIEC-1' }))).toEqual(all)
    expect(short(await duties({}, { role: 'nurse', facility: 'VIEC-2' }))).toEqual(['ALERT ALERT_OPEN 2026-10-30 overdue Ngoài'])
    expect(short(await duties({}, { role: 'nurse', facility: 'QN-CT' }))).not.toContainEqual(expect.stringContaining('Việc'))
    // A sealed home does its own work; a token of the whole country has no home.
    expect(short(await duties({}, { role: 'nurse', facility: 'VIEC-3' }))).toEqual(['ALERT ALERT_OPEN 2026-10-30 overdue Kín'])
    expect(short(await duties({}, { role: 'nurse', scope: 'country' }))).toEqual([])
  })

  test('a person, a coordinator, a signer and the officers are refused', async () => {
    const [anyone] = (await duties()).nodes
    const others: TokenClaims[] = [
      { role: 'resident', resident: anyone?.resident.id }, { role: 'guardian', resident: anyone?.resident.id }, { role: 'coordinator', province: '48' },
      { role: 'coordinator', facility: 'VIEC-1' }, { role: 'signer', facility: 'VIEC-1' }, { role: 'programme-officer', province: '48' },
      { role: 'insurance-officer', province: '48' }, { role: 'auditor' }, { role: 'admin' },
    ]
    for (const claims of others) {
      const [listed, counted] = [await hub.ask(claims, list, { first: 5 }), await hub.ask(claims, counts)]
      expect([listed.data, errorsOf(listed), counted.data, errorsOf(counted)]).toEqual([{ duties: null }, [['duties', 'FORBIDDEN']], { dutyCounts: null }, [['dutyCounts', 'FORBIDDEN']]])
    }
  })

  test('two records of one person are one person, and part again', async () => {
    const survivor = await person('Một', { of: neighbour })
    const other = await person('Hai', { of: neighbour, stay: { ended_on: '2026-10-01', end_reason: 'OWN_WISH' }, record: { left_on: '2026-10-01' } })
    await alert(other, { severity: 'URGENT' })
    const claims: TokenClaims = { role: 'nurse', facility: 'VIEC-2' }
    const seen = async () => (await duties({ kinds: ['ALERT_OPEN', 'HEALTH_CHECK'] }, claims)).nodes.map(({ urgency, resident }) => [urgency, resident.id, resident.fullName])
    const before = await seen()
    await hub.sql('facilities', 'update facilities.resident set survivor_id = $1 where id = $2', [survivor.id, other.id])
    expect(await seen()).toEqual([['URGENT', survivor.publicId, survivor.name], ...before])
    await hub.sql('facilities', 'update facilities.resident set survivor_id = null where id = $1', [other.id])
    expect(await seen()).toEqual(before)
  })
})
