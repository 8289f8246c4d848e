import { Alert, NativeSelect, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ReadFile } from './file-read'
import { columnOf, faultsOf, type FileColumn, folded, isMappable, type Mapping, useColumnName } from './import-columns'
import type { KindName } from './import-kinds'

interface ColumnsFormProps {
  readonly kind: KindName
  readonly file: ReadFile
  readonly columns: readonly FileColumn[]
  readonly mapping: Mapping
  readonly onMapping: (mapping: Mapping) => void
}

/** Which column of the hub each column of the file is, and what is missing: before anything is sent. */
export function ColumnsForm({ kind, file: { headers, sample }, columns, mapping, onMapping }: ColumnsFormProps) {
  const { t } = useTranslation('rows')
  const nameOf = useColumnName(kind)
  const { missing, twice, unknown } = faultsOf(headers, mapping, columns)
  const namesOf = (some: readonly FileColumn[]) => some.map(({ code }) => nameOf(code)).join(', ')
  const choices = [
    { value: '', label: t(`columns.byHub.${kind}`) },
    ...columns.map(({ code, required }) => ({ value: code, label: required ? t('columns.required', { column: nameOf(code) }) : nameOf(code) })),
  ]
  const labelOf = (header: string, at: number) => (header.trim() === '' ? t('columns.noName', { place: at + 1 }) : header.trim())
  return (
    <Stack gap="xs">
      <Title order={3} size="h6">
        {t('columns.title')}
      </Title>
      <Text size="sm">{t(`columns.text.${kind}`)}</Text>
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} verticalSpacing="xs">
        {headers.map((header, at) => (
          <NativeSelect
            key={`${at} ${header}`}
            label={labelOf(header, at)}
            description={isMappable(header) ? t('columns.sample', { text: (sample[at] ?? '').trim().slice(0, 60) || '–' }) : t('columns.cannot')}
            disabled={!isMappable(header)}
            value={columnOf(header, mapping, columns)?.code ?? ''}
            data={choices}
            onChange={({ currentTarget }) => onMapping({ ...mapping, [folded(header)]: currentTarget.value })}
          />
        ))}
      </SimpleGrid>
      <Stack gap="xs" role="status">
        {twice.length > 0 && <Alert color="red">{t('columns.twice', { columns: namesOf(twice) })}</Alert>}
        {missing.length > 0 && <Alert color="yellow">{t('columns.missing', { columns: namesOf(missing) })}</Alert>}
        {unknown.length > 0 && <Text size="sm">{t(`columns.unknown.${kind}`, { headers: unknown.map(at => labelOf(headers[at] ?? '', at)).join(', ') })}</Text>}
        {missing.length === 0 && twice.length === 0 && <Text size="sm">{t('columns.whole')}</Text>}
      </Stack>
    </Stack>
  )
}
