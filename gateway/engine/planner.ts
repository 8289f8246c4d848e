import type { QueryPlan, QueryPlanner } from '@graphql-hive/router-query-planner'
import {
  getOperationAST,
  GraphQLError,
  print,
  visit,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql'
import { conditionVariables, settleConditions } from './conditions.js'
import { inlineLookups } from './inline.js'
import { splitIntrospection } from './introspection.js'
import { compilePlan, type Step } from './plan.js'
import type { Keys } from './owners.js'
import type { Variables } from './run.js'
import { type FieldScopes, type Holds, isHeld, protectedFields, withoutFields } from './scopes.js'
import { shapeOf, type ObjectShape } from './shape.js'

/** All that is known about an operation before it runs. */
export interface Prepared {
  readonly shape: ObjectShape
  /** Nothing when the operation asks for `__typename` or introspection only. */
  readonly step?: Step
  readonly introspection?: DocumentNode
}

/** What was prepared for a document, by operation and by what decides its plan. */
interface Known {
  readonly conditions: readonly string[]
  /** Fields that not every caller may ask for. */
  readonly guarded: readonly string[]
  readonly prepared: Map<string, Promise<Prepared>>
}

/** Plans per document: more than the combinations of a few conditions is not what people write. */
const mostPlans = 64

export interface PlannerOptions {
  readonly native: QueryPlanner
  /** The whole supergraph, with what the public graph hides. */
  readonly supergraph: GraphQLSchema
  readonly publicSchema: GraphQLSchema
  readonly keys: Keys
  readonly scopes: FieldScopes
}

/** Plans an operation once; documents are cached by Hive, so the plan lives as long as its document. */
export class Planner {
  private readonly known = new WeakMap<DocumentNode, Known>()

  constructor(private readonly options: PlannerOptions) {}

  prepare(document: DocumentNode, operation: OperationDefinitionNode, variables: Variables, holds: Holds): Promise<Prepared> {
    const { conditions, guarded, prepared } = this.knownOf(document)
    const refused = guarded.filter(name => !isHeld(this.options.scopes.get(name) ?? [], holds))
    const percentage = Math.random() * 100
    const settled = conditions.map(name => (variables[name] === true ? '1' : '0')).join('')
    const identity = `${operation.name?.value ?? ''} ${settled} ${this.activePercentages(percentage)} ${refused.join()}`
    const found = prepared.get(identity)
    if (found) return found
    const made = this.plan(settleConditions(document, variables), operation.name?.value, percentage, new Set(refused))
    // A failed plan is not kept: the next request tries again.
    made.catch(() => prepared.delete(identity))
    if (prepared.size >= mostPlans) prepared.clear()
    prepared.set(identity, made)
    return made
  }

  private knownOf(document: DocumentNode): Known {
    const before = this.known.get(document)
    if (before) return before
    const { publicSchema, scopes } = this.options
    const guarded = protectedFields(document, publicSchema, scopes)
    const known: Known = { conditions: conditionVariables(document), guarded, prepared: new Map() }
    this.known.set(document, known)
    return known
  }

  /** `@override(label: "percent(20)")`: which side of each percentage this request falls on decides its plan. */
  private activePercentages(percentage: number): string {
    const { overridePercentages } = this.options.native
    return overridePercentages.length === 0 ? '' : overridePercentages.filter(each => percentage > each).join()
  }

  /** Rejects where the operation cannot be served. */
  private async plan(
    document: DocumentNode,
    name: string | undefined,
    percentage: number,
    refused: ReadonlySet<string>,
  ): Promise<Prepared> {
    const { native, supergraph, publicSchema, keys } = this.options
    const operation = getOperationAST(document, name)
    if (!operation) throw new Error('The operation is gone')
    refuseUnsafeAliases(document)
    const shape = shapeOf({ schema: publicSchema, supergraph, refused }, document, operation)
    const { planned, introspection } = splitIntrospection(...this.allowed(document, operation, refused))
    if (!planned) return { shape, introspection }
    const plan: QueryPlan = await native.planAsync(print(planned), name, new Set(), percentage)
    const node = plan.node && inlineLookups(plan.node, supergraph, keys)
    return { shape, introspection, step: node && compilePlan(node, supergraph) }
  }

  /** What a caller may ask of an operation; the rest never reaches a subgraph. */
  private allowed(
    document: DocumentNode,
    operation: OperationDefinitionNode,
    refused: ReadonlySet<string>,
  ): [DocumentNode, OperationDefinitionNode] {
    if (refused.size === 0) return [document, operation]
    const left = withoutFields(document, this.options.publicSchema, refused)
    return [left, getOperationAST(left, operation.name?.value) ?? operation]
  }
}

/** Such an alias would set the prototype of the answer's object instead of a field of it. */
function refuseUnsafeAliases(document: DocumentNode): void {
  visit(document, {
    Field: node => {
      if (node.alias?.value !== '__proto__') return
      throw new GraphQLError('The alias "__proto__" is not served.', { extensions: { code: 'BAD_USER_INPUT' } })
    },
  })
}
