import { describe, expect, test } from 'vitest'
import { toGlobalId } from '../../kit/id.js'
import type { TokenClaims } from '../../kit/demo-keys.js'
import { type Answer, type Client, field, signedIn } from '../support/client.js'
import { facilityOf } from '../support/world.js'
import { accept, admit, anAdmission, freshKey, referralOf, send, transfer } from '../support/writes.js'

const home = 'HY-TE'
const nurse: TokenClaims = { role: 'nurse', facility: home }
const anyId = expect.any(String)

const found = 'query Found($name: String!) { residents(first: 10, search: $name) { totalCount nodes { fullName } } }'

async function until<Value>(ask: () => Promise<Value>, isThere: (value: Value) => boolean): Promise<Value> {
  const end = performance.now() + 10_000
  for (;;) {
    const value = await ask()
    if (isThere(value) || performance.now() > end) return value
    await new Promise(resolve => setTimeout(resolve, 50))
  }
}

const errorsOf = ({ errors }: Answer) => errors?.map(({ path, extensions }) => [path?.join('.'), extensions?.code])

describe('an admission', () => {
  test('makes a person, a stay and a temporary code at once, and the home finds the child by name without marks', async () => {
    const ask = await signedIn(nurse)
    expect(await ask(admit, { input: anAdmission(home, {}, { fullName: '  Vừ  Thị Sương Giáng ' }) })).toEqual({
      data: {
        admitResident: {
          resident: {
            id: anyId,
            version: 1,
            code: expect.stringMatching(/^NDC-\d{7}$/),
            fullName: 'Vừ Thị Sương Giáng',
            birthDate: '2019-03',
            sex: 'FEMALE',
            identifiers: [{ type: 'TEMPORARY' }],
            categories: [{ kind: 'CHILD', since: '2026-11-01' }],
            currentStay: { mode: 'RESIDENTIAL', admittedOn: '2026-11-01' },
          },
          stay: { admittedOn: '2026-11-01', endedOn: null, facility: { code: home } },
          userErrors: [],
        },
      },
    })
    const listed = { residents: { totalCount: 1, nodes: [{ fullName: 'Vừ Thị Sương Giáng' }] } }
    expect(await ask(found, { name: 'giang suong vu' })).toEqual({ data: listed })
    const neighbour = await signedIn({ role: 'nurse', facility: 'HY-BTXH' })
    expect(await neighbour(found, { name: 'giang suong vu' })).toEqual({ data: { residents: { totalCount: 0, nodes: [] } } })
  })

  test('is refused with all its reasons at once, in the language of the caller, and leaves nothing', async () => {
    const ask = await signedIn(nurse)
    const input = anAdmission(
      home,
      { admittedOn: '2026-11-03' },
      {
        fullName: 'Bị\u202ETừ Chối',
        identifiers: [{ type: 'PERSONAL_ID', value: '12345' }, { type: 'TEMPORARY', value: 'TAM-1' }],
        categories: [],
      },
    )
    const refused = (code: string, path: string[], message: string) => ({ code, path: ['input', ...path], message, currentVersion: null })
    expect(await ask(admit, { input }, { 'accept-language': 'en' })).toEqual({
      data: {
        admitResident: {
          resident: null,
          stay: null,
          userErrors: [
            refused('NAME_INVALID', ['person', 'fullName'], 'The name is not valid. Enter family and given name in letters, at most 255 characters.'),
            refused('DATE_IN_FUTURE', ['admittedOn'], 'This day lies in the future. Enter today or a day before.'),
            refused('CATEGORY_MISSING', ['person', 'categories'], 'There is no beneficiary group. Choose at least one.'),
            refused('IDENTIFIER_INVALID', ['person', 'identifiers', '0', 'value'], 'The number does not have the right form. Look at the paper and enter it again.'),
            refused('IDENTIFIER_INVALID', ['person', 'identifiers', '1', 'value'], 'The number does not have the right form. Look at the paper and enter it again.'),
          ],
        },
      },
    })
    const again = field<{ userErrors: { message: string }[] }>(await ask(admit, { input }), 'admitResident')
    expect(again.userErrors[0]?.message).toBe('Họ tên không hợp lệ. Hãy nhập họ và tên bằng chữ, tối đa 255 ký tự.')
    expect(field<{ totalCount: number }>(await ask(found, { name: 'tu choi' }), 'residents').totalCount).toBe(0)
  })

  test('with the same key five times at once makes one person, and every answer is the same', async () => {
    const ask = await signedIn(nurse)
    const input = anAdmission(home, {}, { fullName: 'Quàng Văn Năm Lần' })
    const answers = await Promise.all(Array.from({ length: 5 }, () => ask(admit, { input })))
    expect(new Set(answers.map(answer => JSON.stringify(answer))).size).toBe(1)
    expect(answers[0]?.errors).toBeUndefined()
    expect(field<object>(await ask(found, { name: 'Quàng Văn Năm Lần' }), 'residents')).toMatchObject({ totalCount: 1 })
  })

  test('the same key with another body is refused; the same key of somebody else is their own', async () => {
    const ask = await signedIn({ ...nurse, subject: 'one' })
    const other = await signedIn({ ...nurse, subject: 'another' })
    const input = anAdmission(home, {}, { fullName: 'Cà Thị Khoá' })
    expect(field<object>(await ask(admit, { input }), 'admitResident')).toMatchObject({ userErrors: [] })
    const changed = { ...input, mode: 'DAY' }
    const codes = (answer: Answer) => field<{ userErrors: { code: string; path: string[] }[] }>(answer, 'admitResident').userErrors.map(({ code, path }) => [code, path])
    expect(codes(await ask(admit, { input: changed }))).toEqual([['IDEMPOTENCY_KEY_REUSED', ['input', 'idempotencyKey']]])
    expect(codes(await other(admit, { input: changed }))).toEqual([])
    expect(field<object>(await ask(found, { name: 'Cà Thị Khoá' }), 'residents')).toMatchObject({ totalCount: 2 })
  })

  test('a number that another record holds is refused, without a word about whose it is', async () => {
    const ask = await signedIn(nurse)
    const person = { identifiers: [{ type: 'OLD_IDENTITY_CARD', value: '987 654 321' }] }
    await ask(admit, { input: anAdmission(home, {}, { ...person, fullName: 'Mào Văn Trước' }) })
    const answer = await ask(admit, { input: anAdmission(home, {}, { ...person, fullName: 'Mào Văn Sau' }) })
    expect(field<object>(answer, 'admitResident')).toMatchObject({
      resident: null,
      userErrors: [{ code: 'IDENTIFIER_TAKEN', path: ['input', 'person', 'identifiers'] }],
    })
    expect(JSON.stringify(answer)).not.toContain('Trước')
    expect(field<object>(await ask(found, { name: 'Mào Văn Sau' }), 'residents')).toMatchObject({ totalCount: 0 })
  })

  test.each<TokenClaims>([
    { role: 'nurse', facility: 'HY-BTXH' },
    { role: 'clinician', facility: home },
    { role: 'coordinator', scope: 'country' },
    { role: 'admin' },
    { role: 'auditor' },
  ])('is not for $role $facility', async claims => {
    const ask = await signedIn(claims)
    const answer = await ask(admit, { input: anAdmission(home, {}, { fullName: 'Không Được Phép' }) })
    expect([answer.data, errorsOf(answer)]).toEqual([null, [['admitResident', 'FORBIDDEN']]])
  })
})

