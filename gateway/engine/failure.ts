import { GraphQLError } from 'graphql'
import { errorCatalogue, errorText, type ErrorCode } from '../../kit/errors.js'
import type { ResponsePath } from './entities.js'

const mostText = 500

/** What went wrong in a subgraph, in words that may leave the gateway. */
export class Failure {
  private constructor(
    readonly service: string,
    readonly code: ErrorCode,
    readonly message: string,
  ) {}

  static of(service: string, code: ErrorCode): Failure {
    return new Failure(service, code, errorText(code))
  }

  /**
   * A subgraph's own error keeps its text only when its code is one of ours, since those texts are written for callers;
   * anything else may hold a stack trace or a query and is replaced.
   */
  static from(service: string, error: { message?: unknown; extensions?: unknown }): Failure {
    const code = codeOf(error.extensions)
    if (!code || code === 'INTERNAL') return Failure.of(service, 'INTERNAL')
    const { message } = error
    const isText = typeof message === 'string' && message.length <= mostText && !/\n\s+at /.test(message)
    return new Failure(service, code, isText ? message : errorText(code))
  }

  at(path: ResponsePath): GraphQLError {
    return new GraphQLError(this.message, { path, extensions: { code: this.code, service: this.service } })
  }
}

export function codeOf(extensions: unknown): ErrorCode | undefined {
  if (typeof extensions !== 'object' || extensions === null || !('code' in extensions)) return undefined
  const { code } = extensions
  return typeof code === 'string' && isErrorCode(code) ? code : undefined
}

function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(errorCatalogue, code)
}
