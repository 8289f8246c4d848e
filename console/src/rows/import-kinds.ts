import type { TypedDocumentNode } from '@urql/core'
import type { CardRowChange, ResidentImportField, ResidentImportKeptReason, ResidentImportStatus } from '../generated/enums'
import {
  AddCardImportPartDocument,
  AddResidentImportPartDocument,
  CancelCardImportDocument,
  CancelResidentImportDocument,
  CardImportListDocument,
  CardImportOneDocument,
  ResidentImportListDocument,
  ResidentImportOneDocument,
  StartCardImportDocument,
  StartResidentImportDocument,
  UndoResidentImportDocument,
} from '../generated/operations'
import type { UserError } from '../graph/use-change'
import { importsCards, importsResidents, type Viewer } from '../session/viewer'

/** An import as its line in the list says it. */
export interface ImportLine {
  readonly id: string
  readonly fileName: string
  readonly dryRun: boolean
  readonly status: ResidentImportStatus
  readonly createdAt: string
  readonly byRole: string
  readonly added: number
  /** Rows that make something there other than it was; residents have none. */
  readonly changed?: number
  readonly refused: number
}

export interface RowFault {
  readonly line: number
  readonly column?: string | null
  readonly code: string
  readonly message: string
}

/** An import as a whole; what only one kind has is optional. */
export interface ImportState extends ImportLine {
  readonly endedAt?: string | null
  readonly parts: number
  readonly partsReceived: number
  readonly rowsTotal?: number | null
  readonly rowsDone: number
  readonly unchanged: number
  readonly rowErrorCount: number
  readonly rowErrors: readonly RowFault[]
  readonly entries: readonly { readonly line: number; readonly change: CardRowChange; readonly columns?: readonly string[] }[]
  readonly moreEntries: number
  readonly columns?: readonly { readonly header: string; readonly field?: ResidentImportField | null }[]
  readonly undone?: number
  readonly kept?: number
  readonly keptRows?: readonly {
    readonly line: number
    readonly reason: ResidentImportKeptReason
    readonly resident?: { readonly id: string; readonly code: string; readonly fullName: string } | null
  }[]
}

export interface ColumnInput {
  readonly header: string
  readonly field: ResidentImportField
}

interface StepPayload {
  readonly import?: { readonly id: string } | null
  readonly userErrors: readonly UserError[]
}

interface OfImport {
  readonly idempotencyKey: string
  readonly import: string
}

type Step<Input> = TypedDocumentNode<Readonly<Record<string, StepPayload>>, { input: Input }>

interface ListPage {
  readonly first?: number
  readonly after?: string
  readonly last?: number
  readonly before?: string
}

interface Listed {
  readonly imports: {
    readonly totalCount: number
    readonly pageInfo: { readonly hasNextPage: boolean; readonly hasPreviousPage: boolean; readonly startCursor?: string | null; readonly endCursor?: string | null }
    readonly nodes: readonly ImportLine[]
  }
}

interface StartInput {
  readonly idempotencyKey: string
  readonly fileName: string
  readonly parts: number
  readonly dryRun: boolean
  readonly columns?: readonly ColumnInput[]
}

export type FileFormat = 'csv' | 'xlsx'
export type KindName = 'residents' | 'cards'

export interface ImportKind {
  readonly name: KindName
  readonly formats: readonly FileFormat[]
  /** Of the file; the hub takes no more (`kit/row-import`). */
  readonly mostBytes: number
  readonly mostRows: number
  /** Whose work it is; whether a person may, the hub decides. */
  readonly isFor: (viewer: Viewer) => boolean
  readonly one: TypedDocumentNode<{ readonly import?: ImportState | null }, { id: string }>
  readonly list: TypedDocumentNode<Listed, ListPage>
  readonly start: Step<StartInput>
  readonly add: Step<OfImport & { readonly part: number; readonly text: string }>
  readonly cancel: Step<OfImport>
  readonly undo?: Step<OfImport>
}

const mebibyte = 1024 * 1024

/** All that differs between the kinds of files beside their words and their columns. */
export const importKinds: Readonly<Record<KindName, ImportKind>> = {
  residents: {
    name: 'residents',
    formats: ['csv', 'xlsx'],
    mostBytes: 16 * mebibyte,
    mostRows: 25_000,
    isFor: importsResidents,
    one: ResidentImportOneDocument,
    list: ResidentImportListDocument,
    start: StartResidentImportDocument,
    add: AddResidentImportPartDocument,
    cancel: CancelResidentImportDocument,
    undo: UndoResidentImportDocument,
  },
  cards: {
    name: 'cards',
    formats: ['csv'],
    mostBytes: 64 * mebibyte,
    mostRows: 500_000,
    isFor: importsCards,
    one: CardImportOneDocument,
    list: CardImportListDocument,
    start: StartCardImportDocument,
    add: AddCardImportPartDocument,
    cancel: CancelCardImportDocument,
  },
}

export const kindOf = (name: string | undefined): ImportKind | undefined => Object.values(importKinds).find(each => each.name === name)

export const isWaiting = ({ status }: ImportLine) => status === 'WAITING_FOR_PARTS'

/** Whether the hub is at work on it. */
export const isRunning = ({ status }: ImportLine) => status === 'RUNNING' || status === 'UNDOING'
