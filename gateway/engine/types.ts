import { isAbstractType, type GraphQLSchema } from 'graphql'

/** The names themselves and, for interfaces and unions, every object type behind them. */
export function withConcreteTypes(names: string[], schema: GraphQLSchema): ReadonlySet<string> {
  const all = new Set(names)
  for (const name of names) {
    const type = schema.getType(name)
    if (isAbstractType(type)) for (const member of schema.getPossibleTypes(type)) all.add(member.name)
  }
  return all
}
