import { beforeAll, describe, expect, test } from 'vitest'
import type { TokenClaims } from '../../kit/demo-keys.js'
import { addDays } from '../../kit/vn/working-days.js'
import { daysInCare } from '../../subgraphs/facilities/stay/stay-period.rules.js'
import { field, signedIn } from '../support/client.js'
import { change, facilityId, newcomer } from '../support/stays.js'
import { facilityOf, world } from '../support/world.js'

interface Count {
  facility: { code: string } | null
  province: { code: string; name: string } | null
  mode: string | null
  endReason: string | null
  people: number
  admissions: number
  ends: number
  personDays: number
  awayDays: number
  presentAtEnd: number
  small: boolean
}

const query = `query ($from: LocalDate!, $to: LocalDate!, $by: StayGrouping!, $asItWas: Boolean, $facility: ID, $provinceCode: String) {
  stayCounts(from: $from, to: $to, by: $by, asItWas: $asItWas, facility: $facility, provinceCode: $provinceCode) {
    facility { code } province { code name } mode endReason people admissions ends personDays awayDays presentAtEnd small } }`
const counts = async (claims: TokenClaims, variables: Record<string, unknown>) =>
  field<Count[]>(await (await signedIn(claims))(query, variables), 'stayCounts')
const nurseOf = (home: string): TokenClaims => ({ role: 'nurse', facility: home })

/** What the demo says of a home and a period, counted by the rule and not by the statement. */
function byHand(home: string, from: string, to: string) {
  const { id } = facilityOf(home)
  const stays = world.facilities.stays.filter(({ facilityId: at }) => at === id)
    .map(({ admittedOn, endedOn }) => ({ admittedOn, endedOn: endedOn ?? null }))
  const within = (day: string | null) => day !== null && from <= day && day <= to
  return {
    admissions: stays.filter(({ admittedOn }) => within(admittedOn)).length,
    ends: stays.filter(({ endedOn }) => within(endedOn)).length,
    personDays: stays.reduce((sum, stay) => sum + daysInCare(stay, from, to), 0),
    presentAtEnd: stays.filter(({ admittedOn, endedOn }) => admittedOn <= to && (endedOn === null || endedOn > to)).length,
  }
}

const told = ({ admissions, ends, personDays, presentAtEnd }: Count) => ({ admissions, ends, personDays, presentAtEnd })

describe('the day on which provinces were merged, 2025-07-01', () => {
  const days = { from: '2025-06-20', to: '2025-07-10' }

  // Of each plan a home that was registered in the province of before: Quảng Nam, Bình Định, Hưng Yên.
  test.each([
    ['QN-CT', '49', 'Tỉnh Quảng Nam', '48', 'Thành phố Đà Nẵng'],
    ['BD-CTXH', '52', 'Tỉnh Bình Định', '52', 'Tỉnh Gia Lai'],
    ['HY-BTXH', '33', 'Tỉnh Hưng Yên', '33', 'Tỉnh Hưng Yên'],
  ])('%s is counted under the province as it was, or as it is', async (home, oldCode, oldName, newCode, newName) => {
    const asked = { ...days, by: 'PROVINCE', facility: facilityId(home) }
    const asItWas = await counts(nurseOf(home), { ...asked, asItWas: true })
    const rows = asItWas.toSorted((a, b) => b.personDays - a.personDays)
    expect(rows.map(({ province }) => `${province?.code} ${province?.name}`).toSorted()).toEqual([`${oldCode} ${oldName}`, `${newCode} ${newName}`].toSorted())
    const before = byHand(home, days.from, '2025-06-30')
    const since = byHand(home, '2025-07-01', days.to)
    // 11 days before, 10 days since.
    expect(rows.map(told)).toEqual([{ ...before, presentAtEnd: 0 }, since])
    const [asItIs, ...none] = await counts(nurseOf(home), asked)
    expect([asItIs?.province, none]).toEqual([{ code: newCode, name: newName }, []])
    expect(asItIs && told(asItIs)).toEqual(byHand(home, days.from, days.to))
    expect(asItIs?.personDays).toBe(before.personDays + since.personDays)
  })

  test('a stay says under which province it began', async () => {
    const { id, admittedOn } = world.facilities.stays.find(stay => stay.facilityId === facilityOf('QN-CT').id && stay.admittedOn < '2025-07-01') ?? {}
    const present = `query ($facility: ID!, $on: LocalDate!) { residentsPresent(facility: $facility, on: $on, first: 100) {
      nodes { stay { admittedOn provinceThen { code } } } } }`
    const { nodes } = field<{ nodes: { stay: { admittedOn: string; provinceThen: { code: string } } }[] }>(
      await (await signedIn(nurseOf('QN-CT')))(present, { facility: facilityId('QN-CT'), on: admittedOn }), 'residentsPresent',
    )
    expect(id).toBeDefined()
    expect(nodes.length).toBeGreaterThan(0)
    expect(nodes.every(({ stay }) => stay.provinceThen.code === (stay.admittedOn < '2025-07-01' ? '49' : '48'))).toBe(true)
  })
})

