import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type BeneficiaryKind, beneficiaryKinds } from '../../../kit/vn/beneficiary-terms.js'
import { staffingNorm } from '../reference-staffing.js'
import { type StaffPosition, staffPositions } from '../staff/staff.rules.js'
import { type CountedResidents, normGroups, type NormRow, normPositions, readingsOf, staffingOf } from './staffing-norm.rules.js'

const on = '2026-11-02'
const norm: NormRow[] = staffingNorm().map(({ personGroup, ...row }) => ({ ...row, group: personGroup }))

const careOf = (birthDate: string, kinds: BeneficiaryKind[] = []) =>
  readingsOf({ birthDate, kinds }, on).map(reading => [...reading].filter(group => !['EVERYBODY', 'DISABLED', 'SCHOOL_AGE'].includes(group)).join())

describe('the groups by care in which a person can be', () => {
  test.each<[string, string, BeneficiaryKind[], string[]]>([
    ['a child one day short of 18 months', '2025-05-03', ['CHILD'], ['CHILD_UNDER_18_MONTHS']],
    ['a child of 18 months', '2025-05-02', ['CHILD'], ['CHILD_18_MONTHS_TO_5']],
    ['a child one day short of 6 years', '2020-11-03', ['CHILD'], ['CHILD_18_MONTHS_TO_5']],
    ['a child of 6', '2020-11-02', ['CHILD'], ['CHILD_6_TO_15']],
    ['a disabled child of 4', '2022-05-01', ['CHILD', 'DISABLED'], ['CHILD_18_MONTHS_TO_5_SPECIAL']],
    ['a child of 10 with HIV', '2016-05-01', ['CHILD', 'HIV_SUPPORT'], ['CHILD_6_TO_15_SPECIAL']],
    ['a child of 12 with a mental illness', '2014-05-01', ['MENTAL_ILLNESS'], ['CHILD_6_TO_15_SPECIAL']],
    ['a person of 16', '2010-11-02', ['CHILD'], ['SELF_CARING']],
    ['a disabled adult', '1990-01-01', ['DISABLED'], ['SELF_CARING', 'NOT_SELF_CARING']],
    ['a paying guest of 60', '1966-11-02', ['VOLUNTARY_CONTRACT'], ['SELF_CARING', 'NOT_SELF_CARING']],
    ['a paying guest of 59', '1966-11-03', ['VOLUNTARY_CONTRACT'], ['SELF_CARING']],
    ['an adult with a mental illness and a disability', '1990-01-01', ['MENTAL_ILLNESS', 'DISABLED'], ['MENTAL_STABLE', 'MENTAL_SEVERE', 'MENTAL_VERY_SEVERE']],
    ['an adult in emergency protection', '1990-01-01', ['EMERGENCY_PROTECTION'], ['STREET']],
    ['a child known to the year, who may be 5 or 6', '2020', ['CHILD'], ['CHILD_18_MONTHS_TO_5', 'CHILD_6_TO_15']],
    ['a child known to the year, who is 7 at most', '2019', ['CHILD'], ['CHILD_6_TO_15', 'CHILD_6_TO_15']],
    ['a child whose year of birth is this one', '2026', ['CHILD'], ['CHILD_UNDER_18_MONTHS', 'CHILD_UNDER_18_MONTHS']],
  ])('%s', (_, birthDate, kinds, groups) => {
    expect(careOf(birthDate, kinds)).toEqual(groups)
  })
})

