import { Button, Group, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { formatNumber } from '../i18n/format'

interface PagerProps {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly hasPreviousPage: boolean; readonly startCursor?: string | null; readonly endCursor?: string | null }
  readonly totalCount?: number
  readonly onPage: (page: { readonly after?: string; readonly before?: string }) => void
}

/** Pages by cursors: what comes in between shifts nothing. */
export function Pager({ pageInfo, totalCount, onPage }: PagerProps) {
  const { t } = useTranslation()
  const { hasNextPage, hasPreviousPage, startCursor, endCursor } = pageInfo
  return (
    <Group justify="space-between" mt="sm" className="no-print">
      <Text size="sm" c="dimmed">
        {totalCount === undefined ? '' : formatNumber(totalCount)}
      </Text>
      <Group gap="xs">
        <Button size="compact-sm" variant="default" disabled={!hasPreviousPage} onClick={() => onPage({ before: startCursor ?? undefined })}>
          {t('pages.previous')}
        </Button>
        <Button size="compact-sm" variant="default" disabled={!hasNextPage} onClick={() => onPage({ after: endCursor ?? undefined })}>
          {t('pages.next')}
        </Button>
      </Group>
    </Group>
  )
}
