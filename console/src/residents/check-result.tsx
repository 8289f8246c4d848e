import { Alert, Anchor, Button, Group, List, Stack, Text } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { RecordHealthCheckMutation } from '../generated/operations'
import { formatDay, formatNumber } from '../i18n/format'
import { useFinding } from '../ui/finding'
import { Panel } from '../ui/panel'
import { ResidentRow, RowList } from '../ui/row-list'
import { severities, SeverityBadge } from '../ui/severity-badge'

export type Saved = RecordHealthCheckMutation['recordHealthCheck']

/** What the hub made of a check: what it raised, and where to go on. */
export function CheckResult({ saved, resident }: { readonly saved: Saved; readonly resident: { readonly id: string; readonly fullName: string } }) {
  const { t } = useTranslation('check')
  const findingOf = useFinding()
  const top = useRef<HTMLDivElement>(null)
  useEffect(() => top.current?.focus(), [])
  const { healthCheck, warnings } = saved
  const alerts = (healthCheck?.alerts ?? []).toSorted((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity))
  return (
    <Stack ref={top} tabIndex={-1} data-saved>
      <Alert color="green" role="status">
        {healthCheck && <Text size="sm">{t('saved', { day: formatDay(healthCheck.checkedOn), next: formatDay(healthCheck.nextDueOn) })}</Text>}
        {healthCheck?.bmi && <Text size="sm">{t('bmi', { value: formatNumber(healthCheck.bmi) })}</Text>}
        <Text size="sm">{t(alerts.length === 0 ? 'noAlerts' : 'raised', { count: alerts.length })}</Text>
      </Alert>
      {warnings.length > 0 && (
        <Alert color="yellow">
          <Text size="sm" fw={600}>
            {t('warnings')}
          </Text>
          <List size="sm">
            {warnings.map(({ measure, message }) => (
              <List.Item key={measure}>{message}</List.Item>
            ))}
          </List>
        </Alert>
      )}
      {alerts.length > 0 && (
        <Panel title={t('alerts')}>
          <RowList label={t('alerts')}>
            {alerts.map(alert => (
              <ResidentRow
                key={alert.id}
                id={alert.id}
                resident={resident}
                badges={<SeverityBadge severity={alert.severity} />}
                actions={
                  <>
                    <Button size="compact-sm" component={Link} to={`/ward?row=${encodeURIComponent(alert.id)}`} aria-label={`${t('act')}: ${findingOf(alert)}`}>
                      {t('act')}
                    </Button>
                    <Button size="compact-sm" variant="default" component={Link} to={`/residents/${resident.id}/refer?alert=${encodeURIComponent(alert.id)}`} aria-label={`${t('refer')}: ${findingOf(alert)}`}>
                      {t('refer')}
                    </Button>
                  </>
                }
              >
                <Text size="sm">{findingOf(alert)}</Text>
              </ResidentRow>
            ))}
          </RowList>
        </Panel>
      )}
      <Group>
        <Anchor component={Link} to={`/residents/${resident.id}`} underline="always">
          {t('back')}
        </Anchor>
        <Anchor component={Link} to="/ward?kind=HEALTH_CHECK" underline="always">
          {t('toWard')}
        </Anchor>
      </Group>
    </Stack>
  )
}
