import { Table } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Dialog } from './dialog'
import { useKeyLegend } from './keys'

/** What every key does on this page now. */
export function KeyLegend({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation()
  const actions = useKeyLegend()
  return (
    <Dialog opened={isOpen} onClose={onClose} title={t('keys.title')}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('keys.key')}</Table.Th>
            <Table.Th>{t('keys.does')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {[{ key: 'Ctrl K', label: t('keys.palette') }, ...actions].map(({ key, label }) => (
            <Table.Tr key={`${key} ${label}`}>
              <Table.Td>
                <kbd>{key}</kbd>
              </Table.Td>
              <Table.Td>{label}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Dialog>
  )
}
