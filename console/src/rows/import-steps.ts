import { useState } from 'react'
import { useNavigate } from 'react-router'
import { type ChangeOutcome, useChange } from '../graph/use-change'
import type { PreparedFile } from './file-parts'
import type { ImportKind } from './import-kinds'
import { useSender } from './sending'

export const addressOf = ({ name }: ImportKind, id?: string) => `/imports/${name}${id === undefined ? '' : `?${new URLSearchParams({ import: id })}`}`

interface Start {
  readonly isStarting: boolean
  readonly outcome: ChangeOutcome<unknown> | undefined
  readonly run: (prepare: () => PreparedFile | Promise<PreparedFile>, dryRun: boolean) => Promise<void>
  readonly reset: () => void
}

/** Announces a file, sends it, and leads to the import that it is. */
export function useStart(kind: ImportKind): Start {
  const navigate = useNavigate()
  const { begin } = useSender()
  const { send, isSending, outcome, reset } = useChange(kind.start)
  const [isPreparing, setPreparing] = useState(false)
  const run = async (prepare: () => PreparedFile | Promise<PreparedFile>, dryRun: boolean) => {
    setPreparing(true)
    const file = await prepare()
    setPreparing(false)
    const { name: fileName, parts, columns } = file
    const started = await send({ fileName, parts, dryRun, columns })
    if (started.state !== 'done' || !started.payload.import) return
    const { id } = started.payload.import
    begin(kind, id, file)
    void navigate(addressOf(kind, id))
  }
  return { isStarting: isPreparing || isSending, outcome, run, reset }
}
