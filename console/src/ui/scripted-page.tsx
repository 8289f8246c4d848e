import { type ComponentType, lazy, useState } from 'react'

type PageScript = () => Promise<{ readonly default: ComponentType }>

/** A page whose script is fetched when it is first opened. */
export interface ScriptedPage {
  readonly Page: ComponentType
  /** Fetches the script ahead. The page is then drawn at once: after a placeholder React waits 300 ms before it shows anything else. */
  readonly fetchScript: () => Promise<unknown>
}

export function scriptedPage(script: PageScript): ScriptedPage {
  let there: ComponentType | undefined
  const fetchScript = async () => {
    const loaded = await script()
    there = loaded.default
    return loaded
  }
  const Fetched = lazy(fetchScript)
  return {
    fetchScript,
    Page() {
      // As it was when the page was opened, or what is on it would begin anew.
      const [Now] = useState(() => there ?? Fetched)
      return <Now />
    },
  }
}
