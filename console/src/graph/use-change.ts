import type { AnyVariables, TypedDocumentNode } from '@urql/core'
import { useCallback, useState } from 'react'
import { useClient } from 'urql'
import { type Failure, failuresOf } from './failure'
import { refreshAll } from './refresh'
import { sentKey } from './sent-key'

/** What the hub says is wrong with the input, at which field of it. */
export interface UserError {
  readonly code: string
  readonly message: string
  readonly path: readonly string[]
}

export type ChangeOutcome<Payload> =
  | { readonly state: 'done'; readonly payload: Payload }
  /** Nothing was written; the input is to be corrected. */
  | { readonly state: 'corrected'; readonly errors: readonly UserError[]; readonly payload: Payload }
  /** Not known, or not possible now; the same may be sent again and is written once. */
  | { readonly state: 'failed'; readonly failure: Failure }

interface Answered {
  readonly userErrors: readonly UserError[]
}

export interface Change<Input, Payload> {
  readonly isSending: boolean
  readonly outcome: ChangeOutcome<Payload> | undefined
  /** Sends. The same input sent again has the same idempotency key, so that it is done once however often it is clicked. */
  readonly send: (input: Input) => Promise<ChangeOutcome<Payload>>
  readonly reset: () => void
}

type Keyed = { readonly idempotencyKey: string }

/** A document of one mutation with one `input`, whose payload has `userErrors`. */
export function useChange<Data extends Readonly<Record<string, Answered>>, Input extends Keyed>(
  document: TypedDocumentNode<Data, { input: Input }>,
): Change<Omit<Input, 'idempotencyKey'>, Data[keyof Data]> {
  type Payload = Data[keyof Data]
  const client = useClient()
  const [isSending, setSending] = useState(false)
  const [outcome, setOutcome] = useState<ChangeOutcome<Payload>>()
  const send = useCallback(
    async (input: Omit<Input, 'idempotencyKey'>) => {
      setSending(true)
      const { key, settle } = await sentKey(document, input)
      const { data, error } = await client.mutation(document as TypedDocumentNode<Data, AnyVariables>, { input: { ...input, idempotencyKey: key } })
      const next = outcomeOf(payloadOf(data), failuresOf(error))
      if (next.state !== 'failed') settle()
      setSending(false)
      setOutcome(next)
      if (next.state === 'done') refreshAll()
      return next
    },
    [client, document],
  )
  return { isSending, outcome, send, reset: useCallback(() => setOutcome(undefined), []) }
}

/** The only field of what a mutation answers. */
function payloadOf<Data extends object>(data: Data | undefined): Data[keyof Data] | undefined {
  for (const name in data) return data[name]
  return undefined
}

function outcomeOf<Payload extends Answered>(payload: Payload | null | undefined, failures: readonly Failure[]): ChangeOutcome<Payload> {
  if (!payload) return { state: 'failed', failure: failures[0] ?? { kind: 'internal', message: '' } }
  return payload.userErrors.length > 0 ? { state: 'corrected', errors: payload.userErrors, payload } : { state: 'done', payload }
}
