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
  type DirectiveNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql'
import type { Variables } from './run.js'
import { withConcreteTypes } from './types.js'

/** The answer a caller asked for: fields per object type, with fragments, @skip and @include worked out. */
export interface FieldShape {
  readonly key: string
  readonly name: string
  readonly parent: string
  readonly value: ValueShape
}

export interface ValueShape {
  readonly nonNull: boolean
  readonly item?: ValueShape
  /** Checks and writes a leaf; undefined when the value is none. */
  readonly leaf?: (value: unknown) => unknown
  readonly object?: ObjectShape
}

export interface ObjectShape {
  /** The fields for an object of that type; undefined when the type may not stand here. */
  fields(typename: unknown): readonly FieldShape[] | undefined
  nameOf(typename: unknown): string | undefined
}

export class OperationShape {
  private readonly fragments = new Map<string, FragmentDefinitionNode>()
  private readonly conditions: string[]
  private readonly shapes = new Map<string, ObjectShape>()

  constructor(
    private readonly schema: GraphQLSchema,
    document: DocumentNode,
    private readonly operation: OperationDefinitionNode,
  ) {
    for (const each of document.definitions) {
      if (each.kind === Kind.FRAGMENT_DEFINITION) this.fragments.set(each.name.value, each)
    }
    this.conditions = conditionVariables(document)
  }

  /** The shape depends on variables only through @skip and @include, so it is made once per their values. */
  for(variables: Variables): ObjectShape {
    const identity = this.conditions.map(name => (variables[name] === true ? '1' : '0')).join('')
    let shape = this.shapes.get(identity)
    if (!shape) {
      const root = this.schema.getRootType(this.operation.operation)
      if (!root) throw new GraphQLError(`The graph has no ${this.operation.operation}`)
      shape = new Compiler(this.schema, this.fragments, variables).object(root, [this.operation.selectionSet])
      if (this.shapes.size >= 64) this.shapes.clear()
      this.shapes.set(identity, shape)
    }
    return shape
  }
}

class Compiler {
  constructor(
    private readonly schema: GraphQLSchema,
    private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>,
    private readonly variables: Variables,
  ) {}

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
      // An alias that would set the prototype of the answer's object instead of a field of it.
      if (key === '__proto__') throw new GraphQLError('The alias "__proto__" is not served.')
      return [{ key, name, parent: type.name, value: this.value(field.type, inner) }]
    })
  }

  private value(type: GraphQLOutputType, inner: readonly SelectionSetNode[]): ValueShape {
    if (isNonNullType(type)) return { ...this.value(type.ofType, inner), nonNull: true }
    if (isListType(type)) return { nonNull: false, item: this.value(type.ofType, inner) }
    if (isEnumType(type)) {
      const names = new Set(type.getValues().map(each => each.name))
      return { nonNull: false, leaf: value => (typeof value === 'string' && names.has(value) ? value : undefined) }
    }
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
      if (!this.isIncluded(selection.directives)) continue
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

  private isIncluded(directives: readonly DirectiveNode[] = []): boolean {
    return directives.every(directive => {
      const { value: name } = directive.name
      if (name !== 'skip' && name !== 'include') return true
      const given = directive.arguments?.find(each => each.name.value === 'if')?.value
      const holds =
        given?.kind === Kind.VARIABLE
          ? this.variables[given.name.value] === true
          : given?.kind === Kind.BOOLEAN && given.value
      return holds === (name === 'include')
    })
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

function conditionVariables(document: DocumentNode): string[] {
  const names = new Set<string>()
  const visit = (set: SelectionSetNode | undefined): void => {
    for (const selection of set?.selections ?? []) {
      for (const directive of selection.directives ?? []) {
        const value = directive.arguments?.find(each => each.name.value === 'if')?.value
        if (value?.kind === Kind.VARIABLE) names.add(value.name.value)
      }
      if (selection.kind !== Kind.FRAGMENT_SPREAD) visit(selection.selectionSet)
    }
  }
  for (const each of document.definitions) if ('selectionSet' in each) visit(each.selectionSet)
  return [...names]
}
