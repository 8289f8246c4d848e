import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react'

/** What a key does here. */
export interface KeyAction {
  /** As `KeyboardEvent.key`: `j`, `/`, `Enter`. */
  readonly key: string
  readonly label: string
  readonly run: () => void
}

interface Keys {
  readonly actions: readonly KeyAction[]
  readonly add: (actions: readonly KeyAction[]) => () => void
}

const KeysContext = createContext<Keys>({ actions: [], add: () => () => {} })

/** Single keys for those who work a list without a mouse. They rest while somebody types, and while a dialog is open. */
export function KeysProvider({ children }: { readonly children: ReactNode }) {
  const groups = useRef(new Set<readonly KeyAction[]>())
  const [actions, setActions] = useState<readonly KeyAction[]>([])
  const keys = useMemo(() => {
    const renew = () => setActions([...groups.current].flat())
    const add = (group: readonly KeyAction[]) => {
      groups.current.add(group)
      renew()
      return () => {
        groups.current.delete(group)
        renew()
      }
    }
    return { add }
  }, [])
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || isDialogOpen()) return
      // Enter on a button or a link is that button's or link's.
      if (event.key === 'Enter' && event.target instanceof HTMLElement && event.target.closest('a, button')) return
      // What was opened last comes first.
      const action = [...groups.current].flat().findLast(each => each.key === event.key)
      if (!action) return
      event.preventDefault()
      action.run()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
  return <KeysContext value={useMemo(() => ({ ...keys, actions }), [keys, actions])}>{children}</KeysContext>
}

/** Everything that a key does now, for the legend. */
export const useKeyLegend = () => useContext(KeysContext).actions

/** Keys of this part of the page while it is there. */
export function useKeys(actions: readonly KeyAction[]): void {
  const { add } = useContext(KeysContext)
  const latest = useRef(actions)
  latest.current = actions
  const shape = actions.map(({ key, label }) => `${key}\n${label}`).join('\n\n')
  useEffect(() => {
    const stable = latest.current.map(({ key, label }) => ({
      key,
      label,
      run: () => latest.current.find(each => each.key === key)?.run(),
    }))
    return add(stable)
  }, [add, shape])
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.closest('input, textarea, select, [role="combobox"]') !== null)
}

const isDialogOpen = () => document.querySelector('[role="dialog"], [role="alertdialog"]') !== null
