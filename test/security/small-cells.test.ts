import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { roles } from '../../kit/auth.js'
import type { TokenClaims } from '../../kit/demo-keys.js'
import { toGlobalId, uuidFrom } from '../../kit/id.js'
import { type CountedHub, countedHub } from '../support/in-process.js'
import { facilityOf, residentsOf } from '../support/world.js'

/** A home of three people, and one where somebody was who lives in another province now. */
const few = { id: uuidFrom('test:few'), code: 'ZZ-FEW' }
const left = { id: uuidFrom('test:left'), code: 'ZZ-LEFT' }

let hub: CountedHub
beforeAll(async () => {
  hub = await countedHub('process', { subgraphTimeout: 15_000 })
  const home = facilityOf('QN-TE')
  for (const { id, code } of [few, left]) {
    await hub.sql('facilities', `insert into facilities.facility (id, code, name, name_folded, kind, sub_kind, province_unit_id, capacity) values ($1, $2, $2, 'zz', $3, $4, $5, 10)`, [id, code, home.kind, home.subKind, home.provinceUnitId])
  }
  const stay = (resident: string, facility: string, from: string, until: string | null) => hub.sql('facilities', `insert into facilities.stay (id, resident_id, facility_id, mode, admitted_on, ended_on, end_reason)
    values (gen_random_uuid(), $1, $2, 'RESIDENTIAL', $3, $4, $5)`, [resident, facility, from, until, until && 'TRANSFERRED'])
  const [one, two, three] = residentsOf('QN-TE').filter(({ leftOn, survivorId }) => leftOn === null && survivorId === null)
  for (const person of [one, two, three]) {
    await hub.sql('facilities', `update facilities.stay set ended_on = '2026-10-01', end_reason = 'TRANSFERRED' where resident_id = $1 and ended_on is null`, [person?.id])
    await hub.sql('facilities', 'update facilities.resident set facility_id = $1 where id = $2', [few.id, person?.id])
    await stay(person?.id ?? '', few.id, '2026-10-01', null)
  }
  const away = residentsOf('BD-KT').find(({ leftOn, survivorId }) => leftOn === null && survivorId === null)
  await stay(away?.id ?? '', left.id, '2001-01-01', '2001-03-01')
})
afterAll(() => hub.close())

describe('how many live in a home of three', () => {
  const text = 'query ($id: ID!) { facility(id: $id) { occupancy occupancyIsSmall past: occupancy(on: "2026-10-15") before: occupancy(on: "2026-09-15") staffing { lines { need gap } } } }'
  const told = async (claims: TokenClaims) => {
    const facility = (await hub.ask(claims, text, { id: toGlobalId('Facility', few.id) })).data?.facility as {
      occupancy: number; occupancyIsSmall: boolean; past: number; before: number; staffing: { lines: { need: number | null; gap: number | null }[] }
    }
    return { ...facility, staffing: facility.staffing.lines.some(({ need, gap }) => need !== null || gap !== null) }
  }
  const exact = { occupancy: 3, occupancyIsSmall: true, past: 3, before: 0, staffing: true }
  const coarse = { occupancy: 5, occupancyIsSmall: true, past: 5, before: 0, staffing: false }
  const listing: TokenClaims[] = [
    { role: 'nurse', facility: few.code }, { role: 'head', facility: few.code }, { role: 'coordinator', province: '48' }, { role: 'programme-officer', province: '48' },
    { role: 'insurance-officer', province: '48' }, { role: 'nurse', scope: 'country' },
  ]
  const others: TokenClaims[] = [
    { role: 'nurse', facility: 'QN-NCC' }, { role: 'coordinator', province: '52' }, { role: 'programme-officer', province: '33' }, { role: 'clinician', hospital: '49001' }, { role: 'auditor' },
    { role: 'admin' }, { role: 'resident', resident: toGlobalId('Resident', residentsOf('QN-NCC')[0]?.id ?? '') }, { role: 'nurse' },
  ]
  test.each(listing.map(claims => [JSON.stringify(claims), claims] as const))('is told as it is to %s', async (_, claims) => {
    expect(await told(claims)).toEqual(exact)
  })
  test.each(others.map(claims => [JSON.stringify(claims), claims] as const))('is told as five to %s', async (_, claims) => {
    expect(await told(claims)).toEqual(coarse)
  })
  test('is never told to a role without a place', async () => {
    const answers = await Promise.all(roles.map(async role => (await told({ role })).occupancy))
    expect(answers).toEqual(roles.map(() => 5))
  })
})

describe('the stays of a year in which one person was somewhere who lives in another province now', () => {
  const text = `query ($by: StayGrouping!) { stayCounts(from: "2001-01-01", to: "2001-12-31", by: $by) { facility { code } people admissions ends personDays awayDays presentAtEnd small withheld } }`
  interface Row { readonly facility: { readonly code: string } | null; readonly people: number | null; readonly small: boolean; readonly withheld: boolean }
  const rows = async (claims: TokenClaims, by = 'FACILITY') => (await hub.ask(claims, text, { by })).data?.stayCounts as Row[]

  test('are not told to the province, nor what would tell them by what is left', async () => {
    const told = await rows({ role: 'programme-officer', province: '48' })
    const hidden = told.filter(({ withheld }) => withheld)
    expect(hidden.find(({ facility }) => facility?.code === left.code)).toEqual({
      facility: { code: left.code }, people: null, admissions: null, ends: null, personDays: null, awayDays: null, presentAtEnd: null, small: true, withheld: true,
    })
    expect(hidden.length === told.length || hidden.length > 1).toBe(true)
    expect(told.every(({ people, withheld }) => withheld === (people === null))).toBe(true)
  })

  test('are told to the home itself, which keeps its stays', async () => {
    expect(await rows({ role: 'head', facility: left.code })).toEqual([expect.objectContaining({ people: 1, small: true, withheld: false })])
  })

  test('are told where everybody can be listed, however few', async () => {
    const told = await rows({ role: 'programme-officer', province: '33' })
    expect(told.every(({ withheld }) => !withheld)).toBe(true)
  })
})
