import { describe, expect, test } from 'vitest'
import type { TokenClaims } from '../../kit/demo-keys.js'
import { signedIn } from '../support/client.js'
import { home, nurse, said, admitted, change, codes, refused, read, find, found, nextSerial, idOf1958, allNumbers } from '../support/record.js'
import { freshKey } from '../support/writes.js'

describe('the numbers of a person', () => {
  test('a person without papers has a temporary code, which is linked when the paper comes, and finds the person still', async () => {
    const ask = await signedIn(nurse)
    const person = await admitted(ask, {})
    const { identifiers } = (await read(ask, person.id, 'identifiers { value }')) as { identifiers: { value: string }[] }
    const temporary = identifiers[0]?.value ?? ''
    const value = idOf1958()
    expect(await change(ask, 'recordIdentifier', person, { type: 'PERSONAL_ID', value, issuer: 'Bộ Công an', issuedOn: '2026-10-30' })).toEqual({
      resident: { version: 2 },
      identifier: {
        type: 'PERSONAL_ID', value, issuer: 'Bộ Công an', issuedOn: '2026-10-30', validFrom: '2026-10-30', validTo: null, endReason: null, replacedBy: null,
      },
      warnings: [],
      userErrors: [],
    })
    expect(await read(ask, person.id, allNumbers)).toEqual({
      identifiers: [
        { type: 'PERSONAL_ID', value, validTo: null, endReason: null, replacedBy: null },
        { type: 'TEMPORARY', value: temporary, validTo: '2026-11-02', endReason: 'LINKED', replacedBy: { value } },
      ],
    })
    const resident = { id: person.id }
    expect(await found(ask, ` ${value.slice(0, 6)} ${value.slice(6)}`)).toEqual({ recognisedAs: 'PERSONAL_ID', former: false, validTo: null, resident })
    expect(await found(ask, temporary)).toEqual({ recognisedAs: 'TEMPORARY', former: true, validTo: '2026-11-02', resident })
  })

  test('a number issued anew because the year was put right ends the old one the day before; both find the person', async () => {
    const ask = await signedIn(nurse)
    const [wrong, right] = [`033157${nextSerial()}`, idOf1958()]
    const person = await admitted(ask, { identifiers: [{ type: 'PERSONAL_ID', value: wrong, issuer: 'Công an tỉnh Hưng Yên', issuedOn: '2021-05-01' }] })
    expect(await change(ask, 'recordIdentifier', person, { type: 'PERSONAL_ID', value: right })).toEqual({ ...refused('IDENTIFIER_IN_FORCE', 'type'), identifier: null })
    const { identifiers } = (await read(ask, person.id, 'identifiers { id }')) as { identifiers: { id: string }[] }
    const again = { type: 'PERSONAL_ID', value: right, issuedOn: '2026-03-10', replaces: identifiers[0]?.id }
    expect(await change(ask, 'recordIdentifier', person, again)).toMatchObject({ userErrors: [], identifier: { value: right, validTo: null } })
    expect(await read(ask, person.id, allNumbers)).toEqual({
      identifiers: [
        { type: 'PERSONAL_ID', value: right, validTo: null, endReason: null, replacedBy: null },
        { type: 'PERSONAL_ID', value: wrong, validTo: '2026-03-09', endReason: 'REISSUED', replacedBy: { value: right } },
      ],
    })
    expect(await found(ask, wrong)).toEqual({ recognisedAs: 'PERSONAL_ID', former: true, validTo: '2026-03-09', resident: { id: person.id } })
    expect(await found(ask, right)).toMatchObject({ former: false })
  })

  test('another sex and year in the number is a warning in the caller’s language, never an error', async () => {
    const ask = await signedIn(nurse)
    const person = await admitted(ask, {})
    const man = `033059${nextSerial()}`
    const warnings = [
      { code: 'BIRTH_YEAR_DIFFERS', message: 'The birth year in the number differs from the recorded one.' },
      { code: 'SEX_DIFFERS', message: 'The sex in the number differs from the recorded one.' },
    ]
    expect(await change(ask, 'recordIdentifier', person, { type: 'PERSONAL_ID', value: man })).toMatchObject({ userErrors: [], warnings })
    const put = { sex: 'MALE', reason: 'PAPER_SEEN', note: 'Theo căn cước' }
    expect(await change(ask, 'correctResident', person, put, 'vi')).toEqual({
      resident: { version: 3 },
      warnings: [{ code: 'BIRTH_YEAR_DIFFERS', message: 'Năm sinh trong số định danh khác năm sinh đã ghi.' }],
      userErrors: [],
    })
  })

  test('a typing error is put right and what stood is kept; a temporary code is never retyped', async () => {
    const ask = await signedIn(nurse)
    const [typed, right] = [idOf1958(), idOf1958()]
    const person = await admitted(ask, { identifiers: [{ type: 'PERSONAL_ID', value: typed }] })
    const { identifiers } = (await read(ask, person.id, 'identifiers { id }')) as { identifiers: { id: string }[] }
    const correction = { identifier: identifiers[0]?.id, value: right, issuer: 'Bộ Công an', reason: 'TYPING_ERROR', note: 'Gõ nhầm hai số cuối' }
    expect(await change(ask, 'correctIdentifier', person, correction)).toMatchObject({ userErrors: [], identifier: { value: right, issuer: 'Bộ Công an' } })
    expect(await change(ask, 'correctIdentifier', person, correction)).toEqual({ ...refused('NOTHING_CHANGED'), identifier: null })
    expect(await read(ask, person.id, 'identifiers { value corrections { version reason note byRole changes { field before after } } } corrections { version }')).toEqual({
      identifiers: [
        {
          value: right,
          corrections: [
            {
              version: 2, reason: 'TYPING_ERROR', note: 'Gõ nhầm hai số cuối', byRole: 'nurse',
              changes: [{ field: 'value', before: typed, after: right }, { field: 'issuer', before: null, after: 'Bộ Công an' }],
            },
          ],
        },
      ],
      corrections: [],
    })
    expect(await found(ask, typed)).toBeNull()
    const other = await admitted(ask, {})
    const temporary = (await read(ask, other.id, 'identifiers { id }')) as { identifiers: { id: string }[] }
    expect(await change(ask, 'correctIdentifier', other, { ...correction, identifier: temporary.identifiers[0]?.id })).toEqual({
      ...refused('IDENTIFIER_INVALID', 'value'), identifier: null,
    })
    // A number of somebody else is not there.
    expect(await change(ask, 'endIdentifier', other, { identifier: identifiers[0]?.id, on: '2026-11-01', reason: 'CANCELLED', note: 'x' })).toEqual({
      ...refused('NOT_FOUND', 'identifier'), identifier: null,
    })
  })

  test('a cancelled number stays in the history, and may then be somebody else’s', async () => {
    const ask = await signedIn(nurse)
    const value = idOf1958()
    const person = await admitted(ask, { identifiers: [{ type: 'PERSONAL_ID', value }] })
    const other = await admitted(ask, {})
    expect(await change(ask, 'recordIdentifier', other, { type: 'PERSONAL_ID', value })).toEqual({ ...refused('IDENTIFIER_TAKEN', 'value'), identifier: null })
    const { identifiers } = (await read(ask, person.id, 'identifiers { id }')) as { identifiers: { id: string }[] }
    const end = { identifier: identifiers[0]?.id, on: '2026-10-31', reason: 'ENTERED_IN_ERROR', note: 'Số của người khác' }
    expect(await change(ask, 'endIdentifier', person, end)).toMatchObject({ userErrors: [], identifier: { value, validTo: '2026-10-31', endReason: 'ENTERED_IN_ERROR' } })
    expect(await change(ask, 'endIdentifier', person, end)).toEqual({ ...refused('ALREADY_ENDED'), identifier: null })
    expect(await change(ask, 'recordIdentifier', other, { type: 'PERSONAL_ID', value })).toMatchObject({ userErrors: [] })
    expect(await found(ask, value)).toMatchObject({ former: false, resident: { id: other.id } })
  })

  test('two who record the same number at once: one does, the other is told', async () => {
    const ask = await signedIn(nurse)
    const people = [await admitted(ask, {}), await admitted(ask, {})]
    const value = idOf1958()
    const answers = await Promise.all(people.map(person => change(ask, 'recordIdentifier', person, { type: 'PERSONAL_ID', value })))
    expect(answers.map(said).toSorted()).toEqual(['', 'IDENTIFIER_TAKEN'])
  })

  test('the same request twice is done once, and a stale version is a conflict', async () => {
    const ask = await signedIn(nurse)
    const person = await admitted(ask, {})
    const input = { idempotencyKey: freshKey('passport'), expectedVersion: 1, type: 'PASSPORT', value: `c${nextSerial()}1` }
    const first = await change(ask, 'recordIdentifier', person, input)
    expect(await change(ask, 'recordIdentifier', person, input)).toEqual(first)
    expect(await change(ask, 'recordIdentifier', person, { ...input, idempotencyKey: freshKey('stale') })).toEqual({
      resident: null, identifier: null, warnings: [], userErrors: [{ code: 'CONFLICT', path: ['input', 'expectedVersion'], currentVersion: 2 }],
    })
  })

  test('a number is looked up by who may read numbers, within their rows; unknown and foreign are the same', async () => {
    const ask = await signedIn(nurse)
    const number = `33${nextSerial()}77`
    const person = await admitted(ask, { identifiers: [{ type: 'SOCIAL_INSURANCE', value: number }] })
    const match = { recognisedAs: 'HEALTH_INSURANCE_CARD', former: false, validTo: null, resident: { id: person.id } }
    expect(await found(ask, `BT2 33 ${number}`)).toEqual(match)
    expect(await found(await signedIn({ role: 'insurance-officer', province: '33' }), number)).toMatchObject({ resident: { id: person.id } })
    expect(await found(await signedIn({ role: 'resident', resident: person.id }), number)).toMatchObject({ former: false })
    for (const stranger of [{ role: 'nurse', facility: 'HY-TE' }, { role: 'insurance-officer', province: '48' }] as const) {
      const other = await signedIn(stranger)
      expect(await other(find, { number })).toEqual({ data: { residentByIdentifier: null } })
      expect(await other(find, { number: '3399999999' })).toEqual({ data: { residentByIdentifier: null } })
    }
    expect(await found(ask, 'không phải số')).toBeNull()
    const programme = await signedIn({ role: 'programme-officer', province: '33' })
    expect(codes(await programme(find, { number }))).toEqual([['residentByIdentifier', 'FORBIDDEN']])
  })
})

