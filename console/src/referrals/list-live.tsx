import { Alert, Anchor, Button, Group, Stack } from '@mantine/core'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { WorklistChangesDocument, type WorklistChangesSubscription } from '../generated/operations'
import { useLive } from '../graph/use-live'
import { useKeys } from '../ui/keys'

type Changed = NonNullable<WorklistChangesSubscription['referralChanged']['referral']>

interface Live {
  /** How much has changed since the list was fetched. */
  readonly changes: number
  /** New emergencies that nobody here has opened. */
  readonly emergencies: readonly Changed[]
  readonly settle: () => void
  readonly open: (id: string) => void
}

/**
 * What comes in while a list is open. Rows do not move by themselves under a pointer: changes are counted, and the list is fetched
 * anew when somebody says so. New emergencies stand above it until they are opened.
 */
export function useListLive(onBack: () => void): Live {
  const [changes, setChanges] = useState(0)
  const [emergencies, setEmergencies] = useState<readonly Changed[]>([])
  useLive(WorklistChangesDocument, {}, {
    onBack,
    onData: ({ referralChanged: { kind, referral, status } }) => {
      if (kind !== 'CHANGED') return
      setChanges(count => count + 1)
      if (referral?.urgency !== 'EMERGENCY') return
      setEmergencies(known => {
        const others = known.filter(({ id }) => id !== referral.id)
        return status === 'SENT' ? [referral, ...others] : others
      })
    },
  })
  return {
    changes,
    emergencies,
    settle: useCallback(() => setChanges(0), []),
    open: useCallback((opened: string) => setEmergencies(known => known.filter(({ id }) => id !== opened)), []),
  }
}

export function LiveBand({ live, onShow }: { readonly live: Live; readonly onShow: () => void }) {
  const { t } = useTranslation('worklist')
  useKeys([{ key: 'u', label: t('show'), run: onShow }])
  return (
    <Stack gap="xs" aria-live="polite">
      {live.emergencies.length > 0 && (
        <Alert color="red" title={t('emergencies')} data-emergencies={live.emergencies.length}>
          {live.emergencies.map(({ id, patientName, toFacility }) => (
            <div key={id}>
              <Anchor component={Link} to={`/referrals/${id}`} fw={600} c="red.9" underline="always" onClick={() => live.open(id)}>
                {t('emergency', { name: patientName, to: toFacility.name })}
              </Anchor>
            </div>
          ))}
        </Alert>
      )}
      {live.changes > 0 && (
        <Group gap="xs" data-changes={live.changes}>
          {t('changes', { count: live.changes })}
          <Button size="compact-sm" variant="default" onClick={onShow}>
            {t('show')} <kbd>u</kbd>
          </Button>
        </Group>
      )}
    </Stack>
  )
}
