import type { ApolloServerPlugin } from '@apollo/server'
import { type DocumentNode, type GraphQLSchema, TypeInfo, visit, visitWithTypeInfo } from 'graphql'
import type { Viewer } from '../auth.js'
import type { RequestContext } from '../context.js'
import { HubError } from '../errors.js'
import { isWithin } from '../scopes.js'

/** Refuses an operation that asks for a field beyond a narrowed token. The gateway asks for none; this is the door behind it. */
export function narrowedTokens(): ApolloServerPlugin<RequestContext> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ schema, document, contextValue }) {
          requireScopes(schema, document, contextValue.viewer)
        },
      }
    },
  }
}

export function requireScopes(schema: GraphQLSchema, document: DocumentNode, viewer: Viewer): void {
  if (viewer.scopes === undefined) return
  if (!scopesOf(schema, document).every(scope => isWithin(viewer, scope))) throw new HubError('FORBIDDEN')
}

const known = new WeakMap<DocumentNode, readonly string[]>()

/** The scopes that a document asks for, once per document. */
function scopesOf(schema: GraphQLSchema, document: DocumentNode): readonly string[] {
  const before = known.get(document)
  if (before) return before
  const scopes = new Set<string>()
  const types = new TypeInfo(schema)
  visit(
    document,
    visitWithTypeInfo(types, {
      Field: () => {
        const scope = types.getFieldDef()?.extensions.scope
        if (typeof scope === 'string') scopes.add(scope)
      },
    }),
  )
  const found = [...scopes]
  known.set(document, found)
  return found
}
