import type { TokenClaims } from '../../kit/demo-keys.js'
import { type Answer, field } from './client.js'
import { freshKey } from './writes.js'

export const startImport = `mutation ($input: StartCardImportInput!) { startCardImport(input: $input) {
  import { id status parts } userErrors { code path } } }`
export const addPart = `mutation ($input: AddCardImportPartInput!) { addCardImportPart(input: $input) {
  import { id status partsReceived } userErrors { code path } } }`
export const cancelImport = `mutation ($input: CancelCardImportInput!) { cancelCardImport(input: $input) {
  import { id status } userErrors { code path } } }`
export const readImport = `query ($id: ID!) { cardImport(id: $id) {
  status dryRun provinceCode fileName parts partsReceived rowsTotal rowsDone added changed unchanged refused moreEntries rowErrorCount
  entries { line change columns } rowErrors { line column code message } refusedRows } }`

export interface ImportState {
  readonly status: string
  readonly rowsTotal: number | null
  readonly rowsDone: number
  readonly added: number
  readonly changed: number
  readonly unchanged: number
  readonly refused: number
  readonly rowErrorCount: number
  readonly rowErrors: readonly { readonly line: number; readonly column: string | null; readonly code: string }[]
  readonly entries: readonly { readonly line: number; readonly change: string; readonly columns: string[] }[]
  readonly refusedRows: string | null
}

export interface StepPayload {
  readonly import: { readonly id: string; readonly status: string } | null
  readonly userErrors: readonly { readonly code: string; readonly path: string[] }[]
}

export type Ask = (claims: TokenClaims, query: string, variables: Record<string, unknown>) => Promise<Answer>

/** Sends a file in parts and gives the id of its import. */
export async function sendFile(ask: Ask, claims: TokenClaims, text: string, more: { dryRun?: boolean; parts?: number } = {}): Promise<string> {
  const { dryRun = false, parts = 1 } = more
  const length = Math.ceil(text.length / parts)
  const started = field<StepPayload>(
    await ask(claims, startImport, { input: { idempotencyKey: freshKey('import'), fileName: 'the.csv', parts, dryRun } }),
    'startCardImport',
  )
  const id = started.import?.id
  if (!id) throw new Error(JSON.stringify(started))
  for (let part = 1; part <= parts; part++) {
    const piece = text.slice((part - 1) * length, part * length)
    const input = { idempotencyKey: freshKey('part'), import: id, part, text: piece }
    const { userErrors } = field<StepPayload>(await ask(claims, addPart, { input }), 'addCardImportPart')
    if (userErrors.length > 0) throw new Error(JSON.stringify(userErrors))
  }
  return id
}

export async function importState(ask: Ask, claims: TokenClaims, id: string): Promise<ImportState> {
  return field<ImportState>(await ask(claims, readImport, { id }), 'cardImport')
}

/** Waits until an import is over. */
export async function ended(ask: Ask, claims: TokenClaims, id: string, limit = 60_000): Promise<ImportState> {
  for (const end = performance.now() + limit; performance.now() < end; ) {
    const state = await importState(ask, claims, id)
    if (!['WAITING_FOR_PARTS', 'RUNNING'].includes(state.status)) return state
    await new Promise(resolve => setTimeout(resolve, 50))
  }
  throw new Error(`The import was not over after ${limit} ms: ${JSON.stringify(await importState(ask, claims, id))}`)
}

export const header = 'ma_the,ho_ten,ngay_sinh,ma_dkbd,gt_the_tu,gt_the_den,nam_nam_lien_tuc,so_cccd,trang_thai'

/** A file of cards of Quảng Nam, Đà Nẵng today; each row as it is given, below the header. */
export const fileOf = (...rows: readonly string[]) => [header, ...rows, ''].join('\n')

/** The number of a row of a long file. */
export const longNumber = (i: number) => `GD449${String(7_000_000_000 + i)}`

/** Rows as they come from the insurance: about 115 bytes each. */
export function longFile(rows: number): string {
  const lines = Array.from({ length: rows }, (_, i) => {
    const n = String(i).padStart(6, '0')
    return `${longNumber(i)},Nguyễn Thị Mẫu Số ${n},15/03/19${String(40 + (i % 50))},49${String(10 + (i % 80)).padStart(3, '0')},20260101,20261231,01/01/2027,049140${n},đang sử dụng`
  })
  return [header, ...lines, ''].join('\n')
}