describe('counts of stays', () => {
  const home = 'BD-CTXH'
  const nurse = nurseOf(home)
  let moved: { id: string }

  // A quiet week of a home: one comes, goes home for three days, lives there in another mode, and moves on to another home.
  const week = { from: '2026-09-07', to: '2026-09-13' }
  const count = async (by: string, more: object = {}, claims = nurse) => counts(claims, { ...week, by, facility: facilityId(home), ...more })
  let before: Count[][]

  beforeAll(async () => {
    before = await Promise.all(['FACILITY', 'MODE', 'END_REASON'].map(by => count(by)))
    moved = await newcomer(home, { admittedOn: '2026-09-07', mode: 'DAY' })
    const who = (expectedVersion: number) => ({ resident: moved.id, expectedVersion })
    await change(nurse, 'changeStayMode', { ...who(1), mode: 'RESIDENTIAL', from: '2026-09-08', decision: '1/QĐ' })
    await change(nurse, 'recordLeave', { ...who(2), reason: 'HOME_VISIT', from: '2026-09-09' })
    await change(nurse, 'recordReturn', { ...who(3), on: '2026-09-12' })
    await change(nurse, 'transferResident', { ...who(4), toFacility: facilityId('HY-BTXH'), on: '2026-09-13' })
  })

  test('count where it happened, after the person has moved to another province', async () => {
    const [now] = await count('FACILITY')
    const [then] = before[0] ?? []
    if (!now || !then) throw new Error('Nobody is counted')
    expect(now).toEqual({
      ...then, people: then.people + 1, admissions: then.admissions + 1, ends: then.ends + 1, personDays: then.personDays + 6, awayDays: then.awayDays + 3,
    })
    const [there] = await counts(nurseOf('HY-BTXH'), { ...week, by: 'FACILITY' })
    expect(there?.facility).toEqual({ code: 'HY-BTXH' })
    const inGiaLai = await counts({ role: 'coordinator', province: '52' }, { ...week, by: 'FACILITY', facility: facilityId(home) })
    expect(inGiaLai).toEqual([now])
  })

  test('count the days of each mode under that mode', async () => {
    const days = (rows: Count[] | undefined, mode: string) => rows?.find(each => each.mode === mode)?.personDays ?? 0
    const [now, then] = [await count('MODE'), before[1]]
    expect([days(now, 'DAY') - days(then, 'DAY'), days(now, 'RESIDENTIAL') - days(then, 'RESIDENTIAL')]).toEqual([1, 5])
    const admissions = (rows: Count[] | undefined, mode: string) => rows?.find(each => each.mode === mode)?.admissions ?? 0
    expect(admissions(now, 'DAY') - admissions(then, 'DAY')).toBe(1)
    expect(admissions(now, 'RESIDENTIAL') - admissions(then, 'RESIDENTIAL')).toBe(0)
  })

  test('count the ends by their reason, and the others apart', async () => {
    const moves = (rows: Count[] | undefined) => rows?.find(({ endReason }) => endReason === 'TRANSFERRED')?.ends ?? 0
    const [now, then] = [await count('END_REASON'), before[2]]
    expect(moves(now) - moves(then)).toBe(1)
    expect(now.at(-1)).toMatchObject({ endReason: null, ends: 0 })
    const small = now.filter(({ people }) => people < 5)
    expect(small.every(row => row.small)).toBe(true)
    expect(now.filter(row => row.small)).toEqual(small)
  })

  test('say who was there on a day, with who was away', async () => {
    const present = `query ($facility: ID!, $on: LocalDate!, $before: String) { residentsPresent(facility: $facility, on: $on, last: 100, before: $before) {
      nodes { stay { id admittedOn endedOn resident { id } } absence { reason leftOn } } totalCount } }`
    interface Present { stay: { admittedOn: string; endedOn: string | null; resident: { id: string } | null }; absence: { reason: string } | null }
    const on = async (day: string, claims = nurse) =>
      field<{ nodes: Present[]; totalCount: number }>(await (await signedIn(claims))(present, { facility: facilityId(home), on: day }), 'residentsPresent')
    const mine = ({ stay }: Present) => stay.admittedOn === '2026-09-07' && stay.endedOn === '2026-09-13'
    const day = async (at: string) => (await on(at)).nodes.filter(mine).map(({ absence, stay }) => [absence?.reason ?? 'THERE', stay.resident])
    expect(await day('2026-09-06')).toEqual([])
    expect(await day('2026-09-07')).toEqual([['THERE', null]])
    expect(await day('2026-09-11')).toEqual([['HOME_VISIT', null]])
    expect(await day('2026-09-12')).toEqual([['THERE', null]])
    expect(await day('2026-09-13')).toEqual([])
    // Who may not see the person where they live now is not told that they were here.
    const inGiaLai = await on('2026-09-10', { role: 'coordinator', province: '52' })
    expect(inGiaLai.nodes.filter(mine)).toEqual([])
    expect((await on('2026-09-10', nurseOf('BD-KT'))).totalCount).toBe(0)
    const occupancy = `query ($id: ID!, $on: LocalDate) { facility(id: $id) { occupancy(on: $on) } }`
    const all = (await on('2026-09-10')).totalCount
    expect(await (await signedIn({ role: 'auditor' }))(occupancy, { id: facilityId(home), on: '2026-09-10' })).toEqual({ data: { facility: { occupancy: all } } })
    const tomorrow = await (await signedIn(nurse))(occupancy, { id: facilityId(home), on: addDays('2026-11-02', 1) })
    expect(tomorrow.errors?.map(({ extensions }) => extensions?.code)).toEqual(['BAD_USER_INPUT'])
  })

  test('are of the caller’s own rows; drug rehabilitation is counted by its own staff only', async () => {
    const centres = async (claims: TokenClaims) => (await counts(claims, { ...week, by: 'FACILITY' })).map(({ facility }) => facility?.code)
    expect(await centres(nurseOf('BD-CNMT'))).toEqual(['BD-CNMT'])
    expect((await centres({ role: 'coordinator', province: '52' })).toSorted()).toEqual(['BD-CTXH', 'BD-KT', 'BD-NCC', 'BD-TT-HN', 'GL-CT'])
    expect(await centres({ role: 'auditor' })).toEqual([])
    expect(await centres({ role: 'admin' })).toEqual([])
    expect(await counts({ role: 'coordinator', province: '52' }, { ...week, by: 'PROVINCE', provinceCode: '48' })).toEqual([])
    expect(await centres({ role: 'resident', resident: moved.id })).toHaveLength(2)
    const wrong = await (await signedIn(nurse))(query, { from: '2026-09-13', to: '2026-09-12', by: 'MODE' })
    expect(wrong.errors?.map(({ extensions }) => extensions?.code)).toEqual(['BAD_USER_INPUT'])
  })
})
