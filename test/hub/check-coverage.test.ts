import { describe, expect, test } from 'vitest'
import type { TokenClaims } from '../../kit/demo-keys.js'
import { toGlobalId } from '../../kit/id.js'
import { field, signedIn } from '../support/client.js'
import { referredResidents, residentsOf } from '../support/world.js'
import { freshKey } from '../support/writes.js'

const officer: TokenClaims = { role: 'insurance-officer', province: '48' }
const neighbour: TokenClaims = { role: 'insurance-officer', province: '52' }
const nurse: TokenClaims = { role: 'nurse', facility: 'QN-NCC' }
const [resident = '', second = ''] = referredResidents('QN-NCC')
const [sealed] = residentsOf('QN-CNMT').filter(({ leftOn }) => leftOn === null)
const [far = ''] = referredResidents('BD-NCC')

const answer = `answer { __typename
  ... on Covered { percent validUntil steps { ruleId } } ... on NotCovered { reason } ... on CouldNotCheck { reason message nextStep steps { ruleId legalBasis } } }`
const checkFields = `id origin askedBy askedRole askedOrganisation on source gatewayCode identifier { kind warnings } resident { id }
  person { name birthDate } ruleSet checkedAgain checkAgainAt follows { id } followedBy { id } ${answer}`
const text = `mutation ($input: CheckCoverageInput!) { checkCoverage(input: $input) { check { ${checkFields} } userErrors { code path message } } }`

interface Check {
  readonly id: string
  readonly answer: { readonly __typename: string; readonly percent?: number; readonly reason?: string }
}
interface Payload {
  readonly check: Check | null
  readonly userErrors: readonly { readonly code: string; readonly path: string[]; readonly message: string }[]
}

async function check(claims: TokenClaims, input: Record<string, unknown>): Promise<Payload> {
  const ask = await signedIn(claims)
  return field(await ask(text, { input: { idempotencyKey: freshKey('check'), ...input } }), 'checkCoverage')
}

const seen = async (claims: TokenClaims, id: string | undefined) => {
  const query = 'query ($id: ID!) { coverageCheck(id: $id) { id } }'
  return field<{ id: string } | null>(await (await signedIn(claims))(query, { id }), 'coverageCheck')?.id ?? null
}

const listed = async (claims: TokenClaims, args: string) => {
  const query = `{ coverageChecks(first: 100${args}) { totalCount nodes { id } } }`
  const { nodes, totalCount } = field<{ totalCount: number; nodes: { id: string }[] }>(await (await signedIn(claims))(query), 'coverageChecks')
  return { ids: nodes.map(({ id }) => id), totalCount }
}

let numbers = 0
/** A card of Quảng Nam, which is Đà Nẵng today, of somebody whom no home knows. */
async function strangersCard(objectCode = 'GD4') {
  const cardNumber = `${objectCode}4977${String(++numbers).padStart(8, '0')}`
  const input = {
    idempotencyKey: freshKey('card'),
    cardNumber,
    holderName: 'Phạm Thị Không Quen',
    holderBirthDate: '1960',
    registeredFacilityCode: '49010',
    validFrom: '2026-01-01',
    validTo: '2026-12-31',
    personalId: `0490600${String(numbers).padStart(5, '0')}`,
  }
  const register = 'mutation ($input: RegisterCardInput!) { registerCard(input: $input) { userErrors { code } } }'
  const made = await (await signedIn(officer))(register, { input })
  expect(made).toEqual({ data: { registerCard: { userErrors: [] } } })
  return { cardNumber, personalId: input.personalId, socialInsuranceNumber: cardNumber.slice(5) }
}

