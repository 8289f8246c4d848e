import type { Database } from '../../../kit/database.js'
import { lineages, lineFrom, unitOnDay, type UnitPeriod, type UnitSuccession } from './unit.rules.js'

/** The provinces and what became of them, held in memory: under 200 rows that change with a law. */
export interface UnitIndex {
  /** Keys of all units that are, or became, the province with this code today; empty for an unknown code. */
  lineOf(provinceCodeToday: string): string[]
  /** Key of the unit that a unit is today; itself while it exists. */
  todayOf(unitId: string): string
  /** Code of the province that a province unit is today. */
  codeToday(unitId: string): string
  /** A province unit and what it became, oldest first. */
  periodsOf(unitId: string): readonly UnitPeriod[]
  /** Key of what a province unit was on a day; itself on days before it was one. */
  on(unitId: string, day: string): string
}

export async function loadUnitIndex(db: Database): Promise<UnitIndex> {
  const provinces = await db.read<UnitPeriod>(
    `select "id", "code", "name", "valid_from" as "from", "valid_to" as "to" from "facilities"."administrative_unit"
     where "level" = 'PROVINCE'`,
    [],
  )
  const successions = await db.read<UnitSuccession>(
    `select "unit_id" as "unitId", "successor_id" as "successorId" from "facilities"."administrative_unit_successor"`,
    [],
  )
  const codes = new Map(provinces.map(({ id, code }) => [id, code]))
  const lines = lineages([...codes.keys()], successions)
  const today = new Map([...lines].flatMap(([last, line]) => line.map(id => [id, last] as const)))
  const byCode = new Map([...lines].map(([last, line]) => [codes.get(last) ?? '', line]))
  const periodsOf = (id: string) => lineFrom(id, provinces, successions)
  return {
    lineOf: code => byCode.get(code) ?? [],
    todayOf: id => today.get(id) ?? id,
    codeToday: id => codes.get(today.get(id) ?? id) ?? '',
    periodsOf,
    on: (id, day) => unitOnDay(periodsOf(id), day)?.id ?? id,
  }
}
