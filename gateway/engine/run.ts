import type { ExecutionResult, GraphQLError } from 'graphql'
import { collectTargets, pathsOf, type Losses, type ResponsePath, type Targets } from './entities.js'
import { Failure } from './failure.js'
import { isTree, mergeInto, type Tree } from './json.js'
import type { Fetch, Step } from './plan.js'
import { rewrite } from './rewrites.js'

export type Variables = Readonly<Record<string, unknown>>

/** Calls one subgraph. Never throws for a subgraph's fault: that is an error without a path in the result. */
export type CallSubgraph = (fetch: Fetch, variables: Tree) => Promise<ExecutionResult>

/** One execution of a plan: the tree built so far and what went wrong on the way. */
export class Run implements Losses {
  data: Tree = {}
  errors: GraphQLError[] = []
  /** Objects that the owner of some of their fields does not have, or does not show to this caller. */
  readonly absent = new Set<Tree>()
  /** Failed fetches, by the objects that lack their fields now. */
  readonly failures = new Map<Tree, Failure[]>()
  /** Fields that are null because they failed. */
  private readonly failedFields = new Map<Tree, Map<string, Failure>>()

  constructor(
    readonly variables: Variables,
    readonly call: CallSubgraph,
  ) {}

  async step(step: Step): Promise<void> {
    switch (step.kind) {
      case 'sequence':
        for (const inner of step.steps) await this.step(inner)
        return
      case 'parallel':
        await Promise.all(step.steps.map(inner => this.step(inner)))
        return
      case 'condition': {
        const next = this.variables[step.variable] === true ? step.chosen : step.otherwise
        if (next) await this.step(next)
        return
      }
      case 'root':
        return this.fetchRoot(step.fetch)
      case 'entities':
        return this.fetchEntities(step)
      case 'subscription':
        throw new Error('A subscription is not one execution')
    }
  }

  private async fetchRoot(fetch: Fetch): Promise<void> {
    this.takeRoot(fetch, await this.call(fetch, pick(this.variables, fetch.variables)))
  }

  /** Also takes the events of a subscription, which are answers at the root. */
  takeRoot(fetch: Fetch, result: ExecutionResult): void {
    if (isTree(result.data)) {
      rewrite(result.data, fetch.outputRewrites)
      mergeInto(this.data, result.data)
    } else if (!result.errors?.length) {
      this.lose(this.data, Failure.of(fetch.service, 'SUBGRAPH_UNAVAILABLE'))
    } else {
      // A null that climbed took its neighbours along: the error of the one is the reason of all.
      this.absent.add(this.data)
    }
    for (const error of result.errors ?? []) {
      const failure = Failure.from(fetch.service, error)
      if (error.path?.length) this.report(failure, error.path)
      else this.lose(this.data, failure)
    }
  }

  private async fetchEntities({ fetch, lookups }: Extract<Step, { kind: 'entities' }>): Promise<void> {
    const { targets, representations } = collectTargets(lookups, this.data, this)
    const variables = pick(this.variables, fetch.variables)
    let wanted = 0
    for (const [name, list] of representations) {
      variables[name] = list
      wanted += list.length
    }
    if (wanted === 0) return
    const result = await this.call(fetch, variables)
    const { data } = result
    if (isTree(data)) rewrite(data, fetch.outputRewrites)
    if (isTree(data) || !result.errors?.length) {
      for (const each of targets) {
        this.takeEntities(fetch, each, isTree(data) ? data[each.lookup.alias] : undefined, representations)
      }
    }
    this.takeErrors(fetch, targets, result)
  }

  private takeEntities(fetch: Fetch, targets: Targets, given: unknown, asked: Map<string, Tree[]>): void {
    const { lookup, objects, places } = targets
    if (objects.length === 0) return
    // Entities are told apart by their place only: with one too many or too few, none can be trusted.
    if (!Array.isArray(given) || given.length !== asked.get(lookup.variable)?.length) {
      const failure = Failure.of(fetch.service, 'SUBGRAPH_UNAVAILABLE')
      for (const object of objects) this.lose(object, failure)
      return
    }
    rewrite(given, lookup.outputRewrites)
    for (let index = 0; index < objects.length; index++) {
      const entity: unknown = given[places[index] ?? -1]
      const object = objects[index]
      if (object && isTree(entity)) mergeInto(object, entity)
      else if (object && entity === null) this.absent.add(object)
    }
  }

  private takeErrors(fetch: Fetch, targets: Targets[], result: ExecutionResult): void {
    const paths = new Map<Targets, Map<number, ResponsePath[]>>()
    for (const error of result.errors ?? []) {
      const failure = Failure.from(fetch.service, error)
      const [alias, place, ...rest] = error.path ?? []
      const found = targets.find(each => each.lookup.alias === alias)
      if (!found || typeof place !== 'number') {
        for (const each of found ? [found] : targets) for (const object of each.objects) this.lose(object, failure)
        continue
      }
      const known = paths.get(found) ?? pathsOf(found, this.data)
      paths.set(found, known)
      for (const path of known.get(place) ?? []) this.report(failure, [...path, ...rest])
    }
  }

  /** Implements `Losses`. */
  causeOf(object: Tree, key: string): Failure | undefined {
    const isNull = object[key] === null
    return isNull ? this.failedFields.get(object)?.get(key) : this.failures.get(object)?.[0]
  }

  lose(object: Tree, failure: Failure): void {
    const known = this.failures.get(object)
    if (known) known.push(failure)
    else this.failures.set(object, [failure])
  }

  /** Keeps a subgraph's error for the caller, and the field it stands at for whoever needs that field next. */
  private report(failure: Failure, path: ResponsePath): void {
    this.errors.push(failure.at(path))
    let value: unknown = this.data
    for (const key of path) {
      if (Array.isArray(value) && typeof key === 'number') {
        value = value[key]
      } else if (isTree(value)) {
        if (value[key] === undefined || value[key] === null) return this.markField(value, String(key), failure)
        value = value[key]
      } else {
        return
      }
    }
  }

  private markField(object: Tree, key: string, failure: Failure): void {
    const fields = this.failedFields.get(object) ?? new Map<string, Failure>()
    this.failedFields.set(object, fields.set(key, failure))
  }
}

function pick(variables: Variables, names: readonly string[]): Tree {
  const picked: Tree = {}
  for (const name of names) if (Object.hasOwn(variables, name)) picked[name] = variables[name]
  return picked
}