describe('a transfer', () => {
  const place = (code: string) => toGlobalId('Facility', facilityOf(code).id)
  const cardless = 'query Coverage($id: ID!) { coverageOf(resident: $id) { __typename } }'

  test('ends one stay and begins the next; the old home loses sight of the person, the new one sees all sectors', async () => {
    const [here, there] = await Promise.all([signedIn(nurse), signedIn({ role: 'nurse', facility: 'HY-KC' })])
    const admitted = await here(admit, { input: anAdmission(home, {}, { fullName: 'Giàng A Chuyển' }) })
    const { id } = field<{ resident: { id: string } }>(admitted, 'admitResident').resident
    const covered = async (ask: Client) => (await ask(cardless, { id })).data?.coverageOf ?? null
    expect(await until(() => covered(here), value => value !== null)).toEqual({ __typename: 'NotCovered' })
    const input = { idempotencyKey: freshKey('transfer'), expectedVersion: 1, resident: id, toFacility: place('HY-KC'), on: '2026-11-02' }
    const moved = {
      data: {
        transferResident: {
          resident: null,
          endedStay: { endedOn: '2026-11-02', endReason: 'TRANSFERRED', facility: { code: home } },
          userErrors: [],
        },
      },
    }
    expect(await here(transfer, { input })).toEqual(moved)
    expect(await here(transfer, { input })).toEqual(moved)
    const view = 'query ($id: ID!) { resident(id: $id) { version currentStay { facility { code } } stays { endedOn } } }'
    expect(await here(view, { id })).toEqual({ data: { resident: null } })
    expect(await there(view, { id })).toEqual({
      data: { resident: { version: 2, currentStay: { facility: { code: 'HY-KC' } }, stays: [{ endedOn: null }, { endedOn: '2026-11-02' }] } },
    })
    expect(await until(() => covered(there), value => value !== null)).toEqual({ __typename: 'NotCovered' })
    expect(await until(() => covered(here), value => value === null)).toBeNull()
  })

  test('of an old version is a conflict that says the version of now; wrong days and places are named', async () => {
    const ask = await signedIn(nurse)
    const admitted = await ask(admit, { input: anAdmission(home, {}, { fullName: 'Sùng Thị Phiên Bản' }) })
    const { id } = field<{ resident: { id: string } }>(admitted, 'admitResident').resident
    const refusals = async (more: object) => {
      const input = { idempotencyKey: freshKey('transfer'), expectedVersion: 1, resident: id, toFacility: place('HY-KC'), on: '2026-11-02', ...more }
      return field<{ userErrors: object[] }>(await ask(transfer, { input }), 'transferResident').userErrors
    }
    const at = (code: string, name: string, currentVersion: number | null = null) => ({ code, path: ['input', name], currentVersion })
    expect(await refusals({ expectedVersion: 7 })).toEqual([at('CONFLICT', 'expectedVersion', 1)])
    expect(await refusals({ toFacility: place(home), on: '2026-11-03' })).toEqual([at('SAME_FACILITY', 'toFacility'), at('DATE_IN_FUTURE', 'on')])
    expect(await refusals({ on: '2026-10-31' })).toEqual([at('DATE_TOO_EARLY', 'on')])
    expect(await refusals({ toFacility: toGlobalId('Facility', '00000000-0000-4000-8000-000000000000') })).toEqual([at('NOT_FOUND', 'toFacility')])
    expect(await refusals({ idempotencyKey: 'short' })).toEqual([at('INVALID_VALUE', 'idempotencyKey')])
  })

  test('of a neighbour’s resident is the same as of nobody', async () => {
    const ask = await signedIn({ role: 'head', facility: 'HY-BTXH' })
    const admitted = await (await signedIn(nurse))(admit, { input: anAdmission(home) })
    const { id } = field<{ resident: { id: string } }>(admitted, 'admitResident').resident
    const answer = (resident: string) => {
      const input = { idempotencyKey: freshKey('transfer'), expectedVersion: 1, resident, toFacility: place('HY-KC'), on: '2026-11-02' }
      return ask(transfer, { input })
    }
    const absent = { resident: null, endedStay: null, userErrors: [{ code: 'NOT_FOUND', path: ['input', 'resident'], currentVersion: null }] }
    expect(await answer(id)).toEqual({ data: { transferResident: absent } })
    expect(await answer(toGlobalId('Resident', '00000000-0000-4000-8000-000000000000'))).toEqual({ data: { transferResident: absent } })
  })
})

