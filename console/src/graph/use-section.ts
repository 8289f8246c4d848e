import type { AnyVariables, TypedDocumentNode } from '@urql/core'
import { useCallback, useEffect, useRef } from 'react'
import { useQuery } from 'urql'
import { type Failure, failuresOf, isPassing } from './failure'
import { onRefresh } from './refresh'

/** A part of a page, which asks and answers for itself. */
export interface SectionState<Data> {
  readonly data: Data | undefined
  /** What went wrong; with data, only a part of it is missing. */
  readonly failures: readonly Failure[]
  readonly isLoading: boolean
  /** What is there answers what was asked before: another filter, another page. */
  readonly isOld: boolean
  /** Asks again, past what is kept. */
  readonly refresh: () => void
}

/** How long until what was out is asked again by itself, in milliseconds. */
const pause = 4_000

/** How often what is watched is asked again, in milliseconds. */
const watch = 60_000

export interface SectionOptions {
  /** Not asked while true. */
  readonly pause?: boolean
  /** Asked again each minute while somebody may see it: what changes and no live line tells of. */
  readonly isWatched?: boolean
}

/** One operation of its own: one sector that is down takes no other section with it, and the section comes back by itself. */
export function useSection<Data, Variables extends AnyVariables>(
  query: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  { pause: isPaused = false, isWatched = false }: SectionOptions = {},
): SectionState<Data> {
  const [{ data: answer, error, fetching, stale, operation }, ask] = useQuery<Data, Variables>({ query, variables, pause: isPaused } as never)
  const refresh = useCallback(() => {
    if (!isPaused) ask({ requestPolicy: 'network-only' })
  }, [ask, isPaused])
  useEffect(() => onRefresh(refresh), [refresh])
  const failures = failuresOf(error)
  const isOut = failures.some(isPassing)
  // What was seen stays while it cannot be had again, so that no form in it goes away under somebody's hands.
  const asked = JSON.stringify(variables)
  const seen = useRef<{ readonly asked: string; readonly data: Data }>(undefined)
  if (answer && !isOut) seen.current = { asked, data: answer }
  // A field that may not be null takes the whole answer with it when it is out.
  const data = isOut && seen.current?.asked === asked ? filled(answer, seen.current.data) : (answer ?? undefined)
  useEffect(() => {
    if (!isOut || fetching || stale) return undefined
    const timer = setTimeout(refresh, pause)
    return () => clearTimeout(timer)
  }, [isOut, fetching, stale, refresh])
  useEffect(() => {
    if (!isWatched) return undefined
    const timer = setInterval(() => document.visibilityState === 'visible' && refresh(), watch)
    return () => clearInterval(timer)
  }, [isWatched, refresh])
  const isOld = data !== undefined && operation !== undefined && JSON.stringify(operation.variables) !== asked
  return { data, failures, isLoading: fetching && data === undefined, isOld, refresh }
}

/** An answer with what is missing of it taken from the one before. */
function filled<Data>(answer: Data | null | undefined, before: Data): Data {
  const there = Object.entries(answer ?? {}).filter(([, part]) => part !== null)
  return { ...before, ...Object.fromEntries(there) }
}
