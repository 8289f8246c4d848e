import { Badge } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Urgency } from '../generated/enums'

const colours: Record<Urgency, string> = { EMERGENCY: 'red', URGENT: 'orange', ROUTINE: 'gray' }

export function UrgencyBadge({ urgency }: { readonly urgency: Urgency }) {
  const { t } = useTranslation('codes')
  return (
    <Badge color={colours[urgency]} c="dark" variant={urgency === 'EMERGENCY' ? 'outline' : 'light'}>
      {t(`urgency.${urgency}`)}
    </Badge>
  )
}
