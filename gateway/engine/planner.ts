import type { QueryPlan, QueryPlanner } from '@graphql-hive/router-query-planner'
import { print, type DocumentNode, type GraphQLSchema, type OperationDefinitionNode } from 'graphql'
import { inlineLookups } from './inline.js'
import { splitIntrospection } from './introspection.js'
import { compilePlan, type Step } from './plan.js'
import type { Keys } from './owners.js'
import { OperationShape } from './shape.js'

/** All that is known about an operation before its variables. */
export interface Prepared {
  readonly operation: OperationDefinitionNode
  readonly shape: OperationShape
  /** Nothing when the operation asks for `__typename` or introspection only. */
  readonly step?: Step
  readonly introspection?: DocumentNode
}

export interface PlannerOptions {
  readonly native: QueryPlanner
  /** The whole supergraph, with what the public graph hides. */
  readonly supergraph: GraphQLSchema
  readonly publicSchema: GraphQLSchema
  readonly keys: Keys
}

/** Plans an operation once; documents are cached by Hive, so the plan lives as long as its document. */
export class Planner {
  private readonly prepared = new WeakMap<DocumentNode, Map<string, Promise<Prepared>>>()

  constructor(private readonly options: PlannerOptions) {}

  prepare(document: DocumentNode, operation: OperationDefinitionNode): Promise<Prepared> {
    const percentage = Math.random() * 100
    const identity = `${operation.name?.value ?? ''} ${this.activePercentages(percentage)}`
    let known = this.prepared.get(document)
    if (!known) this.prepared.set(document, (known = new Map()))
    let prepared = known.get(identity)
    if (!prepared) {
      prepared = this.plan(document, operation, percentage)
      // A failed plan is not kept: the next request tries again.
      prepared.catch(() => known.delete(identity))
      known.set(identity, prepared)
    }
    return prepared
  }

  /** `@override(label: "percent(20)")`: which side of each percentage this request falls on decides its plan. */
  private activePercentages(percentage: number): string {
    const { overridePercentages } = this.options.native
    return overridePercentages.length === 0 ? '' : overridePercentages.filter(each => percentage > each).join()
  }

  private async plan(
    document: DocumentNode,
    operation: OperationDefinitionNode,
    percentage: number,
  ): Promise<Prepared> {
    const { native, supergraph, publicSchema, keys } = this.options
    const shape = new OperationShape(publicSchema, document, operation)
    const { planned, introspection } = splitIntrospection(document, operation)
    if (!planned) return { operation, shape, introspection }
    const plan: QueryPlan = await native.planAsync(print(planned), operation.name?.value, new Set(), percentage)
    const node = plan.node && inlineLookups(plan.node, supergraph, keys)
    return { operation, shape, introspection, step: node && compilePlan(node, supergraph) }
  }
}
