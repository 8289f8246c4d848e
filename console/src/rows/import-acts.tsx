import { Button, Group, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Client, useClient } from 'urql'
import type { ResidentImportFormat } from '../generated/enums'
import { CardImportRefusedDocument, ResidentImportRefusedDocument } from '../generated/operations'
import { useChange } from '../graph/use-change'
import { formatNumber } from '../i18n/format'
import { ChangeNotice } from '../ui/change-notice'
import { fileOf, saveFile } from '../ui/file'
import { AskDialog } from './ask-dialog'
import { type ImportKind, type ImportState, isRunning, isWaiting } from './import-kinds'
import { useSender } from './sending'

interface ActsProps {
  readonly kind: ImportKind
  readonly one: ImportState
}

/** What can be done with an import as it stands. */
export function ImportActs({ kind, one }: ActsProps) {
  const isOpen = isWaiting(one) || one.status === 'RUNNING'
  const isUndoable = kind.undo !== undefined && !one.dryRun && one.added > 0 && !isOpen && one.status !== 'UNDOING' && one.status !== 'UNDONE'
  return (
    <Group gap="xs">
      {isOpen && <StepButton act="cancel" step={kind.cancel} id={one.id} count={0} />}
      {isUndoable && kind.undo && <StepButton act="undo" step={kind.undo} id={one.id} count={one.added} />}
      {one.refused > 0 && !isRunning(one) && <RefusedButtons kind={kind} one={one} />}
    </Group>
  )
}

interface StepButtonProps {
  readonly act: 'cancel' | 'undo'
  readonly step: ImportKind['cancel']
  readonly id: string
  readonly count: number
}

function StepButton({ act, step, id, count }: StepButtonProps) {
  const { t } = useTranslation('rows')
  const { sending, stop } = useSender()
  const [isAsked, ask] = useDisclosure(false)
  const change = useChange(step)
  return (
    <>
      <Button variant="default" onClick={ask.open}>
        {t(`acts.${act}`)}
      </Button>
      <ChangeNotice outcome={change.outcome} />
      <AskDialog
        isOpen={isAsked}
        title={t(`acts.${act}Title`)}
        text={t(`acts.${act}Text`, { number: formatNumber(count) })}
        yes={t(`acts.${act}`)}
        isEnd
        isSending={change.isSending}
        onClose={ask.close}
        onYes={async () => {
          const outcome = await change.send({ import: id })
          if (outcome.state === 'done' && sending?.importId === id) stop()
          ask.close()
        }}
      />
    </>
  )
}

const formats: readonly ResidentImportFormat[] = ['CSV', 'XLSX']

/** The refused rows as the hub hands them out: to mend and to send again, no cell of them a formula. */
function RefusedButtons({ kind, one }: ActsProps) {
  const { t } = useTranslation('rows')
  const client = useClient()
  const [told, setTold] = useState<'failed' | 'refusedGone'>()
  const save = async (format: ResidentImportFormat) => {
    const file = kind.name === 'cards' ? await refusedCards(client, one.id) : await refusedResidents(client, one.id, format)
    if (typeof file === 'string') return setTold(file)
    setTold(undefined)
    saveFile(file.blob, file.name)
  }
  return (
    <>
      {formats
        .filter(format => kind.name === 'residents' || format === 'CSV')
        .map(format => (
          <Button key={format} variant="default" onClick={() => void save(format)}>
            {t(`acts.refusedFile.${format}`)}
          </Button>
        ))}
      {told && (
        <Text size="sm" c="red.9" role="alert">
          {t(`acts.${told}`)}
        </Text>
      )}
    </>
  )
}

type Refused = { readonly blob: Blob; readonly name: string } | 'failed' | 'refusedGone'

async function refusedResidents(client: Client, id: string, format: ResidentImportFormat): Promise<Refused> {
  const { data, error } = await client.query(ResidentImportRefusedDocument, { id, format }, { requestPolicy: 'network-only' })
  if (error || !data) return 'failed'
  const file = data.residentImport?.refusedRows
  return file ? { blob: fileOf(file), name: file.fileName } : 'refusedGone'
}

async function refusedCards(client: Client, id: string): Promise<Refused> {
  const { data, error } = await client.query(CardImportRefusedDocument, { id }, { requestPolicy: 'network-only' })
  if (error || !data) return 'failed'
  const text = data.cardImport?.refusedRows
  return text ? { blob: new Blob([text], { type: 'text/csv;charset=utf-8' }), name: 'dong-bi-tu-choi.csv' } : 'refusedGone'
}
