import type { Placed, RowError } from '../../../kit/rows.js'
import { managingProvince } from '../card/card-province.rules.js'
import type { CardStatus } from '../card/card.rules.js'
import { bothInUse, type CardContent, type CardField, cardProblems, changedCardFields, type Known } from '../card-register/card-register.rules.js'

// Terms
//   row      dòng: says what one card is, by its number; columns that the file does not have leave the card as it is

/** A card as a row says it. */
export interface FileCard extends Omit<CardContent, 'status' | 'residentId'> {
  /** Null: as it is; of a new card, in use. */
  readonly status: CardStatus | null
}

export interface KnownCard {
  readonly id: string
  readonly version: number
  readonly provinceCode: string | null
  readonly content: CardContent
}

/** What the register holds that the rows of a step speak of. */
export interface KnownCards {
  /** Number → its cards, the latest first. */
  readonly byNumber: ReadonlyMap<string, readonly KnownCard[]>
  /** Social-insurance number → the one resident who holds cards of it. */
  readonly holders: ReadonlyMap<string, string>
}

export interface FileFacts extends Known {
  readonly provinceCode: string
  /** The columns that the file has. */
  readonly columns: readonly string[]
}

export const columnOf = {
  cardNumber: 'card_number',
  holderName: 'holder_name',
  holderBirthDate: 'birth_date',
  personalId: 'personal_id',
  registeredFacilityCode: 'registered_facility_code',
  validFrom: 'valid_from',
  validTo: 'valid_to',
  fiveYearOn: 'five_year_on',
  status: 'status',
  residentId: 'card_number',
} as const satisfies Record<CardField, string>

export interface SettledRow {
  readonly line: number
  readonly before: KnownCard | null
  readonly after: CardContent
  /** The columns by which the card becomes other than it was. Whose it becomes is told to nobody who sends a file. */
  readonly fields: readonly string[]
  readonly change: 'ADDED' | 'CHANGED' | 'UNCHANGED'
  /** Whether the register must be written: also when a card is found to be a resident's. */
  readonly isWritten: boolean
}

export interface SettledRows {
  readonly settled: readonly SettledRow[]
  readonly errors: readonly RowError[]
}

/** What the rows make of the register: each by itself, so that it makes no difference how many are settled at once. */
export function settleRows(rows: readonly Placed<FileCard>[], known: KnownCards, facts: FileFacts): SettledRows {
  const settled: SettledRow[] = []
  const errors: RowError[] = []
  for (const { line, row } of rows) {
    const cards = known.byNumber.get(row.cardNumber) ?? []
    // The card of the same beginning, as when the file is sent again; else the latest, which the row renews or corrects.
    const before = cards.find(({ content }) => content.validFrom === row.validFrom) ?? cards[0] ?? null
    const after = contentOf(row, before?.content ?? null, known.holders.get(row.cardNumber.slice(5)) ?? null, facts.columns)
    const wrong = problemsOf(after, before, cards, facts)
    if (wrong.length > 0) errors.push(...wrong.map(each => ({ line, ...each })))
    else settled.push(settle(line, before, after))
  }
  return { settled, errors }
}

function settle(line: number, before: KnownCard | null, after: CardContent): SettledRow {
  if (!before) return { line, before, after, fields: [], change: 'ADDED', isWritten: true }
  const changed = changedCardFields(before.content, after)
  const fields = changed.filter(field => field !== 'residentId').map(field => columnOf[field])
  return { line, before, after, fields, change: fields.length > 0 ? 'CHANGED' : 'UNCHANGED', isWritten: changed.length > 0 }
}

function contentOf(row: FileCard, before: CardContent | null, holder: string | null, columns: readonly string[]): CardContent {
  const told = <Value>(field: 'personalId' | 'validTo' | 'fiveYearOn', value: Value, old: Value) => (columns.includes(columnOf[field]) ? value : old)
  return {
    ...row,
    personalId: told('personalId', row.personalId, before?.personalId ?? null),
    validTo: told('validTo', row.validTo, before?.validTo ?? null),
    fiveYearOn: told('fiveYearOn', row.fiveYearOn, before?.fiveYearOn ?? null),
    status: row.status ?? before?.status ?? 'ACTIVE',
    residentId: before?.residentId ?? holder,
  }
}

function problemsOf(after: CardContent, before: KnownCard | null, cards: readonly KnownCard[], facts: FileFacts): Omit<RowError, 'line'>[] {
  const isElsewhere = managingProvince(after) !== facts.provinceCode || (before?.provinceCode ?? facts.provinceCode) !== facts.provinceCode
  if (isElsewhere) return [{ column: columnOf.cardNumber, code: 'OTHER_PROVINCE' }]
  if (before && changedCardFields(before.content, after).length === 0) return []
  const problems = cardProblems(after, facts).map(({ field, code }) => ({ column: columnOf[field], code }))
  if (problems.length > 0) return problems
  const isTaken = cards.some(card => card.id !== before?.id && bothInUse(card.content, after))
  return isTaken ? [{ column: columnOf.validFrom, code: 'CARD_IN_USE' }] : []
}
