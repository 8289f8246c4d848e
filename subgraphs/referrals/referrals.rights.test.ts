import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { toGlobalId, uuidFrom } from '../../kit/id.js'
import { ids, referralsSector, type Sector, type Who } from './referrals.fixture.js'

let sector: Sector
let ask: Sector['ask']

beforeAll(async () => {
  sector = await referralsSector()
  ask = sector.ask
})
afterAll(() => sector.close())

const clinician = { role: 'clinician', hospital: '48001' } as const
const country = { role: 'coordinator', scope: 'country' } as const

describe('a referral', () => {
  const everywhere = `query ($id: ID!, $resident: ID!, $self: [_Any!]!) {
    referral(id: $id) { paperNumber }
    entities: _entities(representations: $self) { ... on Referral { paperNumber } }
    referrals(first: 1, status: [SENT]) { totalCount nodes { paperNumber } }
    referralsOf(resident: $resident, first: 1) { totalCount nodes { paperNumber } }
  }`
  const find = async (who: Who) => {
    const self = [{ __typename: 'Referral', id: ids.newest }]
    return (await ask(who, everywhere, { id: ids.newest, resident: ids.an, self })).data
  }

  test.each([
    ['a nurse of the sender', { role: 'nurse', facility: 'QN-NCC' }, 1, 'NEW'],
    ['the clinic that issued it', { role: 'signer', hospital: '48101' }, 50, 'SEALED'],
    ['the hospital', clinician, 50, 'SEALED'],
    ['the province', { role: 'coordinator', province: '48' }, 49, 'NEW'],
    ['the insurance of the province', { role: 'insurance-head', province: '48' }, 49, 'NEW'],
    ['the country', country, 49, 'NEW'],
    ['the person', { role: 'resident', resident: ids.an }, 1, 'NEW'],
    ['the guardian', { role: 'guardian', resident: ids.an }, 1, 'NEW'],
  ] as const)('is there for %s', async (_, who, totalCount, paperNumber) => {
    expect(await find(who)).toEqual({
      referral: { paperNumber: 'NEW' },
      entities: [{ paperNumber: 'NEW' }],
      referrals: { totalCount, nodes: [{ paperNumber }] },
      referralsOf: { totalCount: 3, nodes: [{ paperNumber: 'NEW' }] },
    })
  })

  test.each([
    ['a nurse of another home', { role: 'nurse', facility: 'BD-NCC' }],
    ['another hospital', { role: 'clinician', hospital: '01001' }],
    ['another province', { role: 'coordinator', province: '01' }],
    ['another person', { role: 'resident', resident: toGlobalId('Resident', uuidFrom('nobody')) }],
    ['a nurse without a facility', { role: 'nurse' }],
    ['a programme officer', { role: 'programme-officer', province: '48', scope: 'country' }],
    ['an auditor', { role: 'auditor', scope: 'country' }],
    ['an administrator', { role: 'admin', facility: 'QN-NCC', scope: 'country' }],
  ] as const)('is not there for %s', async (_, who) => {
    const nothing = { totalCount: 0, nodes: [] }
    expect(await find(who)).toEqual({ referral: null, entities: [null], referrals: nothing, referralsOf: nothing })
  })

  test('gives health data to the hospital, and refuses it to the insurance field by field', async () => {
    const one = `query ($id: ID!) {
      referral(id: $id) { patientName reason diagnoses summary coverageFacts { diagnoses } }
    }`
    const health = { reason: 'Đau ngực', diagnoses: ['I20.9', 'I10'], summary: 'Đau ngực khi gắng sức' }
    const common = { patientName: 'Nguyễn Văn An', coverageFacts: { diagnoses: ['I20.9', 'I10'] } }
    const { data } = await ask(clinician, one, { id: ids.newest })
    expect(data).toEqual({ referral: { ...common, ...health } })
    const refused = await ask({ role: 'insurance-officer', province: '48' }, one, { id: ids.newest })
    expect(refused.data).toEqual({ referral: { ...common, reason: null, diagnoses: null, summary: null } })
    expect(refused.codes).toEqual(['reason', 'diagnoses', 'summary'].map(field => [`referral.${field}`, 'FORBIDDEN']))
  })
})

describe('a sealed referral', () => {
  const one = `query ($id: ID!, $sender: [_Any!]!) {
    referral(id: $id) { fromFacility { id } fromHealthFacility { code } resident { id } }
    entities: _entities(representations: $sender) { ... on Facility {
      outgoingReferrals(first: 5) { totalCount nodes { paperNumber } }
    } }
  }`
  const variables = { id: ids.sealed, sender: [{ __typename: 'Facility', id: ids.centre }] }
  const resident = { id: ids.sealedPerson }
  const nothing = [{ outgoingReferrals: { totalCount: 0, nodes: [] } }]

  test('is known in full to the staff who sent it', async () => {
    expect((await ask({ role: 'nurse', facility: 'QN-CNMT' }, one, variables)).data).toEqual({
      referral: { fromFacility: { id: ids.centre }, fromHealthFacility: { code: '48101' }, resident },
      entities: [{ outgoingReferrals: { totalCount: 1, nodes: [{ paperNumber: 'SEALED' }] } }],
    })
  })

  test('does not tell the hospital who sent it, nor does the sender lead there', async () => {
    expect((await ask(clinician, one, variables)).data).toEqual({
      referral: { fromFacility: null, fromHealthFacility: null, resident },
      entities: nothing,
    })
  })

  test('is told to its issuer without the home', async () => {
    expect((await ask({ role: 'signer', hospital: '48101' }, one, variables)).data).toEqual({
      referral: { fromFacility: null, fromHealthFacility: { code: '48101' }, resident },
      entities: nothing,
    })
  })

  test.each([country, { role: 'coordinator', province: '48' } as const])('is not there for %o', async who => {
    expect((await ask(who, one, variables)).data).toEqual({ referral: null, entities: nothing })
  })
})
