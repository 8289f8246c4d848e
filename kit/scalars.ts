import { GraphQLDateTime, GraphQLLocalDate } from 'graphql-scalars'

/** A day without a zone, `YYYY-MM-DD`. */
export const LocalDateScalar = GraphQLLocalDate

/** An instant in UTC, `2026-11-22T03:00:00.000Z`. */
export const DateTimeScalar = GraphQLDateTime
