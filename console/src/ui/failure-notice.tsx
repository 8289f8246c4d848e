import { Alert, Button, Group, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Failure } from '../graph/failure'

const colours = { forbidden: 'gray', sealed: 'grape', unavailable: 'yellow', offline: 'yellow', busy: 'yellow', signedOut: 'yellow', refused: 'red', internal: 'red' } as const

/** Why there is no answer, what was kept and what to do; never an empty place. */
export function FailureNotice({ failure, onRetry, children }: { readonly failure: Failure; readonly onRetry?: () => void; readonly children?: React.ReactNode }) {
  const { t } = useTranslation()
  const isPlain = failure.kind === 'refused' || failure.kind === 'internal'
  return (
    <Alert color={colours[failure.kind]} variant="light" role="status" data-failure={failure.kind}>
      <Text size="sm">{t(`states.${failure.kind}`)}</Text>
      {isPlain && failure.message !== '' && <Text size="sm">{failure.message}</Text>}
      {failure.requestId && (
        <Text size="xs" c="dimmed">
          {t('states.requestId')}: <code>{failure.requestId}</code>
        </Text>
      )}
      {children}
      {onRetry && failure.kind !== 'forbidden' && failure.kind !== 'sealed' && (
        <Group mt="xs">
          <Button size="compact-sm" variant="default" onClick={onRetry}>
            {t('states.retry')}
          </Button>
        </Group>
      )}
    </Alert>
  )
}
