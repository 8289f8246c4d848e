import 'reflect-metadata'
import { buildSubgraphSchema } from '@apollo/subgraph'
import { printSchemaWithDirectives } from '@graphql-tools/utils'
import { type GraphQLScalarType, type GraphQLSchema, parse } from 'graphql'
import {
  type BuildSchemaOptions,
  buildSchemaSync,
  createResolversMap,
  type NonEmptyArray,
  type PubSub,
} from 'type-graphql'
import { guard, rulesOf } from './field-rights.js'
import type { SliceRights } from './rights.js'
import { withScopes } from './scope-directives.js'

/** The federation version every subgraph speaks, with the directives the hub uses. */
const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [
  "@key", "@external", "@requires", "@shareable", "@inaccessible", "@provides", "@override", "@tag",
  "@authenticated", "@requiresScopes"])`

export interface SubgraphSchemaOptions {
  resolvers: NonEmptyArray<Function>
  /** Types that only `_entities` reaches: type-graphql leaves them out unless they are named. */
  orphanedTypes?: Function[]
  /** How `_entities` finds each type with a key: null is "not there", and also "not for you". */
  references: Record<string, (reference: never, context: never) => unknown>
  scalars?: { type: Function; scalar: GraphQLScalarType }[]
  /** Who may read each field: a field without a rule does not start. */
  rights: readonly SliceRights[]
}

/** The names of all keys. */
const keys = ['id', 'code'] as const

/** A representation comes as JSON: what has no key, or one that is no text, is nobody, as is one unknown. */
function keyedBy(resolve: SubgraphSchemaOptions['references'][string]) {
  return (reference: Readonly<Record<string, unknown>>, context: unknown) => {
    const given = keys.map(key => reference[key]).filter(key => key !== undefined)
    const isKeyed = given.length > 0 && given.every(key => typeof key === 'string')
    return isKeyed ? resolve(reference as never, context as never) : null
  }
}

type SubgraphModule = Extract<Parameters<typeof buildSubgraphSchema>[0], { typeDefs: unknown }>

export interface SubgraphSchema {
  readonly schema: GraphQLSchema
  /** What is composed and printed into `schema/`. */
  readonly sdl: string
  /** What `docs/security.md` is printed from. */
  readonly rights: readonly SliceRights[]
}

/** The builder asks for a bus as soon as there is a subscription; ours bring their own streams, by `subscribe`. */
const noTopics: PubSub = {
  publish: noBus,
  subscribe: noBus,
}

function noBus(): never {
  throw new Error('Subscriptions have no topics: give the field a `subscribe` function')
}

/** From type-graphql classes to a federation subgraph: print, prepend `@link`, build again with `@apollo/subgraph`. */
export function createSubgraphSchema(options: SubgraphSchemaOptions): SubgraphSchema {
  const built = buildSchemaSync({
    resolvers: options.resolvers,
    orphanedTypes: options.orphanedTypes,
    scalarsMap: options.scalars as BuildSchemaOptions['scalarsMap'],
    // Inputs are parsed by the scalars and by zod in the services; a second validator would say it twice.
    validate: false,
    pubSub: noTopics,
    skipCheck: true,
  })
  const book = rulesOf(built, options.rights)
  const printed = printSchemaWithDirectives(built, { pathToDirectivesInExtensions: ['directives'] })
  const sdl = `${link}\n\n${withScopes(printed, book)}`
  // The two libraries type the same map differently: type-graphql's is the wider.
  const resolvers = createResolversMap(built) as NonNullable<SubgraphModule['resolvers']>
  for (const [type, resolve] of Object.entries(options.references)) {
    resolvers[type] = Object.assign({}, resolvers[type], { __resolveReference: keyedBy(resolve) })
  }
  const schema = buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers }])
  guard(schema, book)
  return { schema, sdl, rights: options.rights }
}
