import { Alert, Stack } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { useViewer } from '../session/session-context'
import { NotFound } from '../ui/not-found'
import { PageTitle } from '../ui/page'
import { usePlace } from '../ui/place'
import type { Read } from './file-read'
import { type ImportKind, kindOf } from './import-kinds'
import { ImportList } from './import-list'
import { OneImport } from './import-one'
import { StartPanel } from './import-start'

/** Files of one kind: a new one and those so far, or the one that the address names. */
export default function ImportPage() {
  const { kind: name } = useParams()
  const kind = kindOf(name)
  return kind ? <ImportsOf key={kind.name} kind={kind} /> : <NotFound />
}

function ImportsOf({ kind }: { readonly kind: ImportKind }) {
  const { t } = useTranslation('rows')
  const viewer = useViewer()
  const { filters } = usePlace()
  // Kept while one import is looked at: who goes back to say other columns need not choose the file again.
  const [read, setRead] = useState<Read>()
  const open = filters.get('import')
  return (
    <Stack gap="sm">
      <PageTitle title={t(`title.${kind.name}`)} />
      {!kind.isFor(viewer) && (
        <Alert color="gray" role="status">
          {t(`forbidden.${kind.name}`)}
        </Alert>
      )}
      {kind.isFor(viewer) && open !== null && <OneImport key={open} kind={kind} id={open} />}
      {kind.isFor(viewer) && open === null && (
        <>
          <StartPanel kind={kind} read={read} onRead={setRead} />
          <ImportList kind={kind} />
        </>
      )}
    </Stack>
  )
}
