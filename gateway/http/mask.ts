import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import { errorText } from '../../kit/errors.js'
import { codeOf } from '../engine/failure.js'

/** An error as it may leave the gateway: known codes as they are, all else as INTERNAL with its cause for the log. */
export function maskError(error: unknown): GraphQLError {
  if (error instanceof GraphQLError && codeOf(error.extensions)) return error
  const path = error instanceof GraphQLError ? error.path : undefined
  const originalError = error instanceof Error ? error : new Error(String(error))
  return new GraphQLError(errorText('INTERNAL'), { path, originalError, extensions: { code: 'INTERNAL' } })
}

/** Writes a masked error out field by field, so that nothing rides along. */
export function formatError(error: GraphQLError, requestId: string): GraphQLFormattedError {
  const { message, path, locations, extensions } = error
  const { code, service } = extensions
  return {
    message,
    ...(locations && { locations }),
    ...(path && { path }),
    extensions: { code, ...(typeof service === 'string' && { service }), requestId },
  }
}
