import { afterAll, beforeAll, expect, test } from 'vitest'
import { toGlobalId } from '../../kit/id.js'
import { createSigner, SIGNATURE_HEADER } from '../../kit/signature.js'
import { type CountedHub, countedHub, doorSecret } from '../support/in-process.js'
import { referredResidents, residentsOf, world } from '../support/world.js'

let hub: CountedHub
beforeAll(async () => { hub = await countedHub('http') })
afterAll(() => hub.close())
const show = (name: string, value: unknown) => console.log(`## ${name}\n${JSON.stringify(value, null, 1)}`)
const coordinator = { role: 'coordinator', scope: 'country' } as const

test('probe', async () => {
  const a = (q: string, v?: Record<string, unknown>, c: any = coordinator) => hub.ask(c, q, v)
  show('int', await a('query($n: Int){ residents(first: $n) { totalCount } }', { n: 'Nguyễn Văn Bí Mật' }))
  show('id', await a('query($n: ID!){ resident(id: $n) { id } }', { n: { secret: 'GD4790000000001' } }))
  show('enum', await a('query($n: BeneficiaryKind){ residents(first: 1, category: $n) { totalCount } }', { n: 'SECRETNAME' }))
  show('date', await a('query($n: LocalDate, $r: ID!){ coverageOf(resident: $r, on: $n) { __typename } }', { n: 'SECRETNAME', r: 'x' }))
  show('date year 0', await a('{ administrativeUnits(first: 1, level: PROVINCE, on: "0000-01-01") { totalCount } }'))
  show('date lit', await a('{ administrativeUnits(first: 1, level: PROVINCE, on: "SECRET") { totalCount } }'))
  show('date feb', await a('query($n: LocalDate){ administrativeUnits(first: 1, level: PROVINCE, on: $n) { totalCount } }', { n: '2025-02-30' }))
  show('nul code', await a('query($n: String){ healthFacility(code: $n) { name } }', { n: 'a\u0000' }))
  show('nul search', await a('query($n: String){ residents(first: 1, search: $n) { totalCount } }', { n: 'a\u0000' }))
  show('nul province', await a('query($n: String){ healthFacilities(first: 1, provinceCode: $n) { totalCount } administrativeUnits(first:1, level: COMMUNE, provinceCode: $n) { totalCount } }', { n: 'a\u0000' }))
  const cursor = Buffer.from(JSON.stringify([0, 'a\u0000', '00000000-0000-4000-8000-000000000000'])).toString('base64url')
  show('nul cursor', await a('query($n: String){ residents(first: 1, after: $n) { totalCount nodes { id } } }', { n: cursor }))
  const c2 = Buffer.from(JSON.stringify(['2025-02-30T00:00:00.000Z', '00000000-0000-4000-8000-000000000000'])).toString('base64url')
  show('date cursor', await a('query($n: String){ referrals(first: 1, after: $n) { nodes { id } } }', { n: c2 }))
  show('lone surrogate', await a('query($n: String){ residents(first: 1, search: $n) { totalCount } facilities(first: 1, search: $n) { totalCount } }', { n: '\ud800a' }))
  show('proto alias', await a('{ __proto__: facilities(first: 1) { totalCount } constructor: facilities(first: 1) { totalCount } }'))
  show('long search', await a('query($n: String){ facilities(first: 1, search: $n) { totalCount } healthFacilities(first:1, search: $n) { totalCount } administrativeUnits(first:1, level: PROVINCE, search: $n) { totalCount } }', { n: 'ạ'.repeat(200000) }))
  const r = world.referrals.referrals.find(each => !each.sealed && !['DRAFT', 'ISSUED'].includes(each.status))!
  const hf = world.referrals.healthFacilities.find(h => h.id === r.toHealthFacilityId)!
  show('hospital sees resident stub', await a('query($i: ID!){ referral(id: $i) { patientName resident { id } coverageNow { __typename } } }', { i: toGlobalId('Referral', r.id) }, { role: 'nurse', hospital: hf.code }))
  show('hospital sees resident', await a('query($i: ID!){ referral(id: $i) { patientName resident { id fullName coverage { __typename } referrals(first: 2) { totalCount } } } }', { i: toGlobalId('Referral', r.id) }, { role: 'nurse', hospital: hf.code }))
  const s = world.referrals.referrals.find(each => each.sealed && each.paperNumber && each.fromHealthFacilityId && !['DRAFT', 'ISSUED'].includes(each.status))
  if (s) {
    const h2 = world.referrals.healthFacilities.find(h => h.id === s.toHealthFacilityId)!
    const issuer = world.referrals.healthFacilities.find(h => h.id === s.fromHealthFacilityId)!
    show('sealed', { issuer: issuer.name, a: await a('query($i: ID!){ referral(id: $i) { paperNumber fromFacility { name } fromHealthFacility { name } resident { id fullName } coverageNow { __typename } } }', { i: toGlobalId('Referral', s.id) }, { role: 'nurse', hospital: h2.code }) })
  }
  const own = referredResidents('QN-NCC')[0]
  const text = JSON.stringify({ query: 'query($id: ID!) { resident(id: $id) { fullName } }', variables: { id: own } })
  const sign = createSigner(doorSecret)
  const now = new Date('2026-11-02T09:00:00+07:00').getTime()
  const headers = { 'content-type': 'application/json', accept: 'text/event-stream', authorization: `Bearer ${await hub.token({ role: 'nurse', facility: 'QN-NCC' })}`, [SIGNATURE_HEADER]: sign('facilities', text, now) }
  const before = await hub.sql('facilities', 'select count(*) from facilities.audit_entry')
  const response = await fetch(hub.doors.facilities ?? '', { method: 'POST', headers, body: text })
  show('sse query', [response.status, await response.text(), before, await hub.sql('facilities', 'select count(*) from facilities.audit_entry')])
  // stays
  const p = residentsOf('QN-NCC')[0]!
  const rehab = world.facilities.facilities.find(f => f.code === 'QN-CNMT')!
  await hub.sql('facilities', `insert into facilities.stay (id, resident_id, facility_id, mode, admitted_on, ended_on, end_reason) values ('00000000-0000-4000-8000-000000000001', $1, $2, 'RESIDENTIAL', '2010-01-01', '2010-05-01', 'GOAL_MET')`, [p.id, rehab.id])
  show('past stay', await a('query($i: ID!){ resident(id: $i) { stays { facility { code kind } } } }', { i: toGlobalId('Resident', p.id) }))
  expect(1).toBe(1)
}, 120000)
