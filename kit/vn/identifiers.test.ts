import fc from 'fast-check'
import { graphql, GraphQLObjectType, GraphQLSchema } from 'graphql'
import { describe, expect, test } from 'vitest'
import {
  HealthInsuranceCardNumberScalar,
  normaliseIdentifier,
  parseHealthInsuranceCardNumber,
  parsePersonalId,
  parseSocialInsuranceNumber,
  PersonalIdScalar,
  personalIdWarnings,
  SocialInsuranceNumberScalar,
} from './identifiers.js'
import type { PersonalIdFacts } from './identifiers.js'

const someDigits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`))
const aCardNumber = fc.stringMatching(/^[A-Z]{2}[1-5][0-9]{12}$/)

describe('a personal ID', () => {
  test.each([
    ['049048001234', { provinceCode: '49', sex: 'MALE', birthYear: 1948 }],
    ['052199001234', { provinceCode: '52', sex: 'FEMALE', birthYear: 1999 }],
    ['033205001234', { provinceCode: '33', sex: 'MALE', birthYear: 2005 }],
    ['033305001234', { provinceCode: '33', sex: 'FEMALE', birthYear: 2005 }],
    ['001400001234', { provinceCode: '01', sex: 'MALE', birthYear: 2100 }],
    ['003048001234', { provinceCode: null, sex: 'MALE', birthYear: 1948 }],
    ['149048001234', { provinceCode: null, sex: 'MALE', birthYear: 1948 }],
  ])('%s tells place, sex and year', (number, parts) => {
    expect(parsePersonalId(number)).toEqual({ ok: true, value: { number, ...parts } })
  })

  test.each([
    ['04904800123', 'WRONG_LENGTH'],
    ['0490480012345', 'WRONG_LENGTH'],
    ['B1234567', 'WRONG_LENGTH'],
    ['', 'WRONG_LENGTH'],
    ['O49048001234', 'NOT_DIGITS'],
    ['٠49048001234', 'NOT_DIGITS'],
  ])('%j is refused: %s', (text, problem) => {
    expect(parsePersonalId(text)).toEqual({ ok: false, problem })
  })

  test('is read through spaces, dots, hyphens and what comes along when it is pasted', () => {
    const read = [' 049 048 001 234', '049.048.001.234', '049-048-001234\n', '\u200b049048001234', '０49048001234']
    expect(read.map(normaliseIdentifier)).toEqual(read.map(() => '049048001234'))
  })

  test('any 12 digits have the form, and their parts make up the number again', () => {
    fc.assert(
      fc.property(someDigits(12), number => {
        const parsed = parsePersonalId(number)
        if (!parsed.ok) throw new Error(parsed.problem)
        const { sex, birthYear } = parsed.value
        const centuryAndSex = Math.floor((birthYear - 1900) / 100) * 2 + (sex === 'MALE' ? 0 : 1)
        expect(`${centuryAndSex}${String(birthYear % 100).padStart(2, '0')}`).toBe(number.slice(3, 6))
      }),
    )
  })

  const warned = (number: string, facts: Partial<PersonalIdFacts>) => {
    const parsed = parsePersonalId(number)
    if (!parsed.ok) throw new Error(parsed.problem)
    return personalIdWarnings(parsed.value, { on: '2026-11-22', ...facts }, 'en')
  }

  test('that agrees with what is known raises no warning', () => {
    expect(warned('049048001234', { birthDate: '1948', sex: 'MALE' })).toEqual([])
    expect(warned('049048001234', { birthDate: null, sex: null })).toEqual([])
  })

  test('that disagrees raises warnings with code and text, and the text holds no digit of it', () => {
    expect(warned('149330001234', { birthDate: '1948-05-01', sex: 'MALE' })).toEqual([
      {
        code: 'UNKNOWN_PLACE',
        message: 'The first three digits are no province: the birth was registered abroad, or this is a typing error.',
      },
      { code: 'BORN_IN_FUTURE', message: 'The birth year in the number lies in the future; check digits 4 to 6.' },
      { code: 'BIRTH_YEAR_DIFFERS', message: 'The birth year in the number differs from the recorded one.' },
      { code: 'SEX_DIFFERS', message: 'The sex in the number differs from the recorded one.' },
    ])
  })

  test('warns in Vietnamese unless asked otherwise', () => {
    const parsed = parsePersonalId('049148001234')
    expect(parsed.ok && personalIdWarnings(parsed.value, { on: '2026-11-22', sex: 'MALE' })).toEqual([
      { code: 'SEX_DIFFERS', message: 'Giới tính trong số định danh khác giới tính đã ghi.' },
    ])
  })

  test('of another province than the birth was registered in is odd; digits that are no province are said once', () => {
    const code = (number: string) => warned(number, { birthProvinceCode: '49' }).map(warning => warning.code)
    expect([code('049048001234'), code('052048001234'), code('149048001234')]).toEqual([
      [],
      ['PROVINCE_DIFFERS'],
      ['UNKNOWN_PLACE'],
    ])
  })

  test('with the digits of a province that the merger retired is not odd', () => {
    expect(warned('064048001234', {})).toEqual([])
  })
})

describe('a social-insurance number', () => {
  test('is any 10 digits', () => {
    fc.assert(
      fc.property(someDigits(10), number => {
        expect(parseSocialInsuranceNumber(number)).toEqual({ ok: true, value: { number } })
      }),
    )
  })

  test('is refused with 9, 11 or letters', () => {
    expect(['492012345', '49201234567', '49201234S6'].map(parseSocialInsuranceNumber)).toEqual([
      { ok: false, problem: 'WRONG_LENGTH' },
      { ok: false, problem: 'WRONG_LENGTH' },
      { ok: false, problem: 'NOT_DIGITS' },
    ])
  })
})

describe('a health insurance card number', () => {
  test('is read into its parts, through spaces and small letters', () => {
    expect(parseHealthInsuranceCardNumber('bt 2 49 49 2012 3456')).toEqual({
      ok: true,
      value: {
        number: 'BT2494920123456',
        objectCode: 'BT',
        levelDigit: 2,
        provinceCode: '49',
        socialInsuranceNumber: '4920123456',
      },
    })
  })

  test.each([
    ['4920123456', 'WRONG_LENGTH'],
    ['BT24949201234567', 'WRONG_LENGTH'],
    ['B12494920123456', 'WRONG_OBJECT_CODE'],
    ['ĐT2494920123456', 'WRONG_OBJECT_CODE'],
    ['BT0494920123456', 'WRONG_LEVEL'],
    ['BT6494920123456', 'WRONG_LEVEL'],
    ['BT24949201234S6', 'NOT_DIGITS'],
  ])('%s is refused: %s', (text, problem) => {
    expect(parseHealthInsuranceCardNumber(text)).toEqual({ ok: false, problem })
  })

  test('its parts make up the number again', () => {
    fc.assert(
      fc.property(aCardNumber, number => {
        const parsed = parseHealthInsuranceCardNumber(number.toLowerCase())
        if (!parsed.ok) throw new Error(parsed.problem)
        const { objectCode, levelDigit, provinceCode, socialInsuranceNumber } = parsed.value
        expect(`${objectCode}${levelDigit}${provinceCode}${socialInsuranceNumber}`).toBe(number)
        expect(parseSocialInsuranceNumber(socialInsuranceNumber).ok).toBe(true)
      }),
    )
  })
})

describe('the scalars', () => {
  const echo = (type: typeof PersonalIdScalar) => ({
    type,
    args: { value: { type } },
    resolve: (_: unknown, { value }: Record<string, unknown>) => value,
  })
  const schema = new GraphQLSchema({
    query: new GraphQLObjectType({
      name: 'Query',
      fields: {
        personalId: echo(PersonalIdScalar),
        number: echo(SocialInsuranceNumberScalar),
        card: echo(HealthInsuranceCardNumberScalar),
      },
    }),
  })

  test('store one form of each', async () => {
    const source = `{
      personalId(value: "049.048.001.234")
      number(value: "49 2012 3456")
      card(value: "bt2494920123456")
    }`
    expect(JSON.parse(JSON.stringify(await graphql({ schema, source })))).toEqual({
      data: { personalId: '049048001234', number: '4920123456', card: 'BT2494920123456' },
    })
  })

  test('refuse a number, which would have lost its leading zero', async () => {
    const { errors } = await graphql({ schema, source: '{ personalId(value: 49048001234) }' })
    expect(errors?.[0]?.message).toMatch(/^PersonalId: .* must be sent as text \(in quotes\)/)
  })

  test('name the problem, never the value', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9A-Z]{16,20}$/), value => {
        for (const scalar of [PersonalIdScalar, SocialInsuranceNumberScalar, HealthInsuranceCardNumberScalar]) {
          const message = messageOf(() => scalar.parseValue(value))
          expect(message).toMatch(new RegExp(`^${scalar.name}: .* must have exactly 1[025] `))
          expect(message).not.toContain(value)
          expect(messageOf(() => scalar.serialize(value))).toBe(`${scalar.name}: the stored value is WRONG_LENGTH`)
        }
      }),
    )
  })

  test('leave the clean message in originalError where graphql-js puts the value of a variable before it', async () => {
    const source = 'query ($value: PersonalId) { personalId(value: $value) }'
    const { errors } = await graphql({ schema, source, variableValues: { value: '04904800123' } })
    expect(errors?.map(error => [error.message.includes('04904800123'), error.originalError?.message])).toEqual([
      [true, 'PersonalId: phải có đúng 12 chữ số / must have exactly 12 digits'],
    ])
    expect(errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT' })
  })
})

function messageOf(action: () => unknown): string {
  try {
    action()
  } catch (error) {
    if (error instanceof Error) return error.message
  }
  return 'nothing was thrown'
}
