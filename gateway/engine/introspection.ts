import {
  Kind,
  visit,
  type DocumentNode,
  type FieldNode,
  type OperationDefinitionNode,
  type SelectionNode,
} from 'graphql'
import { neverEmpty } from './selections.js'

const metaFields = new Set(['__schema', '__type'])

/**
 * Introspection is answered by the gateway itself and the rest by a plan; one operation may ask for both. Either part
 * is left out when nothing is asked of it (`__typename` alone needs neither).
 */
export function splitIntrospection(
  document: DocumentNode,
  operation: OperationDefinitionNode,
): { planned?: DocumentNode; introspection?: DocumentNode } {
  const fields = rootFields(document, operation.selectionSet.selections)
  const meta = fields.filter(field => metaFields.has(field.name.value))
  const hasData = fields.some(field => !field.name.value.startsWith('__'))
  return {
    planned: hasData ? withoutMeta(document) : undefined,
    introspection: meta.length > 0 ? onlyThese(document, operation, meta) : undefined,
  }
}

function rootFields(document: DocumentNode, selections: readonly SelectionNode[], depth = 0): FieldNode[] {
  // Validation refuses circles of fragments; this holds even where it was left out.
  if (depth > 50) return []
  return selections.flatMap(selection => {
    if (selection.kind === Kind.FIELD) return [selection]
    const inner = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragmentNamed(document, selection.name.value)
    return rootFields(document, inner?.selectionSet.selections ?? [], depth + 1)
  })
}

function fragmentNamed(document: DocumentNode, name: string) {
  for (const each of document.definitions) {
    if (each.kind === Kind.FRAGMENT_DEFINITION && each.name.value === name) return each
  }
  return undefined
}

function onlyThese(document: DocumentNode, operation: OperationDefinitionNode, fields: FieldNode[]): DocumentNode {
  return {
    ...document,
    definitions: [
      { ...operation, selectionSet: { kind: Kind.SELECTION_SET, selections: fields } },
      ...document.definitions.filter(each => each.kind === Kind.FRAGMENT_DEFINITION),
    ],
  }
}

function withoutMeta(document: DocumentNode): DocumentNode {
  return visit(document, {
    Field: node => (metaFields.has(node.name.value) ? null : undefined),
    ...neverEmpty,
  })
}
