import { Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Sex } from '../generated/enums'
import { formatDay } from '../i18n/format'

interface PersonCellProps {
  readonly name: string | null | undefined
  readonly birthDate: string | null | undefined
  readonly sex?: Sex
}

/** Who a row is of. */
export function PersonCell({ name, birthDate, sex }: PersonCellProps) {
  const { t } = useTranslation()
  const { t: code } = useTranslation('codes')
  return (
    <Stack gap={0}>
      <Text fw={600} size="sm">
        {name ?? t('person.nameless')}
      </Text>
      {birthDate && (
        <Text size="xs" c="dimmed">
          {t('person.born', { day: formatDay(birthDate) })}
          {sex && ` · ${code(`sex.${sex}`)}`}
        </Text>
      )}
    </Stack>
  )
}
