import { Kind, type ConstDirectiveNode, type DocumentNode } from 'graphql'

/** Which subgraphs can answer a field. */
export type Owners = (type: string, field: string) => ReadonlySet<string>

/** The plain fields by which a subgraph finds an object. */
export type Keys = (type: string, service: string) => readonly string[]

const nobody: ReadonlySet<string> = new Set()

/** Reads `join__graph`, `join__type` and `join__field` of a supergraph. */
export function readOwners(supergraph: DocumentNode): Owners {
  const names = graphNames(supergraph)
  const byField = new Map<string, ReadonlySet<string>>()
  for (const type of supergraph.definitions) {
    if (type.kind !== Kind.OBJECT_TYPE_DEFINITION && type.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue
    const ofType = graphs(type.directives, 'join__type', names)
    for (const field of type.fields ?? []) {
      const joins = field.directives?.filter(each => each.name.value === 'join__field') ?? []
      const own = graphs(
        joins.filter(each => !argument(each, 'external')),
        'join__field',
        names,
      )
      byField.set(`${type.name.value}.${field.name.value}`, own.size > 0 ? own : ofType)
    }
  }
  return (type, field) => byField.get(`${type}.${field}`) ?? nobody
}

/** The keys by which a subgraph finds an object of a type, as names of plain fields; nested keys are left out. */
export function readKeys(supergraph: DocumentNode): Keys {
  const names = graphNames(supergraph)
  const keys = new Map<string, string[]>()
  for (const type of supergraph.definitions) {
    if (type.kind !== Kind.OBJECT_TYPE_DEFINITION) continue
    for (const join of type.directives?.filter(each => each.name.value === 'join__type') ?? []) {
      const key = argument(join, 'key')
      const service = names.get(argument(join, 'graph') ?? '')
      if (!key || !service || /[{(]/.test(key)) continue
      const id = `${type.name.value} ${service}`
      keys.set(id, [...(keys.get(id) ?? []), ...key.trim().split(/[\s,]+/)])
    }
  }
  return (type, service) => keys.get(`${type} ${service}`) ?? []
}

function graphNames(supergraph: DocumentNode): ReadonlyMap<string, string> {
  return new Map(readGraphs(supergraph).map(({ value, name }) => [value, name]))
}

/** The subgraphs of a supergraph: their enum value, name and address. */
export function readGraphs(supergraph: DocumentNode): { value: string; name: string; url: string }[] {
  return supergraph.definitions.flatMap(type => {
    if (type.kind !== Kind.ENUM_TYPE_DEFINITION || type.name.value !== 'join__Graph') return []
    return (type.values ?? []).flatMap(value => {
      const join = value.directives?.find(each => each.name.value === 'join__graph')
      const name = join && argument(join, 'name')
      return name ? [{ value: value.name.value, name, url: argument(join, 'url') ?? '' }] : []
    })
  })
}

function graphs(
  directives: readonly ConstDirectiveNode[] | undefined,
  directive: string,
  names: ReadonlyMap<string, string>,
): ReadonlySet<string> {
  const found = new Set<string>()
  for (const each of directives ?? []) {
    const name = each.name.value === directive ? names.get(argument(each, 'graph') ?? '') : undefined
    if (name) found.add(name)
  }
  return found
}

function argument(directive: ConstDirectiveNode, name: string): string | undefined {
  const value = directive.arguments?.find(each => each.name.value === name)?.value
  if (value?.kind === Kind.BOOLEAN) return value.value ? 'true' : undefined
  return value && 'value' in value && typeof value.value === 'string' ? value.value : undefined
}
