import { type RawBuilder, sql } from 'kysely'
import type { Viewer } from '../../../kit/auth.js'
import { type ActionGrants, type BasesFor, fieldsOf, type Judgement, nobodyReads, openFields, type Part, type RightsTable } from '../../../kit/rights.js'
import { partsHeld, type PersonGrants, personScope } from '../../../kit/scope.js'

const relations = { facility: 'works for the facility whose residents the file brings' } as const

const parts = {
  files: { means: 'that a file of residents was sent, how far it came, what was wrong with it, and what it brought', refused: 'not-there' },
} as const satisfies Record<string, Part>

/** Whoever may admit, and nobody by a wider way: a file holds what people are, also of those in drug rehabilitation. */
const reads = {
  ...nobodyReads,
  nurse: { facility: ['files'] },
  head: { facility: ['files'] },
} as const satisfies PersonGrants<'files'>

const atHome = { facility: { files: 'CARE_OF_RESIDENT' } } as const
const bases = { nurse: atHome, head: atHome } as const satisfies BasesFor<typeof reads>

const actions = {
  importResidents: { nurse: ['facility'], head: ['facility'] },
} as const satisfies ActionGrants<string, 'facility'>

const residentImportTable = {
  scope: 'residentFile',
  about: 'Files of residents (tệp người được chăm sóc)',
  relations,
  parts,
  reads,
  bases,
  actions,
  holds: (viewer: Viewer, part: string) => partsHeld<string>(viewer, reads).includes(part),
} as const satisfies RightsTable

export const residentImportRights = fieldsOf(residentImportTable, {
  Query: { residentImport: 'rows', residentImports: 'rows' },
  Mutation: {
    startResidentImport: 'importResidents',
    addResidentImportPart: 'importResidents',
    cancelResidentImport: 'importResidents',
    undoResidentImport: 'importResidents',
  },
  StartResidentImportPayload: { import: 'rows', userErrors: 'within' },
  AddResidentImportPartPayload: { import: 'rows', userErrors: 'within' },
  CancelResidentImportPayload: { import: 'rows', userErrors: 'within' },
  UndoResidentImportPayload: { import: 'rows', userErrors: 'within' },
  ResidentImport: {
    id: 'files',
    fileName: 'files',
    dryRun: 'files',
    status: 'files',
    parts: 'files',
    partsReceived: 'files',
    columns: 'files',
    rowsTotal: 'files',
    rowsDone: 'files',
    added: 'files',
    unchanged: 'files',
    refused: 'files',
    entries: 'files',
    moreEntries: 'files',
    rowErrors: 'files',
    rowErrorCount: 'files',
    refusedRows: 'files',
    undone: 'files',
    kept: 'files',
    keptRows: 'files',
    byRole: 'files',
    createdAt: 'files',
    startedAt: 'files',
    endedAt: 'files',
  },
  ResidentImportColumn: { header: 'within', field: 'within' },
  ResidentImportEntry: { line: 'within', change: 'within' },
  ResidentImportKeptRow: { line: 'within', reason: 'within', resident: 'rows' },
  RowError: { line: 'within', column: 'within', code: 'within', message: 'within' },
})

/** An empty form says nothing of anybody. */
export const residentImportTemplateRights = openFields({
  Query: { residentImportTemplate: 'register' },
  ResidentImportTemplate: { file: 'register', columns: 'register' },
  ResidentImportTemplateColumn: { field: 'register', header: 'register', required: 'register', values: 'register' },
  ResidentImportFile: { fileName: 'within', mediaType: 'within', content: 'within' },
})

/** The imports a viewer may see, as a condition on `row_import i`. */
export function importFilter(viewer: Viewer): RawBuilder<boolean> {
  const scope = personScope(viewer)
  return scope.kind === 'facility' && residentImportTable.holds(viewer, 'files') ? sql`i.facility_code = ${scope.code}` : sql`false`
}

/** Whether a viewer may send files of residents: for the own facility only, as with an admission. */
export function judgeResidentImport(viewer: Viewer): Judgement {
  const by: ActionGrants<'importResidents', 'facility'> = actions
  return by.importResidents[viewer.role]?.includes('facility') && viewer.facility ? 'yes' : 'no'
}
