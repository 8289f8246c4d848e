/**
 * An administrative unit (đơn vị hành chính) is a province or a commune of a period. The same digits may name another
 * province in another period (52 was Bình Định, is Gia Lai since 2025-07-01), so a unit is a row with dates, never a code.
 */
export const unitLevels = ['PROVINCE', 'COMMUNE'] as const
export type UnitLevel = (typeof unitLevels)[number]

export interface UnitSuccession {
  readonly unitId: string
  readonly successorId: string
}

/** A unit with the days in which it existed. */
export interface UnitPeriod {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly from: string | null
  readonly to: string | null
}

/**
 * For each unit valid at the end of its line, the units that became it, itself included. A right given for a province
 * of today reaches what was registered under the provinces before it.
 */
export function lineages(unitIds: readonly string[], successions: readonly UnitSuccession[]): Map<string, string[]> {
  const next = new Map(successions.map(({ unitId, successorId }) => [unitId, successorId]))
  const lines = new Map<string, string[]>()
  for (const unitId of unitIds) {
    const last = endOfLine(unitId, next)
    const line = lines.get(last)
    if (line) line.push(unitId)
    else lines.set(last, [unitId])
  }
  return lines
}

/** A unit and what it became, oldest first. */
export function lineFrom(unitId: string, units: readonly UnitPeriod[], successions: readonly UnitSuccession[]): UnitPeriod[] {
  const unit = units.find(({ id }) => id === unitId)
  const next = successions.find(each => each.unitId === unitId)?.successorId
  return [...(unit ? [unit] : []), ...(next ? lineFrom(next, units, successions) : [])]
}

/** What a unit was on a day, by its line from `lineFrom`: the first one on days before that line began. */
export function unitOnDay(line: readonly UnitPeriod[], day: string): UnitPeriod | undefined {
  return line.findLast(({ from }) => from === null || from <= day) ?? line[0]
}

function endOfLine(unitId: string, next: ReadonlyMap<string, string>): string {
  let current = unitId
  // A line longer than the table would be a circle in the data.
  for (let step = 0; step <= next.size; step++) {
    const successor = next.get(current)
    if (!successor) return current
    current = successor
  }
  throw new Error(`The successions of unit ${unitId} form a circle`)
}