describe('staff against the norm', () => {
  const people = (count: number, birthDate: string, ...kinds: BeneficiaryKind[]): CountedResidents => ({ count, birthDate, kinds })
  const shortly = (residents: CountedResidents[], staff: Partial<Record<StaffPosition, number>>, rows = norm) =>
    staffingOf({ on, norm: rows, residents, staff }).map(line =>
      [line.position, line.have, line.need, line.needAtMost, line.limit, line.gap, line.gapAtMost, line.overLimit].join(' '),
    )

  test('of a home with children, disabled and mentally ill people', () => {
    const residents = [
      people(3, '2025-12-01', 'CHILD'),
      people(7, '2022-01-01', 'CHILD'),
      people(21, '2015-01-01', 'CHILD'),
      people(40, '1990-01-01', 'DISABLED'),
      people(30, '1980-01-01', 'MENTAL_ILLNESS'),
    ]
    // Care at the lightest 3 + 7/6 + 21/10 + 40/10 + 30/10 = 13.27, at the heaviest 3 + 7/6 + 21/10 + 40/4 + 30/2 = 31.27.
    const staff = { DIRECTOR: 1, DEPUTY_DIRECTOR: 3, CARE_WORKER: 20, DOCTOR: 1, NURSE: 2, REHABILITATION_TECHNICIAN: 2, INDIRECT: 8 }
    expect(shortly(residents, staff)).toEqual([
      'DIRECTOR 1 1 1 1 0 0 0',
      'DEPUTY 3   2   1',
      'SOCIAL_WORKER 0 2 2  2 2 ',
      'PSYCHOLOGIST 0 1 1  1 1 ',
      'CARE_WORKER 20 14 32  0 12 ',
      'MEDICAL 3 3 3  0 0 ',
      'NUTRITION 0 6 6  6 6 ',
      'REHABILITATION 2 8 8  6 6 ',
      'TEACHER 0 3 3  3 3 ',
      'INDIRECT 8   7   1',
    ])
  })

  test('of an empty home: a director and a psychologist', () => {
    expect(shortly([], {}).filter(line => / [1-9]/.test(line))).toEqual(['DIRECTOR 0 1 1 1 1 1 0', 'PSYCHOLOGIST 0 1 1  1 1 ', 'DEPUTY 0   2   0'].sort((a, b) => order(a) - order(b)))
  })

  const order = (line: string) => normPositions.findIndex(position => line.startsWith(position))

  test('without a norm nothing is needed, and nothing assumed', () => {
    for (const line of staffingOf({ on, norm: [], residents: [people(40, '1990', 'DISABLED')], staff: { NURSE: 2 } })) {
      expect(line).toMatchObject({ need: null, needAtMost: null, limit: null, gap: null, gapAtMost: null, overLimit: null, basis: [], assumptions: [] })
    }
  })

  test('a position says what it assumes whoever lives there, so that it tells of nobody', () => {
    const said = (residents: CountedResidents[]) => staffingOf({ on, norm, residents, staff: {} }).map(({ basis, assumptions }) => ({ basis, assumptions }))
    expect(said([people(1, '1990', 'MENTAL_ILLNESS')])).toEqual(said([]))
  })

  test('ten times a tenth is one worker', () => {
    for (let n = 10; n <= 3_000; n += 10) {
      const line = staffingOf({ on, norm, residents: Array.from({ length: n / 10 }, () => people(10, '2015-01-01', 'CHILD')), staff: {} })
      expect(line.find(({ position }) => position === 'CARE_WORKER')?.need).toBe(n / 10)
    }
  })

  const resident = fc.record({
    birthDate: fc.oneof(
      fc.integer({ min: 1930, max: 2026 }).map(String),
      fc.date({ min: new Date('1930-01-01T00:00:00Z'), max: new Date('2026-11-02T00:00:00Z'), noInvalidDate: true }).map(day => day.toISOString().slice(0, 10)),
    ),
    kinds: fc.uniqueArray(fc.constantFrom(...beneficiaryKinds), { maxLength: 3 }),
    count: fc.integer({ min: 1, max: 20 }),
  })
  const staffed = fc.dictionary(fc.constantFrom(...staffPositions), fc.integer({ min: 0, max: 50 }))

  test('the lower figure is never above the upper one, one person more never lowers a need, and one worker more never widens a gap', () => {
    fc.assert(
      fc.property(fc.array(resident, { maxLength: 12 }), resident, staffed, fc.constantFrom(...staffPositions), (residents, another, staff, position) => {
        const lines = staffingOf({ on, norm, residents, staff })
        const more = staffingOf({ on, norm, residents: [...residents, another], staff })
        const helped = staffingOf({ on, norm, residents, staff: { ...staff, [position]: (staff[position] ?? 0) + 1 } })
        for (const [i, line] of lines.entries()) {
          expect(line.need ?? 0).toBeLessThanOrEqual(line.needAtMost ?? 0)
          expect(more[i]?.need ?? 0).toBeGreaterThanOrEqual(line.need ?? 0)
          expect(more[i]?.needAtMost ?? 0).toBeGreaterThanOrEqual(line.needAtMost ?? 0)
          expect(helped[i]?.gap ?? 0).toBeLessThanOrEqual(line.gap ?? 0)
        }
      }),
    )
  })

  test('every group has its row, every position a rule', () => {
    expect(normGroups.filter(group => !norm.some(row => row.group === group))).toEqual([])
    expect(normPositions.filter(position => !norm.some(row => row.position === position))).toEqual([])
  })
})
