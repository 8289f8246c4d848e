import { Button, Group } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import { Dialog } from './dialog'

/** Throws away what was typed; asked once more, as it lies near what saves it. */
export function DiscardButton({ onDiscard }: { readonly onDiscard: () => void }) {
  const { t } = useTranslation()
  const [isAsking, asking] = useDisclosure(false)
  return (
    <>
      <Button variant="default" onClick={asking.open}>
        {t('buttons.discard')}…
      </Button>
      <Dialog opened={isAsking} onClose={asking.close} title={t('buttons.discard')}>
        <Group justify="flex-end">
          <Button variant="default" onClick={asking.close}>
            {t('buttons.cancel')}
          </Button>
          <Button
            color="red"
            onClick={() => {
              asking.close()
              onDiscard()
            }}
          >
            {t('buttons.discard')}
          </Button>
        </Group>
      </Dialog>
    </>
  )
}
