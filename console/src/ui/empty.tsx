import { Button, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'

/** An honest "nothing": with filters, that they are why, and how to be rid of them. */
export function Empty({ onClear }: { readonly onClear?: () => void }) {
  const { t } = useTranslation()
  return (
    <Stack align="flex-start" gap="xs" py="md">
      <Text c="dimmed">{t(onClear ? 'states.emptyFiltered' : 'states.empty')}</Text>
      {onClear && (
        <Button size="compact-sm" variant="default" onClick={onClear}>
          {t('states.clearFilters')}
        </Button>
      )}
    </Stack>
  )
}
