import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { parse } from 'graphql'
import { PlainError } from '../kit/errors.js'
import { projectFile } from '../kit/files.js'
import { readGraphs } from './engine/owners.js'

export interface Supergraph {
  readonly sdl: string
  /** The subgraphs it was composed of, with the addresses written in it. */
  readonly subgraphs: readonly { readonly name: string; readonly url: string }[]
}

/** A relative path is looked for in the working folder first, then in the project. */
export async function loadSupergraph(file: string): Promise<Supergraph> {
  const path = existsSync(file) ? resolve(file) : projectFile(file)
  const sdl = await readFile(path, 'utf8').catch(() => {
    throw new PlainError(`Cannot read the supergraph ${file}. Run "npm run schema", or set HUB_SUPERGRAPH_FILE.`)
  })
  return readSupergraph(sdl, file)
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
