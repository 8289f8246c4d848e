import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { parse } from 'graphql'
import { PlainError } from '../kit/errors.js'
import { projectFile } from '../kit/files.js'
import { readGraphs } from './engine/owners.js'
import { loadRoleScopes, type RoleScopes } from './role-scopes.js'

export interface Supergraph {
  readonly sdl: string
  /** The subgraphs it was composed of, with the addresses written in it. */
  readonly subgraphs: readonly { readonly name: string; readonly url: string }[]
}

/** A supergraph with the scopes of the roles, which are printed beside it. */
export interface LoadedSupergraph extends Supergraph {
  /** Absent where the graph asks for no scopes. */
  readonly roleScopes?: RoleScopes
}

/** A relative path is looked for in the working folder first, then in the project. */
export async function loadSupergraph(file: string): Promise<LoadedSupergraph> {
  const path = existsSync(file) ? resolve(file) : projectFile(file)
  const sdl = await readFile(path, 'utf8').catch(() => {
    throw new PlainError(`Cannot read the supergraph ${file}. Run "npm run schema", or set HUB_SUPERGRAPH_FILE.`)
  })
  const supergraph = readSupergraph(sdl, file)
  if (!sdl.includes('@requiresScopes(')) return supergraph
  return { ...supergraph, roleScopes: await loadRoleScopes(join(dirname(path), 'role-scopes.json')) }
}

export function readSupergraph(sdl: string, name = 'supergraph'): Supergraph {
  let subgraphs: Supergraph['subgraphs']
  try {
    subgraphs = readGraphs(parse(sdl, { noLocation: true }))
  } catch {
    throw new PlainError(`${name} is not GraphQL. Compose it again with "npm run schema".`)
  }
  if (subgraphs.length === 0) throw new PlainError(`${name} names no subgraphs, so it is not a supergraph.`)
  return { sdl, subgraphs }
}
