import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { instruments } from '../screening-instrument/reference-screening.js'
import type { Instrument } from '../screening-instrument/screening-instrument.rules.js'
import {
  answerProblems, bandOf, bandOfScore, isOutsideAge, pointsOf, rangeOf, rankOf, scoreOf, screeningFindings, screeningProblems, type ScreeningAnswer,
} from './screening.rules.js'

const all = instruments()

function get(code: string): Instrument {
  const found = all.find(each => each.code === code)
  if (!found) throw new Error(code)
  return found
}

const answersOf = (values: readonly number[]): ScreeningAnswer[] => values.map((value, i) => ({ item: i + 1, value }))
const times = (n: number, value: number) => Array.from({ length: n }, () => value)

describe('what comes with the hub', () => {
  test('is ten instruments, four of them on by default; never MoCA and MMSE', () => {
    expect(all.map(each => [each.code, each.isOnByDefault, each.scoring, each.items.length, rangeOf(each).lowest, rangeOf(each).highest])).toEqual([
      ['PHQ-9', true, 'SUM', 9, 0, 27], ['GAD-7', true, 'SUM', 7, 0, 21], ['GDS-15', true, 'SUM', 15, 0, 15], ['WG-SS', true, 'HIGHEST', 6, 1, 4],
      ['AUDIT', false, 'SUM', 10, 0, 40], ['AUDIT-C', false, 'SUM', 3, 0, 12], ['ASSIST', false, 'HIGHEST', 10, 0, 39],
      ['MINI-COG', false, 'SUM', 2, 0, 5], ['KATZ-ADL', false, 'SUM', 6, 0, 6], ['BARTHEL', false, 'SUM', 10, 0, 100],
    ])
  })

  test('says what is asked only where the licence lets us', () => {
    expect(all.filter(({ items }) => items.every(({ label }) => label !== null)).map(({ code }) => code)).toEqual(['PHQ-9', 'GAD-7', 'GDS-15'])
    expect(all.filter(({ items }) => items.some(({ label }) => label !== null)).map(({ textSource }) => textSource)).toEqual(times(3, 0).map(() => 'HUB_LABELS'))
    expect(all.every(({ isValidated }) => !isValidated)).toBe(true)
  })

  test.each(all.flatMap(each => (['MALE', 'FEMALE', 'UNKNOWN'] as const).map(sex => ({ code: each.code, sex }))))('the bands of $code cover every score of a person of sex $sex', ({ code, sex }) => {
    const { lowest, highest } = rangeOf(get(code))
    for (let score = lowest; score <= highest; score++) expect(() => bandOfScore(get(code), score, { sex, item: null })).not.toThrow()
  })
})

