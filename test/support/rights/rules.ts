import type { RightsTable } from '../../../kit/rights.js'
import { schemas } from '../../../schema/schemas.js'

export interface Rule {
  readonly rule: string
  readonly table?: RightsTable
}

/** `Type.field` → its rule in the sector that gives it. */
export type Rules = ReadonlyMap<string, Rule>

export const slices = Object.values(schemas).flatMap(({ rights }) => rights)

export const tables: readonly RightsTable[] = [...new Set(slices.flatMap(({ table }) => table ?? []))]

export function rulesOfHub(): Rules {
  const rules = new Map<string, Rule>()
  for (const { table, fields } of slices) {
    for (const [type, of] of Object.entries(fields)) {
      // The key of a stub is the owner's field.
      for (const [field, rule] of Object.entries(of)) if (rule !== 'key') rules.set(`${type}.${field}`, { rule, table })
    }
  }
  return rules
}

/** The rules on a way; the shells of lists have none of their own. */
export function rulesOnPath(rules: Rules, fields: readonly string[]): Rule[] {
  return fields.flatMap(field => rules.get(field) ?? [])
}

/** The part that is the row itself, of the type whose fields it has. */
export function rowPartOf(rules: Rules, type: string): string | undefined {
  for (const [field, { rule, table }] of rules) {
    if (field.startsWith(`${type}.`) && table?.parts[rule]?.refused === 'not-there') return rule
  }
  return undefined
}
