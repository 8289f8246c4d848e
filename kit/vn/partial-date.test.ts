import fc from 'fast-check'
import { graphql, GraphQLObjectType, GraphQLSchema } from 'graphql'
import { describe, expect, test } from 'vitest'
import { ageOn, compatibleDates, earliest, latest, parsePartialDate, PartialDateScalar } from './partial-date.js'
import { addDays } from './working-days.js'

const aDay = fc.integer({ min: 0, max: 146_000 }).map(days => addDays('1800-01-01', days))
const aPartialDate = fc.tuple(aDay, fc.constantFrom(4, 7, 10)).map(([day, length]) => day.slice(0, length))

describe('reading a partial date', () => {
  test.each(['1948', '1948-02', '1948-02-29', '2000-02-29', '2026-11-30', '1800', '2199-12-31'])('%s is one', text => {
    expect(parsePartialDate(text)).toEqual({ ok: true, value: text })
  })

  test.each([
    ['', 'WRONG_FORM'],
    ['48', 'WRONG_FORM'],
    ['1948-2', 'WRONG_FORM'],
    ['29/02/1948', 'WRONG_FORM'],
    ['1948-02-29T00:00:00Z', 'WRONG_FORM'],
    [' 1948', 'WRONG_FORM'],
    ['1948\n', 'WRONG_FORM'],
    ['1948-', 'WRONG_FORM'],
    ['１９４８', 'WRONG_FORM'],
    ['0194', 'YEAR_OUT_OF_RANGE'],
    ['2200-01-01', 'YEAR_OUT_OF_RANGE'],
    ['1948-00', 'NO_SUCH_MONTH'],
    ['1948-13-01', 'NO_SUCH_MONTH'],
    ['1947-02-29', 'NO_SUCH_DAY'],
    ['1900-02-29', 'NO_SUCH_DAY'],
    ['1948-04-31', 'NO_SUCH_DAY'],
    ['1948-04-00', 'NO_SUCH_DAY'],
  ])('%j is refused: %s', (text, problem) => {
    expect(parsePartialDate(text)).toEqual({ ok: false, problem })
  })

  test('every day, month and year of the calendar is read back as it was written', () => {
    fc.assert(
      fc.property(aPartialDate, text => {
        expect(parsePartialDate(text)).toEqual({ ok: true, value: text })
      }),
    )
  })

  test('it lies between the first and the last day that it can mean, and the days outside do not fit', () => {
    fc.assert(
      fc.property(aPartialDate, text => {
        expect(earliest(text) <= latest(text)).toBe(true)
        expect([earliest(text), latest(text)].every(day => day.startsWith(text))).toBe(true)
        expect([addDays(earliest(text), -1), addDays(latest(text), 1)].some(day => day.startsWith(text))).toBe(false)
      }),
    )
  })

  test('the bounds are those of the calendar', () => {
    expect(['1948', '1948-02', '1947-02', '1948-02-29'].map(text => [earliest(text), latest(text)])).toEqual([
      ['1948-01-01', '1948-12-31'],
      ['1948-02-01', '1948-02-29'],
      ['1947-02-01', '1947-02-28'],
      ['1948-02-29', '1948-02-29'],
    ])
  })
})

describe('what may be the same day', () => {
  test.each([
    ['1948-02-29', ['1948', '1948-02', '1948-02-29']],
    ['1947-02', ['1947', '1947-02', ...Array.from({ length: 28 }, (_, i) => `1947-02-${String(i + 1).padStart(2, '0')}`)]],
  ])('as %s', (text, dates) => {
    expect(compatibleDates(text)).toEqual(dates)
  })

  test('is what begins with the date, or what the date begins with, and at most 379 dates', () => {
    fc.assert(
      fc.property(aPartialDate, aPartialDate, (text, other) => {
        const dates = compatibleDates(text)
        expect(dates.length).toBeLessThanOrEqual(379)
        expect(dates.includes(other)).toBe(other.startsWith(text) || text.startsWith(other))
        expect(compatibleDates(other).includes(text)).toBe(dates.includes(other))
      }),
    )
  })
})

describe('the age that a partial date allows', () => {
  test.each([
    ['1948', '2026-11-22', { atLeast: 77, atMost: 78 }],
    ['1948', '2026-12-31', { atLeast: 78, atMost: 78 }],
    ['1948-11', '2026-11-22', { atLeast: 77, atMost: 78 }],
    ['1948-11-22', '2026-11-22', { atLeast: 78, atMost: 78 }],
    ['1948-11-23', '2026-11-22', { atLeast: 77, atMost: 77 }],
    ['2008-02-29', '2026-02-28', { atLeast: 17, atMost: 17 }],
    ['2008-02-29', '2026-03-01', { atLeast: 18, atMost: 18 }],
    ['2026', '2026-03-01', { atLeast: 0, atMost: 0 }],
    ['2027-01-01', '2026-03-01', { atLeast: 0, atMost: 0 }],
  ])('born %s, on %s', (birth, day, age) => {
    expect(ageOn(birth, day)).toEqual(age)
  })

  test('the true age is never outside, and a full date leaves no doubt', () => {
    fc.assert(
      fc.property(aDay, aDay, fc.constantFrom(4, 7), (birth, day, length) => {
        const truth = ageOn(birth, day)
        const allowed = ageOn(birth.slice(0, length), day)
        expect(truth.atLeast).toBe(truth.atMost)
        expect(allowed.atLeast <= truth.atLeast && truth.atMost <= allowed.atMost).toBe(true)
        expect(allowed.atMost - allowed.atLeast).toBeLessThanOrEqual(1)
      }),
    )
  })
})

describe('the scalar', () => {
  const Query = new GraphQLObjectType({
    name: 'Query',
    fields: {
      same: {
        type: PartialDateScalar,
        args: { date: { type: PartialDateScalar } },
        resolve: (_, { date }) => date,
      },
      broken: { type: PartialDateScalar, resolve: () => '1948-02-30' },
    },
  })
  const schema = new GraphQLSchema({ query: Query })

  test('carries a year both ways', async () => {
    const answer = await graphql({ schema, source: '{ same(date: "1948") }' })
    expect(JSON.parse(JSON.stringify(answer))).toEqual({ data: { same: '1948' } })
  })

  test('says what is wrong and how to write it', async () => {
    const { errors } = await graphql({ schema, source: '{ same(date: "1948-13") }' })
    expect(errors?.map(error => [error.message, error.extensions])).toEqual([
      ['PartialDate: tháng phải từ 01 đến 12 / the month must be from 01 to 12', { code: 'BAD_USER_INPUT' }],
    ])
  })

  test('asks for text where a number is sent', async () => {
    const { errors } = await graphql({ schema, source: '{ same(date: 1948) }' })
    expect(errors?.[0]?.message).toMatch(/^PartialDate: .* must be sent as text \(in quotes\)/)
  })

  test('does not send out a stored date that is none', async () => {
    const answer = await graphql({ schema, source: '{ broken }' })
    expect(answer.data).toEqual({ broken: null })
    expect(answer.errors?.[0]?.message).toBe('PartialDate: the stored value is NO_SUCH_DAY')
  })
})
