import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { type Role, roles, type Viewer } from '../kit/auth.js'
import { PlainError } from '../kit/errors.js'
import { isWithin } from '../kit/scopes.js'
import { type ClientBook, termsOf } from './clients/client-book.js'
import type { Holds } from './engine/scopes.js'

/** The scopes of each role, as the rights tables of the sectors give them. */
export type RoleScopes = Readonly<Record<Role, ReadonlySet<string>>>

const fileShape = z.record(z.enum(roles), z.array(z.string()).transform(scopes => new Set(scopes)))

/** Reads what `npm run schema` prints beside the supergraph. */
export async function loadRoleScopes(file: string): Promise<RoleScopes> {
  try {
    return readRoleScopes(await readFile(file, 'utf8'))
  } catch {
    throw new PlainError(`Cannot read the scopes of the roles in ${file}, which the supergraph beside it needs. Run "npm run schema".`)
  }
}

export function readRoleScopes(text: string): RoleScopes {
  return fileShape.parse(JSON.parse(text))
}

/** By what a caller's scopes are judged beside the token. */
export interface ScopeTerms {
  readonly roleScopes?: RoleScopes
  readonly clients?: ClientBook
}

/** What a caller holds: what the role does, unless the token, or the client it comes through, is narrowed to less. */
export function holdsOf(viewer: Viewer | undefined, { roleScopes, clients }: ScopeTerms): Holds {
  if (!viewer || !roleScopes) return everything
  const ofRole = roleScopes[viewer.role]
  const ofClient = termsOf(clients, viewer.client).scopes
  return scope => ofRole.has(scope) && isWithin(viewer, scope) && (ofClient === undefined || ofClient.has(scope))
}

const everything: Holds = () => true
