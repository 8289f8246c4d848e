import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TokenClaims } from '../../kit/demo-keys.js'
import { toGlobalId } from '../../kit/id.js'
import { type Answer, field, signedIn } from '../support/client.js'
import { type CountedHub, countedHub } from '../support/in-process.js'
import { facilityOf, residentsOf } from '../support/world.js'
import { freshKey } from '../support/writes.js'

const officer: TokenClaims = { role: 'insurance-officer', province: '48' }
const head: TokenClaims = { role: 'insurance-head', province: '48' }
const neighbour: TokenClaims = { role: 'insurance-officer', province: '52' }
const [person] = residentsOf('QN-NCC').filter(({ leftOn }) => leftOn === null)
const [far] = residentsOf('BD-NCC').filter(({ leftOn }) => leftOn === null)
const [sealed] = residentsOf('QN-CNMT').filter(({ leftOn }) => leftOn === null)
if (!person || !far || !sealed) throw new Error('The demo has nobody for this')
const publicId = ({ id }: { id: string }) => toGlobalId('Resident', id)

const cardFields = `id version cardNumber socialInsuranceNumber personalId objectCode printedLevel registeredFacilityCode provinceCode
  validFrom validTo fiveYearOn status holderName corrections { version reason note byRole byProvince changes { field before after } }`
const payload = `{ card { ${cardFields} } userErrors { code path currentVersion } }`
const register = `mutation ($input: RegisterCardInput!) { registerCard(input: $input) ${payload} }`
const correct = `mutation ($input: CorrectCardInput!) { correctCard(input: $input) ${payload} }`
const read = 'query ($id: ID!) { insuranceCard(id: $id) { id version status } }'

interface Payload {
  readonly card: { readonly id: string; readonly version: number } | null
  readonly userErrors: readonly { readonly code: string; readonly path: string[]; readonly currentVersion: number | null }[]
}

let numbers = 0
/** Of Quảng Nam, which is Đà Nẵng today; never used before. */
const freshNumber = (start = 'BT249') => `${start}88${String(++numbers).padStart(8, '0')}`

const aCard = (more: Record<string, unknown> = {}) => ({
  idempotencyKey: freshKey('card'),
  cardNumber: freshNumber(),
  holderName: '  Trần Thị   Mẫu ',
  holderBirthDate: '1951',
  registeredFacilityCode: '49010',
  validFrom: '2026-01-01',
  validTo: '2026-12-31',
  ...more,
})
const aCorrection = (card: Payload['card'], more: Record<string, unknown>) => ({
  idempotencyKey: freshKey('correct'),
  card: card?.id,
  expectedVersion: card?.version,
  reason: 'TYPING_ERROR',
  note: 'Gõ nhầm.',
  ...more,
})

const ask = async (claims: TokenClaims, text: string, variables: Record<string, unknown>) => (await signedIn(claims))(text, variables)
const registered = async (more?: Record<string, unknown>, claims = officer) =>
  field<Payload>(await ask(claims, register, { input: aCard(more) }), 'registerCard')
const corrected = async (card: Payload['card'], more: Record<string, unknown>, claims = officer) =>
  field<Payload>(await ask(claims, correct, { input: aCorrection(card, more) }), 'correctCard')
const codesOf = ({ userErrors }: Payload) => userErrors.map(({ code, path }) => `${code} ${path.slice(1).join('.')}`)
const errorOf = ({ errors }: Answer) => errors?.map(({ extensions }) => extensions?.code)

describe('a card from before 2025-07-01 is of its province then and of the one of today', () => {
  test.each([
    { of: '49', by: '48', before: { code: '49', name: 'Tỉnh Quảng Nam' }, now: { code: '48', name: 'Thành phố Đà Nẵng' } },
    { of: '52', by: '52', before: { code: '52', name: 'Tỉnh Bình Định' }, now: { code: '52', name: 'Tỉnh Gia Lai' } },
    { of: '33', by: '33', before: { code: '33', name: 'Tỉnh Hưng Yên' }, now: { code: '33', name: 'Tỉnh Hưng Yên' } },
  ])('$before.name', async ({ of, by, before, now }) => {
    const claims: TokenClaims = { role: 'insurance-officer', province: by }
    const old = { cardNumber: freshNumber(`BT2${of}`), registeredFacilityCode: `${of}010`, validFrom: '2025-01-01', validTo: '2026-12-31' }
    const { card, userErrors } = await registered(old, claims)
    expect(userErrors).toEqual([])
    const thenAndNow = `query ($id: ID!) { insuranceCard(id: $id) { cardNumber provinceCode
      issuedThen: issuedIn(on: "2025-06-30") { code name } issuedIn { code name }
      registeredThen: registeredIn(on: "2025-06-30") { code name } registeredIn { code name } } }`
    expect(await ask(claims, thenAndNow, { id: card?.id })).toEqual({
      data: {
        insuranceCard: { cardNumber: old.cardNumber, provinceCode: by, issuedThen: before, issuedIn: now, registeredThen: before, registeredIn: now },
      },
    })
  })
})

