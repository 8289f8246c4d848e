import { type DocumentNode, Kind, type OperationDefinitionNode, parse } from 'graphql'
import { HubError } from '../../kit/errors.js'
import { type Excess, excessOf, excessText, limits } from './limits.rules.js'
import { documentSize, operationSize, textSize } from './measure.rules.js'

/**
 * Lets a request in as a document, or refuses what asks for too much before work is done on it: a text before it is parsed, an
 * operation before it is validated. It is weighed with its variables; the others of its document would run by their names.
 */
export type Guard = (query: string, variables: Readonly<Record<string, unknown>> | undefined) => Admitted

export interface Admitted {
  readonly document: DocumentNode
  /** Of its largest operation. */
  readonly fields: number
}

/** In characters of text: what is parsed is some hundred times as large. */
const mostRemembered = 500_000
const longestRemembered = 20_000

/** Documents that came before are remembered, but only small ones that were let in: what is refused must leave nothing behind. */
export function createGuard(): Guard {
  const documents = new Map<string, DocumentNode>()
  let remembered = 0
  const remember = (query: string, document: DocumentNode) => {
    if (query.length > longestRemembered) return
    documents.set(query, document)
    remembered += query.length
    for (const oldest of documents.keys()) {
      if (remembered <= mostRemembered) break
      documents.delete(oldest)
      remembered -= oldest.length
    }
  }
  return (query, variables) => {
    const known = documents.get(query)
    const document = known ?? parsed(query)
    let fields = 0
    for (const operation of document.definitions.filter(isOperation)) {
      const size = operationSize(document, operation, variables)
      refuse(excessOf(size, limits.operation))
      fields = Math.max(fields, size.fields)
    }
    if (!known) remember(query, document)
    return { document, fields }
  }
}

function parsed(query: string): DocumentNode {
  refuse(excessOf(textSize(query, limits.text), limits.text))
  const document = parse(query)
  refuse(excessOf(documentSize(document), limits.document))
  return document
}

function refuse(excess: Excess | undefined): void {
  if (excess) throw new HubError('OPERATION_TOO_LARGE', { message: excessText(excess) })
}

function isOperation(definition: DocumentNode['definitions'][number]): definition is OperationDefinitionNode {
  return definition.kind === Kind.OPERATION_DEFINITION
}
