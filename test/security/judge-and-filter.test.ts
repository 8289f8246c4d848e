import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { roles, type Viewer } from '../../kit/auth.js'
import { type Database, openEmbedded } from '../../kit/database.js'
import { toGlobalId } from '../../kit/id.js'
import { forEachSector, type SectorDatabases } from '../../start/sectors.js'
import type { FacilityKind } from '../../subgraphs/facilities/facility/facility.rules.js'
import { judgeResident, residentFilter, sealedFilter } from '../../subgraphs/facilities/resident/resident.access.js'
import { loadUnitIndex, type UnitIndex } from '../../subgraphs/facilities/unit/unit.index.js'
import { cardFilter, judgeCard } from '../../subgraphs/insurance/card/card.access.js'
import { judgePerson, type PersonFacts, personFilter } from '../../subgraphs/insurance/resident/resident.access.js'
import { judgeReferral, type ReferralFacts, referralFilter } from '../../subgraphs/referrals/referral/referral.access.js'
import { copyTemplate } from '../support/hub.js'
import { world } from '../support/world.js'

let databases: SectorDatabases
let units: UnitIndex
let close: () => Promise<void>

beforeAll(async () => {
  const dataDir = await copyTemplate(inject('template'))
  const embedded = await openEmbedded({ folder: join(dataDir, 'database') })
  databases = await forEachSector((_, sector) => sector.open({ embedded }))
  units = await loadUnitIndex(databases.facilities)
  close = async () => {
    await embedded.close()
    await rm(dataDir, { recursive: true, force: true })
  }
})
afterAll(() => close())

const orNone = <Value>(...values: Value[]) => fc.option(fc.constantFrom(...values), { nil: undefined, freq: 2 })
const residents = world.facilities.residents.map(({ id }) => toGlobalId('Resident', id))

/** Every role with any claims, also such as no honest token has. */
const viewers: fc.Arbitrary<Viewer> = fc.record({
  subject: fc.constant('s'),
  client: fc.constant('c'),
  expiresAt: fc.constant(0),
  role: fc.constantFrom(...roles),
  facility: orNone(...world.facilities.facilities.map(({ code }) => code), 'NOWHERE'),
  hospital: orNone(...world.referrals.healthFacilities.map(({ code }) => code), '00000'),
  province: orNone('48', '52', '33', '49', '01', '99'),
  resident: fc.option(fc.constantFrom(...residents, 'not an id'), { nil: undefined, freq: 2 }),
  scope: fc.option(fc.constant('country' as const), { nil: undefined, freq: 1 }),
})

/** For many viewers: the rows that the filter lets through are those of which the judge says yes. Gives their number. */
async function agreedOn<Row extends { seen: boolean }>(
  rowsFor: (viewer: Viewer) => Promise<Row[]>,
  judge: (viewer: Viewer, row: Row) => string,
): Promise<number> {
  let yes = 0
  await fc.assert(
    fc.asyncProperty(viewers, async viewer => {
      const rows = await rowsFor(viewer)
      const wrong = rows.filter(row => (judge(viewer, row) === 'yes') !== row.seen)
      yes += rows.filter(row => row.seen).length
      expect(wrong.slice(0, 3), JSON.stringify(viewer)).toEqual([])
    }),
    { numRuns: 100, seed: 20_261_102 },
  )
  return yes
}

/** With fewer they would agree on nothing but refusals. */
const enough = 2_000

