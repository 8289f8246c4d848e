import type { ReactNode } from 'react'

interface SentFormProps {
  /** Named where it is not the only one on its page. */
  readonly label?: string
  readonly className?: string
  /** Asked once the browser finds nothing missing in it. */
  readonly onSend: () => Promise<void>
  readonly children: ReactNode
}

/** A form that is sent by the page itself; Ctrl+Enter sends it from wherever one is in it, as its button does. */
export function SentForm({ label, className, onSend, children }: SentFormProps) {
  return (
    <form
      aria-label={label}
      className={className}
      onSubmit={event => {
        event.preventDefault()
        void onSend()
      }}
      onKeyDown={event => {
        if (event.key !== 'Enter' || !event.ctrlKey) return
        event.preventDefault()
        event.currentTarget.requestSubmit()
      }}
    >
      {children}
    </form>
  )
}
