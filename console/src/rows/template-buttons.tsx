import { Button, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useClient } from 'urql'
import type { ResidentImportFormat } from '../generated/enums'
import { ResidentImportTemplateDocument } from '../generated/operations'
import { csvFile } from '../ui/csv'
import { fileOf, saveFile } from '../ui/file'
import { cardColumns } from './import-columns'
import type { ImportKind } from './import-kinds'

const formats: readonly ResidentImportFormat[] = ['XLSX', 'CSV']

/** An empty form: of residents the hub's own; of cards the headers, which is all the hub says of them. */
export function TemplateButtons({ kind }: { readonly kind: ImportKind }) {
  const { t } = useTranslation('rows')
  const client = useClient()
  const [hasFailed, setFailed] = useState(false)
  const save = async (format: ResidentImportFormat) => {
    const { data } = await client.query(ResidentImportTemplateDocument, { format }, { requestPolicy: 'network-only' })
    setFailed(!data)
    if (data) saveFile(fileOf(data.residentImportTemplate.file), data.residentImportTemplate.file.fileName)
  }
  if (kind.name === 'cards') {
    const headers = Object.values(cardColumns).map(({ header }) => header)
    return (
      <Button variant="default" onClick={() => saveFile(csvFile([headers]), 'mau-nhap-the-bhyt.csv')}>
        {t('start.template')} (CSV)
      </Button>
    )
  }
  return (
    <>
      {formats.map(format => (
        <Button key={format} variant="default" onClick={() => void save(format)}>
          {t('start.template')} ({format === 'CSV' ? 'CSV' : 'Excel'})
        </Button>
      ))}
      {hasFailed && (
        <Text size="sm" c="red.9" role="alert">
          {t('acts.failed')}
        </Text>
      )}
    </>
  )
}
