import { Button, Group, NativeSelect, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { AlertStatus } from '../generated/enums'
import { WardAlertsDocument, WardAlertsLiveDocument, type WardAlertsQuery } from '../generated/operations'
import { useLive } from '../graph/use-live'
import { useSection } from '../graph/use-section'
import { formatDay } from '../i18n/format'
import { Empty } from '../ui/empty'
import { useFinding } from '../ui/finding'
import { Pager } from '../ui/pager'
import { Panel } from '../ui/panel'
import { chosen, pageOf, turnTo, usePlace } from '../ui/place'
import { ResidentRow, RowList } from '../ui/row-list'
import { Section } from '../ui/section'
import { severities, SeverityBadge } from '../ui/severity-badge'
import { pageSize } from './page-size'

type WardAlert = NonNullable<WardAlertsQuery['alerts']>['nodes'][number]

const statuses: readonly AlertStatus[] = ['OPEN', 'ACKNOWLEDGED', 'CLOSED']

export function WardAlerts() {
  const { t } = useTranslation('ward')
  const { t: code } = useTranslation('codes')
  const { filters, go } = usePlace()
  const status = chosen(filters, 'status', statuses) ?? 'OPEN'
  const severity = chosen(filters, 'severity', severities)
  const state = useSection(WardAlertsDocument, { status, severity, ...pageOf(filters, pageSize, 'alerts') })
  return (
    <Panel title={t('alerts')} id="alerts">
      <Group mb="xs" align="flex-end">
        <NativeSelect
          label={t('status')}
          value={status}
          data={statuses.map(value => ({ value, label: code(`alertStatus.${value}`) }))}
          onChange={({ currentTarget }) => go({ status: currentTarget.value })}
        />
        <NativeSelect
          label={t('severity')}
          value={severity ?? ''}
          data={[{ value: '', label: t('anySeverity') }, ...severities.map(value => ({ value, label: code(`alertSeverity.${value}`) }))]}
          onChange={({ currentTarget }) => go({ severity: currentTarget.value })}
        />
      </Group>
      <NewAlerts onShow={state.refresh} />
      <Section state={state} of={data => data.alerts} lines={8}>
        {({ nodes, pageInfo, totalCount }) =>
          nodes.length === 0 ? (
            <Empty onClear={severity && (() => go({ severity: undefined }))} />
          ) : (
            <>
              <RowList label={t('alerts')}>
                {nodes.map(alert => (
                  <AlertRow key={alert.id} alert={alert} onAct={() => go({ row: alert.id })} />
                ))}
              </RowList>
              <Pager pageInfo={pageInfo} totalCount={totalCount} onPage={page => go(turnTo(page, 'alerts'))} />
            </>
          )
        }
      </Section>
    </Panel>
  )
}

/** What was raised since the list was fetched: counted, so that no row moves under a finger. */
function NewAlerts({ onShow }: { readonly onShow: () => void }) {
  const { t } = useTranslation('ward')
  const [count, setCount] = useState(0)
  useLive(WardAlertsLiveDocument, {}, {
    onBack: onShow,
    onData: ({ alertRaised: { kind } }) => {
      if (kind === 'RAISED') setCount(known => known + 1)
    },
  })
  return (
    <Group gap="xs" aria-live="polite">
      {count > 0 && (
        <>
          <Text size="sm" fw={600}>
            {t('news', { count })}
          </Text>
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => {
              setCount(0)
              onShow()
            }}
          >
            {t('show')}
          </Button>
        </>
      )}
    </Group>
  )
}

function AlertRow({ alert, onAct }: { readonly alert: WardAlert; readonly onAct: () => void }) {
  const { t } = useTranslation('ward')
  const { t: code } = useTranslation('codes')
  const findingOf = useFinding()
  const { id, kind, severity, status, action, lookAgainOn, foundOn, resident } = alert
  const whose = resident?.fullName ?? ''
  return (
    <ResidentRow
      id={id}
      resident={resident}
      badges={<SeverityBadge severity={severity} />}
      actions={
        status !== 'CLOSED' && (
          <>
            <Button size="compact-sm" onClick={onAct} aria-label={`${t('act')}: ${whose}`}>
              {t('act')}
            </Button>
            {resident && kind === 'CHECK_OVERDUE' && (
              <Button size="compact-sm" variant="default" component={Link} to={`/residents/${resident.id}/check`} aria-label={`${t('check')}: ${whose}`}>
                {t('check')}
              </Button>
            )}
            {resident && kind !== 'CHECK_OVERDUE' && (
              <Button size="compact-sm" variant="default" component={Link} to={`/residents/${resident.id}/refer?alert=${encodeURIComponent(id)}`} aria-label={`${t('refer')}: ${whose}`}>
                {t('refer')}
              </Button>
            )}
          </>
        )
      }
    >
      <Text size="sm">{findingOf(alert)}</Text>
      <Text size="sm">
        {t('foundOn', { day: formatDay(foundOn) })}
        {action && ` · ${lookAgainOn ? t('saidUntil', { action: code(`alertAction.${action}`), day: formatDay(lookAgainOn) }) : code(`alertAction.${action}`)}`}
      </Text>
    </ResidentRow>
  )
}
