const listeners = new Set<() => void>()

/** Called when something that may be on the page has changed. Returns how to stop. */
export function onRefresh(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** After a change, and when a live line tells of one: every open section asks again. */
export function refreshAll(): void {
  for (const listener of listeners) listener()
}
