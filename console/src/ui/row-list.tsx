import { Anchor, Group, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'

/** A list of short lines, which fits a phone as it is. */
export function RowList({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <ul aria-label={label} className="rows">
      {children}
    </ul>
  )
}

interface RowProps {
  /** By which tests and the mark find it. */
  readonly id: string
  /** Null when the viewer may not see the person any more. */
  readonly resident: { readonly id: string; readonly fullName: string } | null
  readonly badges?: ReactNode
  readonly children: ReactNode
  /** What can be done about it. */
  readonly actions?: ReactNode
}

/** Who it is about, what there is, and what can be done. */
export function ResidentRow({ id, resident, badges, children, actions }: RowProps) {
  const { t } = useTranslation()
  return (
    <li data-row={id}>
      <Group justify="space-between" align="flex-start" gap="xs">
        <Stack gap={2} miw={0} flex="1 1 14rem">
          <Group gap="xs">
            {resident ? (
              <Anchor component={Link} to={`/residents/${resident.id}`} fw={600} size="sm" underline="always">
                {resident.fullName}
              </Anchor>
            ) : (
              <Text size="sm">{t('states.notFound')}</Text>
            )}
            {badges}
          </Group>
          {children}
        </Stack>
        <Group gap="xs" className="no-print">
          {actions}
        </Group>
      </Group>
    </li>
  )
}