describe('a referral', () => {
  const { id, row, sender, receiver } = referralOf('HY-TT', 'ISSUED')
  const input = (expectedVersion: number) => ({ idempotencyKey: freshKey('move'), referral: id, expectedVersion })

  test('is sent by its sender and then accepted by its receiver; each step says whose move it is', async () => {
    const [nurseThere, clinician] = await Promise.all([signedIn(sender), signedIn(receiver)])
    const look = 'query ($id: ID!) { referral(id: $id) { status } }'
    expect(await clinician(look, { id })).toEqual({ data: { referral: null } })
    const early = { referral: null, userErrors: [{ code: 'NOT_FOUND', path: ['input', 'referral'], currentVersion: null }] }
    expect(await clinician(accept, { input: input(row.version) })).toEqual({ data: { acceptReferral: early } })
    const sending = input(row.version)
    const sent = { data: { sendReferral: { referral: { id, version: row.version + 1, status: 'SENT', nextMove: 'RECEIVER' }, userErrors: [] } } }
    expect(await nurseThere(send, { input: sending })).toEqual(sent)
    expect(await nurseThere(send, { input: sending })).toEqual(sent)
    const twice = [{ code: 'WRONG_STATUS', path: ['input', 'referral'], currentVersion: null }]
    expect(field<object>(await nurseThere(send, { input: input(row.version + 1) }), 'sendReferral')).toMatchObject({ userErrors: twice })
    expect(errorsOf(await nurseThere(accept, { input: input(row.version + 1) }))).toEqual([['acceptReferral', 'FORBIDDEN']])
    expect(errorsOf(await clinician(send, { input: input(row.version + 1) }))).toEqual([['sendReferral', 'FORBIDDEN']])
    const stale = [{ code: 'CONFLICT', path: ['input', 'expectedVersion'], currentVersion: row.version + 1 }]
    expect(field<object>(await clinician(accept, { input: input(row.version) }), 'acceptReferral')).toMatchObject({ userErrors: stale })
    expect(await clinician(accept, { input: input(row.version + 1) })).toEqual({
      data: {
        acceptReferral: {
          referral: { id, version: row.version + 2, status: 'ACCEPTED', nextMove: 'RECEIVER', dueBy: expect.any(String) },
          userErrors: [],
        },
      },
    })
  })

  test('two steps in one document see each other', async () => {
    const next = referralOf('HY-TT', 'ISSUED', 1)
    const both = `mutation ($send: SendReferralInput!, $again: SendReferralInput!) {
      sendReferral(input: $send) { referral { version status } userErrors { code } }
      again: sendReferral(input: $again) { referral { version status } userErrors { code } }
    }`
    const one = (expectedVersion: number) => ({ idempotencyKey: freshKey('both'), referral: next.id, expectedVersion })
    const { version } = next.row
    const sent = { version: version + 1, status: 'SENT' }
    expect(await (await signedIn(next.sender))(both, { send: one(version), again: one(version + 1) })).toEqual({
      data: { sendReferral: { referral: sent, userErrors: [] }, again: { referral: sent, userErrors: [{ code: 'WRONG_STATUS' }] } },
    })
  })
})

test('every sector says how fresh its copies are, and from whom it has them', async () => {
  const copies = 'source asOf ageSeconds parked'
  const { data } = await (await signedIn(nurse))(`{ facilitiesCopies { ${copies} } referralsCopies { ${copies} } insuranceCopies { ${copies} } }`)
  const fresh = (source: string) => ({ source, asOf: expect.any(String), ageSeconds: expect.any(Number), parked: 0 })
  expect(data).toEqual({
    facilitiesCopies: [fresh('insurance'), fresh('referrals')],
    referralsCopies: [fresh('facilities'), fresh('insurance')],
    insuranceCopies: [fresh('facilities'), fresh('referrals')],
  })
})
