import {
  defaultFieldResolver,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isNonNullType,
  isObjectType,
  isUnionType,
} from 'graphql'
import type { RequestContext } from './context.js'
import { HubError, PlainError } from './errors.js'
import { mayEver, type Part, type RightsTable, sharedRules, type SliceRights } from './rights.js'
import { scopeNeeded } from './scopes.js'

/** The shells of lists have one shape, so one rule; a field beyond it needs a rule like any other. */
const shells: readonly { name: RegExp; fields: readonly string[] }[] = [
  { name: /^PageInfo$/, fields: ['hasNextPage', 'hasPreviousPage', 'startCursor', 'endCursor'] },
  { name: /.Connection$/, fields: ['nodes', 'edges', 'pageInfo', 'totalCount'] },
  { name: /.Edge$/, fields: ['cursor', 'node'] },
]

export interface FieldRule {
  readonly rule: string
  readonly table?: RightsTable
}

/** `Type.field` → its rule, from all slices of a subgraph. */
export type RuleBook = ReadonlyMap<string, FieldRule>

/** Every field of the schema with its rule; throws one sentence for each field without one and each rule without a field. */
export function rulesOf(schema: GraphQLSchema, rights: readonly SliceRights[]): RuleBook {
  const problems: string[] = []
  const book = new Map<string, FieldRule>()
  for (const [name, rule] of statedRules(rights)) {
    if (book.has(name)) problems.push(`${name} has two rules. Keep one.`)
    if (!isKnown(rule)) problems.push(`${name} has the rule "${rule.rule}", which is no part and no action of its table.`)
    book.set(name, rule)
  }
  const fields = fieldsOfSchema(schema)
  for (const name of fields) {
    if (!book.has(name)) problems.push(`${name} has no rule. Say in its slice's *.access.ts who may read it.`)
  }
  for (const name of book.keys()) {
    if (!fields.includes(name)) problems.push(`${name} has a rule but is no field. Take the rule away.`)
  }
  if (problems.length > 0) throw new PlainError(`The rights do not fit the schema:\n  ${problems.join('\n  ')}`)
  return book
}

/** Each `Type.field` with its rule, as the slices state them. */
export function statedRules(rights: readonly SliceRights[]): [string, FieldRule][] {
  return rights.flatMap(({ table, fields }) =>
    Object.entries(fields).flatMap(([type, rules]) =>
      Object.entries(rules).map(([field, rule]): [string, FieldRule] => [`${type}.${field}`, { rule, table }]),
    ),
  )
}

function isKnown({ rule, table }: FieldRule): boolean {
  return rule in sharedRules || (table !== undefined && (rule in table.parts || rule in (table.actions ?? {})))
}

/** `Type.field` of everything a rule is needed for: what federation adds and the shells of lists are not. */
function fieldsOfSchema(schema: GraphQLSchema): string[] {
  return objectTypes(schema).flatMap(type => {
    const shell = shells.find(({ name }) => name.test(type.name))
    return Object.keys(type.getFields())
      .filter(field => !field.startsWith('_') && !shell?.fields.includes(field))
      .map(field => `${type.name}.${field}`)
  })
}

function objectTypes(schema: GraphQLSchema): GraphQLObjectType[] {
  return Object.values(schema.getTypeMap()).filter((type): type is GraphQLObjectType => isObjectType(type) && !type.name.startsWith('_'))
}

/**
 * Puts the table's word before the resolvers of the fields it protects. Only where a part begins: a field of a type
 * that is reached by nothing but fields of the same part was asked for already. The check is synchronous, because a
 * promise per value costs several times the value.
 */
export function guard(schema: GraphQLSchema, book: RuleBook): void {
  const entrances = entrancesOf(schema, book)
  for (const type of objectTypes(schema)) {
    for (const [name, field] of Object.entries(type.getFields())) {
      const { rule, table } = book.get(`${type.name}.${name}`) ?? {}
      if (!rule || !table) continue
      field.extensions = { ...field.extensions, scope: scopeNeeded({ rule, table }) }
      const doors = entrances.get(type.name) ?? new Set()
      const asked = doors.size === 1 && doors.has(rule)
      if (table.actions && rule in table.actions) field.resolve = guardedAction(field, table, rule)
      else if (isGuarded(table.parts[rule]) && !asked) field.resolve = guardedPart(field, table, rule)
    }
  }
}

function isGuarded(part: Part | undefined): boolean {
  return part?.refused === 'forbidden' || part?.refused === 'null'
}

type Resolve = GraphQLFieldResolver<unknown, RequestContext>

function guardedPart(field: GraphQLField<unknown, RequestContext>, table: RightsTable, part: string): Resolve {
  const resolve = field.resolve ?? defaultFieldResolver
  const asNull = table.parts[part]?.refused === 'null' && !isNonNullType(field.type)
  return (source, args, context, info) => {
    if (table.holds(context.viewer, part, source)) return resolve(source, args, context, info)
    if (asNull) return null
    throw new HubError('FORBIDDEN')
  }
}

/** A role that may never do it is told so at once; whether this row allows it, the slice judges. */
function guardedAction(field: GraphQLField<unknown, RequestContext>, table: RightsTable, action: string): Resolve {
  const resolve = field.resolve ?? defaultFieldResolver
  return (source, args, context, info) => {
    if (!mayEver(table, action, context.viewer.role)) throw new HubError('FORBIDDEN')
    return resolve(source, args, context, info)
  }
}

/** For each type the rules of the fields that lead to it; a reference of another sector is a door of its own. */
function entrancesOf(schema: GraphQLSchema, book: RuleBook): Map<string, Set<string>> {
  const entrances = new Map<string, Set<string>>()
  for (const type of objectTypes(schema)) {
    for (const [name, field] of Object.entries(type.getFields())) {
      const rule = book.get(`${type.name}.${name}`)?.rule ?? (name === '_entities' ? 'reference' : 'rows')
      for (const to of reachedBy(getNamedType(field.type))) entrances.set(to, (entrances.get(to) ?? new Set()).add(rule))
    }
  }
  return entrances
}

function reachedBy(type: GraphQLNamedType): string[] {
  if (isUnionType(type)) return type.getTypes().map(each => each.name)
  return isObjectType(type) ? [type.name] : []
}
