import {
  type ConstValueNode,
  type DocumentNode,
  type GraphQLSchema,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql'
import { neverEmpty } from './selections.js'

/** Whether a caller holds a scope. */
export type Holds = (scope: string) => boolean

/** What a field asks of the caller's scopes: one of the lists, and of that list every scope. Fields are named `Type.field`. */
export type FieldScopes = ReadonlyMap<string, readonly (readonly string[])[]>

/** Reads `@requiresScopes` of a supergraph. */
export function readFieldScopes(supergraph: DocumentNode): FieldScopes {
  const scopes = new Map<string, string[][]>()
  for (const type of supergraph.definitions) {
    if (type.kind !== Kind.OBJECT_TYPE_DEFINITION) continue
    for (const field of type.fields ?? []) {
      const given = field.directives?.find(({ name }) => name.value === 'requiresScopes')?.arguments?.[0]?.value
      if (given) scopes.set(`${type.name.value}.${field.name.value}`, listOf(given).map(each => listOf(each).flatMap(textOf)))
    }
  }
  return scopes
}

function listOf(value: ConstValueNode): readonly ConstValueNode[] {
  return value.kind === Kind.LIST ? value.values : []
}

function textOf(value: ConstValueNode): string[] {
  return value.kind === Kind.STRING ? [value.value] : []
}

/** The fields of a document that ask for scopes at all. */
export function protectedFields(document: DocumentNode, schema: GraphQLSchema, scopes: FieldScopes): readonly string[] {
  const found = new Set<string>()
  eachField(document, schema, name => {
    if (scopes.has(name)) found.add(name)
    return undefined
  })
  return [...found]
}

export function isHeld(needed: readonly (readonly string[])[], holds: Holds): boolean {
  return needed.some(all => all.every(holds))
}

/** The document without some fields: what is not to be had is not asked for. */
export function withoutFields(document: DocumentNode, schema: GraphQLSchema, names: ReadonlySet<string>): DocumentNode {
  return eachField(document, schema, name => (names.has(name) ? null : undefined))
}

function eachField(document: DocumentNode, schema: GraphQLSchema, change: (name: string) => null | undefined): DocumentNode {
  const types = new TypeInfo(schema)
  return visit(
    document,
    visitWithTypeInfo(types, {
      Field: node => change(`${types.getParentType()?.name}.${node.name.value}`),
      ...neverEmpty,
    }),
  )
}
