import type { AnyVariables, TypedDocumentNode } from '@urql/core'
import { useEffect, useRef } from 'react'
import { useClient } from 'urql'

/** In milliseconds: how soon a line that ended is opened again, at first and when it ends again and again. */
const shortest = 1_000
const longest = 15_000

/**
 * A live line: `onData` for each thing it brings, `onBack` when it is there again after it was lost, since what happened meanwhile was
 * missed. Each open line holds one of the few connections a browser has for one host.
 */
export function useLive<Data, Variables extends AnyVariables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  { onData, onBack, isOff = false }: { readonly onData: (data: Data) => void; readonly onBack?: () => void; readonly isOff?: boolean },
): void {
  const client = useClient()
  const handlers = useRef({ onData, onBack })
  handlers.current = { onData, onBack }
  const key = JSON.stringify(variables)
  useEffect(() => {
    if (isOff) return undefined
    let isOver = false
    let wait = shortest
    let wasLost = false
    let timer: ReturnType<typeof setTimeout> | undefined
    let settled: ReturnType<typeof setTimeout> | undefined
    let stop = () => {}
    const open = () => {
      let isEnded = false
      const end = () => {
        if (isOver || isEnded) return
        isEnded = true
        clearTimeout(settled)
        stop()
        wasLost = true
        timer = setTimeout(open, wait)
        wait = Math.min(wait * 2, longest)
      }
      const { unsubscribe } = client.subscription(document, JSON.parse(key) as Variables).subscribe(({ data, error, hasNext }) => {
        if (error) return end()
        if (data) handlers.current.onData(data)
        if (hasNext === false) end()
      })
      stop = unsubscribe
      // A line says nothing when it opens: one that has held for a moment is there.
      settled = setTimeout(() => {
        if (isEnded) return
        if (wasLost) handlers.current.onBack?.()
        wasLost = false
        wait = shortest
      }, shortest)
    }
    open()
    return () => {
      isOver = true
      clearTimeout(timer)
      clearTimeout(settled)
      stop()
    }
  }, [client, document, key, isOff])
}
