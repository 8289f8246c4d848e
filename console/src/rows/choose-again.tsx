import { Alert, Stack } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Section } from '../ui/section'
import { type PreparedFile, prepareFile } from './file-parts'
import { FileField } from './file-field'
import type { Read } from './file-read'
import { type FileColumn, useFileColumns, useMapping } from './import-columns'
import type { ImportKind } from './import-kinds'

interface ChooseAgainProps {
  readonly kind: ImportKind
  /** What for. */
  readonly text: string
  readonly isSame: (file: PreparedFile) => boolean
  readonly onFile: (file: PreparedFile) => void
}

/** A tab that was loaded again has no file any more: files are not kept anywhere but where they are. Takes the same one only. */
export function ChooseAgain({ kind, text, isSame, onFile }: ChooseAgainProps) {
  const { t } = useTranslation('rows')
  const columns = useFileColumns(kind.name)
  const [mapping] = useMapping(kind.name)
  const [wrong, setWrong] = useState<string>()
  const take = async (read: Read, known: readonly FileColumn[]) => {
    if ('problem' in read) return setWrong(t(`problem.${read.problem}`))
    const file = await prepareFile(read.file, mapping, known, kind.name === 'residents')
    if (!isSame(file)) return setWrong(t('one.otherFile'))
    setWrong(undefined)
    onFile(file)
  }
  return (
    <Stack gap="xs">
      <Section state={columns} of={each => each} lines={2}>
        {known => <FileField kind={kind} label={t('one.chooseAgain')} description={text} onRead={read => void take(read, known)} />}
      </Section>
      {wrong && (
        <Alert color="red" role="alert">
          {wrong}
        </Alert>
      )}
    </Stack>
  )
}