describe('a check', () => {
  test('of a resident says what coverage says, and is kept as it was given', async () => {
    const ask = await signedIn(officer)
    const now = await ask(`query ($id: ID!) { coverageOf(resident: $id) { __typename ... on Covered { percent validUntil steps { ruleId } } } }`, { id: resident })
    const { check: kept, userErrors } = await check(officer, { resident })
    expect(userErrors).toEqual([])
    expect(kept).toMatchObject({
      origin: 'ASKED',
      askedRole: 'insurance-officer',
      askedOrganisation: null,
      on: '2026-11-02',
      source: 'HUB_REGISTER',
      gatewayCode: null,
      identifier: null,
      resident: { id: resident },
      ruleSet: 0,
      checkedAgain: null,
      checkAgainAt: null,
      follows: null,
      followedBy: null,
      answer: field<object>(now, 'coverageOf'),
    })
    const again = await ask(`query ($id: ID!) { coverageCheck(id: $id) { ${checkFields} } }`, { id: kept?.id })
    expect(again).toEqual({ data: { coverageCheck: kept } })
  })

  test('five times at once with one key is one check; the same key with another question is refused', async () => {
    const idempotencyKey = freshKey('check')
    const all = await Promise.all(Array.from({ length: 5 }, () => check(officer, { idempotencyKey, resident })))
    expect(new Set(all.map(each => each.check?.id)).size).toBe(1)
    const other = await check(officer, { idempotencyKey, resident, on: '2026-01-01' })
    expect([other.check, other.userErrors.map(({ code }) => code)]).toEqual([null, ['IDEMPOTENCY_KEY_REUSED']])
  })

  test('of somebody no home knows goes by any of their numbers, in any dress', async () => {
    const { cardNumber, personalId, socialInsuranceNumber } = await strangersCard()
    const dressed = `${cardNumber.slice(0, 3).toLowerCase()} ${cardNumber.slice(3, 5)}-${cardNumber.slice(5)}`
    const checks = await Promise.all([cardNumber, personalId, socialInsuranceNumber, dressed].map(identifier => check(officer, { identifier })))
    expect(checks.map(({ check: kept }) => kept)).toEqual(
      ['CARD', 'PERSONAL_ID', 'SOCIAL_INSURANCE_NUMBER', 'CARD'].map(kind =>
        expect.objectContaining({
          identifier: { kind, warnings: [] },
          resident: null,
          person: { name: 'Phạm Thị Không Quen', birthDate: '1960' },
          answer: { __typename: 'Covered', percent: 80, validUntil: '2026-12-31', steps: expect.any(Array) },
        }),
      ),
    )
  })

  test('under a number nobody holds is "could not check", with a next step', async () => {
    const { check: kept } = await check(officer, { identifier: 'GD4490000000999' })
    expect(kept?.answer).toEqual({
      __typename: 'CouldNotCheck',
      reason: 'NOT_IN_REGISTER',
      message: 'Sổ thẻ của hệ thống không có số này trong phạm vi của bạn. Điều này không có nghĩa là không có BHYT.',
      nextStep: 'So lại số với giấy tờ; tra trên Cổng giám định BHYT hoặc hỏi cơ quan BHXH quản lý thẻ.',
      steps: [{ ruleId: 'HUB-7', legalBasis: 'NĐ 188/2025/NĐ-CP Đ37, Đ38' }],
    })
  })

  test('of a visit goes by its route: a slip pays where coming by oneself does not', async () => {
    const { cardNumber } = await strangersCard()
    const visit = { healthFacilityCode: '01001', setting: 'OUTPATIENT', diagnoses: ['K29.7'] }
    const slip = { signedOn: '2026-11-02', validUntil: '2026-11-16' }
    const asked = await Promise.all([visit, { ...visit, slip }, { ...visit, circumstances: ['EMERGENCY'] }].map(each => check(officer, { identifier: cardNumber, visit: each })))
    expect(asked.map(({ check: kept }) => [kept?.answer.__typename, kept?.answer.percent ?? kept?.answer.reason])).toEqual([
      ['NotCovered', 'VISIT_NOT_PAID'],
      ['Covered', 80],
      ['Covered', 80],
    ])
  })

  test('that is not sound is refused with everything that is wrong, says what to do, and leaves nothing', async () => {
    const before = await listed(officer, ', mine: true')
    const { check: none, userErrors } = await check(officer, { identifier: '52150000001', on: '1999-01-01', bill: -1 })
    expect(none).toBeNull()
    expect(userErrors.map(({ code, path }) => `${code} ${path.join('.')}`)).toEqual([
      'IDENTIFIER_UNREADABLE input.identifier',
      'DATE_OUT_OF_RANGE input.on',
      'AMOUNT_INVALID input.bill',
    ])
    expect(userErrors[0]?.message).toBe('Có 11 chữ số: có lẽ bảng tính đã bỏ số 0 ở đầu số định danh. Thêm số 0 rồi thử lại.')
    expect((await listed(officer, ', mine: true')).totalCount).toBe(before.totalCount)
  })
})

