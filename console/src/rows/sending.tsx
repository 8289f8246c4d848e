import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react'
import { isPassing } from '../graph/failure'
import { type ChangeOutcome, useChange } from '../graph/use-change'
import type { PreparedFile } from './file-parts'
import { type ImportKind } from './import-kinds'

/** A file on its way; kept when it is there, so that what was tried can be done without choosing it again. */
export interface Sending {
  readonly kind: ImportKind
  readonly importId: string
  readonly file: PreparedFile
  /** The part that is sent now; beyond the last when all are there. */
  readonly next: number
  /** Why the part has not gone. */
  readonly trouble?: ChangeOutcome<unknown>
}

interface Sender {
  readonly sending: Sending | undefined
  readonly begin: (kind: ImportKind, importId: string, file: PreparedFile) => void
  /** Sends the part again that has not gone. */
  readonly again: () => void
  /** Sends no more of it. */
  readonly stop: () => void
}

const SenderContext = createContext<Sender | undefined>(undefined)

export function useSender(): Sender {
  const sender = useContext(SenderContext)
  if (!sender) throw new Error('asked for the sender of files outside of it')
  return sender
}

export const isUnderWay = (sending: Sending | undefined): sending is Sending => sending !== undefined && sending.next <= sending.file.parts

/** Sends the parts of one file after the other, whatever page is open; one who signs out takes it with them. */
export function SenderProvider({ children }: { readonly children: ReactNode }) {
  const [sending, setSending] = useState<Sending>()
  const [attempt, setAttempt] = useState(0)
  const isBusy = isUnderWay(sending)
  useEffect(() => {
    if (!isBusy) return undefined
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [isBusy])
  const begin = useCallback((kind: ImportKind, importId: string, file: PreparedFile) => setSending({ kind, importId, file, next: 1 }), [])
  const again = useCallback(() => setAttempt(count => count + 1), [])
  const stop = useCallback(() => setSending(undefined), [])
  const onSettled = useCallback((importId: string, part: number, outcome: ChangeOutcome<unknown>) => {
    setSending(known => {
      if (known?.importId !== importId || known.next !== part) return known
      return outcome.state === 'done' ? { ...known, next: part + 1, trouble: undefined } : { ...known, trouble: outcome }
    })
  }, [])
  return (
    <SenderContext value={useMemo(() => ({ sending, begin, again, stop }), [sending, begin, again, stop])}>
      {isUnderWay(sending) && <PartSender key={sending.importId} sending={sending} attempt={attempt} onSettled={onSettled} onAgain={again} />}
      {children}
    </SenderContext>
  )
}

/** In milliseconds: how soon a part that did not go is sent again by itself. */
const pause = 4_000

interface PartSenderProps {
  readonly sending: Sending
  readonly attempt: number
  readonly onSettled: (importId: string, part: number, outcome: ChangeOutcome<unknown>) => void
  readonly onAgain: () => void
}

function PartSender({ sending: { kind, importId, file, next, trouble }, attempt, onSettled, onAgain }: PartSenderProps) {
  const { send } = useChange(kind.add)
  useEffect(() => {
    void send({ import: importId, part: next, text: file.textOf(next) }).then(outcome => onSettled(importId, next, outcome))
  }, [send, importId, file, next, attempt, onSettled])
  useEffect(() => {
    if (trouble?.state !== 'failed' || !isPassing(trouble.failure)) return undefined
    const timer = setTimeout(onAgain, pause)
    window.addEventListener('online', onAgain)
    return () => {
      clearTimeout(timer)
      window.removeEventListener('online', onAgain)
    }
  }, [trouble, onAgain])
  return null
}
