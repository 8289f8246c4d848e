import { Button, Group, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { formatNumber } from '../i18n/format'
import { ChangeNotice } from '../ui/change-notice'
import { Panel } from '../ui/panel'
import { AskDialog } from './ask-dialog'
import { ChooseAgain } from './choose-again'
import type { PreparedFile } from './file-parts'
import type { ImportKind, ImportState } from './import-kinds'
import { addressOf, useStart } from './import-steps'

interface ImportConfirmProps {
  readonly kind: ImportKind
  readonly one: ImportState
  readonly mark: string
  /** The file that was tried, when this tab has it. */
  readonly file: PreparedFile | undefined
  readonly onFile: (file: PreparedFile) => void
}

/** After a trial: the same file in earnest. Only the file that was tried, so that what happens is what was seen. */
export function ImportConfirm({ kind, one, mark, file, onFile }: ImportConfirmProps) {
  const { t } = useTranslation('rows')
  const [isAsked, ask] = useDisclosure(false)
  const start = useStart(kind)
  const count = one.added + (one.changed ?? 0)
  const number = formatNumber(count)
  if (count === 0) {
    return (
      <Panel title={t('acts.confirmTitle')}>
        <Text size="sm">{t('acts.nothing')}</Text>
        <Link to={addressOf(kind)}>{t('acts.newFile')}</Link>
      </Panel>
    )
  }
  return (
    <Panel title={t('acts.confirmTitle')}>
      <Stack gap="xs">
        {file && (
          <Group>
            <Button onClick={ask.open} loading={start.isStarting}>
              {t('acts.confirm', { number })}
            </Button>
            <Link to={addressOf(kind)}>{t('acts.newFile')}</Link>
          </Group>
        )}
        {!file && mark !== '' && <ChooseAgain kind={kind} text={t('acts.needFile', { name: one.fileName })} isSame={each => each.mark === mark} onFile={onFile} />}
        {!file && mark === '' && (
          <Text size="sm">
            {t('acts.tryAgain')} <Link to={addressOf(kind)}>{t('acts.newFile')}</Link>
          </Text>
        )}
        <ChangeNotice outcome={start.outcome} />
      </Stack>
      <AskDialog
        isOpen={isAsked}
        title={t('acts.confirmTitle')}
        text={t('acts.confirmText', { number, name: one.fileName, refused: formatNumber(one.refused) })}
        yes={t('acts.confirm', { number })}
        isSending={start.isStarting}
        onClose={ask.close}
        onYes={async () => {
          if (file) await start.run(() => file, false)
          ask.close()
        }}
      />
    </Panel>
  )
}
