import { Badge, Group, Stack, Text } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useSection } from '../graph/use-section'
import { formatMoment } from '../i18n/format'
import { useDraft } from '../ui/draft'
import { Panel } from '../ui/panel'
import { useRoleName } from '../ui/role-name'
import { Section } from '../ui/section'
import type { PreparedFile } from './file-parts'
import { ImportActs } from './import-acts'
import { ImportConfirm } from './import-confirm'
import { FaultsPanel } from './import-faults'
import { type ImportKind, type ImportState, isRunning, isWaiting } from './import-kinds'
import { ImportProgress } from './import-progress'
import { EntriesPanel, KeptPanel, ResultPanel, TakenPanel } from './import-result'
import { addressOf } from './import-steps'
import { useSender } from './sending'

/** In milliseconds: how often one that is not over is asked for; the hub works on it by itself. */
const soon = 1_000
const later = 4_000

/** One import, as its address names it: what the hub says of it now, whoever sent it from wherever. */
export function OneImport({ kind, id }: { readonly kind: ImportKind; readonly id: string }) {
  const { t } = useTranslation('rows')
  const state = useSection(kind.one, { id })
  const { refresh } = state
  const found = state.data?.import
  const pause = found && isRunning(found) ? soon : found && isWaiting(found) ? later : undefined
  useEffect(() => {
    if (pause === undefined) return undefined
    const timer = setInterval(refresh, pause)
    return () => clearInterval(timer)
  }, [pause, refresh])
  return (
    <Stack gap="sm">
      <Text size="sm">
        <Link to={addressOf(kind)}>← {t('one.back')}</Link>
      </Text>
      <Section state={state} of={data => data.import} lines={6}>
        {one => <Shown kind={kind} one={one} />}
      </Section>
    </Stack>
  )
}

function Shown({ kind, one }: { readonly kind: ImportKind; readonly one: ImportState }) {
  const { t } = useTranslation('rows')
  const { t: code } = useTranslation('codes')
  const roleName = useRoleName()
  const { sending } = useSender()
  const own = sending?.importId === one.id ? sending.file : undefined
  const [again, setAgain] = useState<PreparedFile>()
  // By it the file is known again when it is chosen anew after a reload.
  const [mark, setMark] = useDraft(`import.mark.${one.id}`, '')
  useEffect(() => {
    if (own) setMark(own.mark)
  }, [own, setMark])
  const isTried = one.dryRun && one.status === 'DONE'
  return (
    <>
      <Panel title={one.fileName}>
        <Stack gap="sm">
          <Group gap="xs">
            <Badge color={one.dryRun ? 'gray' : 'sea'} c="dark" data-trial={one.dryRun}>
              {t(one.dryRun ? 'one.trial' : 'one.real')}
            </Badge>
            <Badge color="sea" data-status={one.status}>
              {code(`importStatus.${one.status}`)}
            </Badge>
            <Text size="sm">{t('one.by', { role: roleName(one.byRole), moment: formatMoment(one.createdAt) })}</Text>
          </Group>
          <ImportProgress kind={kind} one={one} mark={mark} />
          <ImportActs kind={kind} one={one} />
        </Stack>
      </Panel>
      {!isWaiting(one) && <ResultPanel kind={kind.name} one={one} />}
      {isTried && <ImportConfirm kind={kind} one={one} mark={mark} file={own ?? again} onFile={setAgain} />}
      {one.status === 'FAILED' && (
        <Text size="sm">
          <Link to={addressOf(kind)}>{t('acts.mend')}</Link>
        </Text>
      )}
      <FaultsPanel kind={kind.name} one={one} />
      <KeptPanel one={one} />
      <EntriesPanel kind={kind.name} one={one} />
      <TakenPanel one={one} />
    </>
  )
}
