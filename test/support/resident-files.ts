import type { TokenClaims } from '../../kit/demo-keys.js'
import { type Answer, field } from './client.js'
import { freshKey } from './writes.js'

const states = `id status dryRun fileName parts partsReceived columns { header field } rowsTotal rowsDone added unchanged refused moreEntries
  rowErrorCount undone kept entries { line change } rowErrors { line column code message }
  keptRows { line reason resident { code fullName } }`
export const startImport = `mutation ($input: StartResidentImportInput!) { startResidentImport(input: $input) {
  import { id status parts } userErrors { code path } } }`
export const addPart = `mutation ($input: AddResidentImportPartInput!) { addResidentImportPart(input: $input) {
  import { id status partsReceived } userErrors { code path } } }`
export const cancelImport = `mutation ($input: CancelResidentImportInput!) { cancelResidentImport(input: $input) {
  import { id status } userErrors { code path } } }`
export const undoImport = `mutation ($input: UndoResidentImportInput!) { undoResidentImport(input: $input) {
  import { id status } userErrors { code path } } }`
export const readImport = `query ($id: ID!) { residentImport(id: $id) { ${states} } }`
export const readRefused = `query ($id: ID!, $format: ResidentImportFormat!) { residentImport(id: $id) {
  refusedRows(format: $format) { fileName mediaType content } } }`

export interface ResidentImportState {
  readonly id: string
  readonly status: string
  readonly rowsDone: number
  readonly added: number
  readonly unchanged: number
  readonly refused: number
  readonly undone: number
  readonly kept: number
  readonly columns: readonly { readonly header: string; readonly field: string | null }[]
  readonly rowErrors: readonly { readonly line: number; readonly column: string | null; readonly code: string; readonly message: string }[]
  readonly keptRows: readonly object[]
}

export interface StepPayload {
  readonly import: { readonly id: string; readonly status: string } | null
  readonly userErrors: readonly { readonly code: string; readonly path: string[] }[]
}

export type Ask = (claims: TokenClaims, query: string, variables: Record<string, unknown>) => Promise<Answer>

export interface Sent {
  readonly dryRun?: boolean
  readonly parts?: number
  readonly fileName?: string
  readonly columns?: readonly { readonly header: string; readonly field: string }[]
}

/** Sends a file in parts and gives the id of its import. */
export async function sendFile(ask: Ask, claims: TokenClaims, text: string, more: Sent = {}): Promise<string> {
  const { dryRun = false, parts = Math.ceil(text.length / 700_000), fileName = 'danh sách.csv', columns } = more
  const length = Math.ceil(text.length / parts)
  const input = { idempotencyKey: freshKey('import'), fileName, parts, dryRun, columns }
  const started = field<StepPayload>(await ask(claims, startImport, { input }), 'startResidentImport')
  const id = started.import?.id
  if (!id) throw new Error(JSON.stringify(started))
  for (let part = 1; part <= parts; part++) {
    const piece = text.slice((part - 1) * length, part * length)
    const { userErrors } = field<StepPayload>(await ask(claims, addPart, { input: { idempotencyKey: freshKey('part'), import: id, part, text: piece } }), 'addResidentImportPart')
    if (userErrors.length > 0) throw new Error(JSON.stringify(userErrors))
  }
  return id
}

export async function importState(ask: Ask, claims: TokenClaims, id: string): Promise<ResidentImportState> {
  return field<ResidentImportState>(await ask(claims, readImport, { id }), 'residentImport')
}

/** Waits until an import is over, or taken back. */
export async function ended(ask: Ask, claims: TokenClaims, id: string, limit = 90_000): Promise<ResidentImportState> {
  for (const end = performance.now() + limit; performance.now() < end; ) {
    const state = await importState(ask, claims, id)
    if (!['WAITING_FOR_PARTS', 'RUNNING', 'UNDOING'].includes(state.status)) return state
    await new Promise(resolve => setTimeout(resolve, 50))
  }
  throw new Error(`The import was not over after ${limit} ms: ${JSON.stringify(await importState(ask, claims, id))}`)
}

/** Takes an import back and waits for it. */
export async function undone(ask: Ask, claims: TokenClaims, id: string): Promise<ResidentImportState> {
  const { userErrors } = field<StepPayload>(await ask(claims, undoImport, { input: { idempotencyKey: freshKey('undo'), import: id } }), 'undoResidentImport')
  if (userErrors.length > 0) throw new Error(JSON.stringify(userErrors))
  return ended(ask, claims, id)
}

export const header = 'Họ và tên,Ngày sinh,Giới tính,CCCD,Số BHXH,Diện đối tượng,Ngày tiếp nhận,Hình thức'

export const fileOf = (...rows: readonly string[]) => [header, ...rows, ''].join('\n')

/** The personal ID of a row of a long file. */
export const longNumber = (i: number) => `049150${String(100_000 + i)}`

/** What is wrong with each bad row of a long file, in turn. */
export const badErrors = ['birth_date BIRTH_DATE_INVALID', 'sex SEX_INVALID', 'personal_id PERSONAL_ID_INVALID', 'categories CATEGORY_UNKNOWN', 'admitted_on DATE_IN_FUTURE'] as const

/** So many people of whom nobody is another, every so many of them wrong. */
export function longFile(rows: number, badEach: number): string {
  let bad = 0
  const lines = Array.from({ length: rows }, (_, i) => {
    const cells = [`Nguyễn Thị Mẫuthử ${wordOf(i)}`, `15/03/19${String(30 + (i % 60))}`, i % 2 ? 'Nữ' : 'Nam', longNumber(i), '', 'Người cao tuổi', '01/11/2026', 'Nội trú']
    if (i % badEach === badEach - 1) {
      const [place, text] = [[1, '31/02/1950'], [2, 'không'], [3, '49150000001'], [5, 'Người lạ'], [6, '01/01/2027']][bad++ % 5] ?? []
      cells[Number(place)] = String(text)
    }
    return cells.join(',')
  })
  return fileOf(...lines)
}

/** A number as letters: a name has no digits. */
function wordOf(i: number): string {
  return String(i).replaceAll(/\d/g, digit => 'abcdeghikl'[Number(digit)] ?? '').replace(/^./, first => first.toUpperCase())
}