describe('a card of nobody whom a home knows', () => {
  test('is registered once by the officer of its province, and the same key gives the same card', async () => {
    const input = aCard({ personalId: '049 051 012345', fiveYearOn: '2027-01-01' })
    const first = await ask(officer, register, { input })
    expect(first).toEqual({
      data: {
        registerCard: {
          card: {
            id: expect.any(String), version: 1, cardNumber: input.cardNumber, socialInsuranceNumber: input.cardNumber.slice(5),
            personalId: '049051012345', objectCode: 'BT', printedLevel: 2, registeredFacilityCode: '49010', provinceCode: '48',
            validFrom: '2026-01-01', validTo: '2026-12-31', fiveYearOn: '2027-01-01', status: 'ACTIVE', holderName: 'Trần Thị Mẫu', corrections: [],
          },
          userErrors: [],
        },
      },
    })
    expect(await ask(officer, register, { input })).toEqual(first)
    const other = await ask(officer, register, { input: { ...input, holderName: 'Ai đó' } })
    expect(codesOf(field<Payload>(other, 'registerCard'))).toEqual(['IDEMPOTENCY_KEY_REUSED idempotencyKey'])
  })

  test('is seen by the officers of its province and by nobody else', async () => {
    const { card } = await registered()
    const seen = async (claims: TokenClaims) => (await ask(claims, read, { id: card?.id })).data?.insuranceCard
    const there = { id: card?.id, version: 1, status: 'ACTIVE' }
    expect([await seen(officer), await seen(head), await seen({ role: 'insurance-officer', scope: 'country' })]).toEqual([there, there, there])
    const others: TokenClaims[] = [
      neighbour, { role: 'insurance-head', province: '52' }, { role: 'insurance-officer' }, { role: 'coordinator', province: '48' },
      { role: 'programme-officer', province: '48' }, { role: 'nurse', facility: 'QN-NCC' }, { role: 'coordinator', scope: 'country' }, { role: 'admin' },
      { role: 'resident', resident: publicId(person) },
    ]
    for (const claims of others) expect([claims, await seen(claims)]).toEqual([claims, null])
  })

  test('of another province is refused, whether it is there or not, and so is a second one in use', async () => {
    const cardNumber = freshNumber('BT252')
    const tried = async () => codesOf(await registered({ cardNumber, registeredFacilityCode: '52010' }))
    expect(await tried()).toEqual(['OTHER_PROVINCE cardNumber'])
    expect((await registered({ cardNumber, registeredFacilityCode: '52010' }, neighbour)).userErrors).toEqual([])
    expect(await tried()).toEqual(['OTHER_PROVINCE cardNumber'])

    const own = freshNumber()
    await registered({ cardNumber: own })
    expect(codesOf(await registered({ cardNumber: own, validFrom: '2026-12-31', validTo: null }))).toEqual(['CARD_IN_USE cardNumber'])
    expect((await registered({ cardNumber: own, validFrom: '2027-01-01', validTo: null })).userErrors).toEqual([])
  })

  test('is refused with everything that is wrong with it at once', async () => {
    const wrong = { cardNumber: freshNumber('QQ249'), holderName: ' ', holderBirthDate: '2027', registeredFacilityCode: '4901', validTo: '2025-12-31' }
    expect(codesOf(await registered(wrong))).toEqual([
      'OBJECT_CODE_UNKNOWN cardNumber', 'NAME_INVALID holderName', 'DATE_IN_FUTURE holderBirthDate',
      'FACILITY_CODE_INVALID registeredFacilityCode', 'ENDS_BEFORE_START validTo', 'BEGINS_BEFORE_BIRTH validFrom',
    ])
  })

  test.each<[TokenClaims]>([[{ role: 'nurse', facility: 'QN-NCC' }], [{ role: 'admin' }], [{ role: 'insurance-officer', scope: 'country' }], [{ role: 'auditor' }]])(
    'is not for %o to register', async claims => {
      expect(errorOf(await ask(claims, register, { input: aCard() }))).toEqual(['FORBIDDEN'])
    },
  )

  test('and four officers at once: one makes the card, the others are told that it is there', async () => {
    const cardNumber = freshNumber()
    const all = await Promise.all([officer, head, officer, head].map(claims => registered({ cardNumber }, claims)))
    expect(all.map(codesOf).toSorted()).toEqual([[], ['CARD_IN_USE cardNumber'], ['CARD_IN_USE cardNumber'], ['CARD_IN_USE cardNumber']])
  })
})