describe('the filter for lists and the judge of one row say the same', () => {
  const db = (name: keyof SectorDatabases): Database => databases[name]

  test('of residents', async () => {
    type Row = { seen: boolean; residentKey: string; facilityCode: string; facilityKind: FacilityKind; unit: string }
    const rows = (viewer: Viewer) =>
      db('facilities').query<Row>(sql`select r.id as "residentKey", f.code as "facilityCode", f.kind as "facilityKind",
        f.province_unit_id as "unit", coalesce(${residentFilter(viewer, units)}, false) as "seen"
        from facilities.resident r join facilities.facility f on f.id = r.facility_id`)
    const judge = (viewer: Viewer, { unit, ...row }: Row) =>
      judgeResident(viewer, 'read', { ...row, provinceCode: units.codeToday(unit) })
    expect(await agreedOn(rows, judge)).toBeGreaterThan(enough)
  })

  test('of residents of whom a viewer is told that they are sealed: those whom the viewer would see if their place were of another kind, and nobody else', async () => {
    type Row = { seen: boolean; residentKey: string; facilityCode: string; facilityKind: FacilityKind; unit: string }
    const rows = (viewer: Viewer) =>
      db('facilities').query<Row>(sql`select r.id as "residentKey", f.code as "facilityCode", f.kind as "facilityKind",
        f.province_unit_id as "unit", coalesce(${sealedFilter(viewer, units)}, false) as "seen"
        from facilities.resident r join facilities.facility f on f.id = r.facility_id`)
    const judge = (viewer: Viewer, { unit, ...row }: Row) => {
      const facts = { ...row, provinceCode: units.codeToday(unit) }
      const isThere = judgeResident(viewer, 'read', facts) === 'yes'
      return !isThere && judgeResident(viewer, 'read', { ...facts, facilityKind: 'MERIT_PERSON_CARE' }) === 'yes' ? 'yes' : 'no'
    }
    expect(await agreedOn(rows, judge)).toBeGreaterThan(100)
  })

  test('of referrals', async () => {
    const rows = (viewer: Viewer) =>
      db('referrals').query<ReferralFacts & { seen: boolean }>(sql`select r.resident_id as "residentId", r.status, r.sealed,
        r.from_facility_code as "fromFacilityCode", i.code as "fromHospitalCode", h.code as "toHospitalCode",
        r.from_province_code as "fromProvinceCode", r.to_province_code as "toProvinceCode",
        coalesce(${referralFilter(viewer)}, false) as "seen"
        from referrals.referral r join referrals.health_facility h on h.id = r.to_health_facility_id
        left join referrals.health_facility i on i.id = r.from_health_facility_id`)
    expect(await agreedOn(rows, (viewer, row) => judgeReferral(viewer, 'read', row))).toBeGreaterThan(enough)
  })

  test.each(['answer', 'cards'] as const)('of the insurance of persons, part %s', async part => {
    const rows = (viewer: Viewer) =>
      db('insurance').query<PersonFacts & { seen: boolean }>(sql`select l.resident_id as "residentKey",
        l.facility_code as "facilityCode", l.sealed_scope as "sealedScope", l.province_code as "provinceCode", l.sealed,
        coalesce(${personFilter(viewer, part)}, false) as "seen"
        from insurance.resident_link l cross join lateral (select l.resident_id as key) a`)
    expect(await agreedOn(rows, (viewer, row) => judgePerson(viewer, part, row))).toBeGreaterThan(enough)
  })

  test('of insurance cards: of residents, of nobody whom a home knows, and of somebody of whom this sector was not told', async () => {
    type Row = Omit<PersonFacts, 'provinceCode'> & { seen: boolean; managedBy: string | null; homeProvince: string; held: boolean; known: boolean }
    const rows = (viewer: Viewer) =>
      db('insurance').query<Row>(sql`select c.province_code as "managedBy", c.resident_id is not null as "held", l.resident_id is not null as "known",
        l.resident_id as "residentKey", l.facility_code as "facilityCode", l.sealed_scope as "sealedScope", l.province_code as "homeProvince",
        l.sealed, coalesce(${cardFilter(viewer)}, false) as "seen"
        from (select province_code, resident_id from insurance.insurance_card union all select '48', gen_random_uuid()) c
        left join lateral (select c.resident_id as key) a on true left join insurance.resident_link l on l.resident_id = a.key`)
    const judge = (viewer: Viewer, { managedBy, homeProvince, held, known, ...person }: Row) =>
      judgeCard(viewer, 'read', { provinceCode: managedBy, holder: !held ? null : known ? { ...person, provinceCode: homeProvince } : undefined })
    expect(await agreedOn(rows, judge)).toBeGreaterThan(enough)
  })
})

describe('who may change something', () => {
  const viewer = (claims: Partial<Viewer> & Pick<Viewer, 'role'>): Viewer => ({ subject: 's', client: 'c', expiresAt: 0, ...claims })
  const newcomer = { residentKey: null, facilityCode: 'QN-NCC', facilityKind: 'MERIT_PERSON_CARE', provinceCode: '48' } as const
  const centre = { ...newcomer, facilityCode: 'QN-CNMT', facilityKind: 'DRUG_REHABILITATION' } as const

  test.each([
    ['a nurse, into her home', viewer({ role: 'nurse', facility: 'QN-NCC' }), newcomer, 'yes'],
    ['a nurse of the centre, into it', viewer({ role: 'nurse', facility: 'QN-CNMT' }), centre, 'yes'],
    ['a clinician of the home', viewer({ role: 'clinician', facility: 'QN-NCC' }), newcomer, 'no'],
    ['a coordinator of the province', viewer({ role: 'coordinator', province: '48' }), newcomer, 'no'],
    ['a nurse with the whole country and no home', viewer({ role: 'nurse', scope: 'country' }), newcomer, 'no'],
    ['a coordinator of the province, into the centre', viewer({ role: 'coordinator', province: '48' }), centre, 'not-there'],
    ['a nurse of another home', viewer({ role: 'nurse', facility: 'BD-NCC' }), newcomer, 'not-there'],
    ['an administrator of the home', viewer({ role: 'admin', facility: 'QN-NCC' }), newcomer, 'not-there'],
  ] as const)('admits: %s', (_, who, facts, expected) => {
    expect(judgeResident(who, 'admitResident', facts)).toBe(expected)
  })

  const sent = {
    residentId: 'r',
    status: 'SENT',
    sealed: false,
    fromFacilityCode: 'QN-NCC',
    fromHospitalCode: '49901',
    toHospitalCode: '48001',
    fromProvinceCode: '48',
    toProvinceCode: '48',
  } as const
  const draft = { ...sent, status: 'DRAFT' } as const

  test.each([
    ['a nurse of the home', 'sendReferral', viewer({ role: 'nurse', facility: 'QN-NCC' }), draft, 'yes'],
    ['a signer of the issuer', 'sendReferral', viewer({ role: 'signer', hospital: '49901' }), draft, 'yes'],
    ['the receiver, who does not see it yet', 'sendReferral', viewer({ role: 'clinician', hospital: '48001' }), draft, 'not-there'],
    ['the receiver', 'sendReferral', viewer({ role: 'clinician', hospital: '48001' }), sent, 'no'],
    ['a clinician of the receiver', 'acceptReferral', viewer({ role: 'clinician', hospital: '48001' }), sent, 'yes'],
    ['a nurse of the receiver', 'acceptReferral', viewer({ role: 'nurse', hospital: '48001' }), sent, 'no'],
    ['a clinician of the issuer', 'acceptReferral', viewer({ role: 'clinician', hospital: '49901' }), sent, 'no'],
    ['a coordinator of the province', 'acceptReferral', viewer({ role: 'coordinator', province: '48' }), sent, 'no'],
    ['a stranger', 'acceptReferral', viewer({ role: 'head', hospital: '01001' }), sent, 'not-there'],
  ] as const)('%s: %s', (_, action, who, facts, expected) => {
    expect(judgeReferral(who, action, facts)).toBe(expected)
  })
})
