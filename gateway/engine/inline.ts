import type { FetchNode, FlattenNode, FlattenNodePathSegment, PlanNode } from '@graphql-hive/router-query-planner'
import {
  getNamedType,
  isObjectType,
  Kind,
  parse,
  print,
  stripIgnoredCharacters,
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql'
import type { Keys } from './owners.js'

/**
 * The planner asks a subgraph a second time for a fact that `@requires` needs when the object came from an entity fetch
 * (graphql-hive/router issue 1539). Where the second fetch needs no more than the key of an object that the first one
 * has just brought, its fields are asked for in the first, which saves a call and its SQL. Anything unusual is left as
 * planned.
 */
export function inlineLookups(node: PlanNode, schema: GraphQLSchema, keys: Keys): PlanNode {
  if (node.kind !== 'Sequence') return node
  const earlier: FlattenNode[] = []
  const nodes: PlanNode[] = []
  for (const each of node.nodes) {
    const members = each.kind === 'Parallel' ? each.nodes : [each]
    const left = members.filter(member => !isInlined(member, earlier, schema, keys))
    for (const member of left) if (member.kind === 'Flatten') earlier.push(member)
    if (left.length === members.length) nodes.push(each)
    else if (left.length > 0) nodes.push(left.length === 1 && left[0] ? left[0] : { kind: 'Parallel', nodes: left })
  }
  return nodes.length === 1 && nodes[0] ? nodes[0] : { kind: 'Sequence', nodes }
}

function isInlined(node: PlanNode, earlier: readonly FlattenNode[], schema: GraphQLSchema, keys: Keys): boolean {
  if (node.kind !== 'Flatten' || node.node.kind !== 'Fetch') return false
  const wanted = node.node
  if (wanted.inputRewrites?.length || wanted.outputRewrites?.length) return false
  const added = entitySelection(parse(wanted.operation, { noLocation: true }))
  if (!added || !isAskedByKey(wanted, added.type, keys)) return false
  for (const first of earlier) {
    const suffix = pathBelow(first.path, node.path)
    if (!suffix || first.node.kind !== 'Fetch' || first.node.serviceName !== wanted.serviceName) continue
    const merged = merge(first.node, suffix, added, wanted, schema)
    if (!merged) continue
    first.node = merged
    return true
  }
  return false
}

interface EntitySelection {
  readonly operation: OperationDefinitionNode
  readonly type: string
  readonly selections: SelectionSetNode
}

/** The selection of a fetch of the form `{ _entities(…) { ... on Type { … } } }`. */
function entitySelection(document: DocumentNode): EntitySelection | undefined {
  const [operation, ...others] = document.definitions
  if (operation?.kind !== Kind.OPERATION_DEFINITION || others.length > 0) return undefined
  const entities = only(operation.selectionSet)
  if (entities?.kind !== Kind.FIELD || entities.name.value !== '_entities' || !entities.selectionSet) return undefined
  const fragment = only(entities.selectionSet)
  if (fragment?.kind !== Kind.INLINE_FRAGMENT || !fragment.typeCondition || fragment.directives?.length)
    return undefined
  return { operation, type: fragment.typeCondition.name.value, selections: fragment.selectionSet }
}

function only(set: SelectionSetNode): SelectionNode | undefined {
  return set.selections.length === 1 ? set.selections[0] : undefined
}

function isAskedByKey(fetch: FetchNode, type: string, keys: Keys): boolean {
  const [required, ...others] = fetch.requires ?? []
  if (required?.kind !== 'InlineFragment' || required.typeCondition !== type || others.length > 0) return false
  const known = new Set(['__typename', ...keys(type, fetch.serviceName)])
  return required.selections.every(each => each.kind === 'Field' && !each.selections?.length && known.has(each.name))
}

/** What comes after the first path in the second; undefined when it does not begin with it or casts on the way. */
function pathBelow(start: FlattenNodePathSegment[], path: FlattenNodePathSegment[]): string[] | undefined {
  const isBelow = path.length > start.length && start.every((each, index) => same(each, path[index]))
  const rest = isBelow ? path.slice(start.length) : []
  const fields = rest.flatMap(each => (each !== '@' && 'Field' in each ? [each.Field] : []))
  const hasCast = rest.some(each => each !== '@' && 'TypeCondition' in each)
  return isBelow && !hasCast && fields.length > 0 ? fields : undefined
}

function same(one: FlattenNodePathSegment, other: FlattenNodePathSegment | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

function merge(
  first: FetchNode,
  suffix: readonly string[],
  added: EntitySelection,
  wanted: FetchNode,
  schema: GraphQLSchema,
): FetchNode | undefined {
  const base = entitySelection(parse(first.operation, { noLocation: true }))
  if (!base || first.outputRewrites?.length) return undefined
  const selections = below(base.selections, base.type, suffix, added, schema)
  if (!selections) return undefined
  const variables = [...(base.operation.variableDefinitions ?? [])]
  const known = new Set(variables.map(each => each.variable.name.value))
  for (const each of added.operation.variableDefinitions ?? [])
    if (!known.has(each.variable.name.value)) variables.push(each)
  const [entities] = base.operation.selectionSet.selections
  if (entities?.kind !== Kind.FIELD || !entities.selectionSet) return undefined
  const fragments = entities.selectionSet.selections.map(each => ({ ...each, selectionSet: selections }))
  const operation: OperationDefinitionNode = {
    ...base.operation,
    variableDefinitions: variables,
    selectionSet: {
      kind: Kind.SELECTION_SET,
      selections: [{ ...entities, selectionSet: { kind: Kind.SELECTION_SET, selections: fragments } }],
    },
  }
  return {
    ...first,
    operation: stripIgnoredCharacters(print(operation)),
    variableUsages: [...new Set([...(first.variableUsages ?? []), ...(wanted.variableUsages ?? [])])],
  }
}

/** The selection with the added fields at the end of the path; undefined where they do not simply fit in. */
function below(
  set: SelectionSetNode,
  typeName: string,
  [key, ...rest]: readonly string[],
  added: EntitySelection,
  schema: GraphQLSchema,
): SelectionSetNode | undefined {
  if (key === undefined) return typeName === added.type ? withFields(set, added.selections) : undefined
  const type = schema.getType(typeName)
  const [field, ...others] = set.selections.filter(each => each.kind === Kind.FIELD && keyOf(each) === key)
  if (!isObjectType(type) || field?.kind !== Kind.FIELD || others.length > 0 || !field.selectionSet) return undefined
  const declared = type.getFields()[field.name.value]
  if (!declared || field.directives?.length) return undefined
  const inner = below(field.selectionSet, getNamedType(declared.type).name, rest, added, schema)
  return (
    inner && {
      ...set,
      selections: set.selections.map(each => (each === field ? { ...field, selectionSet: inner } : each)),
    }
  )
}

function withFields(set: SelectionSetNode, added: SelectionSetNode): SelectionSetNode | undefined {
  const selections = [...set.selections]
  for (const each of added.selections) {
    if (each.kind !== Kind.FIELD) return undefined
    const clash = selections.find(known => known.kind === Kind.FIELD && keyOf(known) === keyOf(each))
    if (!clash) selections.push(each)
    else if (print(clash) !== print(each)) return undefined
  }
  return { ...set, selections }
}

function keyOf(field: FieldNode): string {
  return field.alias?.value ?? field.name.value
}
