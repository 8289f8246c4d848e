import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isInputObjectType,
  isLeafType,
  isListType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
} from 'graphql'
import { nodeOf, valueFor } from '../rights/arguments.js'
import type { Target } from '../rights/target.js'

/** A place of the schema into which a caller may type something: an argument, or a field of an input however deep. */
export interface Place {
  /** `Mutation.recordCondition(input.text)`. */
  readonly name: string
  readonly field: string
  readonly operation: 'query' | 'mutation'
  /** The type that is typed there, its lists and bangs taken off. */
  readonly type: string
  /** The arguments as they must be beside it, and this value at the place. */
  variables(target: Target, value: unknown): Record<string, unknown>
}

/** All places of the given types. */
export function placesOf(schema: GraphQLSchema, types: ReadonlySet<string>): Place[] {
  const roots = [[schema.getQueryType(), 'query'], [schema.getMutationType(), 'mutation']] as const
  return roots.flatMap(([root, operation]) =>
    Object.values(root?.getFields() ?? {}).flatMap(field =>
      leavesOf(field).filter(({ type }) => types.has(type)).map(({ path, type, inList }): Place => {
        const where = `${root?.name}.${field.name}`
        return {
          name: `${where}(${path.join('.')})`,
          field: field.name,
          operation,
          type,
          variables: (target, value) => placed(where, field, target, path, inList ? [value] : value),
        }
      }),
    ),
  )
}

interface Leaf {
  readonly path: readonly string[]
  readonly type: string
  readonly inList: boolean
}

type Slot = GraphQLArgument | GraphQLInputField

function leavesOf({ args }: GraphQLField<unknown, unknown>): Leaf[] {
  const below = ({ name, type }: Slot, path: readonly string[]): Leaf[] => {
    const inner = getNamedType(type)
    const here = [...path, name]
    if (isInputObjectType(inner)) return here.length > 4 ? [] : Object.values(inner.getFields()).flatMap(each => below(each, here))
    return [{ path: here, type: inner.name, inList: isListType(getNullableType(type)) }]
  }
  return args.flatMap(arg => below(arg, []))
}

function placed(where: string, field: GraphQLField<unknown, unknown>, target: Target, path: readonly string[], value: unknown) {
  const node = nodeOf(field)
  const known = ({ name, type }: Slot): unknown => {
    const found = valueFor(where, name, node, type)
    if (!found) throw new Error(`${where}: nothing is known of ${name}`)
    return found(target)
  }
  const written = (slot: Slot, [next, ...rest]: readonly string[]): unknown => {
    if (next === undefined) return value
    const inner = getNamedType(slot.type)
    const fields = isInputObjectType(inner) ? Object.values(inner.getFields()) : []
    const here = fields.filter(each => each.name === next || isRequiredInputField(each) || each.name === 'resident')
    const object = Object.fromEntries(here.map(each => [each.name, each.name === next ? written(each, rest) : known(each)]))
    return isList(slot.type) ? [object] : object
  }
  const [first, ...rest] = path
  const needed = field.args.filter(arg => arg.name === first || isRequiredArgument(arg) || arg.name === 'first')
  // Pages go one way: with `before` it is the last ones.
  const paged = first === 'before' || first === 'last' ? needed.filter(({ name }) => name !== 'first') : needed
  const values = paged.map(arg => [arg.name, arg.name === first ? written(arg, rest) : known(arg)] as const)
  const last = first === 'before' && field.args.some(({ name }) => name === 'last') ? { last: 5 } : first === 'before' ? { first: 5 } : {}
  return { ...Object.fromEntries(values), ...last }
}

function isList(type: GraphQLInputType): boolean {
  return isListType(getNullableType(type))
}

export interface Typed {
  readonly place: Place
  readonly variables: Record<string, unknown>
}

/** Several of them in one request, each under a name of its own: `q0`, `q1` and so on. */
export function requestOf(schema: GraphQLSchema, typed: readonly Typed[]): { query: string; variables: Record<string, unknown> } {
  const [first] = typed
  const root = first?.place.operation === 'mutation' ? schema.getMutationType() : schema.getQueryType()
  const variables: Record<string, unknown> = {}
  const declared: string[] = []
  const parts = typed.map(({ place, variables: own }, i) => {
    const field = root?.getFields()[place.field]
    const given = Object.entries(own).map(([name, value]) => {
      variables[`q${i}_${name}`] = value
      declared.push(`$q${i}_${name}: ${field?.args.find(arg => arg.name === name)?.type}`)
      return `${name}: $q${i}_${name}`
    })
    return `q${i}: ${place.field}${given.length > 0 ? `(${given.join(', ')})` : ''}${selectionOf(field)}`
  })
  return { query: `${first?.place.operation} ${declared.length > 0 ? `(${declared.join(', ')})` : ''} { ${parts.join('\n')} }`, variables }
}

function selectionOf(field: GraphQLField<unknown, unknown> | undefined): string {
  const type = field && getNamedType(field.type)
  if (!type || isLeafType(type)) return ''
  const fields: Readonly<Record<string, unknown>> = isObjectType(type) ? type.getFields() : {}
  if (fields.userErrors) return ' { userErrors { code } }'
  if (fields.nodes) return ' { totalCount nodes { __typename } }'
  return ' { __typename }'
}
