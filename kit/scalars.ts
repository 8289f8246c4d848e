import { GraphQLScalarType } from 'graphql'
import { GraphQLDateTime, GraphQLLocalDate } from 'graphql-scalars'

/** A day without a zone, `YYYY-MM-DD`. */
export const LocalDateScalar = GraphQLLocalDate

/**
 * An instant in UTC, `2026-11-22T03:00:00.000Z`. Serialised to text here: the library leaves a `Date`, which only turns
 * into text on a wire, and between subgraphs in one process there is none.
 */
export const DateTimeScalar = new GraphQLScalarType<Date, string>({
  ...GraphQLDateTime.toConfig(),
  serialize: value => new Date(GraphQLDateTime.serialize(value)).toISOString(),
})
