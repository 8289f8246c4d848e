import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { formatNumber } from '../i18n/format'
import { ChangeNotice } from '../ui/change-notice'
import { Panel } from '../ui/panel'
import { Section } from '../ui/section'
import { ColumnsForm } from './columns-form'
import { prepareFile } from './file-parts'
import type { Read } from './file-read'
import { FileField } from './file-field'
import { faultsOf, useFileColumns, useMapping } from './import-columns'
import type { ImportKind } from './import-kinds'
import { addressOf, useStart } from './import-steps'
import { isUnderWay, useSender } from './sending'
import { TemplateButtons } from './template-buttons'

interface StartPanelProps {
  readonly kind: ImportKind
  readonly read: Read | undefined
  readonly onRead: (read: Read | undefined) => void
}

/** Choosing a file, saying what its columns are, and trying it. */
export function StartPanel({ kind, read, onRead }: StartPanelProps) {
  const { t } = useTranslation('rows')
  const { sending } = useSender()
  const columns = useFileColumns(kind.name)
  const [mapping, setMapping] = useMapping(kind.name)
  const start = useStart(kind)
  const file = read && 'file' in read ? read.file : undefined
  const mebibytes = kind.mostBytes / 1024 / 1024
  return (
    <Panel title={t('start.title')}>
      <Stack gap="sm">
        <Text size="sm">{t('start.steps')}</Text>
        {isUnderWay(sending) && (
          <Alert color="yellow" role="status">
            {t('start.another', { name: sending.file.name })} <Link to={addressOf(sending.kind, sending.importId)}>{t('start.open')}</Link>
          </Alert>
        )}
        <Group align="flex-end">
          <FileField
            kind={kind}
            chosen={file?.source}
            description={t(`start.accepted.${kind.name}`, { rows: formatNumber(kind.mostRows), size: formatNumber(mebibytes) })}
            onRead={next => {
              onRead(next)
              start.reset()
            }}
          />
          <TemplateButtons kind={kind} />
        </Group>
        {read && 'problem' in read && (
          <Alert color="red" role="alert" data-problem={read.problem}>
            {t(`problem.${read.problem}`)}
          </Alert>
        )}
        {file && (
          <Section state={columns} of={each => each}>
            {known => (
              <>
                <ColumnsForm kind={kind.name} file={file} columns={known} mapping={mapping} onMapping={setMapping} />
                <ChangeNotice outcome={start.outcome} />
                <Group>
                  <Button
                    disabled={isUnderWay(sending) || faultsOf(file.headers, mapping, known).twice.length > 0}
                    loading={start.isStarting}
                    onClick={() => void start.run(() => prepareFile(file, mapping, known, kind.name === 'residents'), true)}
                  >
                    {t('start.try')}
                  </Button>
                </Group>
              </>
            )}
          </Section>
        )}
      </Stack>
    </Panel>
  )
}
