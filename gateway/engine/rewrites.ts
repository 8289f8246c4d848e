import type { FetchRewrite } from '@graphql-hive/router-query-planner'
import type { GraphQLSchema } from 'graphql'
import { isTree, type Tree } from './json.js'
import { withConcreteTypes } from './types.js'

/**
 * The planner renames what would collide (the same response key with other arguments) and sets type names for
 * `@interfaceObject`; a rewrite puts the name back. Trees are ours, so they are changed in place.
 */
export interface Rewrite {
  /** Keys to follow; a set of type names lets only those objects through. */
  readonly path: readonly (string | ReadonlySet<string>)[]
  readonly change: { readonly renameTo: string } | { readonly setTo: string }
}

export function compileRewrites(rewrites: FetchRewrite[] | undefined, schema: GraphQLSchema): Rewrite[] {
  return (rewrites ?? []).map(rewrite => {
    const { path, ...change } =
      'KeyRenamer' in rewrite
        ? { path: rewrite.KeyRenamer.path, renameTo: rewrite.KeyRenamer.renameKeyTo }
        : setterOf('ValueSetter' in rewrite ? rewrite.ValueSetter : rewrite)
    return {
      path: path.map(each => ('Key' in each ? each.Key : withConcreteTypes(each.TypenameEquals, schema))),
      change,
    }
  })
}

function setterOf(setter: { path: ({ Key: string } | { TypenameEquals: string[] })[]; setValueTo: string }) {
  return { path: setter.path, setTo: setter.setValueTo }
}

export function rewrite(data: unknown, rewrites: readonly Rewrite[]): void {
  for (const { path, change } of rewrites) follow(data, path, 0, change)
}

function follow(value: unknown, path: Rewrite['path'], depth: number, change: Rewrite['change']): void {
  if (Array.isArray(value)) {
    for (const item of value) follow(item, path, depth, change)
    return
  }
  const segment = path[depth]
  if (!isTree(value) || segment === undefined) return
  if (typeof segment !== 'string') {
    const name = value.__typename
    if (typeof name !== 'string' || segment.has(name)) follow(value, path, depth + 1, change)
  } else if (depth < path.length - 1) {
    follow(value[segment], path, depth + 1, change)
  } else {
    apply(value, segment, change)
  }
}

function apply(object: Tree, key: string, change: Rewrite['change']): void {
  if ('setTo' in change) {
    object[key] = change.setTo
  } else if (key in object) {
    object[change.renameTo] = object[key]
    delete object[key]
  }
}
