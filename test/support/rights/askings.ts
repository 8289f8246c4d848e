import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
} from 'graphql'
import { type Arguments, nodeOf, variantsOf } from './arguments.js'
import { type Rules, rulesOnPath } from './rules.js'
import type { Target } from './target.js'

/** One question to the hub that ends at one field. */
export interface Asking {
  /** `resident(id).stays.facility.name`, for the reader of a failure. */
  readonly name: string
  readonly query: string
  /** Where the value is in the answer; lists on the way are walked. */
  readonly path: readonly string[]
  /** `Type.field` of every step. */
  readonly fields: readonly string[]
  readonly variables: (target: Target) => Record<string, unknown>
  /** Names the target, so that a stranger must get the answer of an id that does not exist. */
  readonly pointed: boolean
  /** Nothing but public registers on the way. */
  readonly open: boolean
}

interface Step {
  readonly field?: string
  readonly key?: string
  readonly text: string
  readonly declared: readonly string[]
  readonly values: Arguments
}

interface Place {
  readonly type: GraphQLObjectType
  readonly steps: readonly Step[]
}

/**
 * Every field of every type that each root field leads to, by the shortest way; each argument at least once. What stands behind
 * a record that has a root of its own is walked from there: to a stranger a row that leads to it is not there to begin with.
 */
export function askingsOf(schema: GraphQLSchema, rules: Rules): Asking[] {
  const byId = Object.values(schema.getQueryType()?.getFields() ?? {}).filter(hasId).map(field => getNamedType(field.type).name)
  // A stay is a part of its person, and walked with it too: one that lasts has what one that ended lacks.
  const homes = new Set(byId.filter(name => name !== 'Stay'))
  const roots = [schema.getQueryType(), schema.getMutationType()].filter(type => type != null)
  return roots.flatMap(root =>
    Object.values(root.getFields()).flatMap(field =>
      variantsOf(`${root.name}.${field.name}`, field).flatMap(({ args, pointed, whole }) => {
        const steps = [stepOf(root, field, args, 0)]
        const operation = root === schema.getMutationType() ? 'mutation' : 'query'
        // Of a change the payload is walked; what stands behind it is walked by the questions.
        const ways = waysFrom(field, steps, { deepest: whole && operation === 'query' ? 40 : 3, elsewhere: type => homes.has(type) && type !== nodeOf(field) })
        return ways.map(way => asking(operation, way, pointed, rules))
      }),
    ),
  )
}

/** Breadth first, so that the first way to a type is a shortest one; a type met again is only touched. */
function waysFrom(
  field: GraphQLField<unknown, unknown>,
  steps: readonly Step[],
  { deepest, elsewhere }: { readonly deepest: number; readonly elsewhere: (type: string) => boolean },
): (readonly Step[])[] {
  const ways: (readonly Step[])[] = []
  const seen = new Set<string>()
  const queue: Place[] = []
  const reach = (to: GraphQLField<unknown, unknown>, way: readonly Step[]) => {
    const type = getNamedType(to.type)
    if (isLeafType(type)) return void ways.push(way)
    const fresh = membersOf(type).filter(({ member }) => !seen.has(member.name))
    if (fresh.length === 0 || way.length >= deepest || elsewhere(type.name)) return void ways.push([...way, typename])
    // What is in it is asked by other questions, perhaps on another way; that the field gives it is asked here.
    if (isUnionType(type) || (deepest > 3 && way.length > 1)) ways.push([...way, typename])
    for (const { member, more } of fresh) {
      seen.add(member.name)
      queue.push({ type: member, steps: [...way, ...more] })
    }
  }
  reach(field, steps)
  for (let place = queue.shift(); place; place = queue.shift()) {
    // Lists first: of several rows one has the value that the single row may lack.
    for (const next of fieldsOf(place.type, deepest > 3 || place.steps.length < 2).sort((a, b) => Number(isList(b)) - Number(isList(a)))) {
      const [base, ...others] = variantsOf(`${place.type.name}.${next.name}`, next)
      reach(next, [...place.steps, stepOf(place.type, next, base?.args ?? {}, place.steps.length)])
      for (const { args } of deepest > 3 ? others : []) {
        const way = [...place.steps, stepOf(place.type, next, args, place.steps.length)]
        ways.push(isLeafType(getNamedType(next.type)) ? way : [...way, typename])
      }
    }
  }
  return ways
}

/** The fields to ask for: all of them, or of a row that another question walks the one that tells it. */
function fieldsOf(type: GraphQLObjectType, all: boolean): GraphQLField<unknown, unknown>[] {
  const { id, ...rest } = type.getFields()
  return id && !all ? [id] : [...(id ? [id] : []), ...Object.values(rest)]
}

/** A record by its id. */
function hasId({ args }: GraphQLField<unknown, unknown>): boolean {
  return args.some(({ name, type }) => name === 'id' && isNonNullType(type))
}

function membersOf(type: GraphQLNamedType): { member: GraphQLObjectType; more: readonly Step[] }[] {
  if (isUnionType(type)) return type.getTypes().map(member => ({ member, more: [fragment(member)] }))
  return isObjectType(type) ? [{ member: type, more: [] }] : []
}

function isList({ type }: GraphQLField<unknown, unknown>): boolean {
  return isListType(getNullableType(type))
}

const typename: Step = { key: '__typename', text: '__typename', declared: [], values: {} }

function fragment(type: GraphQLObjectType): Step {
  return { text: `... on ${type.name}`, declared: [], values: {} }
}

function stepOf(parent: GraphQLObjectType, field: GraphQLField<unknown, unknown>, args: Arguments, depth: number): Step {
  const names = Object.keys(args)
  const types = new Map(field.args.map(arg => [arg.name, String(arg.type)]))
  return {
    field: `${parent.name}.${field.name}`,
    key: field.name,
    text: names.length === 0 ? field.name : `${field.name}(${names.map(name => `${name}: $${name}${depth}`).join(', ')})`,
    declared: names.map(name => `$${name}${depth}: ${types.get(name)}`),
    values: Object.fromEntries(names.map(name => [`${name}${depth}`, args[name] ?? (() => null)])),
  }
}

function asking(operation: string, steps: readonly Step[], pointed: boolean, rules: Rules): Asking {
  const declared = steps.flatMap(step => step.declared)
  const values = Object.entries(Object.assign({}, ...steps.map(step => step.values)) as Arguments)
  const body = steps.reduceRight((inner, { text }) => `${text}${inner && ` { ${inner} }`}`, '')
  const fields = steps.flatMap(({ field }) => field ?? [])
  return {
    name: steps.map(({ text }) => text.replaceAll(/\$(\w+?)\d+/g, '$1').replaceAll(/(\w+): \1/g, '$1')).join('.'),
    query: `${operation} ${declared.length > 0 ? `(${declared.join(', ')}) ` : ''}{ ${body} }`,
    path: steps.flatMap(({ key }) => key ?? []),
    fields,
    variables: target => Object.fromEntries(values.map(([name, value]) => [name, value(target)])),
    pointed,
    open: rulesOnPath(rules, fields).every(({ rule }) => rule === 'register'),
  }
}
