import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import { errorCatalogue, errorText, HubError } from './errors.js'
import type { Logger } from './log.js'

/** Codes that Apollo Server gives to documents it refuses; their texts speak of the document only. */
const documentCodes = new Set(['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT', 'BAD_REQUEST'])

/** Lets errors of the catalogue through; anything unexpected is logged here and leaves as `INTERNAL`. */
export function maskErrors(log: Logger) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const original = error instanceof GraphQLError ? (error.originalError ?? error) : error
    if (original instanceof HubError) {
      // graphql-js puts the refused value in front of a scalar's own text; the value is personal data.
      return { ...formatted, message: original.message, extensions: pick(original.extensions) }
    }
    const code = formatted.extensions?.code
    if (typeof code === 'string' && (documentCodes.has(code) || code in errorCatalogue) && code !== 'INTERNAL') {
      return { ...formatted, message: withoutValue(formatted.message), extensions: { code } }
    }
    log.error({ err: { type: nameOf(original), stack: stackOf(original) }, path: formatted.path }, 'unexpected error')
    const { locations, path } = formatted
    return { message: errorText('INTERNAL'), locations, path, extensions: { code: 'INTERNAL' } }
  }
}

/**
 * `Variable "$input" got invalid value {…}; Int cannot represent … {…}` up to the value: it may be a name or a card
 * number, and the reason after it quotes it again.
 */
export function withoutValue(message: string): string {
  return message.replace(/ got invalid value [\s\S]*/, ' got an invalid value: it does not fit its type.')
}

function pick(extensions: Record<string, unknown> | undefined): Record<string, unknown> {
  return { code: extensions?.code, ...(extensions?.service ? { service: extensions.service } : {}) }
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error
}

/** The frames only: the message of a database error may quote the row it refused. */
function stackOf(error: unknown): string | undefined {
  return error instanceof Error ? error.stack?.split('\n').filter(line => /^\s+at /.test(line)).join('\n') : undefined
}
