import type { ApolloServerPlugin } from '@apollo/server'
import { type DocumentNode, visit } from 'graphql'
import type { Audit, ReadResult } from '../audit.js'
import type { RequestContext } from '../context.js'
import { errorText } from '../errors.js'

/** The residents whose data an answer holds, gathered by `noteRead`. */
export interface NotedReads {
  /** With the word by which the log tells a look under an opened seal from others. */
  readonly notedReads: ReadonlyMap<string, string | undefined>
}

/** Writes who was read before the answer leaves; an answer that could not be written down is withheld. */
export function auditReads(audit: Audit): ApolloServerPlugin<RequestContext & NotedReads> {
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ contextValue, document, logger, response }) {
          const { notedReads, viewer, now, requestId } = contextValue
          if (notedReads.size === 0 || response.body.kind !== 'single') return
          const fields = document ? fieldsOf(document) : ''
          try {
            const result = resultOf(response.body.singleResult)
            const records = [...notedReads].map(([residentId, under]) => ({ at: now, requestId, viewer, residentId, fields: fieldsUnder(fields, under), result }))
            await audit.recordReads(records)
          } catch (cause) {
            // Its name only: a database error may quote the row.
            const name = cause instanceof Error ? cause.name : typeof cause
            logger.error(`the reads of request ${requestId} could not be written down: ${name}`)
            const error = { message: errorText('AUDIT_UNAVAILABLE'), extensions: { code: 'AUDIT_UNAVAILABLE' } }
            response.body.singleResult = { data: null, errors: [error] }
          }
        },
      }
    },
  }
}

export function resultOf({ errors }: { readonly errors?: readonly unknown[] }): ReadResult {
  return errors?.length ? 'PARTLY_SHOWN' : 'SHOWN'
}

export function fieldsUnder(fields: string, under: string | undefined): string {
  return under === undefined ? fields : `${fields} ${under}`
}

const known = new WeakMap<DocumentNode, string>()

/** The names of the fields a document asks for, once per document: names only, never arguments. */
export function fieldsOf(document: DocumentNode): string {
  const cached = known.get(document)
  if (cached !== undefined) return cached
  const names = new Set<string>()
  visit(document, { Field: node => void (node.name.value.startsWith('_') || names.add(node.name.value)) })
  const text = [...names].sort().join(' ')
  known.set(document, text)
  return text
}
