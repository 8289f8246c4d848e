import { z } from 'zod'
import { readCsv } from '../csv.js'
import { projectFile } from '../files.js'
import type { LocalDate } from './working-days.js'

/**
 * A province under one code and one name, for as long as both held.
 *
 * The same two digits mean another province by date: 52 was Bình Định until 2025-06-30 and is Gia Lai since, while the
 * old Gia Lai was 64. So a code is never read without its day, or without saying that it is in the old coding – as in
 * personal IDs, health insurance cards and facility codes, which keep it.
 */
export interface Province {
  readonly code: string
  readonly name: string
  /** Null: before our table begins. */
  readonly validFrom: LocalDate | null
  /** Null: still so. */
  readonly validTo: LocalDate | null
}

/** NQ 202/2025/QH15, QĐ 19/2025/QĐ-TTg: 63 provinces became 34. */
const provinceRow = z.object({
  old_code: z.string().regex(/^\d\d$/),
  old_name: z.string().min(1),
  old_valid_to: z.iso.date(),
  new_code: z.string().regex(/^\d\d$/),
  new_name_at_2025_07_01: z.string().min(1),
  new_valid_from: z.iso.date(),
})

/** Names that changed after the merger, code kept. */
const renames = [
  // NQ 30/2026/QH16
  { code: '75', name: 'Thành phố Đồng Nai', lastDayBefore: '2026-04-29', from: '2026-04-30' },
] as const

interface Table {
  periods: readonly Province[]
  /** Old code → code since 2025-07-01: many to one, and total. */
  successors: ReadonlyMap<string, string>
}

let loaded: Table | undefined

function table(): Table {
  loaded ??= load()
  return loaded
}

function load(): Table {
  const rows = readCsv(projectFile('kit/vn/reference/provinces.csv'), provinceRow)
  const former = rows.map((row): Province => {
    return { code: row.old_code, name: row.old_name, validFrom: null, validTo: row.old_valid_to }
  })
  const merged = new Map(rows.map(row => [row.new_code, row]))
  const since = [...merged.values()].flatMap((row): Province[] => {
    const { new_code: code, new_name_at_2025_07_01: name, new_valid_from: validFrom } = row
    const rename = renames.find(each => each.code === code)
    if (!rename) return [{ code, name, validFrom, validTo: null }]
    return [
      { code, name, validFrom, validTo: rename.lastDayBefore },
      { code, name: rename.name, validFrom: rename.from, validTo: null },
    ]
  })
  return {
    periods: [...former, ...since].sort((a, b) => Number(a.code) - Number(b.code)),
    successors: new Map(rows.map(row => [row.old_code, row.new_code])),
  }
}

/** All provinces as they were on a day, by code: 63 until 2025-06-30, 34 since. */
export function provincesOn(day: LocalDate): readonly Province[] {
  return table().periods.filter(
    ({ validFrom, validTo }) => (validFrom === null || validFrom <= day) && (validTo === null || day <= validTo),
  )
}

/** The 34 of today, with the names they have now. */
export function provincesToday(): readonly Province[] {
  return table().periods.filter(province => province.validTo === null)
}

/** The 63 of before, in the coding that personal IDs, cards and facility codes still use. */
export function formerProvinces(): readonly Province[] {
  return provincesOn('2025-06-30')
}

/** What a code meant on a day; null for digits that were no province then. */
export function provinceOn(code: string, day: LocalDate): Province | null {
  return provincesOn(day).find(province => province.code === code) ?? null
}

/**
 * The province of today that took over the one with this code in the old coding; null for digits that never were one.
 * A code of today may be passed too: a kept code always belonged to one of the merged provinces.
 */
export function provinceToday(oldCode: string): Province | null {
  const code = table().successors.get(oldCode)
  return provincesToday().find(province => province.code === code) ?? null
}

/**
 * The province of a code in the old coding, as it was or is on a day: under its own name before the merger, since then the
 * one that took it over. Null for digits that never were one.
 */
export function provinceInOldCodingOn(oldCode: string, day: LocalDate): Province | null {
  const former = formerProvinces().find(({ code }) => code === oldCode)
  const isFormer = former && (former.validTo === null || day <= former.validTo)
  return isFormer ? former : provinceOn(table().successors.get(oldCode) ?? '', day)
}
