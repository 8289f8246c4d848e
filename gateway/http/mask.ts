import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import { errorText } from '../../kit/errors.js'
import { codeOf } from '../engine/failure.js'

/** An error as it may leave the gateway: known codes as they are, everything else as INTERNAL. */
export function maskError(error: unknown): GraphQLError {
  if (error instanceof GraphQLError && codeOf(error.extensions)) return error
  const path = error instanceof GraphQLError ? error.path : undefined
  return new GraphQLError(errorText('INTERNAL'), { path, extensions: { code: 'INTERNAL' } })
}

/** Writes an error out field by field, so that nothing rides along. */
export function formatError(error: unknown, requestId: string): GraphQLFormattedError {
  const { message, path, locations, extensions } = maskError(error)
  const { code, service } = extensions
  return {
    message,
    ...(locations && { locations }),
    ...(path && { path }),
    extensions: { code, ...(typeof service === 'string' && { service }), requestId },
  }
}
