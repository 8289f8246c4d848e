import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../../../kit/vn/working-days.js'
import {
  countsOf,
  differencesOf,
  type FacilityFacts,
  type KnownFacility,
  type RankFacts,
  type RegisterRow,
  settle,
} from './health-facility-import.rules.js'

const facility: FacilityFacts = { name: 'Bệnh viện', code13: null, provinceCode: '48', onHub: false }
const basic: Omit<RankFacts, 'validFrom' | 'validTo'> = { level: 'BASIC', points: 60.5, tierBefore2025: 'PROVINCE', provisional: false }

type Period = readonly [validFrom: string, validTo: string | null]

const rowOf = ([validFrom, validTo]: Period, more: Partial<RegisterRow> = {}): RegisterRow => {
  return { code: '48001', ...facility, ...basic, validFrom, validTo, ...more }
}
const fileOf = (...rows: RegisterRow[]) => rows.map((row, i) => ({ line: i + 2, row }))
const knownOf = (periods: readonly Period[], more: Partial<KnownFacility> = {}): KnownFacility => ({
  id: 'h',
  code: '48001',
  ...facility,
  ranks: periods.map(([validFrom, validTo]) => ({ id: `rank ${validFrom}`, version: 1, ...basic, validFrom, validTo })),
  ...more,
})
const periodsOf = ({ facilities }: ReturnType<typeof settle>) =>
  facilities.flatMap(({ ranks }) => ranks.map(({ change, after }) => `${change} ${after.validFrom}..${after.validTo ?? ''}`))
const errorsOf = ({ errors }: ReturnType<typeof settle>) => errors.map(({ line, column, code }) => `${line} ${column} ${code}`)

describe('the ranks of a facility', () => {
  test.each<[string, Period[], Period[], string[]]>([
    ['a first one', [], [['2025-01-01', null]], ['ADDED 2025-01-01..']],
    ['the same again', [['2025-01-01', null]], [['2025-01-01', null]], ['UNCHANGED 2025-01-01..']],
    ['a later one closes the open one on the day before', [['2025-01-01', null]], [['2026-03-01', null]], ['CLOSED 2025-01-01..2026-02-28', 'ADDED 2026-03-01..']],
    ['one after a leap day', [['2025-01-01', null]], [['2028-03-01', null]], ['CLOSED 2025-01-01..2028-02-29', 'ADDED 2028-03-01..']],
    ['both in one file, in any order', [], [['2026-03-01', null], ['2025-01-01', null]], ['ADDED 2025-01-01..2026-02-28', 'ADDED 2026-03-01..']],
    ['the whole file again', [['2025-01-01', '2026-02-28'], ['2026-03-01', null]], [['2025-01-01', null], ['2026-03-01', null]], ['UNCHANGED 2025-01-01..2026-02-28', 'UNCHANGED 2026-03-01..']],
    ['an earlier one ends where the known one begins', [['2026-03-01', null]], [['2025-01-01', null]], ['ADDED 2025-01-01..2026-02-28', 'UNCHANGED 2026-03-01..']],
    ['one between two', [['2025-01-01', '2025-06-30'], ['2026-03-01', null]], [['2025-07-01', null]], ['UNCHANGED 2025-01-01..2025-06-30', 'ADDED 2025-07-01..2026-02-28', 'UNCHANGED 2026-03-01..']],
    ['one that ends is closed by the file', [['2025-01-01', null]], [['2025-01-01', '2025-12-31']], ['CORRECTED 2025-01-01..2025-12-31']],
    ['one that ended is open again', [['2025-01-01', '2025-12-31']], [['2025-01-01', null]], ['CORRECTED 2025-01-01..']],
    ['one of a single day', [], [['2025-01-01', '2025-01-01']], ['ADDED 2025-01-01..2025-01-01']],
    ['two that touch', [], [['2025-01-01', '2025-12-31'], ['2026-01-01', null]], ['ADDED 2025-01-01..2025-12-31', 'ADDED 2026-01-01..']],
  ])('%s', (_, before, file, after) => {
    const settled = settle(fileOf(...file.map(period => rowOf(period))), before.length > 0 ? [knownOf(before)] : [])
    expect([errorsOf(settled), periodsOf(settled)]).toEqual([[], after])
  })

  test.each<[string, Period[], Period[], string[]]>([
    ['before there were levels', [], [['2024-12-31', null]], ['2 valid_from LEVEL_TOO_EARLY']],
    ['an end before the beginning', [], [['2025-01-02', '2025-01-01']], ['2 valid_to ENDS_BEFORE_START']],
    ['the same beginning twice', [], [['2025-01-01', null], ['2025-01-01', null]], ['3 valid_from ROW_TWICE']],
    ['two that share a day', [], [['2025-01-01', '2026-01-01'], ['2026-01-01', null]], ['3 valid_from PERIODS_OVERLAP']],
    ['one inside a known one that ends', [['2025-01-01', '2026-12-31']], [['2026-12-31', null]], ['2 valid_from PERIODS_OVERLAP']],
    ['one that reaches into a known one', [['2026-03-01', null]], [['2025-01-01', '2026-03-01']], ['2 valid_to PERIODS_OVERLAP']],
  ])('%s is refused', (_, before, file, errors) => {
    expect(errorsOf(settle(fileOf(...file.map(period => rowOf(period))), [knownOf(before)]))).toEqual(errors)
  })

  test('corrected by the file are told field by field, and what was there before is told with them', () => {
    const settled = settle(fileOf(rowOf(['2025-01-01', null], { level: 'SPECIALISED', points: 72, name: 'Tên mới' })), [knownOf([['2025-01-01', null]])])
    expect(settled.facilities.flatMap(differencesOf)).toEqual([
      { kind: 'FACILITY_CHANGED', code: '48001', validFrom: null, fields: [{ field: 'name', before: 'Bệnh viện', after: 'Tên mới' }] },
      {
        kind: 'RANK_CORRECTED',
        code: '48001',
        validFrom: '2025-01-01',
        fields: [{ field: 'level', before: 'BASIC', after: 'SPECIALISED' }, { field: 'points', before: '60.5', after: '72' }],
      },
    ])
    expect(countsOf(settled.facilities)).toEqual({
      facilitiesAdded: 0, facilitiesChanged: 1, facilitiesUnchanged: 0, ranksAdded: 0, ranksCorrected: 1, ranksClosed: 0, ranksUnchanged: 0,
    })
  })
})

