import type { Role, Viewer } from './auth.js'
import type { BasisName } from './legal-basis.rules.js'

/** What a slice says when asked about one row: done, seen but not allowed, or the same as for an id that does not exist. */
export type Judgement = 'yes' | 'no' | 'not-there'

/** role → relation → the parts it may read. Nobody reads anything that is not listed. */
export type Grants = Readonly<Record<Role, Readonly<Record<string, readonly string[] | undefined>>>>

/** A table whose records nobody reads by it: it says only who may do what. */
export const nobodyReads = {
  nurse: {},
  clinician: {},
  signer: {},
  head: {},
  coordinator: {},
  'insurance-officer': {},
  'insurance-head': {},
  'programme-officer': {},
  auditor: {},
  resident: {},
  guardian: {},
  admin: {},
} as const satisfies Grants

/** role → relation → part → the legal basis on which it is read. */
export type Bases = Readonly<Partial<Record<Role, Readonly<Record<string, Readonly<Record<string, BasisName>>>>>>>

type PartsOf<Rights> = Rights extends readonly (infer Name extends string)[] ? Name : never

/** The bases of a table’s grants: the compiler refuses a grant without one, and one without a grant. */
export type BasesFor<Reads extends Grants> = {
  readonly [R in keyof Reads as keyof Reads[R] extends never ? never : R]: {
    readonly [Relation in keyof Reads[R]]: { readonly [Name in PartsOf<Reads[R][Relation]>]: BasisName }
  }
}

/** The same basis for several parts. */
export function on<Name extends string>(basis: BasisName, granted: readonly Name[]): Readonly<Record<Name, BasisName>> {
  const bases: Partial<Record<Name, BasisName>> = {}
  for (const name of granted) bases[name] = basis
  return bases as Readonly<Record<Name, BasisName>>
}

/** action → role → the relations that allow it. Nobody does anything that is not listed. */
export type ActionGrants<Action extends string, Relation extends string> = Readonly<
  Record<Action, Readonly<Partial<Record<Role, readonly Relation[]>>>>
>

/**
 * What a caller gets who may not read a part: the row is not there (its filter sees to it), an error at the field, or
 * null. A part that is a `condition` has no field: it decides which rows or values are there.
 */
export type Refusal = 'not-there' | 'forbidden' | 'null' | 'condition'

export interface Part {
  readonly means: string
  readonly refused: Refusal
}

/** The rights of one kind of record: pure data, and two pure questions to it. Filters for lists stand beside it. */
export interface RightsTable {
  /** Its word in scopes: `resident` in `resident:health`. */
  readonly scope: string
  /** What the record is, as the heading of its rights. */
  readonly about: string
  readonly relations: Readonly<Record<string, string>>
  readonly parts: Readonly<Record<string, Part>>
  readonly reads: Grants
  readonly bases: Bases
  readonly actions?: ActionGrants<string, string>
  /** Whether the viewer may read a part of the record a field is read from. Synchronous: it is asked for every value. */
  holds(viewer: Viewer, part: string, source: unknown): boolean
}

/** Rules that are the same in every sector, beside the parts and the actions of a table. */
export const sharedRules = {
  register: 'Public register: every signed-in caller.',
  rows: 'The rows that are there for the caller, and nothing of the others: no value, no count, no cursor.',
  key: 'The id under which the sector that owns the record is asked; it decides whether the record is there.',
  within: 'Read together with the field that leads here, by that field’s rule.',
} as const

export type SharedRule = keyof typeof sharedRules

/** type → field → rule. */
export type FieldRules<Rule extends string = string> = Readonly<Record<string, Readonly<Record<string, Rule>>>>

/** The rules of a slice's fields, and the table whose parts and actions they name. */
export interface SliceRights {
  readonly table?: RightsTable
  readonly fields: FieldRules
}

type Names<Table extends RightsTable> = Extract<keyof Table['parts'] | keyof NonNullable<Table['actions']>, string>

/** The rules of fields by a table: the compiler refuses a part or an action that the table does not have, and a grant without a legal basis. */
export function fieldsOf<const Table extends RightsTable>(
  table: Table & { readonly bases: BasesFor<Table['reads']> },
  fields: FieldRules<Names<Table> | SharedRule>,
): SliceRights {
  return { table, fields }
}

/** The rules of fields that need no table. */
export function openFields(fields: FieldRules<SharedRule>): SliceRights {
  return { fields }
}

/** Whether a role may do something at all; to which rows, the slice judges. */
export function mayEver(table: RightsTable, action: string, role: Role): boolean {
  return (table.actions?.[action]?.[role]?.length ?? 0) > 0
}