/** Instrument, sex, score, band: below, at and above every bound. */
const bounds: readonly (readonly [string, 'MALE' | 'FEMALE' | 'UNKNOWN', readonly (readonly [number, string, string | null])[]])[] = [
  ['PHQ-9', 'FEMALE', [
    [0, 'MINIMAL', null], [4, 'MINIMAL', null], [5, 'MILD', null], [9, 'MILD', null], [10, 'MODERATE', 'WARN'], [14, 'MODERATE', 'WARN'],
    [15, 'MODERATELY_SEVERE', 'ALERT'], [19, 'MODERATELY_SEVERE', 'ALERT'], [20, 'SEVERE', 'URGENT'], [27, 'SEVERE', 'URGENT'],
  ]],
  ['GAD-7', 'MALE', [
    [0, 'MINIMAL', null], [4, 'MINIMAL', null], [5, 'MILD', null], [9, 'MILD', null], [10, 'MODERATE', 'WARN'], [14, 'MODERATE', 'WARN'],
    [15, 'SEVERE', 'ALERT'], [21, 'SEVERE', 'ALERT'],
  ]],
  ['GDS-15', 'FEMALE', [
    [0, 'NORMAL', null], [4, 'NORMAL', null], [5, 'MILD', 'WARN'], [8, 'MILD', 'WARN'], [9, 'MODERATE', 'ALERT'], [11, 'MODERATE', 'ALERT'],
    [12, 'SEVERE', 'ALERT'], [15, 'SEVERE', 'ALERT'],
  ]],
  ['WG-SS', 'FEMALE', [[1, 'BELOW_CUT_OFF', null], [2, 'BELOW_CUT_OFF', null], [3, 'AT_CUT_OFF', null], [4, 'AT_CUT_OFF', null]]],
  ['AUDIT', 'MALE', [
    [0, 'LOW', null], [7, 'LOW', null], [8, 'HAZARDOUS', 'WARN'], [15, 'HAZARDOUS', 'WARN'], [16, 'HARMFUL', 'ALERT'], [19, 'HARMFUL', 'ALERT'],
    [20, 'POSSIBLE_DEPENDENCE', 'ALERT'], [40, 'POSSIBLE_DEPENDENCE', 'ALERT'],
  ]],
  ['AUDIT-C', 'MALE', [[0, 'NEGATIVE', null], [3, 'NEGATIVE', null], [4, 'POSITIVE', 'WARN'], [12, 'POSITIVE', 'WARN']]],
  ['AUDIT-C', 'FEMALE', [[0, 'NEGATIVE', null], [2, 'NEGATIVE', null], [3, 'POSITIVE', 'WARN'], [12, 'POSITIVE', 'WARN']]],
  ['AUDIT-C', 'UNKNOWN', [[2, 'NEGATIVE', null], [3, 'POSITIVE', 'WARN'], [4, 'POSITIVE', 'WARN']]],
  ['ASSIST', 'MALE', [[0, 'LOW', null], [3, 'LOW', null], [4, 'MODERATE', 'WARN'], [26, 'MODERATE', 'WARN'], [27, 'HIGH', 'ALERT'], [39, 'HIGH', 'ALERT']]],
  ['MINI-COG', 'MALE', [[0, 'POSITIVE', 'WARN'], [2, 'POSITIVE', 'WARN'], [3, 'NEGATIVE', null], [5, 'NEGATIVE', null]]],
  ['KATZ-ADL', 'MALE', [[0, 'SEVERE', 'WARN'], [2, 'SEVERE', 'WARN'], [3, 'MODERATE', null], [5, 'MODERATE', null], [6, 'INDEPENDENT', null]]],
  ['BARTHEL', 'MALE', [
    [0, 'TOTAL', 'WARN'], [20, 'TOTAL', 'WARN'], [21, 'SEVERE', 'WARN'], [60, 'SEVERE', 'WARN'], [61, 'MODERATE', null], [90, 'MODERATE', null],
    [91, 'SLIGHT', null], [99, 'SLIGHT', null], [100, 'INDEPENDENT', null],
  ]],
]

describe('the bands, told a second time', () => {
  test.each(bounds.flatMap(([code, sex, scores]) => scores.map(([score, band, severity]) => ({ code, sex, score, band, severity }))))(
    '$code $score of a person of sex $sex is $band',
    ({ code, sex, score, band, severity }) => {
      const found = bandOfScore(get(code), score, { sex, item: null })
      expect([found.code, found.severity]).toEqual([band, severity])
    },
  )

  test('every bound of the reference is among them', () => {
    const told = new Set(bounds.flatMap(([code, , scores]) => scores.map(([score]) => `${code} ${score}`)))
    const missing = all.flatMap(({ code, bands }) => bands.filter(({ item }) => item === null).flatMap(({ from, to }) => [from, to].map(bound => `${code} ${bound}`)))
    expect(missing.filter(each => !told.has(each))).toEqual([])
  })

  test.each([[10, 'LOW'], [11, 'MODERATE'], [26, 'MODERATE'], [27, 'HIGH']])('alcohol has bounds of its own in ASSIST: %d is %s', (score, band) => {
    expect(bandOf(get('ASSIST'), answersOf([0, score, ...times(8, 0)]), 'MALE').code).toBe(band)
  })

  test('where each item stands for itself, the one that worries most decides, not the highest', () => {
    const answers = answersOf([4, 10, ...times(8, 0)])
    expect([scoreOf(get('ASSIST'), answers), bandOf(get('ASSIST'), answers, 'MALE').code]).toEqual([10, 'MODERATE'])
  })
})

