import { useCallback } from 'react'
import { useLocation, useNavigate } from 'react-router'

interface Place {
  /** Filters, order, page, open row: what may be sent and logged. */
  readonly filters: URLSearchParams
  /** What was typed to search: behind the `#`, in no request and no log. */
  readonly search: string
  /** Changes some of them; `undefined` takes one away. The page of a list that is another now is its first. */
  readonly go: (change: Readonly<Record<string, string | undefined>>, search?: string) => void
}

/** The page of the list, or of one of several (`alerts.after`), and the open row. */
const isPageKey = (key: string) => /(^|\.)(after|before|row)$/.test(key)

/** Where a list stands, as its address says it: a reload and a sent link show the same. */
export function usePlace(): Place {
  const { pathname, search: query, hash } = useLocation()
  const navigate = useNavigate()
  const filters = new URLSearchParams(query)
  const search = new URLSearchParams(hash.slice(1)).get('q') ?? ''
  const go = useCallback(
    (change: Readonly<Record<string, string | undefined>>, given?: string) => {
      // Two changes may follow each other faster than the page is drawn: each begins at the address as it is by then.
      const next = new URLSearchParams(window.location.search)
      const before = new URLSearchParams(window.location.hash.slice(1)).get('q') ?? ''
      const text = given ?? before
      const isOtherList = text !== before || Object.keys(change).some(key => !isPageKey(key))
      if (isOtherList) for (const key of [...next.keys()].filter(isPageKey)) next.delete(key)
      for (const [key, value] of Object.entries(change)) {
        if (value === undefined || value === '') next.delete(key)
        else next.set(key, value)
      }
      const typed = text === '' ? '' : `#${new URLSearchParams({ q: text })}`
      // Moving the mark is no step back.
      const replace = Object.keys(change).every(key => key === 'row')
      void navigate({ pathname, search: next.toString(), hash: typed }, { replace })
    },
    [navigate, pathname],
  )
  return { filters, search, go }
}

/** The open row as the address has it by now: keys may follow each other faster than the page is drawn. */
export const markedRow = () => new URLSearchParams(window.location.search).get('row') ?? undefined

/** The value of a filter when it is one of those there are. */
export function chosen<Value extends string>(filters: URLSearchParams, key: string, values: readonly Value[]): Value | undefined {
  return values.find(each => each === filters.get(key))
}

/** Variables of a page of a list by cursors; of one of several lists on a page by its name. */
export function pageOf(filters: URLSearchParams, size: number, list?: string) {
  const [after, before] = pageKeysOf(list)
  const to = filters.get(before)
  return to === null ? { first: size, after: filters.get(after) ?? undefined } : { last: size, before: to }
}

/** What `go` takes to turn to another page of a list. */
export function turnTo(page: { readonly after?: string; readonly before?: string }, list?: string) {
  const [after, before] = pageKeysOf(list)
  return { [after]: page.after, [before]: page.before }
}

const pageKeysOf = (list: string | undefined) => (list === undefined ? (['after', 'before'] as const) : ([`${list}.after`, `${list}.before`] as const))
