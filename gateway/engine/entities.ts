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

/** Collects what a fetch asks for: per variable the distinct representations, per lookup who waits for which. */
export function collectTargets(
  lookups: readonly EntityLookup[],
  data: Tree,
  hasFailed: (object: Tree) => boolean,
): { targets: Targets[]; representations: Map<string, Tree[]> } {
  const representations = new Map<string, Tree[]>()
  const places = new Map<string, Map<string, number>>()
  const targets = lookups.map(lookup => {
    const list = kept(representations, lookup.variable, () => [])
    const known = kept(places, lookup.variable, () => new Map<string, number>())
    const found: Targets = { lookup, objects: [], places: [] }
    for (const path of lookup.paths) {
      walk(data, path, 0, [], object => {
        const representation = represent(lookup, object, hasFailed(object))
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
function represent(lookup: EntityLookup, object: Tree, failed: boolean): Tree | undefined {
  if (typeof object.__typename !== 'string') return undefined
  const representation: Tree = {}
  // After a failure a fact may be missing; asking without it would be answered wrongly instead of not at all.
  if (!project(lookup.requires, object, representation, failed)) return undefined
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

function project(requires: readonly Requirement[], object: Tree, into: Tree, strict: boolean): boolean {
  for (const requirement of requires) {
    if (requirement.kind === 'types') {
      const applies = typeof object.__typename === 'string' && requirement.names.has(object.__typename)
      if (applies && !project(requirement.inner, object, into, strict)) return false
      continue
    }
    const named = object[requirement.name]
    const value = named === undefined ? object[requirement.key] : named
    if (value === undefined) {
      if (strict && requirement.name !== '__typename') return false
      continue
    }
    into[requirement.key] = requirement.inner ? projectInner(requirement.inner, value, strict) : value
  }
  return true
}

function projectInner(requires: readonly Requirement[], value: unknown, strict: boolean): unknown {
  if (Array.isArray(value)) return value.map(item => projectInner(requires, item, strict))
  if (!isTree(value)) return value
  const into: Tree = {}
  project(requires, value, into, strict)
  return into
}