test.each([
  ['PHQ-9', [3, 3, 3, 3, 3, 3, 3, 3, 3], 27],
  ['GAD-7', [1, 2, 3, 0, 1, 2, 3], 12],
  // Who says yes to everything scores the ten that are not reversed, who says no the five that are.
  ['GDS-15', times(15, 1), 10],
  ['GDS-15', times(15, 0), 5],
  ['GDS-15', [1, 0, 0, 0, 1, 0, 1, 0, 0, 0, 1, 0, 1, 0, 0], 0],
  ['GDS-15', [0, 1, 1, 1, 0, 1, 0, 1, 1, 1, 0, 1, 0, 1, 1], 15],
  ['WG-SS', [1, 1, 3, 1, 1, 1], 3],
  ['AUDIT', [4, 4, 4, 4, 4, 4, 4, 4, 4, 4], 40],
  ['BARTHEL', [10, 5, 5, 10, 10, 10, 10, 15, 15, 10], 100],
] as const)('%s %j scores %d', (code, values, score) => {
  expect(answerProblems(get(code), answersOf(values))).toEqual([])
  expect(scoreOf(get(code), answersOf(values))).toBe(score)
})

describe('whatever is answered', () => {
  const answersFor = ({ items }: Instrument) =>
    fc.tuple(...items.map(({ lowest, highest, step }) => fc.integer({ min: 0, max: (highest - lowest) / step }).map(n => lowest + n * step))).map(answersOf)

  test.each(all.map(({ code }) => code))('the score of %s lies in its range, and more points never give a lower score or turn a band back', code => {
    const of = get(code)
    const { lowest, highest } = rangeOf(of)
    const [first, last] = [lowest, highest].map(score => rankOf(of, bandOfScore(of, score, { sex: 'FEMALE', item: null }).code))
    const direction = (last ?? 0) >= (first ?? 0) ? 1 : -1
    fc.assert(
      fc.property(answersFor(of), fc.nat(), (answers, which) => {
        expect(answerProblems(of, answers)).toEqual([])
        const score = scoreOf(of, answers)
        expect(score).toBeGreaterThanOrEqual(lowest)
        expect(score).toBeLessThanOrEqual(highest)
        const i = which % of.items.length
        const item = of.items[i]
        const answer = answers[i]
        if (!item || !answer) return
        const value = item.isReversed ? item.lowest : item.highest
        const more = answers.with(i, { ...answer, value })
        expect(pointsOf(item, value)).toBeGreaterThanOrEqual(pointsOf(item, answer.value))
        expect(scoreOf(of, more)).toBeGreaterThanOrEqual(score)
        const rank = (said: ScreeningAnswer[]) => rankOf(of, bandOf(of, said, 'FEMALE').code)
        expect((rank(more) - rank(answers)) * direction).toBeGreaterThanOrEqual(0)
      }),
      { numRuns: 200 },
    )
  })

  test('the order of the answers does not matter', () => {
    fc.assert(fc.property(answersFor(get('GDS-15')), answers => scoreOf(get('GDS-15'), answers) === scoreOf(get('GDS-15'), answers.toReversed())))
  })
})

describe('alerts', () => {
  const found = (code: string, values: readonly number[], sex: 'MALE' | 'FEMALE' = 'FEMALE') =>
    screeningFindings(get(code), answersOf(values), sex).map(({ name, severity }) => `${name} ${severity}`)

  test.each([
    ['PHQ-9', times(9, 0), []],
    // Item 9 above nought alerts, however low the score is.
    ['PHQ-9', [...times(8, 0), 1], ['item 9 URGENT']],
    ['PHQ-9', [...times(8, 3), 0], ['SEVERE URGENT']],
    ['PHQ-9', [2, 2, 2, 2, 2, 0, 0, 0, 3], ['item 9 URGENT', 'MODERATE WARN']],
    ['GAD-7', times(7, 2), ['MODERATE WARN']],
    ['WG-SS', times(6, 4), []],
  ])('of %s %j: %j', (code, values, expected) => {
    expect(found(code, values)).toEqual(expected)
  })
})

