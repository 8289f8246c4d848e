import { FileInput, Text } from '@mantine/core'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Read, readFile } from './file-read'
import type { ImportKind } from './import-kinds'

interface FileFieldProps {
  readonly kind: ImportKind
  readonly label?: string
  readonly description?: string
  /** The file that is chosen already. */
  readonly chosen?: File
  readonly onRead: (read: Read) => void
}

/** Chooses a file and opens it; what is wrong with it is said before anything is sent. */
export function FileField({ kind, label, description, chosen, onRead }: FileFieldProps) {
  const { t } = useTranslation('rows')
  const [isReading, setReading] = useState(false)
  const forget = useRef<() => void>(null)
  const choose = async (file: File | null) => {
    // Or else the same file, mended and chosen again, would be no change to the browser.
    forget.current?.()
    if (!file) return
    setReading(true)
    const read = await readFile(file, kind)
    setReading(false)
    onRead(read)
  }
  return (
    <FileInput
      label={label ?? t('start.file')}
      description={isReading ? <Text span role="status" aria-busy="true">{t('start.reading')}</Text> : description}
      placeholder={t('start.choose')}
      resetRef={forget}
      value={chosen ?? null}
      accept={kind.formats.map(format => `.${format}`).join(',')}
      onChange={file => void choose(file)}
      w={{ base: '100%', sm: 420 }}
    />
  )
}
