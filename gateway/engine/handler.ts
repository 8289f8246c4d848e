import type { unifiedGraphHandler } from '@graphql-hive/router-runtime'
import {
  execute,
  getOperationAST,
  getVariableValues,
  GraphQLError,
  parse,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
} from 'graphql'
import { HubError } from '../../kit/errors.js'
import { withoutValue } from '../../kit/mask.js'
import { Completion } from './complete.js'
import { isTree, type Tree } from './json.js'
import { callOf } from '../call.js'
import { readKeys, readOwners, type Owners } from './owners.js'
import { Planner, type Prepared } from './planner.js'
import { publicSchemaOf } from '../../schema/public-schema.js'
import { Run, type CallSubgraph, type Variables } from './run.js'
import type { Fetch, Step } from './plan.js'
import { readFieldScopes } from './scopes.js'

type Handler = typeof unifiedGraphHandler
type HandlerOptions = Parameters<Handler>[0]
type Handled = Awaited<ReturnType<Handler>>

type Answer = ExecutionResult | AsyncIterable<ExecutionResult>

/** What Hive hands to an executor, as far as it is used here. */
export interface Execution {
  readonly document: DocumentNode
  readonly variables?: Variables
  readonly operationName?: string
  readonly context?: unknown
}

/**
 * Serves Hive's gateway with plans of its Rust planner, run by our own executor. Hive's own executor for these plans
 * names a failed fetch by the place of the entity instead of the missing field, leaves out list indexes, does not let
 * nulls climb as GraphQL says, and asks a subgraph twice where once is enough.
 */
export async function rustHandler(options: HandlerOptions): Promise<Handled> {
  const { QueryPlanner } = await import('@graphql-hive/router-query-planner')
  const supergraph = parse(options.getUnifiedGraphSDL(), { noLocation: true })
  const publicSchema = publicSchemaOf(supergraph)
  const planner = new Planner({
    native: new QueryPlanner(options.getUnifiedGraphSDL()),
    supergraph: options.unifiedGraph,
    publicSchema,
    keys: readKeys(supergraph),
    scopes: readFieldScopes(supergraph),
  })
  const engine = new Engine(planner, publicSchema, readOwners(supergraph), options.onSubgraphExecute)
  return {
    unifiedGraph: publicSchema,
    // Hive types an executor by what its caller wishes to get, which no implementation can promise.
    executor: request => engine.execute(request) as Promise<never>,
    getSubgraphSchema: () => publicSchema,
  }
}

class Engine {
  constructor(
    private readonly planner: Planner,
    private readonly schema: GraphQLSchema,
    private readonly owners: Owners,
    private readonly onSubgraphExecute: HandlerOptions['onSubgraphExecute'],
  ) {}

  async execute(request: Execution): Promise<Answer> {
    const operation = getOperationAST(request.document, request.operationName)
    if (!operation) throw new HubError('BAD_USER_INPUT')
    const given = getVariableValues(this.schema, operation.variableDefinitions ?? [], request.variables ?? {})
    if (given.errors) return { errors: given.errors.map(asBadInput) }
    const prepared = await this.planner.prepare(request.document, operation, given.coerced, callOf(request.context).holds)
    const call: CallSubgraph = async (fetch, variables) =>
      singleResult(await this.callSubgraph(request, fetch, variables))
    const { step } = prepared
    const first = step?.kind === 'sequence' ? step.steps[0] : step
    if (first?.kind === 'subscription') {
      const events = await this.callSubgraph(request, first.fetch, pickAll(given.coerced, first.fetch))
      const rest = step?.kind === 'sequence' ? step.steps.slice(1) : []
      return isEvents(events)
        ? this.answerEvents(events, prepared, first.fetch, rest, given.coerced, call)
        : this.failSubscription(events, prepared, first.fetch, given.coerced, call)
    }
    const run = new Run(given.coerced, call)
    if (step) await run.step(step)
    return this.complete(run, prepared)
  }

  private async complete(run: Run, prepared: Prepared): Promise<ExecutionResult> {
    const data = new Completion(run, this.owners).answer(prepared.shape)
    if (data && prepared.introspection)
      Object.assign(data, await this.introspect(prepared.introspection, run.variables))
    return run.errors.length > 0 ? { data, errors: run.errors } : { data }
  }

  private async introspect(document: DocumentNode, variableValues: Variables): Promise<Tree> {
    const { data } = await execute({ schema: this.schema, document, variableValues })
    return isTree(data) ? data : {}
  }

  private async *answerEvents(
    events: AsyncIterable<ExecutionResult>,
    prepared: Prepared,
    fetch: Fetch,
    rest: readonly Step[],
    variables: Variables,
    call: CallSubgraph,
  ): AsyncGenerator<ExecutionResult, void> {
    for await (const event of events) {
      const run = new Run(variables, call)
      run.takeRoot(fetch, event)
      for (const step of rest) await run.step(step)
      yield await this.complete(run, prepared)
    }
  }

  private async failSubscription(
    result: ExecutionResult,
    prepared: Prepared,
    fetch: Fetch,
    variables: Variables,
    call: CallSubgraph,
  ): Promise<ExecutionResult> {
    const run = new Run(variables, call)
    run.takeRoot(fetch, result)
    return this.complete(run, prepared)
  }

  private callSubgraph(request: Execution, fetch: Fetch, variables: Tree): Promise<Answer> {
    return Promise.resolve(
      this.onSubgraphExecute(fetch.service, {
        document: fetch.document,
        variables,
        operationType: fetch.operation,
        operationName: fetch.operationName,
        context: request.context,
        subgraphName: fetch.service,
      }),
    )
  }
}

function singleResult(answer: Answer): ExecutionResult {
  if (isEvents(answer)) throw new Error('A subgraph answered a query with a stream')
  return answer
}

function isEvents(answer: Answer): answer is AsyncIterable<ExecutionResult> {
  return Symbol.asyncIterator in answer
}

function pickAll(variables: Variables, fetch: Fetch): Tree {
  return Object.fromEntries(fetch.variables.flatMap(name => (name in variables ? [[name, variables[name]]] : [])))
}

function asBadInput(error: GraphQLError): GraphQLError {
  return new GraphQLError(withoutValue(error.message), { nodes: error.nodes, extensions: { code: 'BAD_USER_INPUT' } })
}
