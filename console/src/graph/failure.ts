import type { CombinedError } from '@urql/core'

/**
 * Why a section has no answer, in the words a person can act on:
 *   forbidden    the role may not see this
 *   sealed       it is there, and sealed
 *   unavailable  a sector is down or too slow; it is asked again by itself
 *   offline      the hub itself was not reached; likewise
 *   signedOut    the sign-in is over
 *   busy         too many requests; likewise
 *   refused      the question itself was wrong
 *   internal     anything else
 */
export type FailureKind = 'forbidden' | 'sealed' | 'unavailable' | 'offline' | 'signedOut' | 'busy' | 'refused' | 'internal'

export interface Failure {
  readonly kind: FailureKind
  /** The hub's own sentence, in the language that was asked for. */
  readonly message: string
  /** By which support finds the request in its log. */
  readonly requestId?: string
  /** Where in the answer something is missing, as `resident.coverage`. */
  readonly path?: string
}

const kinds: Readonly<Record<string, FailureKind>> = {
  FORBIDDEN: 'forbidden',
  RECORD_SEALED: 'sealed',
  SUBGRAPH_UNAVAILABLE: 'unavailable',
  SUBGRAPH_TIMEOUT: 'unavailable',
  AUDIT_UNAVAILABLE: 'unavailable',
  FILE_UNAVAILABLE: 'unavailable',
  SIGN_IN_UNAVAILABLE: 'unavailable',
  TIMEOUT: 'unavailable',
  UNAUTHENTICATED: 'signedOut',
  RATE_LIMITED: 'busy',
  BAD_USER_INPUT: 'refused',
  OPERATION_TOO_LARGE: 'refused',
  DOCUMENT_NOT_TRUSTED: 'refused',
}

/** What goes away by itself, so that asking again is worth it. */
export const isPassing = ({ kind }: Failure) => kind === 'unavailable' || kind === 'offline' || kind === 'busy'

export function failuresOf(error: CombinedError | undefined): readonly Failure[] {
  if (!error) return []
  if (error.graphQLErrors.length === 0) return [{ kind: 'offline', message: '' }]
  return error.graphQLErrors.map(({ message, extensions, path }) => ({
    kind: kinds[String(extensions.code)] ?? 'internal',
    message,
    requestId: typeof extensions.requestId === 'string' ? extensions.requestId : undefined,
    path: path?.join('.'),
  }))
}
