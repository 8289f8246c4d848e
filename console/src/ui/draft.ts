import { type Dispatch, type SetStateAction, useCallback, useEffect, useState } from 'react'

/** What the tab keeps until somebody signs out, by how its name begins. */
export const keptInTab = 'hub.draft.'

/** What was typed and not sent: kept in the tab through a reload, and gone when it is sent or somebody signs out. */
export function useDraft<Value>(name: string, initial: Value): readonly [Value, Dispatch<SetStateAction<Value>>, () => void] {
  const key = `${keptInTab}${name}`
  const [value, setValue] = useState<Value>(() => read(key, initial))
  useEffect(() => {
    const text = JSON.stringify(value)
    if (text === JSON.stringify(initial)) window.sessionStorage.removeItem(key)
    else window.sessionStorage.setItem(key, text)
    // What it starts from is the same for a form as long as it is open.
  }, [key, value])
  const clear = useCallback(() => {
    window.sessionStorage.removeItem(key)
    setValue(initial)
  }, [key])
  return [value, setValue, clear]
}

/** The form writes what it reads; a draft of an older form that lacks a field gets it from the start. */
function read<Value>(key: string, initial: Value): Value {
  const text = window.sessionStorage.getItem(key)
  if (text === null) return initial
  const kept = JSON.parse(text) as Value
  return typeof initial === 'object' && initial !== null && !Array.isArray(initial) ? { ...initial, ...kept } : kept
}

export function forgetDrafts(): void {
  for (const key of Object.keys(window.sessionStorage)) if (key.startsWith(keptInTab)) window.sessionStorage.removeItem(key)
}
