import { Button, Group, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../ui/dialog'

interface AskDialogProps {
  readonly isOpen: boolean
  readonly title: string
  readonly text: string
  readonly yes: string
  /** What cannot be taken back is red. */
  readonly isEnd?: boolean
  readonly isSending: boolean
  readonly onYes: () => Promise<void>
  readonly onClose: () => void
}

/** Asks once more, with what will happen in words. */
export function AskDialog({ isOpen, title, text, yes, isEnd, isSending, onYes, onClose }: AskDialogProps) {
  const { t } = useTranslation()
  return (
    <Dialog opened={isOpen} onClose={onClose} title={title}>
      <Stack>
        <Text size="sm">{text}</Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('buttons.back')}
          </Button>
          <Button color={isEnd ? 'red' : undefined} loading={isSending} onClick={() => void onYes()}>
            {yes}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  )
}
