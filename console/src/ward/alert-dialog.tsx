import { List, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { WardAlertDocument, type WardAlertQuery } from '../generated/operations'
import { useSection } from '../graph/use-section'
import { formatDay, formatMoment } from '../i18n/format'
import { Dialog } from '../ui/dialog'
import { useFinding } from '../ui/finding'
import { usePlace } from '../ui/place'
import { Section } from '../ui/section'
import { SeverityBadge } from '../ui/severity-badge'
import { AlertForm, type Move } from './alert-form'

export type OpenAlert = NonNullable<WardAlertQuery['alert']>

interface DialogProps {
  /** Told what was written down, and of whom. */
  readonly onDone: (move: Move, name: string) => void
}

/** The alert that the address names as its row: what was done about it, and what is done now. */
export function AlertDialog({ onDone }: DialogProps) {
  const { filters, go } = usePlace()
  const id = filters.get('row')
  if (id === null) return null
  return <OneAlert key={id} id={id} onDone={onDone} onClose={() => go({ row: undefined })} />
}

function OneAlert({ id, onDone, onClose }: DialogProps & { readonly id: string; readonly onClose: () => void }) {
  const { t } = useTranslation('ward')
  const navigate = useNavigate()
  const state = useSection(WardAlertDocument, { id })
  return (
    <Dialog opened onClose={onClose} title={t('dialog', { name: state.data?.alert?.resident?.fullName ?? '' })} size="lg">
      <Section state={state} of={data => data.alert} lines={5}>
        {alert => (
          <Stack>
            <Standing alert={alert} />
            {alert.status === 'CLOSED' ? (
              <Text size="sm">{t('closed')}</Text>
            ) : (
              <AlertForm
                alert={alert}
                onRefused={state.refresh}
                onCancel={onClose}
                onDone={move => {
                  onDone(move, alert.resident?.fullName ?? '')
                  if (move === 'REFER' && alert.resident) void navigate(`/residents/${alert.resident.id}/refer?alert=${encodeURIComponent(id)}`)
                  else onClose()
                }}
              />
            )}
          </Stack>
        )}
      </Section>
    </Dialog>
  )
}

function Standing({ alert }: { readonly alert: OpenAlert }) {
  const { t } = useTranslation('ward')
  const { t: code } = useTranslation('codes')
  const findingOf = useFinding()
  return (
    <Stack gap="xs" data-standing={alert.status}>
      <Text size="sm" fw={600}>
        {findingOf(alert)}
      </Text>
      <Text size="sm" component="div">
        <SeverityBadge severity={alert.severity} /> {code(`alertStatus.${alert.status}`)} · {t('foundOn', { day: formatDay(alert.foundOn) })}
      </Text>
      {alert.steps.length > 0 && (
        <List size="sm" aria-label={t('steps')}>
          {alert.steps.map(({ version, at, move, action, lookAgainOn, note }) => (
            <List.Item key={version}>
              {formatMoment(at)} – {t(`stepMove.${move}`)}: {code(`alertAction.${action}`)}
              {lookAgainOn && ` (${t('lookAgainOn')} ${formatDay(lookAgainOn)})`}
              {note && `. ${note}`}
            </List.Item>
          ))}
        </List>
      )}
    </Stack>
  )
}