describe('what is refused', () => {
  const said = (code: string, answers: ScreeningAnswer[]) => answerProblems(get(code), answers).map(each => `${each.code} ${each.path.join('.')}`)

  test.each<[string, string, ScreeningAnswer[], string[]]>([
    ['an item that is missing, at its place', 'MINI-COG', [{ item: 1, value: 2 }], ['ANSWER_MISSING answers.1']],
    ['nothing at all', 'MINI-COG', [], ['ANSWER_MISSING answers.0', 'ANSWER_MISSING answers.1']],
    ['an item twice', 'MINI-COG', [{ item: 1, value: 2 }, { item: 2, value: 0 }, { item: 2, value: 2 }], ['ANSWER_ITEM_INVALID answers.2.item']],
    ['an item that there is not', 'MINI-COG', [{ item: 1, value: 2 }, { item: 2, value: 0 }, { item: 3, value: 0 }], ['ANSWER_ITEM_INVALID answers.2.item']],
    ['what lies between two answers', 'MINI-COG', answersOf([3, 1]), ['ANSWER_OUT_OF_RANGE answers.1.value']],
    ['what is above and below the range', 'MINI-COG', answersOf([4, -2]), ['ANSWER_OUT_OF_RANGE answers.0.value', 'ANSWER_OUT_OF_RANGE answers.1.value']],
    ['15 for feeding, where 10 is the most', 'BARTHEL', answersOf([15, 5, 5, 10, 10, 10, 10, 15, 15, 10]), ['ANSWER_OUT_OF_RANGE answers.0.value']],
    ['3 in the ninth of AUDIT, which goes by twos', 'AUDIT', answersOf([0, 0, 0, 0, 0, 0, 0, 0, 3, 4]), ['ANSWER_OUT_OF_RANGE answers.8.value']],
    ['more than anybody answers', 'MINI-COG', answersOf(times(51, 0)), ['INVALID_VALUE answers']],
  ])('%s', (_, code, answers, expected) => {
    expect(said(code, answers)).toEqual(expected)
  })

  test.each([
    ['today', 'PHQ-9', { screenedOn: '2026-11-02' }, []],
    ['tomorrow', 'PHQ-9', { screenedOn: '2026-11-03' }, ['DATE_IN_FUTURE screenedOn']],
    ['before the birth', 'PHQ-9', { screenedOn: '1949-12-31' }, ['DATE_TOO_EARLY screenedOn']],
    ['without a text, where the hub has none', 'WG-SS', { screenedOn: '2026-11-02' }, ['TEXT_SOURCE_MISSING textUsed']],
    ['with one', 'WG-SS', { screenedOn: '2026-11-02', textUsed: 'Tổng điều tra 2019' }, []],
    ['in no language', 'PHQ-9', { screenedOn: '2026-11-02', language: 'Việt' }, ['INVALID_VALUE language']],
    ['with a text without end', 'PHQ-9', { screenedOn: '2026-11-02', textUsed: 'x'.repeat(201) }, ['INVALID_VALUE textUsed']],
  ])('a screening %s', (_, code, more, expected) => {
    const problems = screeningProblems({ language: 'vi', ...more }, get(code), { birthDate: '1950', leftOn: null }, '2026-11-02')
    expect(problems.map(each => `${each.code} ${each.path.join('.')}`)).toEqual(expected)
  })

  test('after the last day in care', () => {
    const of = (screenedOn: string) => screeningProblems({ language: 'vi', screenedOn }, get('PHQ-9'), { birthDate: '1950', leftOn: '2026-10-01' }, '2026-11-02')
    expect([of('2026-10-01').length, of('2026-10-02').map(({ code }) => code)]).toEqual([0, ['DATE_AFTER_LEAVING']])
  })
})

test.each([[59, true], [60, false], [90, false]])('at the age of %d GDS-15 is for others: %s', (age, outside) => {
  expect(isOutsideAge(get('GDS-15'), { atLeast: age, atMost: age })).toBe(outside)
})

test('who may be old enough is not outside', () => {
  expect(isOutsideAge(get('GDS-15'), { atLeast: 59, atMost: 60 })).toBe(false)
})
