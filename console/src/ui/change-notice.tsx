import { Alert, List } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ChangeOutcome } from '../graph/use-change'
import { FailureNotice } from './failure-notice'

/** What came of sending: what is to be corrected, or that it may be sent again. Nothing when it was done. */
export function ChangeNotice({ outcome }: { readonly outcome: ChangeOutcome<unknown> | undefined }) {
  const { t } = useTranslation()
  if (!outcome || outcome.state === 'done') return null
  if (outcome.state === 'failed') return <FailureNotice failure={outcome.failure}>{t('states.kept')}</FailureNotice>
  return (
    <Alert color="red" role="alert">
      <List size="sm">
        {outcome.errors.map(({ code, message, path }) => (
          <List.Item key={`${code} ${path.join('.')}`}>{message}</List.Item>
        ))}
      </List>
    </Alert>
  )
}
