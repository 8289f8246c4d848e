import { composeServices } from '@theguild/federation-composition'
import { lexicographicSortSchema, parse, print, printSchema } from 'graphql'
import { PlainError } from '../kit/errors.js'
import { publicSchemaOf } from './public-schema.js'
import { defaultUrl } from './subgraphs.js'

export interface SubgraphSdl {
  readonly name: string
  readonly port: number
  readonly sdl: string
}

export interface Composed {
  /** What the gateway plans with, the standard form that any federation router reads. */
  readonly supergraph: string
  /** What clients see, sorted so that a difference is a change. */
  readonly api: string
}

/** Composes the subgraphs; a contradiction between them is told as the composition's own sentences. */
export function compose(parts: readonly SubgraphSdl[]): Composed {
  const services = parts.map(({ name, port, sdl }) => ({ name, typeDefs: parse(sdl), url: defaultUrl(port) }))
  const result = composeServices(services)
  if (!result.supergraphSdl) {
    const reasons = (result.errors ?? []).map(error => `  ${error.message}`).join('\n')
    throw new PlainError(`The subgraphs do not compose. Correct them and run again:\n${reasons}`)
  }
  const supergraph = `${print(parse(result.supergraphSdl))}\n`
  return { supergraph, api: `${printSchema(lexicographicSortSchema(publicSchemaOf(parse(supergraph))))}\n` }
}