describe('who sees a check', () => {
  test('of a resident: the officer of the province and the home; not the officer of the neighbour, by id, list or count', async () => {
    const { check: kept } = await check(officer, { resident })
    expect(await Promise.all([officer, nurse, neighbour].map(claims => seen(claims, kept?.id)))).toEqual([kept?.id, kept?.id, null])
    const ofResident = `, resident: "${resident}"`
    expect((await listed(officer, ofResident)).ids).toContain(kept?.id)
    expect(await listed(neighbour, ofResident)).toEqual({ ids: [], totalCount: 0 })
    expect((await listed(neighbour, '')).ids).not.toContain(kept?.id)
  })

  test('of somebody no home knows: who works where it was asked', async () => {
    const { cardNumber } = await strangersCard()
    const { check: kept } = await check(officer, { identifier: cardNumber })
    const asked = await Promise.all([officer, neighbour, nurse].map(claims => seen(claims, kept?.id)))
    expect(asked).toEqual([kept?.id, null, null])
  })

  test('the neighbour’s own question about them finds nothing, and nothing of it says "not insured"', async () => {
    const { cardNumber } = await strangersCard()
    const { check: theirs } = await check(neighbour, { identifier: cardNumber })
    expect(theirs?.answer).toMatchObject({ __typename: 'CouldNotCheck', reason: 'NOT_IN_REGISTER' })
    const refused = await check(neighbour, { resident })
    expect([refused.check, refused.userErrors.map(({ code }) => code)]).toEqual([null, ['NOT_FOUND']])
    expect((await check(officer, { resident: far })).userErrors.map(({ code }) => code)).toEqual(['NOT_FOUND'])
  })

  test('of a sealed person: their own staff alone', async () => {
    const id = toGlobalId('Resident', sealed?.id ?? '')
    const { check: kept } = await check({ role: 'nurse', facility: 'QN-CNMT' }, { resident: id })
    expect(await seen({ role: 'nurse', facility: 'QN-CNMT' }, kept?.id)).toBe(kept?.id)
    expect(await Promise.all([officer, nurse].map(claims => seen(claims, kept?.id)))).toEqual([null, null])
    expect((await check(officer, { resident: id })).userErrors.map(({ code }) => code)).toEqual(['NOT_FOUND'])
  })

  test('a role that may not ask is told so', async () => {
    const ask = await signedIn({ role: 'auditor' })
    const { data, errors } = await ask(text, { input: { idempotencyKey: freshKey('check'), resident } })
    expect([data, errors?.map(({ extensions }) => extensions?.code)]).toEqual([null, ['FORBIDDEN']])
  })

  test('the kept checks of a resident are on the resident too', async () => {
    const made = [await check(officer, { resident: second, on: '2026-01-15' }), await check(nurse, { resident: second, on: '2026-02-15' })]
    const query = `query ($id: ID!) { resident(id: $id) { coverageChecks(first: 50) { totalCount nodes { id origin on askedRole askedOrganisation } } } }`
    const { coverageChecks } = field<{ coverageChecks: { totalCount: number; nodes: { id: string; origin: string; on: string }[] } }>(
      await (await signedIn(officer))(query, { id: second }),
      'resident',
    )
    const asked = coverageChecks.nodes.filter(({ origin }) => origin === 'ASKED').toSorted((a, b) => (a.on < b.on ? -1 : 1))
    expect(asked).toEqual([
      { id: made[0]?.check?.id, origin: 'ASKED', on: '2026-01-15', askedRole: 'insurance-officer', askedOrganisation: null },
      { id: made[1]?.check?.id, origin: 'ASKED', on: '2026-02-15', askedRole: 'nurse', askedOrganisation: 'QN-NCC' },
    ])
    expect(coverageChecks.totalCount).toBe(coverageChecks.nodes.length)
  })
})
