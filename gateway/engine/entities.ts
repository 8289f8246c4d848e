import { Failure } from './failure.js'
import { isTree, type Tree } from './json.js'
import type { EntityLookup, Requirement, Segment } from './plan.js'
import { rewrite } from './rewrites.js'

export type ResponsePath = readonly (string | number)[]

/** The objects one `_entities` field completes; equal representations are asked once. */
export interface Targets {
  readonly lookup: EntityLookup
  /** `objects[n]` is completed by the answer at `places[n]`. */
  readonly objects: Tree[]
  readonly places: number[]
}

/** What earlier fetches failed to bring. */
export interface Losses {
  /** Why a field of an object is missing or null; undefined when it simply is. */
  causeOf(object: Tree, key: string): Failure | undefined
  /** The fields that would have been asked for this object are lost for the same cause. */
  lose(object: Tree, cause: Failure): void
}

/** Collects what a fetch asks for: per variable the distinct representations, per lookup who waits for which. */
export function collectTargets(
  lookups: readonly EntityLookup[],
  data: Tree,
  losses: Losses,
): { targets: Targets[]; representations: Map<string, Tree[]> } {
  const representations = new Map<string, Tree[]>()
  const places = new Map<string, Map<string, number>>()
  const targets = lookups.map(lookup => {
    const list = kept(representations, lookup.variable, () => [])
    const known = kept(places, lookup.variable, () => new Map<string, number>())
    const found: Targets = { lookup, objects: [], places: [] }
    for (const path of lookup.paths) {
      walk(data, path, 0, [], object => {
        const representation = represent(lookup, object, losses)
        if (!representation) return
        const identity = JSON.stringify(representation)
        const place = kept(known, identity, () => list.push(representation) - 1)
        found.objects.push(object)
        found.places.push(place)
      })
    }
    return found
  })
  return { targets, representations }
}

function kept<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  let value = map.get(key)
  if (value === undefined) {
    value = make()
    map.set(key, value)
  }
  return value
}

/** Where the objects stand; only an error needs to know, so it is looked up only then. */
export function pathsOf(targets: Targets, data: Tree): Map<number, ResponsePath[]> {
  const placeOf = new Map(targets.objects.map((object, index) => [object, targets.places[index]]))
  const paths = new Map<number, ResponsePath[]>()
  for (const path of targets.lookup.paths) {
    walk(data, path, 0, [], (object, at) => {
      const place = placeOf.get(object)
      if (place !== undefined) kept(paths, place, () => []).push([...at])
    })
  }
  return paths
}

function walk(
  value: unknown,
  segments: readonly Segment[],
  depth: number,
  path: (string | number)[],
  found: (object: Tree, path: ResponsePath) => void,
): void {
  if (value === null || value === undefined) return
  const segment = segments[depth]
  if (Array.isArray(value)) {
    // The planner marks most lists with "@", but not the one an entity path ends in.
    const next = segment?.kind === 'items' ? depth + 1 : depth
    for (let index = 0; index < value.length; index++) {
      path.push(index)
      walk(value[index], segments, next, path, found)
      path.pop()
    }
    return
  }
  if (!isTree(value)) return
  if (!segment) return found(value, path)
  if (segment.kind === 'field') {
    path.push(segment.name)
    walk(value[segment.name], segments, depth + 1, path, found)
    path.pop()
  } else if (segment.kind === 'types' && isOneOf(value, segment.names)) {
    walk(value, segments, depth + 1, path, found)
  }
}

function isOneOf(object: Tree, names: ReadonlySet<string>): boolean {
  return typeof object.__typename !== 'string' || names.has(object.__typename)
}

/** What the other subgraph is told about an object, or nothing when too little is known to ask. */
function represent(lookup: EntityLookup, object: Tree, losses: Losses): Tree | undefined {
  if (typeof object.__typename !== 'string') return undefined
  const representation: Tree = {}
  const lost = project(lookup.requires, object, representation, losses)
  if (lost) {
    // Asked without a fact that failed, a subgraph would answer wrongly instead of not at all.
    losses.lose(object, lost)
    return undefined
  }
  representation.__typename ??= object.__typename
  if (!knowsSomething(representation) && !isKeyedByType(lookup.requires)) return undefined
  rewrite(representation, lookup.inputRewrites)
  return representation
}

function knowsSomething(representation: Tree): boolean {
  for (const key in representation) if (key !== '__typename' && representation[key] !== null) return true
  return false
}

/** `@key(fields: "__typename")`: nothing else is needed. */
function isKeyedByType(requires: readonly Requirement[]): boolean {
  return requires.every(each => (each.kind === 'field' ? each.name === '__typename' : isKeyedByType(each.inner)))
}

/** Copies what is required; gives the failure that keeps it from doing so. */
function project(requires: readonly Requirement[], object: Tree, into: Tree, losses: Losses): Failure | undefined {
  for (const requirement of requires) {
    if (requirement.kind === 'types') {
      const applies = typeof object.__typename === 'string' && requirement.names.has(object.__typename)
      const lost = applies ? project(requirement.inner, object, into, losses) : undefined
      if (lost) return lost
      continue
    }
    const { name, key, inner } = requirement
    const value = object[name] === undefined ? object[key] : object[name]
    if (value === undefined || value === null) {
      const lost = name === '__typename' ? undefined : losses.causeOf(object, name)
      if (lost) return lost
      if (value === null) into[key] = null
      continue
    }
    const copy = inner ? copyOf(inner, value, losses) : value
    if (copy instanceof Failure) return copy
    into[key] = copy
  }
  return undefined
}

/** The required part of a value, or the failure that keeps it from being known. */
function copyOf(requires: readonly Requirement[], value: unknown, losses: Losses): unknown {
  if (Array.isArray(value)) {
    const items = value.map(item => copyOf(requires, item, losses))
    return items.find(item => item instanceof Failure) ?? items
  }
  if (!isTree(value)) return value
  const copy: Tree = {}
  return project(requires, value, copy, losses) ?? copy
}