describe('a correction', () => {
  test('keeps what the card was, who changed it and why, the latest first', async () => {
    const { card } = await registered()
    const once = await corrected(card, { holderName: 'Trần Thị Mẩu', validTo: null, note: ' Sai dấu. ' })
    expect(once.userErrors).toEqual([])
    const held = await corrected(once.card, { status: 'SUSPENDED', reason: 'HELD_BACK', note: 'Người khác dùng thẻ.' }, head)
    expect(held.card).toMatchObject({
      version: 3, holderName: 'Trần Thị Mẩu', validTo: null, status: 'SUSPENDED',
      corrections: [
        {
          version: 3, reason: 'HELD_BACK', note: 'Người khác dùng thẻ.', byRole: 'insurance-head', byProvince: '48',
          changes: [{ field: 'status', before: 'ACTIVE', after: 'SUSPENDED' }],
        },
        {
          version: 2, reason: 'TYPING_ERROR', note: 'Sai dấu.', byRole: 'insurance-officer', byProvince: '48',
          changes: [
            { field: 'holderName', before: 'Trần Thị Mẫu', after: 'Trần Thị Mẩu' },
            { field: 'validTo', before: '2026-12-31', after: null },
          ],
        },
      ],
    })
  })

  test('of a version that is not the newest is a conflict; without a reason or a change it is refused', async () => {
    const { card } = await registered()
    const { card: next } = await corrected(card, { validTo: null })
    expect((await corrected(card, { validTo: '2027-01-01' })).userErrors).toEqual([
      { code: 'CONFLICT', path: ['input', 'expectedVersion'], currentVersion: 2 },
    ])
    expect(codesOf(await corrected(next, { note: ' ' , status: 'CANCELLED' }))).toEqual(['NOTE_MISSING note'])
    expect(codesOf(await corrected(next, { validTo: null }))).toEqual(['NOTHING_CHANGED '])
  })

  test('cannot give a card to another province, nor its number to two cards in use', async () => {
    const taken = freshNumber()
    await registered({ cardNumber: taken })
    const { card } = await registered()
    expect(codesOf(await corrected(card, { cardNumber: freshNumber('BT252') }))).toEqual(['OTHER_PROVINCE cardNumber'])
    expect(codesOf(await corrected(card, { cardNumber: taken }))).toEqual(['CARD_IN_USE cardNumber'])
    expect((await corrected(card, { cardNumber: taken, status: 'CANCELLED' })).userErrors).toEqual([])
  })

  test('by a neighbour is answered as for a card that does not exist', async () => {
    const { card } = await registered()
    const absent = { id: toGlobalId('InsuranceCard', '00000000-0000-4000-8000-000000000000'), version: 1 }
    const [there, nowhere] = [await corrected(card, { validTo: null }, neighbour), await corrected(absent, { validTo: null }, neighbour)]
    expect([there, codesOf(there)]).toEqual([nowhere, ['NOT_FOUND card']])
  })
})

