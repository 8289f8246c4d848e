import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type CountedHub, countedHub } from '../support/in-process.js'

const viewer = { role: 'coordinator', scope: 'country' } as const
const nul = 'a\u0000'
const cursorOf = (...key: (string | number)[]) => Buffer.from(JSON.stringify(key)).toString('base64url')

describe('what a caller typed wrongly is refused without being repeated', () => {
  let hub: CountedHub

  beforeAll(async () => {
    hub = await countedHub()
  })
  afterAll(() => hub.close())

  const secret = 'Nguyễn Thị Bí Mật GD4797912345678'
  test.each<[string, string, unknown]>([
    ['a name for a number', 'query ($v: Int) { residents(first: $v) { totalCount } }', secret],
    ['an object for an id', 'query ($v: ID!) { resident(id: $v) { id } }', { number: secret }],
    ['a name for a group', 'query ($v: BeneficiaryKind) { residents(first: 1, category: $v) { totalCount } }', secret],
    ['a name for a day', 'query ($v: LocalDate) { coverageOf(resident: "x", on: $v) { __typename } }', secret],
    ['a text with a semicolon', 'query ($v: Int) { residents(first: $v) { totalCount } }', `x; ${secret}; y`],
  ])('%s', async (_, query, value) => {
    const { errors } = await hub.ask(viewer, query, { v: value })
    expect(errors?.map(({ extensions }) => extensions?.code)).toEqual(['BAD_USER_INPUT'])
    expect(JSON.stringify(errors)).not.toMatch(/Bí Mật|GD4797912345678/)
  })

  test.each<[string, string, unknown]>([
    ['a NUL in a code', 'query ($v: String) { healthFacility(code: $v) { name } }', nul],
    ['a NUL in a province', 'query ($v: String) { healthFacilities(first: 1, provinceCode: $v) { totalCount } }', nul],
    [
      'a NUL in a cursor',
      'query ($v: String) { residents(first: 1, after: $v) { nodes { id } } }',
      cursorOf(0, nul, '00000000-0000-4000-8000-000000000000'),
    ],
    [
      'the year 0',
      'query ($v: LocalDate) { administrativeUnits(first: 1, level: PROVINCE, on: $v) { totalCount } }',
      '0000-01-01',
    ],
    [
      'the 30th of February',
      'query ($v: LocalDate) { administrativeUnits(first: 1, level: PROVINCE, on: $v) { totalCount } }',
      '2026-02-30',
    ],
    ['a search longer than names are', 'query ($v: String) { facilities(first: 1, search: $v) { totalCount } }', 'a'.repeat(101)],
    ['the same for hospitals', 'query ($v: String) { healthFacilities(first: 1, search: $v) { totalCount } }', 'a'.repeat(101)],
    [
      'the same for units',
      'query ($v: String) { administrativeUnits(first: 1, level: PROVINCE, search: $v) { totalCount } }',
      'a'.repeat(101),
    ],
  ])('%s is the caller’s mistake, not a fault of the hub', async (_, query, value) => {
    const { errors } = await hub.ask(viewer, query, { v: value })
    expect(errors?.map(({ extensions }) => extensions?.code)).toEqual(['BAD_USER_INPUT'])
  })

  test('a day that is written into the document is judged in the same words', async () => {
    const { errors } = await hub.ask(viewer, '{ coverageOf(resident: "x", on: "2026-02-30") { __typename } }')
    expect(errors?.map(({ message, extensions }) => [message, extensions?.code])).toEqual([
      ['LocalDate: phải là một ngày có thật, dạng YYYY-MM-DD / must be a day that exists, as YYYY-MM-DD.', 'BAD_USER_INPUT'],
    ])
  })
})
