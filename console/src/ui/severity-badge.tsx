import { Badge } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { AlertSeverity } from '../generated/enums'

/** The most pressing first. */
export const severities: readonly AlertSeverity[] = ['URGENT', 'ALERT', 'WARN']

const colours: Record<AlertSeverity, string> = { URGENT: 'red', ALERT: 'orange', WARN: 'yellow' }

export function SeverityBadge({ severity }: { readonly severity: AlertSeverity }) {
  const { t } = useTranslation('codes')
  return (
    <Badge color={colours[severity]} c="dark" variant={severity === 'URGENT' ? 'outline' : 'light'}>
      {t(`alertSeverity.${severity}`)}
    </Badge>
  )
}
