import {
  getNamedType,
  GraphQLError,
  isEnumType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
  Kind,
  specifiedScalarTypes,
  TypeNameMetaFieldDef,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLEnumType,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql'
import { withConcreteTypes } from './types.js'

/** The answer a caller asked for: fields per object type, with fragments worked out. */
export interface FieldShape {
  readonly key: string
  readonly name: string
  readonly parent: string
  /** Not asked for, because the caller lacks a scope for it. */
  readonly refused: boolean
  readonly value: ValueShape
}

export interface ValueShape {
  readonly nonNull: boolean
  readonly item?: ValueShape
  /** Checks and writes a leaf; undefined when the value is none, null when it is one that the public graph hides. */
  readonly leaf?: (value: unknown) => unknown
  readonly object?: ObjectShape
}

export interface ObjectShape {
  /** The fields for an object of that type; undefined when the type may not stand here. */
  fields(typename: unknown): readonly FieldShape[] | undefined
  nameOf(typename: unknown): string | undefined
}

/** By what a shape is made: the public schema, the whole one, and the fields that the caller lacks a scope for. */
export interface ShapeOptions {
  readonly schema: GraphQLSchema
  readonly supergraph: GraphQLSchema
  readonly refused: ReadonlySet<string>
}

/** The shape of an operation's answer; @skip and @include must be settled. */
export function shapeOf(
  options: ShapeOptions,
  document: DocumentNode,
  { operation, selectionSet }: OperationDefinitionNode,
): ObjectShape {
  const root = options.schema.getRootType(operation)
  if (!root) throw new GraphQLError(`The graph has no ${operation}`)
  const fragments = new Map(
    document.definitions.flatMap(each => (each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each]] : [])),
  )
  return new Compiler(options, fragments).object(root, [selectionSet])
}

class Compiler {
  private readonly schema: GraphQLSchema

  constructor(
    private readonly options: ShapeOptions,
    private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  ) {
    this.schema = options.schema
  }

  object(declared: GraphQLOutputType, selections: readonly SelectionSetNode[]): ObjectShape {
    const byType = new Map<string, readonly FieldShape[]>()
    const allowed = withConcreteTypes([getNamedType(declared).name], this.schema)
    const nameOf = (typename: unknown): string | undefined => {
      if (isObjectType(declared)) return declared.name
      if (typeof typename === 'string' && allowed.has(typename)) return typename
      // The planner leaves the type name out where the fields of the interface itself are all that is asked.
      return typename === undefined && isInterfaceType(declared) ? declared.name : undefined
    }
    return {
      nameOf,
      fields: typename => {
        const name = nameOf(typename)
        const type = name === undefined ? undefined : this.schema.getType(name)
        if (!isObjectType(type) && !isInterfaceType(type)) return undefined
        let fields = byType.get(type.name)
        if (!fields) byType.set(type.name, (fields = this.fields(type, selections)))
        return fields
      },
    }
  }

  private fields(
    type: GraphQLObjectType | GraphQLInterfaceType,
    selections: readonly SelectionSetNode[],
  ): FieldShape[] {
    const collected = new Map<string, { name: string; inner: SelectionSetNode[] }>()
    for (const each of selections) this.collect(type, each, collected, new Set())
    return [...collected].flatMap(([key, { name, inner }]) => {
      const field = name === '__typename' ? TypeNameMetaFieldDef : type.getFields()[name]
      // `__schema` and `__type` are answered beside the plan.
      if (!field) return []
      const refused = this.options.refused.has(`${type.name}.${name}`)
      return [{ key, name, parent: type.name, refused, value: this.value(field.type, inner) }]
    })
  }

  private value(type: GraphQLOutputType, inner: readonly SelectionSetNode[]): ValueShape {
    if (isNonNullType(type)) return { ...this.value(type.ofType, inner), nonNull: true }
    if (isListType(type)) return { nonNull: false, item: this.value(type.ofType, inner) }
    if (isEnumType(type)) return { nonNull: false, leaf: enumLeaf(type, this.options.supergraph) }
    if (isScalarType(type)) return { nonNull: false, leaf: scalarLeaf(type.name) }
    return { nonNull: false, object: this.object(type, inner) }
  }

  private collect(
    type: GraphQLObjectType | GraphQLInterfaceType,
    set: SelectionSetNode,
    into: Map<string, { name: string; inner: SelectionSetNode[] }>,
    visited: Set<string>,
  ): void {
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) {
        const key = selection.alias?.value ?? selection.name.value
        const known = into.get(key) ?? { name: selection.name.value, inner: [] }
        if (selection.selectionSet) known.inner.push(selection.selectionSet)
        into.set(key, known)
        continue
      }
      const isSpread = selection.kind === Kind.FRAGMENT_SPREAD
      if (isSpread && visited.has(selection.name.value)) continue
      if (isSpread) visited.add(selection.name.value)
      const fragment = isSpread ? this.fragments.get(selection.name.value) : selection
      if (!fragment) continue
      const condition = fragment.typeCondition?.name.value
      if (condition === undefined || withConcreteTypes([condition], this.schema).has(type.name)) {
        this.collect(type, fragment.selectionSet, into, visited)
      }
    }
  }
}

function enumLeaf(type: GraphQLEnumType, supergraph: GraphQLSchema): (value: unknown) => unknown {
  const whole = supergraph.getType(type.name)
  return value => {
    if (typeof value !== 'string') return undefined
    if (type.getValue(value)) return value
    return isEnumType(whole) && whole.getValue(value) ? null : undefined
  }
}

const builtIn = new Set(specifiedScalarTypes.map(type => type.name))

function scalarLeaf(name: string): (value: unknown) => unknown {
  if (!builtIn.has(name)) return value => value
  if (name === 'ID')
    return value => (typeof value === 'number' ? String(value) : typeof value === 'string' ? value : undefined)
  const expected = name === 'Boolean' ? 'boolean' : name === 'String' ? 'string' : 'number'
  return value => (typeof value === expected ? value : undefined)
}
