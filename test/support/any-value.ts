import { type GraphQLField, type GraphQLInputType, isEnumType, isInputObjectType, isListType, isNonNullType } from 'graphql'

/** Something that fits a type, for questions that are to be refused whatever they say. */
export function anyValue(type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return anyValue(type.ofType)
  if (isListType(type)) return [anyValue(type.ofType)]
  if (isEnumType(type)) return type.getValues()[0]?.name
  if (!isInputObjectType(type)) return { Int: 1, Float: 1, Boolean: true }[type.name] ?? 'x'
  const needed = Object.values(type.getFields()).filter(field => isNonNullType(field.type))
  return Object.fromEntries(needed.map(field => [field.name, anyValue(field.type)]))
}

/** A field with all it needs, as an operation; `inside` is its selection. */
export function askFor(kind: 'query' | 'mutation', field: GraphQLField<unknown, unknown>, inside: string) {
  const needed = field.args.filter(({ type }) => isNonNullType(type))
  const declared = needed.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ')
  const given = needed.map(({ name }) => `${name}: $${name}`).join(', ')
  return {
    query: `${kind}${declared && ` (${declared})`} { ${field.name}${given && `(${given})`} ${inside} }`,
    variables: Object.fromEntries(needed.map(({ name, type }) => [name, anyValue(type)])),
  }
}
