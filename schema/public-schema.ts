import { transformSupergraphToPublicSchema } from '@theguild/federation-composition'
import { buildASTSchema, Kind, visit, type DocumentNode, type GraphQLSchema, type NamedTypeNode } from 'graphql'

/** What callers may know of a supergraph: nothing of its joins, nothing that is `@inaccessible`. */
export function publicSchemaOf(supergraph: DocumentNode): GraphQLSchema {
  const document = transformSupergraphToPublicSchema(supergraph)
  const names = new Set(document.definitions.flatMap(each => ('name' in each && each.name ? [each.name.value] : [])))
  const known = (types: readonly NamedTypeNode[] | undefined) => types?.filter(type => names.has(type.name.value))
  // The transformation drops a hidden type but leaves its name in unions and behind "implements".
  const whole = visit(document, {
    [Kind.UNION_TYPE_DEFINITION]: node => ({ ...node, types: known(node.types) }),
    [Kind.OBJECT_TYPE_DEFINITION]: node => ({ ...node, interfaces: known(node.interfaces) }),
    [Kind.INTERFACE_TYPE_DEFINITION]: node => ({ ...node, interfaces: known(node.interfaces) }),
  })
  return buildASTSchema(whole, { assumeValid: true })
}
