import type { Placed, RowError } from '../../../kit/rows.js'
import type { TechnicalLevel } from '../../../kit/vn/technical-level.js'
import { addDays, type LocalDate } from '../../../kit/vn/working-days.js'
import type { FormerTier } from '../health-facility/health-facility.rules.js'

// Terms
//   register   danh mục cơ sở KCB: one row of the file is one rank of one facility, with the facility's own columns beside it
//   rank       xếp cấp: level, points and former tier in a period; a later rank ends the one before it on the day before
//   settled    what the register holds after the import: the file's rows over those that are there

/** Levels replaced the tiers on this day (Luật KCB 15/2023, NĐ 96/2023): no rank is older. */
export const levelsSince: LocalDate = '2025-01-01'

export interface FacilityFacts {
  readonly name: string
  readonly code13: string | null
  readonly provinceCode: string
  readonly onHub: boolean
}

export interface RankFacts {
  readonly level: TechnicalLevel
  readonly points: number | null
  readonly tierBefore2025: FormerTier | null
  readonly provisional: boolean
  readonly validFrom: LocalDate
  readonly validTo: LocalDate | null
}

export interface RegisterRow extends FacilityFacts, RankFacts {
  readonly code: string
}

export interface KnownRank extends RankFacts {
  readonly id: string
  readonly version: number
}

export interface KnownFacility extends FacilityFacts {
  readonly id: string
  readonly code: string
  readonly ranks: readonly KnownRank[]
}

export type RankChange = 'ADDED' | 'CORRECTED' | 'CLOSED' | 'UNCHANGED'

export interface SettledRank {
  readonly change: RankChange
  readonly before: KnownRank | undefined
  readonly after: RankFacts
}

export interface SettledFacility {
  readonly code: string
  readonly change: 'ADDED' | 'CHANGED' | 'UNCHANGED'
  readonly before: KnownFacility | undefined
  readonly after: FacilityFacts
  readonly ranks: readonly SettledRank[]
}

export type RegisterProblem =
  | 'ROW_TWICE'
  | 'FACILITY_DIFFERS'
  | 'CODE13_TWICE'
  | 'CODE13_TAKEN'
  | 'LEVEL_TOO_EARLY'
  | 'ENDS_BEFORE_START'
  | 'PERIODS_OVERLAP'

export interface Settled {
  readonly facilities: readonly SettledFacility[]
  readonly errors: readonly (RowError & { readonly code: RegisterProblem })[]
}

type Rows = readonly Placed<RegisterRow>[]

const facilityColumns = ['name', 'code13', 'provinceCode', 'onHub'] as const
const rankColumns = ['level', 'points', 'tierBefore2025', 'provisional', 'validTo'] as const

/** What the register becomes by the file. With any error nothing of it is to be done. */
export function settle(rows: Rows, known: readonly KnownFacility[]): Settled {
  const knownByCode = new Map(known.map(facility => [facility.code, facility]))
  const rowsByCode = byCode(rows)
  const errors = [...rows.flatMap(dateProblems), ...code13Problems(rows, known, rowsByCode)]
  const facilities: SettledFacility[] = []
  for (const [code, own] of rowsByCode) {
    const before = knownByCode.get(code)
    const [first] = own
    if (!first) continue
    errors.push(...ownProblems(first, own))
    const { ranks, overlaps } = settledRanks(own, before?.ranks ?? [])
    errors.push(...overlaps)
    const { name, code13, provinceCode, onHub } = first.row
    const after = { name, code13, provinceCode, onHub }
    const change = !before ? 'ADDED' : differing(facilityColumns, before, after).length > 0 ? 'CHANGED' : 'UNCHANGED'
    facilities.push({ code, change, before, after, ranks })
  }
  return { facilities, errors }
}

function byCode(rows: Rows): ReadonlyMap<string, Rows> {
  const found = new Map<string, Placed<RegisterRow>[]>()
  for (const each of rows) {
    const own = found.get(each.row.code)
    if (own) own.push(each)
    else found.set(each.row.code, [each])
  }
  return found
}

function dateProblems({ line, row }: Placed<RegisterRow>): Settled['errors'] {
  if (row.validFrom < levelsSince) return [{ line, column: 'valid_from', code: 'LEVEL_TOO_EARLY' }]
  if (row.validTo !== null && row.validTo < row.validFrom) return [{ line, column: 'valid_to', code: 'ENDS_BEFORE_START' }]
  return []
}

/** Rows of one facility: each rank once, and the same facility in each. */
function ownProblems(first: Placed<RegisterRow>, own: Rows): Settled['errors'] {
  const starts = new Set<LocalDate>()
  return own.flatMap(({ line, row }) => {
    const isAgain = starts.has(row.validFrom)
    starts.add(row.validFrom)
    const differs = differing(facilityColumns, first.row, row).map(column => {
      return { line, column: columnNames[column], code: 'FACILITY_DIFFERS' as const }
    })
    return isAgain ? [{ line, column: 'valid_from', code: 'ROW_TWICE' as const }, ...differs] : differs
  })
}

/** The file's own names of the columns that two rows may differ in. */
const columnNames = { name: 'name', code13: 'code13', provinceCode: 'province_code', onHub: 'on_hub' } as const

