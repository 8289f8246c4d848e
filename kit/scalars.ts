import { GraphQLScalarType, Kind } from 'graphql'
import { GraphQLDateTime, GraphQLLocalDate } from 'graphql-scalars'
import { HubError } from './errors.js'

/**
 * A day without a zone, `YYYY-MM-DD`. Refused in words of our own: the library's quote the value, which may be a birth
 * date; and the year 0, which no database knows.
 */
export const LocalDateScalar = new GraphQLScalarType<string, string>({
  ...GraphQLLocalDate.toConfig(),
  parseValue: readDay,
  parseLiteral: node => readDay(node.kind === Kind.STRING ? node.value : undefined),
})

function readDay(value: unknown): string {
  try {
    const day: string = GraphQLLocalDate.parseValue(value)
    if (day >= '0001') return day
  } catch {
    // falls through to the one refusal
  }
  const message = 'LocalDate: phải là một ngày có thật, dạng YYYY-MM-DD / must be a day that exists, as YYYY-MM-DD.'
  throw new HubError('BAD_USER_INPUT', { message })
}

/**
 * An instant in UTC, `2026-11-22T03:00:00.000Z`. Serialised to text here: the library leaves a `Date`, which only turns
 * into text on a wire, and between subgraphs in one process there is none.
 */
export const DateTimeScalar = new GraphQLScalarType<Date, string>({
  ...GraphQLDateTime.toConfig(),
  serialize: value => new Date(GraphQLDateTime.serialize(value)).toISOString(),
})
