import DataLoader from 'dataloader'

/** One row (or none) per key, in one statement per batch. */
export function oneByKey<Row>(
  load: (keys: readonly string[]) => Promise<Row[]>,
  keyOf: (row: Row) => string,
): DataLoader<string, Row | undefined> {
  return new DataLoader(async keys => {
    const rows = new Map((await load(keys)).map(row => [keyOf(row), row]))
    return keys.map(key => rows.get(key))
  })
}

/** All rows per key, in the order the statement gives them, in one statement per batch. */
export function manyByKey<Row>(
  load: (keys: readonly string[]) => Promise<Row[]>,
  keyOf: (row: Row) => string,
): DataLoader<string, Row[]> {
  return new DataLoader(async keys => {
    const groups = new Map<string, Row[]>(keys.map(key => [key, []]))
    for (const row of await load(keys)) groups.get(keyOf(row))?.push(row)
    return keys.map(key => groups.get(key) ?? [])
  })
}

/** The same loader for the same arguments within a request, so that the fields of many parents share a batch. */
export function onePerArguments<Args extends unknown[], Loader>(make: (...args: Args) => Loader): (...args: Args) => Loader {
  const made = new Map<string, Loader>()
  return (...args) => {
    const name = JSON.stringify(args)
    const known = made.get(name) ?? make(...args)
    made.set(name, known)
    return known
  }
}
