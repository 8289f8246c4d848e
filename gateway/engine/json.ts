/** Answers of subgraphs are plain JSON trees; the engine reads and merges them in place. */
export type Tree = Record<string, unknown>

export function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/**
 * Merges what another fetch knows about the same object into it, in place: errors and later fetches hold on to the
 * object itself. A null never replaces a value, since the subgraph that has the value is the one that owns it.
 */
export function mergeInto(target: Tree, source: Tree): void {
  for (const key in source) {
    if (key === '__proto__') continue
    const given = source[key]
    const known = target[key]
    if (known === undefined || known === null) target[key] = given
    else if (given !== undefined && given !== null) target[key] = merged(known, given)
  }
}

function merged(known: unknown, given: unknown): unknown {
  if (Array.isArray(known) && Array.isArray(given) && known.length === given.length) {
    for (let index = 0; index < known.length; index++) {
      known[index] =
        known[index] === null ? given[index] : given[index] === null ? known[index] : merged(known[index], given[index])
    }
    return known
  }
  if (isTree(known) && isTree(given)) {
    mergeInto(known, given)
    return known
  }
  return given
}
