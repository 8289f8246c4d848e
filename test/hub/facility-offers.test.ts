import { describe, expect, test } from 'vitest'
import type { TokenClaims } from '../../kit/demo-keys.js'
import { toGlobalId } from '../../kit/id.js'
import { field, signedIn } from '../support/client.js'
import { change, codesOf, idOf, officer } from '../support/facility-changes.js'
import { facilityOf, world } from '../support/world.js'

const anyId = expect.any(String)

describe('what a facility offers', () => {
  const home = 'BD-KT'
  const head: TokenClaims = { role: 'head', facility: home }
  const aPackage = { facility: idOf(home), name: 'Tập nói theo tháng', contents: 'Tám buổi với kỹ thuật viên', priceVnd: 1_200_000, validFrom: '2026-10-01' }
  const shown = 'servicePackage { id name contents priceVnd validFrom validTo correction { reason } }'

  test('a package is opened and ended by its head, and a new price begins after', async () => {
    const opened = await change(head, home, 'recordServicePackage', aPackage, shown)
    const { facility: _, ...said } = aPackage
    const now = { id: anyId, ...said, validTo: null, correction: null }
    expect(opened.data?.recordServicePackage).toMatchObject({ servicePackage: now, userErrors: [] })
    const dearer = { ...aPackage, name: 'tập nói theo THÁNG', priceVnd: 1_500_000, validFrom: '2026-11-01' }
    expect(codesOf(await change(head, home, 'recordServicePackage', dearer), 'recordServicePackage')).toEqual(['PERIOD_OVERLAPS input.validFrom'])
    const { id } = field<{ servicePackage: { id: string } }>(opened, 'recordServicePackage').servicePackage
    const end = { servicePackage: id, on: '2026-10-31', reason: 'Đổi giá' }
    const ended = await change(head, home, 'endServicePackage', end, shown)
    expect(ended.data?.endServicePackage).toMatchObject({ servicePackage: { ...now, validTo: '2026-10-31' }, userErrors: [] })
    expect(codesOf(await change(head, home, 'endServicePackage', { ...end, reason: 'x' }), 'endServicePackage')).toEqual([
      'PERIOD_INVALID input.on', 'REASON_MISSING input.reason',
    ])
    expect(codesOf(await change(head, home, 'recordServicePackage', { ...dearer, name: aPackage.name }), 'recordServicePackage')).toEqual([])
    const ask = await signedIn({ role: 'guardian' })
    const prices = `query ($id: ID!) { facility(id: $id) {
      earlier: servicePackages(on: "2026-10-15") { name priceVnd } now: servicePackages { name priceVnd }
      servicePackageHistory(first: 2) { nodes { name priceVnd validFrom } totalCount pageInfo { hasNextPage hasPreviousPage endCursor } } } }`
    const answer = field<{ earlier: object[]; now: object[]; servicePackageHistory: { pageInfo: { endCursor: string } } }>(await ask(prices, { id: idOf(home) }), 'facility')
    const others = world.facilities.records.packages.filter(({ facilityId, validTo }) => facilityId === facilityOf(home).id && !validTo)
    expect(answer.earlier).toHaveLength(others.length + 1)
    expect(answer.earlier).toContainEqual({ name: aPackage.name, priceVnd: 1_200_000 })
    expect(answer.now).toContainEqual({ name: aPackage.name, priceVnd: 1_500_000 })
    const both = [{ name: aPackage.name, priceVnd: 1_500_000, validFrom: '2026-11-01' }, { name: aPackage.name, priceVnd: 1_200_000, validFrom: '2026-10-01' }]
    const endCursor = anyId
    expect(answer.servicePackageHistory).toEqual({ nodes: both, totalCount: 6, pageInfo: { hasNextPage: true, hasPreviousPage: false, endCursor } })
    const next = `query ($id: ID!, $after: String!) { facility(id: $id) { on: servicePackageHistory(first: 4, after: $after) { nodes { validFrom } pageInfo { hasNextPage } }
      back: servicePackageHistory(last: 4) { nodes { validFrom } pageInfo { hasPreviousPage } } } }`
    const rest = field<{ on: { nodes: object[] }; back: { nodes: object[] } }>(await ask(next, { id: idOf(home), after: answer.servicePackageHistory.pageInfo.endCursor }), 'facility')
    expect(rest.on).toEqual({ nodes: expect.any(Array), pageInfo: { hasNextPage: false } })
    expect(rest.back).toEqual({ nodes: rest.on.nodes, pageInfo: { hasPreviousPage: true } })
  })

  test('rehabilitation is opened and ended by its head', async () => {
    const offer = { facility: idOf('BD-CNMT'), modality: 'ASSISTIVE_DEVICES', validFrom: '2026-09-01' }
    const by: TokenClaims = { role: 'head', facility: 'BD-CNMT' }
    const opened = await change(by, 'BD-CNMT', 'recordRehabilitation', offer, 'offer { id modality validFrom validTo }')
    const row = { id: anyId, modality: 'ASSISTIVE_DEVICES', validFrom: '2026-09-01', validTo: null }
    expect(opened.data?.recordRehabilitation).toMatchObject({ offer: row, userErrors: [] })
    const { id } = field<{ offer: { id: string } }>(opened, 'recordRehabilitation').offer
    const ended = await change(by, 'BD-CNMT', 'endRehabilitation', { offer: id, on: '2026-10-31', reason: 'Hết dụng cụ' }, 'offer { id modality validFrom validTo }')
    expect(ended.data?.endRehabilitation).toMatchObject({ offer: { ...row, validTo: '2026-10-31' }, userErrors: [] })
    const ask = await signedIn({ role: 'clinician' })
    const history = 'query ($id: ID!) { facility(id: $id) { rehabilitationHistory { modality } rehabilitationModalities { modality } } }'
    expect(field<object>(await ask(history, { id: idOf('BD-CNMT') }), 'facility')).toEqual({
      rehabilitationHistory: expect.arrayContaining([{ modality: 'ASSISTIVE_DEVICES' }]),
      rehabilitationModalities: [{ modality: 'PSYCHOLOGY' }, { modality: 'SOCIAL_WORK' }],
    })
  })

  test.each<[string, TokenClaims]>([
    ['the head of another facility', { role: 'head', facility: 'BD-NCC' }],
    ['a nurse of the facility', { role: 'nurse', facility: home }],
    ['the officer of the province', officer('52')],
  ])('is not for %s to say', async (_, claims) => {
    const [any] = world.facilities.records.packages.filter(({ facilityId }) => facilityId === facilityOf(home).id)
    const servicePackage = toGlobalId('ServicePackage', any?.id ?? '')
    for (const answer of [
      await change(claims, home, 'recordServicePackage', aPackage),
      await change(claims, home, 'endServicePackage', { servicePackage, on: '2026-10-31', reason: 'xxxxx' }),
      await change(claims, home, 'recordRehabilitation', { facility: idOf(home), modality: 'SPEECH_THERAPY', validFrom: '2026-10-01' }),
    ]) {
      expect(answer.errors?.map(({ extensions }) => extensions?.code)).toEqual(['FORBIDDEN'])
    }
  })
})

