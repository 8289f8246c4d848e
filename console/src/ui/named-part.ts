import { useEffect } from 'react'

const touches = ['wheel', 'touchmove', 'keydown', 'pointerdown']

/** Leads to the part that an address names (`/ward#away`), and stays with it while parts above it get their answers, until somebody moves. */
export function useNamedPart(hash: string): void {
  useEffect(() => {
    const part = document.getElementById(hash.slice(1))
    if (!part) return undefined
    part.focus({ preventScroll: true })
    const observer = new ResizeObserver(() => part.scrollIntoView())
    observer.observe(document.body)
    const stop = () => {
      observer.disconnect()
      for (const touch of touches) window.removeEventListener(touch, stop)
    }
    for (const touch of touches) window.addEventListener(touch, stop, { passive: true })
    return stop
  }, [hash])
}