describe('who may keep the record', () => {
  test('not who may only look, not the neighbour, not the person and not the guardian', async () => {
    const ask = await signedIn(nurse)
    const person = await admitted(ask, {})
    const input = { level: 'PARTLY', assessedOn: '2026-11-01' }
    const by = async (claims: TokenClaims) => change(await signedIn(claims), 'recordFunctionalLevel', { ...person }, input)
    const forbidden = [['recordFunctionalLevel', 'FORBIDDEN']]
    for (const role of ['clinician', 'coordinator'] as const) expect(await by({ role, facility: home })).toEqual(forbidden)
    expect(await by({ role: 'resident', resident: person.id })).toEqual(forbidden)
    expect(await by({ role: 'guardian', resident: person.id })).toEqual(forbidden)
    expect(await by({ role: 'nurse', facility: 'HY-TE' })).toEqual({ ...refused('NOT_FOUND', 'resident'), assessment: null })
    expect(await by({ role: 'head', facility: home })).toMatchObject({ userErrors: [], assessment: { level: 'PARTLY', assessedOn: '2026-11-01', note: null } })
    expect(await read(await signedIn({ role: 'guardian', resident: person.id }), person.id, 'functionalLevel { level }')).toEqual({ functionalLevel: { level: 'PARTLY' } })
    // The province sees the group, and neither numbers nor health.
    const programme = await signedIn({ role: 'programme-officer', province: '33' })
    expect(await read(programme, person.id, 'categories { kind }')).toEqual({ categories: [{ kind: 'DISABLED' }] })
    expect(await read(programme, person.id, 'disabilities { kind } contacts { phone } address { street }')).toEqual([
      ['resident.disabilities', 'FORBIDDEN'], ['resident.contacts', 'FORBIDDEN'], ['resident.address', 'FORBIDDEN'],
    ])
  })

  test('a person in drug rehabilitation is sealed: found by the centre’s own staff only', async () => {
    const centre = 'HY-CNMT'
    const ask = await signedIn({ role: 'nurse', facility: centre })
    const person = await admitted(ask, { categories: [{ kind: 'DRUG_REHABILITATION' }] }, centre)
    const value = idOf1958()
    expect(await change(ask, 'recordIdentifier', person, { type: 'PERSONAL_ID', value })).toMatchObject({ userErrors: [] })
    expect(await found(ask, value)).toMatchObject({ resident: { id: person.id } })
    for (const claims of [nurse, { role: 'coordinator', province: '33' }, { role: 'insurance-head', province: '33' }] as const) {
      expect(await found(await signedIn(claims), value)).toBeNull()
    }
    const here = await signedIn(nurse)
    const other = await admitted(here, {})
    expect(await change(here, 'recordCategory', other, { kind: 'DRUG_REHABILITATION', since: '2026-11-01' })).toEqual({
      ...refused('CATEGORY_NOT_HERE', 'kind'), category: null,
    })
  })
})