describe('a card of a resident', () => {
  let hub: CountedHub
  beforeAll(async () => {
    hub = await countedHub()
    await hub.catchUp()
  })
  afterAll(() => hub.close())

  const on = async (claims: TokenClaims, text: string, input: object, name: string) => field<Payload>(await hub.ask(claims, text, { input }), name)
  const register1 = (more: object, claims = officer) => on(claims, register, { ...aCard(), ...more }, 'registerCard')
  const correct1 = (card: Payload['card'], more: Record<string, unknown>, claims = officer) => on(claims, correct, aCorrection(card, more), 'correctCard')
  const copied = async (card: Payload['card']) => {
    await hub.catchUp()
    const key = Buffer.from(card?.id ?? '', 'base64url').toString().split(':')[1]
    const text = (sector: string) => `select resident_id as "residentId", valid_from as "from", valid_to as "to", source_version as version
      from ${sector}.cover_period where card_id = $1`
    const both = [await hub.sql('referrals', text('referrals'), [key]), await hub.sql('facilities', text('facilities'), [key])]
    expect(both[1]).toEqual(both[0])
    return both[0]
  }

  test('is told to the other sectors with each change, and withdrawn or taken away it is good on no day', async () => {
    const { card } = await register1({ resident: publicId(person) })
    const told = { residentId: person.id, from: '2026-01-01', to: '2026-12-31' }
    expect(await copied(card)).toEqual([{ ...told, version: 1 }])
    const { card: longer } = await correct1(card, { validTo: null, reason: 'RENEWED' })
    expect(await copied(card)).toEqual([{ ...told, to: null, version: 2 }])
    const { card: withdrawn } = await correct1(longer, { status: 'CANCELLED', reason: 'WITHDRAWN' })
    expect(await copied(card)).toEqual([{ ...told, to: '2025-12-31', version: 3 }])
    const { card: back } = await correct1(withdrawn, { status: 'ACTIVE', reason: 'IN_USE_AGAIN' })
    const { card: nobodys } = await correct1(back, { resident: null, reason: 'HOLDER_FOUND' })
    expect(await copied(card)).toEqual([{ ...told, to: '2025-12-31', version: 5 }])
    const other = residentsOf('QN-NCC').filter(({ leftOn }) => leftOn === null)[1]
    const { card: theirs } = await correct1(nobodys, { resident: publicId(other ?? person), reason: 'HOLDER_FOUND' })
    expect(await copied(card)).toEqual([{ ...told, residentId: other?.id, to: null, version: 6 }])
    expect(theirs).toMatchObject({ corrections: expect.arrayContaining([expect.objectContaining({ changes: [{ field: 'resident', before: null, after: null }] })]) })
    const audited = await hub.sql<{ residentId: string; action: string; fields: string }>('insurance',
      `select resident_id as "residentId", action, fields from insurance.audit_entry where subject is not null and resident_id = any($1) order by id`,
      [[person.id, other?.id]])
    expect(audited.map(({ residentId, action, fields }) => [residentId === person.id, action, fields])).toEqual([
      [true, 'card.registered', ''], [true, 'card.corrected', 'validTo'], [true, 'card.corrected', 'status'], [true, 'card.corrected', 'status'],
      [true, 'card.corrected', 'residentId'], [false, 'card.corrected', 'residentId'],
    ])
  })

  test('stands among the cards of the resident from then on', async () => {
    const [, , , fourth] = residentsOf('QN-NCC').filter(({ leftOn }) => leftOn === null)
    const cards = () => hub.ask({ role: 'nurse', facility: 'QN-NCC' }, 'query ($id: ID!) { resident(id: $id) { cards { version status } } }', { id: publicId(fourth ?? person) })
    const before = field<{ cards: unknown[] }>(await cards(), 'resident')
    await register1({ resident: publicId(fourth ?? person) })
    expect(field<{ cards: unknown[] }>(await cards(), 'resident').cards).toHaveLength(before.cards.length + 1)
  })

  test('of a home elsewhere may be managed here: the province of either keeps it, a third does not see it', async () => {
    const { card } = await register1({ resident: publicId(far), cardNumber: freshNumber(), registeredFacilityCode: '52010' }, neighbour)
    const seen = async (claims: TokenClaims) => (await hub.ask(claims, read, { id: card?.id })).data
    const there = { insuranceCard: { id: card?.id, version: 1, status: 'ACTIVE' } }
    expect([await seen(neighbour), await seen(officer), await seen({ role: 'insurance-officer', province: '33' })]).toEqual([there, there, { insuranceCard: null }])
    expect((await correct1(card, { validTo: null }, head)).userErrors).toEqual([])
    expect(codesOf(await correct1(card, { validTo: null }, { role: 'insurance-officer', province: '33' }))).toEqual(['NOT_FOUND card'])
  })

  test('cannot be made for somebody whom the officer does not see: of another province, or sealed', async () => {
    for (const { id } of [far, sealed, { id: '00000000-0000-4000-8000-000000000000' }]) {
      expect(codesOf(await register1({ resident: publicId({ id }) }))).toEqual(['NOT_FOUND resident'])
    }
  })

  test('that is sealed stays absent to the province that manages it', async () => {
    const key = '11111111-1111-4111-8111-111111111111'
    await hub.sql('insurance', `insert into insurance.insurance_card (id, resident_id, holder_name, holder_birth_date, card_number,
        social_insurance_number, object_code, printed_level, registered_facility_code, province_code, valid_from, status, source, as_of)
      values ($1, $2, 'Người Mẫu', '1990', 'GD4490099999999', '0099999999', 'GD', 4, '49010', '48', '2026-01-01', 'ACTIVE', 'HUB_REGISTER', now())`, [key, sealed.id])
    const card = { id: toGlobalId('InsuranceCard', key), version: 1 }
    expect((await hub.ask(officer, read, { id: card.id })).data).toEqual({ insuranceCard: null })
    expect(codesOf(await correct1(card, { validTo: null }))).toEqual(['NOT_FOUND card'])
    expect((await hub.ask({ role: 'nurse', facility: 'QN-CNMT' }, read, { id: card.id })).data).toEqual({ insuranceCard: { id: card.id, version: 1, status: 'ACTIVE' } })
    expect(facilityOf('QN-CNMT').kind).toBe('DRUG_REHABILITATION')
  })
})
