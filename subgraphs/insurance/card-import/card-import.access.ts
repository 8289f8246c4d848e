import { type RawBuilder, sql } from 'kysely'
import type { Viewer } from '../../../kit/auth.js'
import { type ActionGrants, type BasesFor, fieldsOf, type Judgement, type Part, type RightsTable } from '../../../kit/rights.js'
import { partsHeld, type PersonGrants, personScope } from '../../../kit/scope.js'

const relations = {
  province: 'works for the province whose cards the file brings',
  country: 'holds a demo token of the whole country, which only widens reading; refused in production',
} as const

const parts = {
  imports: { means: 'that a file of cards was sent, how far it came, and what was wrong with it', refused: 'not-there' },
} as const satisfies Record<string, Part>

const insurer = { province: ['imports'], country: ['imports'] } as const

const reads = {
  nurse: {},
  clinician: {},
  signer: {},
  head: {},
  coordinator: {},
  'insurance-officer': insurer,
  'insurance-head': insurer,
  'programme-officer': {},
  auditor: {},
  resident: {},
  guardian: {},
  admin: {},
} as const satisfies PersonGrants<'imports'>

const insuring = { province: { imports: 'INSURED_PERSON' }, country: { imports: 'DEMO_ONLY' } } as const
const bases = { 'insurance-officer': insuring, 'insurance-head': insuring } as const satisfies BasesFor<typeof reads>

const actions = {
  importCards: { 'insurance-officer': ['province'], 'insurance-head': ['province'] },
} as const satisfies ActionGrants<string, 'province'>

export const cardImportTable = {
  scope: 'cardFile',
  about: 'Files of insurance cards (tệp thẻ BHYT)',
  relations,
  parts,
  reads,
  bases,
  actions,
  holds: (viewer: Viewer, part: string) => partsHeld<string>(viewer, reads).includes(part),
} as const satisfies RightsTable

export const cardImportRights = fieldsOf(cardImportTable, {
  Query: { cardImport: 'rows', cardImports: 'rows' },
  Mutation: { startCardImport: 'importCards', addCardImportPart: 'importCards', cancelCardImport: 'importCards' },
  StartCardImportPayload: { import: 'rows', userErrors: 'within' },
  AddCardImportPartPayload: { import: 'rows', userErrors: 'within' },
  CancelCardImportPayload: { import: 'rows', userErrors: 'within' },
  CardImport: {
    id: 'imports',
    provinceCode: 'imports',
    fileName: 'imports',
    dryRun: 'imports',
    status: 'imports',
    parts: 'imports',
    partsReceived: 'imports',
    rowsTotal: 'imports',
    rowsDone: 'imports',
    added: 'imports',
    changed: 'imports',
    unchanged: 'imports',
    refused: 'imports',
    entries: 'imports',
    moreEntries: 'imports',
    rowErrors: 'imports',
    rowErrorCount: 'imports',
    refusedRows: 'imports',
    byRole: 'imports',
    createdAt: 'imports',
    startedAt: 'imports',
    endedAt: 'imports',
  },
  CardImportEntry: { line: 'within', change: 'within', columns: 'within' },
  RowError: { line: 'within', column: 'within', code: 'within', message: 'within' },
})

/** The imports a viewer may see, as a condition on `row_import i`. */
export function importFilter(viewer: Viewer): RawBuilder<boolean> {
  const scope = cardImportTable.holds(viewer, 'imports') ? personScope(viewer) : undefined
  if (scope?.kind === 'country') return sql`true`
  return scope?.kind === 'province' ? sql`i.province_code = ${scope.code}` : sql`false`
}

/** Whether a viewer may send files of cards: for the own province only, whatever the token lets them read. */
export function judgeCardImport(viewer: Viewer): Judgement {
  const by: ActionGrants<'importCards', 'province'> = actions
  return by.importCards[viewer.role]?.includes('province') && viewer.province ? 'yes' : 'no'
}
