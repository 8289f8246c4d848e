import { Modal, type ModalProps } from '@mantine/core'
import { useTranslation } from 'react-i18next'

interface DialogProps extends Pick<ModalProps, 'opened' | 'onClose' | 'size' | 'children'> {
  readonly title: string
}

/** A dialog; its head is no second banner of the page, which Mantine's own is. */
export function Dialog({ title, children, ...rest }: DialogProps) {
  const { t } = useTranslation()
  return (
    <Modal.Root centered {...rest}>
      <Modal.Overlay />
      <Modal.Content>
        <Modal.Header role="none">
          <Modal.Title>{title}</Modal.Title>
          <Modal.CloseButton aria-label={t('buttons.close')} />
        </Modal.Header>
        <Modal.Body>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}
