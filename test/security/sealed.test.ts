import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TokenClaims } from '../../kit/demo-keys.js'
import { toGlobalId } from '../../kit/id.js'
import { type CountedHub, countedHub } from '../support/in-process.js'
import { facilityOf, residentsOf, world } from '../support/world.js'

/** Somebody who was in drug rehabilitation and lives in a home of another kind now. */
const person = residentsOf('QN-NCC')[0]
const id = toGlobalId('Resident', person?.id ?? '')
const query = `query ($id: ID!) {
  resident(id: $id) { stays { facility { code } } categories { kind } }
  residents(first: 1, category: DRUG_REHABILITATION) { totalCount nodes { id } }
}`

describe('a past in drug rehabilitation stays sealed after the person has moved on', () => {
  let hub: CountedHub

  beforeAll(async () => {
    hub = await countedHub()
    await hub.sql(
      'facilities',
      `insert into facilities.stay (id, resident_id, facility_id, mode, admitted_on, ended_on, end_reason)
       values (gen_random_uuid(), $1, $2, 'RESIDENTIAL', '2010-01-01', '2010-05-01', 'GOAL_MET')`,
      [person?.id, facilityOf('QN-CNMT').id],
    )
    await hub.sql(
      'facilities',
      `insert into facilities.resident_category (id, resident_id, kind, since)
       values (gen_random_uuid(), $1, 'DRUG_REHABILITATION', '2010-01-01')`,
      [person?.id],
    )
  })
  afterAll(() => hub.close())

  async function told(claims: TokenClaims) {
    const { data } = await hub.ask(claims, query, { id })
    const resident = data?.resident as { stays: { facility: { code: string } }[]; categories: { kind: string }[] }
    return {
      stay: resident.stays.some(({ facility }) => facility.code === 'QN-CNMT'),
      group: resident.categories.some(({ kind }) => kind === 'DRUG_REHABILITATION'),
      found: (data?.residents as { totalCount: number } | undefined)?.totalCount !== 0,
    }
  }

  test.each<[string, TokenClaims]>([
    ['a nurse of the home', { role: 'nurse', facility: 'QN-NCC' }],
    ['a coordinator of the province', { role: 'coordinator', province: '48' }],
    ['a programme officer of the province', { role: 'programme-officer', province: '48' }],
    ['a coordinator of the country', { role: 'coordinator', scope: 'country' }],
  ])('%s is told neither the stay nor the group, by record or by filter', async (_, claims) => {
    expect(await told(claims)).toEqual({ stay: false, group: false, found: false })
  })

  test('the person is told both', async () => {
    expect(await told({ role: 'resident', resident: id })).toEqual({ stay: true, group: true, found: true })
  })

  test('the staff of the centre see the stays and groups of those who live there', async () => {
    const inside = toGlobalId('Resident', residentsOf('QN-CNMT')[0]?.id ?? '')
    const answer = await hub.ask({ role: 'nurse', facility: 'QN-CNMT' }, query, { id: inside })
    expect(answer.data).toMatchObject({
      resident: { stays: [{ facility: { code: 'QN-CNMT' } }], categories: [{ kind: 'DRUG_REHABILITATION' }] },
    })
  })
})

test('a hospital reads a sealed referral, and neither who sent the person nor the record behind it', async () => {
  const hub = await countedHub()
  const sent = world.referrals.referrals.find(({ sealed, status }) => sealed && status === 'CLOSED')
  const hospital = world.referrals.healthFacilities.find(each => each.id === sent?.toHealthFacilityId)
  const { data } = await hub.ask(
    { role: 'nurse', hospital: hospital?.code },
    'query ($id: ID!) { referral(id: $id) { patientName fromFacility { name } resident { fullName code } } }',
    { id: toGlobalId('Referral', sent?.id ?? '') },
  )
  await hub.close()
  expect(data).toEqual({ referral: { patientName: sent?.patientName, fromFacility: null, resident: null } })
})
