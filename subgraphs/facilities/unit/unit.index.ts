import type { Database } from '../../../kit/database.js'
import type { LocalDate } from '../../../kit/vn/working-days.js'
import { lineages, unitOnDay, type UnitSuccession } from './unit.rules.js'

/** The provinces and what became of them, held in memory: under 200 rows that change with a law. */
export interface UnitIndex {
  /** Keys of all units that are, or became, the province with this code today; empty for an unknown code. */
  lineOf(provinceCodeToday: string): string[]
  /** Key of the unit that a unit is today; itself while it exists. */
  todayOf(unitId: string): string
  /** Code of the province that a province unit is today. */
  codeToday(unitId: string): string
  /** Key of the unit that a unit was on a day; itself before it became another one. */
  onDay(unitId: string, day: LocalDate): string
}

export async function loadUnitIndex(db: Database): Promise<UnitIndex> {
  const provinces = await db.read<{ id: string; code: string }>(
    `select "id", "code" from "facilities"."administrative_unit" where "level" = 'PROVINCE'`,
    [],
  )
  const successions = await db.read<UnitSuccession & { effectiveOn: LocalDate }>(
    `select "unit_id" as "unitId", "successor_id" as "successorId", "effective_on" as "effectiveOn" from "facilities"."administrative_unit_successor"`,
    [],
  )
  const codes = new Map(provinces.map(({ id, code }) => [id, code]))
  const lines = lineages([...codes.keys()], successions)
  const next = new Map(successions.map(each => [each.unitId, each]))
  const today = new Map([...lines].flatMap(([last, line]) => line.map(id => [id, last] as const)))
  const byCode = new Map([...lines].map(([last, line]) => [codes.get(last) ?? '', line]))
  return {
    lineOf: code => byCode.get(code) ?? [],
    todayOf: id => today.get(id) ?? id,
    codeToday: id => codes.get(today.get(id) ?? id) ?? '',
    onDay: (id, day) => unitOnDay(id, day, next),
  }
}