describe('the 13-digit code', () => {
  const [one, two] = ['1'.repeat(13), '2'.repeat(13)]
  const open: Period = ['2025-01-01', null]
  const other = knownOf([open], { id: 'other', code: '48002', code13: one })

  test.each<[string, RegisterRow[], string[]]>([
    ['of nobody is taken', [rowOf(open, { code13: two })], []],
    ['of a facility that is not in the file is refused', [rowOf(open, { code13: one })], ['2 code13 CODE13_TAKEN']],
    ['of two facilities in the file is refused', [rowOf(open, { code13: two }), rowOf(open, { code: '48003', code13: two })], ['3 code13 CODE13_TWICE']],
    ['that the file gives away is free', [rowOf(open, { code13: one }), rowOf(open, { code: '48002', code13: two })], []],
    ['is the same in two ranks of one facility', [rowOf(open, { code13: two }), rowOf(['2026-01-01', null], { code13: two })], []],
  ])('%s', (_, rows, errors) => {
    expect(errorsOf(settle(fileOf(...rows), [other]))).toEqual(errors)
  })

  test('and whatever else the facility is must be the same in each of its rows', () => {
    const later: Partial<RegisterRow> = { name: 'Khác', code13: two, provinceCode: '49', onHub: true }
    expect(errorsOf(settle(fileOf(rowOf(open), rowOf(['2026-01-01', null], later)), []))).toEqual([
      '3 name FACILITY_DIFFERS',
      '3 code13 FACILITY_DIFFERS',
      '3 province_code FACILITY_DIFFERS',
      '3 on_hub FACILITY_DIFFERS',
    ])
  })
})

/** Periods by beginnings some days apart, with ends that may reach too far. */
const periods = fc
  .uniqueArray(fc.record({ from: fc.integer({ min: 0, max: 40 }), length: fc.option(fc.integer({ min: 0, max: 9 })) }), { selector: ({ from }) => from, maxLength: 6 })
  .map(all => all.map(({ from, length }): Period => {
    const first = addDays('2025-01-01', from)
    return [first, length === null ? null : addDays(first, length)]
  }))

describe('whatever the register and the file hold', () => {
  test('what is settled without errors has no two ranks on one day, and loses none that was there', () => {
    fc.assert(
      fc.property(periods, periods, (first, second) => {
        const before = settle(fileOf(...first.map(period => rowOf(period))), [])
        fc.pre(before.errors.length === 0 && second.length > 0)
        const known = knownOf(before.facilities.flatMap(({ ranks }) => ranks.map(({ after }): Period => [after.validFrom, after.validTo])))
        const { facilities, errors } = settle(fileOf(...second.map(period => rowOf(period))), [known])
        fc.pre(errors.length === 0)
        const after = facilities.flatMap(({ ranks }) => ranks.map(rank => rank.after))
        for (const [i, { validTo }] of after.slice(0, -1).entries()) expect(validTo !== null && validTo < (after[i + 1]?.validFrom ?? '')).toBe(true)
        const starts = after.map(({ validFrom }) => validFrom)
        expect([...known.ranks.map(({ validFrom }) => validFrom), ...second.map(([from]) => from)].filter(from => !starts.includes(from))).toEqual([])
      }),
    )
  })

  test('the same file a second time changes nothing', () => {
    fc.assert(
      fc.property(periods, file => {
        fc.pre(file.length > 0)
        const rows = fileOf(...file.map(period => rowOf(period)))
        const { facilities, errors } = settle(rows, [])
        fc.pre(errors.length === 0)
        const known = knownOf(facilities.flatMap(({ ranks }) => ranks.map(({ after }): Period => [after.validFrom, after.validTo])))
        expect(settle(rows, [known]).facilities.flatMap(differencesOf)).toEqual([])
      }),
    )
  })
})