describe('what the province decides', () => {
  const home = 'QN-TE'
  const by: TokenClaims = { role: 'coordinator', province: '48' }

  test('an authority of its own, then another: the first ends the day before, and the law has the days before', async () => {
    const authority = { facility: idOf(home), function: 'SOCIAL_PROTECTION', level: 'PROVINCE', legalBasis: '12/QĐ-UBND' }
    const first = { ...authority, agency: 'Ủy ban nhân dân phường Bàn Thạch', validFrom: '2026-01-01' }
    const shown = 'managingAuthority { agency validFrom validTo source confidence legalBasis }'
    const recorded = await change(by, home, 'recordManagingAuthority', first, shown)
    expect(recorded.data?.recordManagingAuthority).toMatchObject({
      managingAuthority: { agency: first.agency, validFrom: '2026-01-01', validTo: null, source: 'RECORDED', confidence: null, legalBasis: '12/QĐ-UBND' },
      userErrors: [],
    })
    const second = { ...authority, agency: 'Ủy ban nhân dân phường Tam Kỳ', validFrom: '2026-07-01' }
    expect(codesOf(await change(by, home, 'recordManagingAuthority', second), 'recordManagingAuthority')).toEqual([])
    expect(codesOf(await change(by, home, 'recordManagingAuthority', { ...first, validFrom: '2026-03-01', validTo: '2026-04-01' }), 'recordManagingAuthority')).toEqual([
      'PERIOD_OVERLAPS input.validFrom',
    ])
    const ask = await signedIn({ role: 'auditor' })
    const on = (day: string) => `a${day.replaceAll('-', '')}: managingAuthority(on: "${day}") { agency }`
    const days = ['2025-12-31', '2026-06-30', '2026-07-01']
    expect(field<object>(await ask(`query ($id: ID!) { facility(id: $id) { ${days.map(on).join(' ')} } }`, { id: idOf(home) }), 'facility')).toEqual({
      a20251231: { agency: 'Sở Y tế thành phố Đà Nẵng' },
      a20260630: { agency: first.agency },
      a20260701: { agency: second.agency },
    })
  })

  test('how many it may hold, through time: a decision ends the one before, and one that was wrong is put right', async () => {
    const [row] = world.facilities.records.capacities.filter(({ facilityId, validTo }) => facilityId === facilityOf(home).id && !validTo)
    const places = row?.places ?? 0
    const shown = 'facility { capacity } capacity { id places decision validFrom validTo correction { reason byRole } }'
    const larger = { facility: idOf(home), places: places + 40, decision: '31/QĐ-SYT', validFrom: '2026-09-01' }
    const recorded = await change(by, home, 'recordCapacity', larger, shown)
    const now = { id: anyId, places: places + 40, decision: '31/QĐ-SYT', validFrom: '2026-09-01', validTo: null, correction: null }
    expect(recorded.data?.recordCapacity).toMatchObject({ facility: { capacity: places + 40 }, capacity: now, userErrors: [] })
    const { id } = field<{ capacity: { id: string } }>(recorded, 'recordCapacity').capacity
    expect(codesOf(await change(by, home, 'recordCapacity', { ...larger, places: 0, decision: ' ', validFrom: '2026-08-01' }), 'recordCapacity')).toEqual([
      'PERIOD_OVERLAPS input.validFrom', 'INVALID_VALUE input.places', 'INVALID_VALUE input.decision',
    ])
    const right = { ...larger, places: places + 14, corrects: id, reason: 'Gõ nhầm số' }
    expect(codesOf(await change(by, home, 'recordCapacity', right), 'recordCapacity')).toEqual([])
    const ask = await signedIn({ role: 'resident' })
    const on = (day: string) => `d${day.replaceAll('-', '')}: approvedCapacity(on: "${day}") { places }`
    const query = `query ($id: ID!) { facility(id: $id) { capacity ${['2023-12-31', '2026-08-31', '2026-09-01'].map(on).join(' ')}
      capacities { places validFrom validTo correction { reason byRole } } } }`
    const before = Math.max(10, Math.floor((places * 9) / 100) * 10)
    const answer = field<{ capacities: { places: number }[] }>(await ask(query, { id: idOf(home) }), 'facility')
    // Of two rows of one day that were written in one instant, either may come first.
    expect({ ...answer, capacities: answer.capacities.toSorted((a, b) => b.places - a.places) }).toEqual({
      capacity: places + 14,
      d20231231: { places: before },
      d20260831: { places },
      d20260901: { places: places + 14 },
      capacities: [
        { places: places + 40, validFrom: '2026-09-01', validTo: null, correction: { reason: 'Gõ nhầm số', byRole: 'coordinator' } },
        { places: places + 14, validFrom: '2026-09-01', validTo: null, correction: null },
        { places, validFrom: '2024-01-01', validTo: '2026-08-31', correction: null },
        { places: before, validFrom: null, validTo: '2023-12-31', correction: null },
      ],
    })
    const head: TokenClaims = { role: 'head', facility: home }
    expect((await change(head, home, 'recordCapacity', larger)).errors?.map(({ extensions }) => extensions?.code)).toEqual(['FORBIDDEN'])
  })

  test('a class, and an address with its commune; one of another province is refused', async () => {
    const autonomy = { facility: idOf(home), group: 'GROUP_2', decision: '7/QĐ-UBND', validFrom: '2026-05-01' }
    const recorded = await change(by, home, 'recordAutonomyClass', autonomy, 'autonomyClass { group decision validFrom validTo }')
    expect(recorded.data?.recordAutonomyClass).toMatchObject({
      autonomyClass: { group: 'GROUP_2', decision: '7/QĐ-UBND', validFrom: '2026-05-01', validTo: null }, userErrors: [],
    })
    const ask = await signedIn(by)
    const communes = 'query ($province: String!, $search: String!) { administrativeUnits(level: COMMUNE, provinceCode: $province, search: $search, first: 1) { nodes { id } } }'
    const communeOf = async (province: string, search: string) =>
      field<{ nodes: { id: string }[] }>(await ask(communes, { province, search }), 'administrativeUnits').nodes[0]?.id
    const address = { facility: idOf(home), street: 'Số 9 đường Bạch Đằng', validFrom: '2026-08-01', phone: '0235 3851 000' }
    const elsewhere = { ...address, commune: await communeOf('52', 'Pleiku') }
    expect(codesOf(await change(by, home, 'recordFacilityAddress', elsewhere), 'recordFacilityAddress')).toEqual(['COMMUNE_ELSEWHERE input.commune'])
    const here = { ...address, commune: await communeOf('48', 'Bàn Thạch') }
    const moved = await change(by, home, 'recordFacilityAddress', here, 'address { street phone province { name } commune { name } validFrom }')
    expect(moved.data?.recordFacilityAddress).toMatchObject({
      address: { street: 'Số 9 đường Bạch Đằng', phone: '0235 3851 000', province: { name: 'Thành phố Đà Nẵng' }, commune: { name: 'Phường Bàn Thạch' } },
      userErrors: [],
    })
    const before = 'query ($id: ID!) { facility(id: $id) { address(on: "2026-07-31") { street validTo } addresses { street } } }'
    expect(field<object>(await ask(before, { id: idOf(home) }), 'facility')).toEqual({
      address: { street: 'Số 7 đường Bạch Đằng', validTo: '2026-07-31' },
      addresses: [{ street: 'Số 9 đường Bạch Đằng' }, { street: 'Số 7 đường Bạch Đằng' }, { street: 'Số 7 đường Bạch Đằng, phường Tân Thạnh, thành phố Tam Kỳ' }],
    })
  })
})
