import { Button, Group, List, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReferralAction } from '../generated/enums'
import { useKeys } from '../ui/keys'
import { ActDialog, type ActedOn } from './act-dialog'
import { actOrder, acts } from './act-table'

interface Available {
  readonly action: ReferralAction
  readonly allowed: boolean
  readonly reason: string | null
}

/** What the viewer may do now; the rest is listed with the hub's own reason, for eyes, keys and ears alike. */
export function ActBar({ referral, available }: { readonly referral: ActedOn; readonly available: readonly Available[] }) {
  const { t } = useTranslation('referral')
  const { t: code } = useTranslation('codes')
  const [open, setOpen] = useState<ReferralAction>()
  // Until the referral is there as one's own step left it, another step would be told that somebody has changed it.
  const [leftVersion, setLeftVersion] = useState<number>()
  const isBehind = leftVersion === referral.version
  const inOrder = actOrder.flatMap(action => available.find(each => each.action === action) ?? [])
  const allowed = inOrder.filter(each => each.allowed)
  const others = inOrder.filter(each => !each.allowed)
  useKeys(allowed.flatMap(({ action }) => (acts[action].key === undefined || isBehind ? [] : [{ key: acts[action].key, label: code(`action.${action}`), run: () => setOpen(action) }])))
  return (
    <>
      <Group gap="xs" role="group" aria-label={t('sections.actions')} className="no-print">
        {allowed.map(({ action }) => (
          <Button key={action} variant={acts[action].isEnd ? 'default' : 'filled'} disabled={isBehind} onClick={() => setOpen(action)} data-action={action}>
            {code(`action.${action}`)}&nbsp;{acts[action].key && <kbd>{acts[action].key}</kbd>}
          </Button>
        ))}
      </Group>
      {others.length > 0 && (
        <details className="no-print">
          <summary>{t('form.others')}</summary>
          <List size="sm" mt="xs">
            {others.map(({ action, reason }) => (
              <List.Item key={action} data-refused={action}>
                <Text component="span" size="sm" c="dimmed">
                  {t('form.notAllowed', { action: code(`action.${action}`), reason: reason ?? '' })}
                </Text>
              </List.Item>
            ))}
          </List>
        </details>
      )}
      {open && <ActDialog key={open} referral={referral} action={open} onDone={() => setLeftVersion(referral.version)} onClose={() => setOpen(undefined)} />}
    </>
  )
}