/** Each 13-digit code belongs to one facility after the import; one that the file gives away is free. */
function code13Problems(rows: Rows, known: readonly KnownFacility[], told: ReadonlyMap<string, Rows>): Settled['errors'] {
  const kept = new Map(known.filter(({ code }) => !told.has(code)).map(({ code13, code }) => [code13, code]))
  const given = new Map<string, string>()
  return rows.flatMap(({ line, row: { code13, code } }): Settled['errors'] => {
    if (code13 === null) return []
    const holder = given.get(code13) ?? code
    given.set(code13, holder)
    if (holder !== code) return [{ line, column: 'code13', code: 'CODE13_TWICE' }]
    return kept.has(code13) ? [{ line, column: 'code13', code: 'CODE13_TAKEN' }] : []
  })
}

interface Start {
  readonly before: KnownRank | undefined
  readonly told: Placed<RegisterRow> | undefined
  readonly facts: RankFacts
}

/** The ranks of one facility, the file's over those that are there; one without an end ends where the next begins. */
function settledRanks(own: Rows, known: readonly KnownRank[]): { ranks: SettledRank[]; overlaps: Settled['errors'] } {
  const starts = new Map<LocalDate, Start>(known.map(rank => [rank.validFrom, { before: rank, told: undefined, facts: rank }]))
  for (const told of own) starts.set(told.row.validFrom, { before: starts.get(told.row.validFrom)?.before, told, facts: told.row })
  const inOrder = [...starts.values()].toSorted((a, b) => (a.facts.validFrom < b.facts.validFrom ? -1 : 1))
  const overlaps: Settled['errors'][number][] = []
  const ranks = inOrder.map((start, i): SettledRank => {
    const next = inOrder[i + 1]
    const lastDay = next ? addDays(next.facts.validFrom, -1) : null
    const { validTo } = start.facts
    if (lastDay !== null && validTo !== null && validTo > lastDay) overlaps.push(...overlapOf(start, next))
    const after = { ...start.facts, validTo: validTo ?? lastDay }
    return { change: changeOf(start, after), before: start.before, after }
  })
  return { ranks, overlaps }
}

/** Told at the row that can be mended: the later one, unless only the earlier is in the file. */
function overlapOf(start: Start, next: Start | undefined): Settled['errors'] {
  if (next?.told) return [{ line: next.told.line, column: 'valid_from', code: 'PERIODS_OVERLAP' }]
  return start.told ? [{ line: start.told.line, column: 'valid_to', code: 'PERIODS_OVERLAP' }] : []
}

function changeOf({ before, told }: Start, after: RankFacts): RankChange {
  if (!before) return 'ADDED'
  if (differing(rankColumns, before, after).length === 0) return 'UNCHANGED'
  return told ? 'CORRECTED' : 'CLOSED'
}

function differing<Column extends string>(
  columns: readonly Column[],
  before: Readonly<Record<Column, unknown>>,
  after: Readonly<Record<Column, unknown>>,
): Column[] {
  return columns.filter(column => before[column] !== after[column])
}

export const differenceKinds = ['FACILITY_ADDED', 'FACILITY_CHANGED', 'RANK_ADDED', 'RANK_CORRECTED', 'RANK_CLOSED'] as const
export type DifferenceKind = (typeof differenceKinds)[number]

/** One thing that the import makes other than it was. */
export interface Difference {
  readonly kind: DifferenceKind
  readonly code: string
  /** Of a rank: the first day of its period. */
  readonly validFrom: LocalDate | null
  readonly fields: readonly { readonly field: string; readonly before: string | null; readonly after: string | null }[]
}

export interface DifferenceCounts {
  readonly facilitiesAdded: number
  readonly facilitiesChanged: number
  readonly facilitiesUnchanged: number
  readonly ranksAdded: number
  readonly ranksCorrected: number
  readonly ranksClosed: number
  readonly ranksUnchanged: number
}

export function countsOf(facilities: readonly SettledFacility[]): DifferenceCounts {
  const ranks = facilities.flatMap(facility => facility.ranks)
  return {
    facilitiesAdded: howMany(facilities, 'ADDED'),
    facilitiesChanged: howMany(facilities, 'CHANGED'),
    facilitiesUnchanged: howMany(facilities, 'UNCHANGED'),
    ranksAdded: howMany(ranks, 'ADDED'),
    ranksCorrected: howMany(ranks, 'CORRECTED'),
    ranksClosed: howMany(ranks, 'CLOSED'),
    ranksUnchanged: howMany(ranks, 'UNCHANGED'),
  }
}

function howMany<Change>(all: readonly { readonly change: Change }[], change: Change): number {
  return all.filter(each => each.change === change).length
}

/** By facility, in the order of the file. */
export function differencesOf({ code, change, before, after, ranks }: SettledFacility): Difference[] {
  const own: Difference[] =
    change === 'UNCHANGED'
      ? []
      : [{ kind: `FACILITY_${change}`, code, validFrom: null, fields: fieldsOf(facilityColumns, before, after) }]
  const ofRanks = ranks.flatMap((rank): Difference[] => {
    if (rank.change === 'UNCHANGED') return []
    const fields = fieldsOf(rankColumns, rank.before, rank.after)
    return [{ kind: `RANK_${rank.change}`, code, validFrom: rank.after.validFrom, fields }]
  })
  return [...own, ...ofRanks]
}

type Told = string | number | boolean | null

function fieldsOf<Column extends string>(
  columns: readonly Column[],
  before: Readonly<Record<Column, Told>> | undefined,
  after: Readonly<Record<Column, Told>>,
): Difference['fields'] {
  const all = columns.map(field => ({ field, before: textOf(before?.[field]), after: textOf(after[field]) }))
  return all.filter(field => field.before !== field.after)
}

function textOf(value: Told | undefined): string | null {
  return value === null || value === undefined ? null : String(value)
}
