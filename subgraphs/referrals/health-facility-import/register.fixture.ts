/** The header and the cells of a register file, for tests that say only what matters. */
const columns = ['code', 'code13', 'name', 'province_code', 'on_hub', 'level', 'points', 'tier_before_2025', 'provisional', 'valid_from', 'valid_to'] as const
type Cells = Partial<Record<(typeof columns)[number], string>>

const usual: Cells = { name: 'Bệnh viện', province_code: '48', on_hub: 'false', level: 'BASIC', provisional: 'false', valid_from: '2025-01-01' }

export function registerCsv(...rows: readonly Cells[]): string {
  const lines = rows.map(row => columns.map(column => ({ ...usual, ...row })[column] ?? '').join(','))
  return [columns.join(','), ...lines, ''].join('\n')
}

/** A register as long as a file may be, of codes that no other test uses. */
export function longRegister(rows: number, more: Cells = {}): string {
  const made = Array.from({ length: rows }, (_, i) => {
    const code = String(80_000 + i).padStart(5, '0')
    return { code, code13: `${code}00000000`, name: `Trạm Y tế xã vùng cao số ${i}`, points: '21.5', tier_before_2025: 'COMMUNE', ...more }
  })
  return registerCsv(...made)
}

export const importRegister = `mutation Import($input: ImportHealthFacilitiesInput!) { importHealthFacilities(input: $input) {
  difference {
    facilitiesAdded facilitiesChanged facilitiesUnchanged ranksAdded ranksCorrected ranksClosed ranksUnchanged moreEntries
    entries { kind code validFrom fields { field before after } }
  }
  rowErrorCount rowErrors { line column code message }
  userErrors { code message path currentVersion }
} }`
