import type {
  BatchFetchNode,
  EntityBatchAlias,
  FetchNode,
  FlattenNodePathSegment,
  PlanNode,
  RequiresSelection,
} from '@graphql-hive/router-query-planner'
import { Kind, parse, type DocumentNode, type GraphQLSchema, type OperationTypeNode } from 'graphql'
import { keepText } from '../transports/text.js'
import { compileRewrites, type Rewrite } from './rewrites.js'
import { withConcreteTypes } from './types.js'

/** One operation of one subgraph. Its document is parsed once per plan, so a subgraph can cache by it. */
export interface Fetch {
  readonly service: string
  readonly document: DocumentNode
  readonly operation: OperationTypeNode
  readonly operationName?: string
  readonly variables: readonly string[]
  /** Names under which the answer carries the fields at its root. */
  readonly rootKeys: readonly string[]
  readonly outputRewrites: readonly Rewrite[]
}

/** Where entities stand in the tree built so far. */
export type Segment =
  | { readonly kind: 'field'; readonly name: string }
  | { readonly kind: 'items' }
  | { readonly kind: 'types'; readonly names: ReadonlySet<string> }

/** One `_entities` field of a fetch: which objects it completes and what it must be told about them. */
export interface EntityLookup {
  readonly alias: string
  readonly variable: string
  readonly paths: readonly (readonly Segment[])[]
  readonly requires: readonly Requirement[]
  readonly inputRewrites: readonly Rewrite[]
  readonly outputRewrites: readonly Rewrite[]
}

export type Requirement =
  | { readonly kind: 'field'; readonly name: string; readonly key: string; readonly inner?: readonly Requirement[] }
  | { readonly kind: 'types'; readonly names: ReadonlySet<string>; readonly inner: readonly Requirement[] }

export type Step =
  | { readonly kind: 'sequence' | 'parallel'; readonly steps: readonly Step[] }
  | { readonly kind: 'root' | 'subscription'; readonly fetch: Fetch }
  | { readonly kind: 'entities'; readonly fetch: Fetch; readonly lookups: readonly EntityLookup[] }
  | { readonly kind: 'condition'; readonly variable: string; readonly chosen?: Step; readonly otherwise?: Step }

/** Turns the planner's JSON into steps that run without further parsing or schema look-ups. */
export function compilePlan(node: PlanNode, schema: GraphQLSchema): Step {
  switch (node.kind) {
    case 'Sequence':
      return { kind: 'sequence', steps: node.nodes.map(inner => compilePlan(inner, schema)) }
    case 'Parallel':
      return { kind: 'parallel', steps: node.nodes.map(inner => compilePlan(inner, schema)) }
    case 'Fetch':
      return { kind: 'root', fetch: compileFetch(node, schema) }
    case 'Subscription':
      return { kind: 'subscription', fetch: compileFetch(node.primary, schema) }
    case 'Flatten':
      if (node.node.kind !== 'Fetch') throw new Error(`The planner flattens a ${node.node.kind}`)
      return {
        kind: 'entities',
        fetch: compileFetch(node.node, schema),
        lookups: [onlyLookup(node.path, node.node, schema)],
      }
    case 'BatchFetch':
      return {
        kind: 'entities',
        fetch: compileFetch(node, schema),
        lookups: node.entityBatch.aliases.map(alias => compileLookup(alias, schema)),
      }
    case 'Condition':
      return {
        kind: 'condition',
        variable: node.condition,
        chosen: node.ifClause && compilePlan(node.ifClause, schema),
        otherwise: node.elseClause && compilePlan(node.elseClause, schema),
      }
    default:
      throw new Error(`The planner gave a ${node.kind}, which is not served`)
  }
}

function compileFetch(node: FetchNode | BatchFetchNode, schema: GraphQLSchema): Fetch {
  const document = parse(node.operation, { noLocation: true })
  keepText(document, node.operation)
  const definition = document.definitions.find(each => each.kind === Kind.OPERATION_DEFINITION)
  if (!definition) throw new Error(`No operation in ${node.operation}`)
  return {
    service: node.serviceName,
    document,
    operation: definition.operation,
    operationName: node.operationName,
    variables: node.variableUsages ?? [],
    rootKeys: definition.selectionSet.selections.flatMap(each =>
      each.kind === Kind.FIELD ? [each.alias?.value ?? each.name.value] : [],
    ),
    outputRewrites: compileRewrites('outputRewrites' in node ? node.outputRewrites : [], schema),
  }
}

function onlyLookup(path: FlattenNodePathSegment[], node: FetchNode, schema: GraphQLSchema): EntityLookup {
  const { requires = [], inputRewrites } = node
  return compileLookup(
    { alias: '_entities', representationsVariableName: 'representations', paths: [path], requires, inputRewrites },
    schema,
  )
}

function compileLookup(alias: EntityBatchAlias, schema: GraphQLSchema): EntityLookup {
  return {
    alias: alias.alias,
    variable: alias.representationsVariableName,
    paths: alias.paths.map(path => path.map(segment => compileSegment(segment, schema))),
    requires: compileRequires(alias.requires, schema),
    inputRewrites: compileRewrites(alias.inputRewrites, schema),
    outputRewrites: compileRewrites(alias.outputRewrites, schema),
  }
}

function compileSegment(segment: FlattenNodePathSegment, schema: GraphQLSchema): Segment {
  if (segment === '@') return { kind: 'items' }
  if ('Field' in segment) return { kind: 'field', name: segment.Field }
  return { kind: 'types', names: withConcreteTypes(segment.TypeCondition, schema) }
}

function compileRequires(selections: RequiresSelection[], schema: GraphQLSchema): Requirement[] {
  return selections.map(selection => {
    switch (selection.kind) {
      case 'Field':
        return {
          kind: 'field',
          name: selection.name,
          key: selection.alias ?? selection.name,
          inner: selection.selections?.length ? compileRequires(selection.selections, schema) : undefined,
        }
      case 'InlineFragment':
        return {
          kind: 'types',
          names: withConcreteTypes([selection.typeCondition], schema),
          inner: compileRequires(selection.selections, schema),
        }
      default:
        throw new Error(`The planner requires a ${selection.kind}, which is not served`)
    }
  })
}
